// Writing: drafts survive everything, a reply shows at once, and one reply is sent once however often it is tried.
import { csrf } from './app.js';
import { showEnd } from './inbox-log.js';

const byId = id => document.getElementById(id);
const bytes = new TextEncoder();
const now = new Set();
let conversation = '';
let heard = 0;
let readThread = () => {};

const load = (kind, otherwise) => JSON.parse(localStorage.getItem(`dragoman.${kind}.${conversation}`) ?? 'null') ?? otherwise;
function save(kind, value, of = conversation) {
  const key = `dragoman.${kind}.${of}`;
  if (value?.length) localStorage.setItem(key, JSON.stringify(value));
  else localStorage.removeItem(key);
}

/** Also where the page is not served safely, and randomUUID is missing. */
function newId() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const hex = [...crypto.getRandomValues(new Uint8Array(16))].map(byte => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, '$1-$2-4$3-8$4-$5');
}

function count() {
  const { longest, bytes: inBytes } = byId('composer').dataset;
  const text = byId('reply').value.trim();
  const length = inBytes === 'true' ? bytes.encode(text).length : [...text].length;
  const left = longest - length;
  byId('reply-count').textContent = length > longest * 0.8 ? `${length} / ${longest}` : '';
  byId('reply-count').classList.toggle('over', left < 0);
  byId('send').disabled = text === '' || left < 0;
}

function element(tag, className, text) {
  const made = document.createElement(tag);
  made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

function bubble(reply) {
  const words = byId('pending').dataset;
  const item = element('li', `said ours ${reply.problem ? 'failed' : ''}`);
  const text = element('p', 'bubble', reply.text);
  text.dir = 'auto';
  const state = element('p', reply.problem ? 'state bad' : 'state', reply.problem ? `${words.unsent}: ${reply.problem}` : words.sending);
  if (reply.problem) {
    const again = element('button', 'button tiny', words.again);
    const discard = element('button', 'button plain tiny', words.discard);
    again.onclick = () => send(reply);
    discard.onclick = () => forget(reply);
    state.append(again, discard);
  }
  item.append(element('p', 'by', words.me), text, state);
  return item;
}

/** What is on its way or failed, without what the server has shown by now. */
function draw() {
  const waiting = load('pending', []);
  const left = waiting.filter(reply => !document.querySelector(`[data-browser="${CSS.escape(reply.id)}"]`));
  if (left.length < waiting.length) save('pending', left);
  byId('pending').replaceChildren(...left.map(bubble));
}

function keep(reply, of) {
  if (of !== conversation) return;
  save('pending', [...load('pending', []).filter(other => other.id !== reply.id), reply]);
  draw();
}

function forget(reply) {
  save('pending', load('pending', []).filter(other => other.id !== reply.id));
  draw();
}

async function send(reply) {
  if (now.has(reply.id)) return;
  now.add(reply.id);
  const of = conversation;
  keep({ ...reply, problem: '' }, of);
  showEnd();
  try {
    const body = new URLSearchParams({ browserId: reply.id, text: reply.text });
    const response = await fetch(`/inbox/conversations/${of}/replies`, { method: 'POST', headers: csrf(), body });
    if (response.status !== 204) {
      const isSentence = response.status === 409 || response.status === 422;
      keep({ ...reply, problem: isSentence ? await response.text() : byId('pending').dataset.failed }, of);
    }
  } catch {
    if (of === conversation) keep({ ...reply, problem: byId('pending').dataset.failed }, of);
  }
  now.delete(reply.id);
  readThread();
}

function submit() {
  const field = byId('reply');
  if (byId('send').disabled) return;
  const reply = { id: newId(), text: field.value.trim() };
  field.value = '';
  save('draft', '');
  count();
  byId('composer-news').hidden = true;
  field.focus();
  send(reply);
}

/** Begins with the conversation that is open now. */
export function openComposer(read) {
  readThread = read;
  conversation = document.querySelector('.thread').dataset.conversation;
  heard = Number(byId('messages').dataset.lastHeard);
  const field = byId('reply');
  field.value = load('draft', '');
  field.oninput = () => { save('draft', field.value); count(); };
  field.onkeydown = event => { if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) { event.preventDefault(); submit(); } };
  byId('composer').onsubmit = event => { event.preventDefault(); submit(); };
  const failed = byId('pending').dataset.failed;
  save('pending', load('pending', []).map(reply => (now.has(reply.id) ? reply : { ...reply, problem: reply.problem || failed })));
  draw();
  count();
}

/** The thread was read again: what arrived leaves the waiting ones, and who writes learns that the customer did too. */
export function threadChanged() {
  draw();
  const last = Number(byId('messages').dataset.lastHeard);
  if (last > heard && byId('reply').value.trim()) byId('composer-news').hidden = false;
  heard = last;
}

document.addEventListener('click', event => {
  const again = event.target.closest('[data-again]:not(ol)');
  if (!again) return;
  byId('reply').value = again.dataset.again;
  byId('reply').oninput();
  byId('reply').focus();
});
