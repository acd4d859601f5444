// The box one types in: what is typed waits in its channel, and what is sent is kept until the bot has it.
const Most = 200000;
const draftOf = channel => 'draft/' + channel;
const sendingOf = who => 'sending/' + who;

function keepDraft(channel, text) {
  try { text ? sessionStorage.setItem(draftOf(channel), text) : sessionStorage.removeItem(draftOf(channel)); } catch { /* More than a browser keeps. */ }
}

function sending(who) { return JSON.parse(sessionStorage.getItem(sendingOf(who)) ?? '[]'); }

function keepSending(who, all) { all.length ? sessionStorage.setItem(sendingOf(who), JSON.stringify(all)) : sessionStorage.removeItem(sendingOf(who)); }

// Each is told apart by the key of its delivery: what is handed over twice is said once.
function newKey() { return Array.from(crypto.getRandomValues(new Uint8Array(12)), b => b.toString(16).padStart(2, '0')).join(''); }

let again = () => { }, who = () => '';

// What was sent and has not arrived for sure.
export function waiting() { return sending(who()).map(one => one.text); }

// The connection is back: what had not arrived for sure is handed over once more.
export function sendAgain() { again(); }

export function compose(box, server) {
  if (!box) return; // The page was left meanwhile.
  const button = box.form.querySelector('button');
  let last = '', offered = '';
  const grow = () => { box.style.height = 'auto'; box.style.height = Math.min(box.scrollHeight + box.offsetHeight - box.clientHeight, 220) + 'px'; };
  // Only the beginning of a command is looked at while it is typed.
  const offer = () => {
    const line = box.value.startsWith('/') && box.value.length < 300 ? box.value : '';
    if (line !== offered) server.invokeMethodAsync('Offer', offered = line);
  };
  const handOver = async (who, one) => {
    try {
      // Not taken: the session is over. It waits for who signs in again.
      if (!await server.invokeMethodAsync('SendAsync', one.text, one.channel, one.key)) return;
    } catch {
      if (box.channel === one.channel) setText(box, one.text + box.value);
      else keepDraft(one.channel, one.text + (sessionStorage.getItem(draftOf(one.channel)) ?? ''));
    }
    keepSending(who, sending(who).filter(o => o.key !== one.key));
  };
  // The box is empty at once, so that what is typed next is of the next message.
  const send = () => {
    if (!box.value.trim() || !box.reportValidity()) return;
    const [who, one] = [box.dataset.who, { key: newKey(), channel: box.channel, text: box.value }];
    keepSending(who, [...sending(who), one]);
    last = box.value;
    setText(box, '');
    document.dispatchEvent(new Event('sent'));
    handOver(who, one);
  };
  again = () => { if (box.isConnected) sending(box.dataset.who).forEach(one => handOver(box.dataset.who, one)); };
  who = () => box.dataset.who;
  box.channel = box.dataset.channel;
  // Seen in the very moment the page shows it: what is typed a moment later belongs to the channel on screen.
  new MutationObserver(seen => {
    if (box.channel !== box.dataset.channel) switchTo(box, box.dataset.channel, box.dataset.carries === 'true');
    if (seen.some(change => change.attributeName === 'data-who')) again(); // What waits is said by whoever sent it, once they speak again.
  }).observe(box, { attributes: true, attributeFilter: ['data-channel', 'data-who'] });
  // What is typed waits in its channel, and outlives the page: it is loaded again when the bot was restarted.
  box.addEventListener('input', () => {
    grow();
    keepDraft(box.channel, box.value);
    box.setCustomValidity(box.value.length > Most ? box.dataset.tooLong : '');
    button.disabled = !box.value.trim();
    offer();
  });
  box.form.addEventListener('submit', e => { e.preventDefault(); send(); });
  box.addEventListener('keydown', e => {
    const offering = box.dataset.offering === 'true';
    const sends = e.key === 'Enter' && !e.shiftKey && !e.isComposing;
    if (sends || (offering && (e.key === 'Tab' && !e.shiftKey || e.key === 'ArrowUp' || e.key === 'ArrowDown'))) e.preventDefault();
    if (sends) send();
    // What is seen marked is taken at once, so that Enter right behind it sends it.
    const marked = document.querySelector('#completion [aria-selected=true]');
    if (offering && e.key === 'Tab' && !e.shiftKey && marked) setText(box, marked.dataset.text);
    // What was refused need not be typed anew.
    if (e.key === 'ArrowUp' && !box.value && last) { e.preventDefault(); setText(box, last); }
  });
  box.disabled = false;
  const draft = sessionStorage.getItem(draftOf(box.channel));
  if (draft && !box.value) setText(box, draft);
  if (matchMedia('(min-width: 800px)').matches) box.focus();
  again();
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
