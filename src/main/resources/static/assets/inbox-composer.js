// Writing: a reply to the customer or a note for the team, each in a field of its own, so that neither becomes the other.
// A draft survives whatever happens to the page, and the length is counted as the network counts.
import { lengthOf } from './text-length.js';
import { choose, chosenFile, fileIsMissing, openFiles } from './inbox-file.js';
import { drawPending, load, newId, openPending, save, sayThatIWrite, send } from './inbox-pending.js';

const byId = id => document.getElementById(id);
const DRAFTS = { reply: 'draft', note: 'draft-note' };
const BUTTONS = { reply: 'send', note: 'save-note' };
let heard = 0;
let told = 0;

const kind = () => (byId('composer').classList.contains('noting') ? 'note' : 'reply');
const words = () => byId(kind()).value.trim();

/** How long a note, a reply or the words with a file may be; where a network takes no such words they are a reply. */
function room() {
  const { longest, longestNote, unit, longestCaption, captionUnit } = byId('composer').dataset;
  if (kind() === 'note') return { most: Number(longestNote), unit: 'CHARACTERS' };
  return chosenFile() && longestCaption !== '0'
    ? { most: Number(longestCaption), unit: captionUnit }
    : { most: Number(longest), unit };
}

function count() {
  const text = words();
  const { most, unit } = room();
  const length = lengthOf(text, unit);
  const nothing = text === '' && !(kind() === 'reply' && chosenFile());
  byId('reply-count').textContent = length > most * 0.8 ? `${length} / ${most}` : '';
  byId('reply-count').classList.toggle('over', length > most);
  byId(BUTTONS[kind()]).disabled = nothing || length > most || (kind() === 'reply' && fileIsMissing());
}

function show(wanted) {
  byId('composer').classList.toggle('noting', wanted === 'note');
  for (const button of document.querySelectorAll('[data-compose]')) {
    button.setAttribute('aria-pressed', String(button.dataset.compose === wanted));
  }
  if (wanted === 'note') byId('composer-news').hidden = true;
  count();
}

/** Turns to the reply or to the note, for this conversation until it is turned back, and begins to write. */
export function compose(wanted) {
  if (!byId('composer')) return;
  save('kind', wanted === 'note' ? wanted : '');
  show(wanted);
  byId(wanted).focus();
}

function write(text) {
  byId(kind()).value = text;
  save(DRAFTS[kind()], text);
  count();
  byId(kind()).focus();
}

function submit(event) {
  event.preventDefault();
  const text = words();
  if (byId(BUTTONS[kind()]).disabled) return;
  const file = kind() === 'reply' ? chosenFile() : undefined;
  if (file) choose();
  write('');
  byId('composer-news').hidden = true;
  send({ id: newId(), text, file, note: kind() === 'note' });
}

/** The customer sees that somebody writes; told at most every five seconds, and a failure is of no consequence. */
function tellThatIWrite() {
  if (Date.now() - told < 5000 || kind() !== 'reply' || words() === '') return;
  told = Date.now();
  sayThatIWrite();
}

function openField(which) {
  const field = byId(which);
  field.value = load(DRAFTS[which], '');
  field.oninput = () => { save(DRAFTS[which], field.value); count(); tellThatIWrite(); };
  field.onkeydown = event => { if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit(event); };
}

/** Begins with the conversation that is open now. */
export function openComposer(read) {
  const { conversation } = document.querySelector('.thread').dataset;
  openPending(conversation, read);
  heard = Number(byId('messages').dataset.lastHeard);
  told = 0;
  openField('reply');
  openField('note');
  openFiles(conversation, count);
  byId('composer').onsubmit = submit;
  show(load('kind', 'reply'));
}

/** The thread was read again: what arrived leaves the waiting ones, and who writes learns that the customer did too. */
export function threadChanged() {
  drawPending();
  const last = Number(byId('messages').dataset.lastHeard);
  if (last > heard && kind() === 'reply' && words()) byId('composer-news').hidden = false;
  heard = last;
}

/** What could not be sent, to be sent anew. */
function takeUp({ again, againFile, againName }) {
  compose('reply');
  if (againFile) choose({ id: againFile, name: againName });
  write(again);
}

document.addEventListener('click', event => {
  const again = event.target.closest('button[data-again]');
  const turn = event.target.closest('button[data-compose]');
  if (turn) compose(turn.dataset.compose);
  if (again) takeUp(again.dataset);
});
