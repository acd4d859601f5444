// What the console needs of the browser itself: theme, who speaks, keys the server must not see first, focus, scrolling, saving files.
import { sendAgain, waiting } from './composer.js';

let started = false;

export function start() {
  const theme = localStorage.getItem('theme');
  if (theme) document.documentElement.dataset.theme = theme;
  if (!started) {
    started = true;
    new MutationObserver(changed).observe(document.body, { childList: true, subtree: true, characterData: true });
    document.addEventListener('focusin', e => { if (had.at(-1) !== e.target) had = [...had.slice(-20), e.target]; });
    document.addEventListener('submit', e => { if (e.target.action?.endsWith('/sign-out')) leave(); });
    document.addEventListener('sent', () => { following = true; keepPlace(); tellWaiting(); });
    for (const kind of ['click', 'submit']) window.addEventListener(kind, stay, true); // Before anybody on the document sees it.
    const closeDrawer = () => document.querySelector('.drawer-open .scrim')?.click();
    document.addEventListener('keydown', e => { if (e.key === 'Escape') closeDrawer(); });
    narrow.addEventListener('change', closeDrawer);
    tellWhenLost();
  }
  changed();
  // Who speaks is each tab's own; a new one begins with whom the last one chose.
  return { speaker: sessionStorage.getItem('speaker') ?? localStorage.getItem('speaker'), language: navigator.language, zone: Intl.DateTimeFormat().resolvedOptions().timeZone };
}

let leaving = false;

// Whoever signs in next must not find what the one before was typing.
function leave() {
  leaving = true;
  sessionStorage.clear();
}

// The session is over: the page is asked for once more, which leads to signing in and back. Not where one is signing out: it would
// sign them in again.
export function signInAgain() { if (!leaving) location.reload(); }

export function remember(speaker) { for (const kept of [sessionStorage, localStorage]) kept.setItem('speaker', speaker); }

export function speak(language, lost, broken, reload) {
  document.documentElement.lang = language;
  document.getElementById('lost-text').textContent = lost;
  document.getElementById('broken-text').textContent = broken;
  document.querySelector('#blazor-error-ui a').textContent = reload;
}

// Seen above an open form, it takes the keyboard away from nobody: who is typing goes on, and their messages wait. A bot that was
// restarted does not know the page any more: it is loaded again.
function tellWhenLost() {
  const notice = document.getElementById('components-reconnect-modal');
  const again = async () => {
    try {
      if (!await Blazor.reconnect()) location.reload();
    } catch {
      setTimeout(again, 5000);
    }
  };
  notice.addEventListener('components-reconnect-state-changed', e => {
    if (e.detail.state === 'show') cutOff(notice, true);
    else if (e.detail.state === 'hide') {
      cutOff(notice, false);
      sendAgain();
      // What was typed meanwhile the bot has not seen.
      document.querySelectorAll('form:not(.composer) :is(input, textarea, select), #speaker').forEach(tell);
    }
    else if (e.detail.state === 'failed') again();
    else if (e.detail.state === 'rejected') location.reload();
  });
}

const isCutOff = () => document.documentElement.classList.contains('cut-off');

let drawerWasOpen = false;

function cutOff(notice, is) {
  notice.togglePopover(is);
  document.documentElement.classList.toggle('cut-off', is);
  tellWaiting();
  const open = document.querySelector('.drawer-open');
  if (is && open) {
    // The bot cannot close it now, and nobody could type under it.
    open.classList.remove('drawer-open');
    document.querySelector('main').inert = false;
    drawerWasOpen = true;
  } else if (!is && drawerWasOpen) {
    document.querySelector('.scrim')?.click();
    drawerWasOpen = false;
  }
}

// What was sent and waits is seen, so that nobody sends it twice.
function tellWaiting() {
  document.getElementById('lost-waiting').replaceChildren(...(isCutOff() ? waiting() : []).map(text => {
    const line = document.createElement('li');
    line.textContent = text.length > 120 ? text.slice(0, 120) + '…' : text;
    return line;
  }));
}

// Whoever presses something the bot cannot do meanwhile stays on the page: it comes back by itself.
function stay(e) {
  const skip = e.target.closest('.skip');
  if (skip) document.getElementById(skip.hash.slice(1))?.focus();
  if (!skip && (!isCutOff() || e.target.closest('.composer') || e.type === 'click' && !e.target.closest('a:not([target]), button, select, summary'))) return;
  e.preventDefault();
  e.stopPropagation();
}

