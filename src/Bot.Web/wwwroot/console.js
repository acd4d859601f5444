// What the console needs of the browser itself: theme, who speaks, keys the server must not see first, scrolling, saving files.
export function start() {
  const theme = localStorage.getItem('theme');
  if (theme) document.documentElement.dataset.theme = theme;
  keepAtEnd();
  // Whoever signs in next must not find what the one before was typing.
  document.addEventListener('submit', e => { if (e.target.action?.endsWith('/sign-out')) sessionStorage.clear(); });
  tellWhenLost();
  return { speaker: localStorage.getItem('speaker'), language: navigator.language, zone: Intl.DateTimeFormat().resolvedOptions().timeZone };
}

export function remember(speaker) { localStorage.setItem('speaker', speaker); }

export function speak(language, lost) {
  document.documentElement.lang = language;
  document.getElementById('lost-text').textContent = lost;
}

// A dialog as the forms are, so that it is seen above one. A bot that was restarted does not know the page any more: it is loaded again.
function tellWhenLost() {
  const notice = document.getElementById('components-reconnect-modal');
  if (notice.listens) return;
  notice.listens = true;
  const again = async () => {
    try {
      if (!await Blazor.reconnect()) location.reload();
    } catch {
      setTimeout(again, 5000);
    }
  };
  notice.addEventListener('cancel', e => e.preventDefault());
  notice.addEventListener('components-reconnect-state-changed', e => {
    if (e.detail.state === 'show' && !notice.open) notice.showModal();
    else if (e.detail.state === 'hide') notice.close();
    else if (e.detail.state === 'failed') again();
    else if (e.detail.state === 'rejected') location.reload();
  });
}

export function toggleTheme() {
  const dark = document.documentElement.dataset.theme
    ? document.documentElement.dataset.theme === 'dark'
    : matchMedia('(prefers-color-scheme: dark)').matches;
  document.documentElement.dataset.theme = dark ? 'light' : 'dark';
  localStorage.setItem('theme', document.documentElement.dataset.theme);
}

const draftOf = channel => 'draft/' + channel;

function keepDraft(channel, text) { text ? sessionStorage.setItem(draftOf(channel), text) : sessionStorage.removeItem(draftOf(channel)); }

export function compose(box, server) {
  if (!box) return; // The page was left meanwhile.
  const grow = () => { box.style.height = 'auto'; box.style.height = Math.min(box.scrollHeight, 220) + 'px'; };
  // The box is empty at once, so that what is typed next is of the next message; what could not be handed over comes back.
  const send = () => {
    const [text, channel] = [box.value, box.channel];
    if (!text.trim()) return;
    setText(box, '');
    server.invokeMethodAsync('SendAsync', text, channel).catch(() => {
      if (box.channel === channel) setText(box, text + box.value);
      else keepDraft(channel, text + (sessionStorage.getItem(draftOf(channel)) ?? ''));
    });
  };
  box.channel = box.dataset.channel;
  // Seen in the very moment the page shows it: what is typed a moment later belongs to the channel on screen.
  new MutationObserver(() => { if (box.channel !== box.dataset.channel) switchTo(box, box.dataset.channel, box.dataset.carries === 'true'); })
    .observe(box, { attributes: true, attributeFilter: ['data-channel'] });
  // What is typed waits in its channel, and outlives the page: it is loaded again when the bot was restarted.
  box.addEventListener('input', () => { grow(); keepDraft(box.channel, box.value); });
  box.form.addEventListener('submit', e => { e.preventDefault(); send(); });
  box.addEventListener('keydown', e => {
    const offering = box.dataset.offering === 'true';
    const sending = e.key === 'Enter' && !e.shiftKey && !e.isComposing;
    if (sending || (offering && (e.key === 'Tab' && !e.shiftKey || e.key === 'ArrowUp' || e.key === 'ArrowDown'))) e.preventDefault();
    if (sending) send();
    // What is seen marked is taken at once, so that Enter right behind it sends it.
    const marked = document.querySelector('#completion [aria-selected=true]');
    if (offering && e.key === 'Tab' && !e.shiftKey && marked) setText(box, marked.dataset.text);
  });
  box.disabled = false;
  const draft = sessionStorage.getItem(draftOf(box.channel));
  if (draft && !box.value) setText(box, draft);
  if (matchMedia('(min-width: 800px)').matches) box.focus();
}

// Another channel is on screen: what is being typed waits where it was typed, unless the bot opened the new one meanwhile.
function switchTo(box, channel, carries) {
  const carried = carries ? box.value : '';
  if (carried) keepDraft(box.channel, '');
  box.channel = channel;
  put(box, carried || (sessionStorage.getItem(draftOf(channel)) ?? ''));
}

function put(box, text) {
  if (box.value === text) return keepDraft(box.channel, text);
  box.value = text;
  box.dispatchEvent(new Event('input', { bubbles: true }));
}

export function setText(box, text) {
  put(box, text);
  box.focus();
  box.setSelectionRange(text.length, text.length);
}

// What is typed into a form outlives the page as well: it stands there again when the same form is opened.
export function showDialog(dialog, form) {
  if (!dialog) return;
  const key = 'form/' + form;
  const typed = JSON.parse(sessionStorage.getItem(key) ?? '{}');
  for (const [id, value] of Object.entries(typed)) {
    const field = document.getElementById(id);
    if (!field || !dialog.contains(field)) continue;
    if (field.type === 'checkbox') field.checked = value; else field.value = value;
    field.dispatchEvent(new Event(field.matches('select, [type=checkbox]') ? 'change' : 'input', { bubbles: true }));
  }
  const keep = e => {
    if (!e.target.id) return;
    typed[e.target.id] = e.target.type === 'checkbox' ? e.target.checked : e.target.value;
    sessionStorage.setItem(key, JSON.stringify(typed));
  };
  dialog.addEventListener('input', keep);
  dialog.addEventListener('change', keep);
  if (!dialog.open) dialog.showModal();
  const first = dialog.querySelector('.fields input, .fields textarea, .fields select');
  if (first) first.focus();
}

export function forgetForm(form) { sessionStorage.removeItem('form/' + form); }

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
