// Replies and notes on their way: each shows at once, is kept until the server has it, and arrives once however often it
// is tried.
import { csrf } from './app.js';
import { showEnd } from './inbox-log.js';

const byId = id => document.getElementById(id);
const underWay = new Set();
let conversation = '';
let readThread = () => {};

/** What the browser keeps of the open conversation: a draft, or replies on their way. */
export const load = (kind, otherwise) => JSON.parse(localStorage.getItem(`dragoman.${kind}.${conversation}`) ?? 'null') ?? otherwise;

/** Keeps it; nothing and the empty text are forgotten. */
export function save(kind, value) {
  const key = `dragoman.${kind}.${conversation}`;
  if (value.length) localStorage.setItem(key, JSON.stringify(value));
  else localStorage.removeItem(key);
}

/** Also where the page is not served safely, and randomUUID is missing. */
export function newId() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const hex = [...crypto.getRandomValues(new Uint8Array(16))].map(byte => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, '$1-$2-4$3-8$4-$5');
}

function element(tag, className, text = '') {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
}

function button(className, words, press) {
  const made = element('button', className, words);
  made.type = 'button';
  made.onclick = press;
  return made;
}

function bubble(reply) {
  const words = byId('pending').dataset;
  const item = element('li', `said ${reply.note ? 'note' : 'ours'} ${reply.problem ? 'failed' : ''}`);
  const by = element('p', 'by', words.me);
  if (reply.note) by.prepend(element('span', 'badge', words.note));
  const text = element('p', 'bubble', reply.text);
  text.dir = 'auto';
  const [going, failed] = reply.note ? [words.saving, words.unsaved] : [words.sending, words.unsent];
  const state = element('p', reply.problem ? 'state bad' : 'state', reply.problem ? `${failed}: ${reply.problem}` : going);
  if (reply.problem) {
    state.append(button('button tiny', words.again, () => send(reply)));
    state.append(button('button plain tiny', words.discard, () => replace(reply.id)));
  }
  item.append(by);
  if (reply.file) item.append(element('p', 'attachment', reply.file.name));
  if (reply.text) item.append(text);
  item.append(state);
  return item;
}

/** Shows what is on its way or failed, without what the server has shown by now. */
export function drawPending() {
  const waiting = load('pending', []);
  const left = waiting.filter(reply => !document.querySelector(`[data-browser="${CSS.escape(reply.id)}"]`));
  if (left.length < waiting.length) save('pending', left);
  byId('pending').replaceChildren(...left.map(bubble));
}

function replace(id, ...by) {
  save('pending', [...load('pending', []).filter(other => other.id !== id), ...by]);
  drawPending();
}

/** Sends a reply to the network, or gives a note to the house; one that fails stays with its text and the reason. */
export async function send(reply) {
  if (underWay.has(reply.id)) return;
  underWay.add(reply.id);
  const of = conversation;
  const failed = problem => { if (of === conversation) replace(reply.id, { ...reply, problem }); };
  replace(reply.id, { ...reply, problem: '' });
  showEnd();
  try {
    const body = new URLSearchParams({ browserId: reply.id, text: reply.text });
    if (reply.file) body.set('file', reply.file.id);
    const address = `/inbox/conversations/${of}/${reply.note ? 'notes' : 'replies'}`;
    const response = await fetch(address, { method: 'POST', headers: csrf(), body });
    const isSentence = response.status === 409 || response.status === 422;
    if (response.status !== 204) failed(isSentence ? await response.text() : byId('pending').dataset.failed);
  } catch {
    failed(byId('pending')?.dataset.failed);
  }
  underWay.delete(reply.id);
  readThread();
}

/** Lets the customer see that a reply is being written; nothing follows when that fails. */
export function sayThatIWrite() {
  fetch(`/inbox/conversations/${conversation}/typing`, { method: 'POST', headers: csrf() }).catch(() => {});
}

/** Begins with a conversation; what was on its way when the page went has failed, as far as anybody knows. */
export function openPending(id, read) {
  conversation = id;
  readThread = read;
  const { failed } = byId('pending').dataset;
  save('pending', load('pending', []).map(it => (underWay.has(it.id) ? it : { ...it, problem: it.problem || failed })));
  drawPending();
}