export function toggleTheme() {
  const dark = document.documentElement.dataset.theme
    ? document.documentElement.dataset.theme === 'dark'
    : matchMedia('(prefers-color-scheme: dark)').matches;
  document.documentElement.dataset.theme = dark ? 'light' : 'dark';
  localStorage.setItem('theme', document.documentElement.dataset.theme);
}

const narrow = matchMedia('(max-width: 800px)');
const small = matchMedia('(max-width: 800px), (max-height: 500px)');

// The list of channels lies over the page on a phone: the keyboard goes there, and back.
export function drawer(open) { document.querySelector(open ? '.side a' : '.bar .menu')?.focus(); }

// The bot learns what stands in a field.
function tell(field) { field.dispatchEvent(new Event(field.matches('select, [type=checkbox]') ? 'change' : 'input', { bubbles: true })); }

// What is typed outlives the page: it stands there again when the same form is opened.
function keepTyped(form, key) {
  const typed = JSON.parse(sessionStorage.getItem(key) ?? '{}');
  for (const [id, value] of Object.entries(typed)) {
    const field = document.getElementById(id);
    if (!field || !form.contains(field)) continue;
    if (field.type === 'checkbox') field.checked = value; else field.value = value;
    tell(field);
  }
  const keep = e => {
    if (!e.target.id) return;
    typed[e.target.id] = e.target.type === 'checkbox' ? e.target.checked : e.target.value;
    sessionStorage.setItem(key, JSON.stringify(typed));
  };
  form.addEventListener('input', keep);
  form.addEventListener('change', keep);
}

export function showDialog(dialog, form) {
  if (!dialog) return;
  keepTyped(dialog, 'form/' + form);
  if (!dialog.open) dialog.showModal();
  const first = dialog.querySelector('.fields input, .fields textarea, .fields select');
  if (first) first.focus();
}

// The first field that is wrong is where one goes on.
export function showWrong(dialog) { dialog?.querySelector('.wrong :is(input, textarea, select)')?.focus(); }

export function forgetForm(form) { sessionStorage.removeItem('form/' + form); }

// Enter saves what was changed in a message, Escape leaves it as it was.
export function edit(form, key) {
  if (!form) return;
  keepTyped(form, 'form/' + key);
  const box = form.querySelector('textarea');
  box.addEventListener('keydown', e => {
    if (e.key === 'Enter' && !e.shiftKey && !e.isComposing) { e.preventDefault(); form.requestSubmit(); }
    else if (e.key === 'Escape') form.querySelector('button[type=button]').click();
  });
  box.focus();
  box.setSelectionRange(box.value.length, box.value.length);
}

export async function save(name, type, stream, open) {
  const url = URL.createObjectURL(new Blob([await stream.arrayBuffer()], { type: type + ';charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  if (open) { link.target = '_blank'; link.rel = 'noopener'; } else { link.download = name; }
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60000);
}

function changed() {
  keepFocus();
  keepPlace();
}

let had = [];

// What had the focus may go away with what was done: it goes back to what had it before, in the end to the message box.
function keepFocus() {
  if (document.activeElement !== document.body || !had.length || had.at(-1).isConnected) return;
  const touched = matchMedia('(pointer: coarse)').matches;
  for (const before of [...had.toReversed(), document.getElementById('composer')]) {
    if (!before?.isConnected || touched && before.matches('input, textarea')) continue;
    before.focus({ preventScroll: true });
    if (document.activeElement === before) return;
  }
}

let box = null, following = true, first = null, at = 0;

const resized = new ResizeObserver(() => keepPlace());

const placeOf = row => row.getBoundingClientRect().top - box.getBoundingClientRect().top;

function remark() {
  first = box.querySelector('.row');
  at = first ? placeOf(first) : 0;
}

// A conversation stays at its end while one reads there, and stays put while one reads further up, also when earlier entries come above.
function keepPlace() {
  const now = document.getElementById('conversation');
  if (now !== box) {
    box = now;
    const named = location.hash ? document.getElementById(location.hash.slice(1)) : null;
    following = !named || !box?.contains(named);
    first = null;
    // A keyboard that comes up, or a card that is opened, takes height away.
    resized.disconnect();
    if (box) resized.observe(box);
    if (box) box.addEventListener('scroll', () => { following = box.scrollHeight - box.scrollTop - box.clientHeight < 80; remark(); }, { passive: true });
    const card = document.querySelector('details.pinned');
    if (card && small.matches) card.open = false;
    if (!following) named.scrollIntoView({ block: 'center' });
  }
  if (!box || box.getAttribute('role') !== 'log') return;
  if (following) box.scrollTop = box.scrollHeight;
  else if (first?.isConnected && first !== box.querySelector('.row')) box.scrollTop += placeOf(first) - at;
  remark();
}
