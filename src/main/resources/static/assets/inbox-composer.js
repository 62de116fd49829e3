// Writing: a draft survives whatever happens to the page, and the length is counted as the network counts.
import { drawPending, load, newId, openPending, save, send } from './inbox-pending.js';

const byId = id => document.getElementById(id);
const bytes = new TextEncoder();
let heard = 0;

function count() {
  const { longest, bytes: inBytes } = byId('composer').dataset;
  const text = byId('reply').value.trim();
  const length = inBytes === 'true' ? bytes.encode(text).length : [...text].length;
  byId('reply-count').textContent = length > longest * 0.8 ? `${length} / ${longest}` : '';
  byId('reply-count').classList.toggle('over', length > longest);
  byId('send').disabled = text === '' || length > longest;
}

function write(text) {
  byId('reply').value = text;
  save('draft', text);
  count();
  byId('reply').focus();
}

function submit(event) {
  event.preventDefault();
  const text = byId('reply').value.trim();
  if (byId('send').disabled) return;
  write('');
  byId('composer-news').hidden = true;
  send({ id: newId(), text });
}

/** Begins with the conversation that is open now. */
export function openComposer(read) {
  openPending(document.querySelector('.thread').dataset.conversation, read);
  heard = Number(byId('messages').dataset.lastHeard);
  const field = byId('reply');
  field.value = load('draft', '');
  field.oninput = () => { save('draft', field.value); count(); };
  field.onkeydown = event => { if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit(event); };
  byId('composer').onsubmit = submit;
  count();
}

/** The thread was read again: what arrived leaves the waiting ones, and who writes learns that the customer did too. */
export function threadChanged() {
  drawPending();
  const last = Number(byId('messages').dataset.lastHeard);
  if (last > heard && byId('reply').value.trim()) byId('composer-news').hidden = false;
  heard = last;
}

document.addEventListener('click', event => {
  const again = event.target.closest('button[data-again]');
  if (again) write(again.dataset.again);
});
