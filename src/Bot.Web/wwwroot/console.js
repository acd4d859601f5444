// What the console needs of the browser itself: theme, who speaks, keys the server must not see first, scrolling, saving files.
export function start() {
  const theme = localStorage.getItem('theme');
  if (theme) document.documentElement.dataset.theme = theme;
  keepAtEnd();
  return localStorage.getItem('speaker');
}

export function remember(speaker) { localStorage.setItem('speaker', speaker); }

export function toggleTheme() {
  const dark = document.documentElement.dataset.theme
    ? document.documentElement.dataset.theme === 'dark'
    : matchMedia('(prefers-color-scheme: dark)').matches;
  document.documentElement.dataset.theme = dark ? 'light' : 'dark';
  localStorage.setItem('theme', document.documentElement.dataset.theme);
}

export function compose(box) {
  const grow = () => { box.style.height = 'auto'; box.style.height = Math.min(box.scrollHeight, 220) + 'px'; };
  box.addEventListener('input', grow);
  box.addEventListener('keydown', e => {
    const offering = box.dataset.offering === 'true';
    if ((e.key === 'Enter' && !e.shiftKey && !e.isComposing) || (offering && (e.key === 'Tab' && !e.shiftKey || e.key === 'ArrowUp' || e.key === 'ArrowDown'))) e.preventDefault();
  });
  if (matchMedia('(min-width: 800px)').matches) box.focus();
}

export function setText(box, text) {
  box.value = text;
  box.dispatchEvent(new Event('input'));
  box.focus();
  box.setSelectionRange(text.length, text.length);
}

// What was sent leaves the box; what was typed behind it meanwhile stays.
export function taken(box, text) {
  box.value = box.value.startsWith(text) ? box.value.slice(text.length) : '';
  box.dispatchEvent(new Event('input', { bubbles: true }));
}

export function showDialog(dialog) {
  if (!dialog.open) dialog.showModal();
  const first = dialog.querySelector('.fields input, .fields textarea, .fields select');
  if (first) first.focus();
}

export async function save(name, type, stream, open) {
  const url = URL.createObjectURL(new Blob([await stream.arrayBuffer()], { type: type + ';charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  if (open) { link.target = '_blank'; link.rel = 'noopener'; } else { link.download = name; }
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60000);
}

// A conversation stays at its end while one reads there, and stays put while one reads further up.
function keepAtEnd() {
  let box = null, following = true;
  const look = () => {
    const now = document.getElementById('conversation');
    if (now !== box) {
      box = now;
      following = !location.hash;
      if (box) box.addEventListener('scroll', () => { following = box.scrollHeight - box.scrollTop - box.clientHeight < 80; }, { passive: true });
      const card = document.querySelector('details.pinned');
      if (card && matchMedia('(max-width: 800px)').matches) card.open = false;
      if (location.hash) document.getElementById(location.hash.slice(1))?.scrollIntoView({ block: 'center' });
    }
    if (box && following && box.getAttribute('role') === 'log') box.scrollTop = box.scrollHeight;
  };
  new MutationObserver(look).observe(document.body, { childList: true, subtree: true, characterData: true });
  look();
}
