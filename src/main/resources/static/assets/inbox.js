// The inbox: opens conversations beside the list, and reads list and thread again when something has changed.
import { localTimes } from './app.js';
import { eventsAfter } from './live.js';
import { swap } from './inbox-swap.js';
import { oneAtATime, read } from './inbox-read.js';
import { compose, openComposer, threadChanged } from './inbox-composer.js';
import { followLog, keepPlace } from './inbox-log.js';
import './inbox-approved.js';
import { listenToKeys } from './inbox-keys.js';

const LIST = ['queue-head', 'rows'];
const THREAD = ['thread-head', 'messages', 'details'];
const ahead = new Map();
let underWay = 0;

const byId = id => document.getElementById(id);
const rows = () => [...document.querySelectorAll('#rows .row')];
const place = () => rows().findIndex(row => row.dataset.id === opened());
const opened = () => document.querySelector('.thread')?.dataset.conversation ?? '';
const fail = shown => { byId('failed').hidden = !shown; };
const readList = oneAtATime(async () => {
  const { page } = await read(`/inbox/${byId('rows').dataset.view}/rows?open=${opened()}`);
  swap(page, LIST);
  mark();
});

const readThread = oneAtATime(async () => {
  const id = opened();
  if (!id) return;
  const { page } = await read(`/inbox/conversations/${id}/thread`);
  if (id === opened()) showThread(page);
});

function showThread(page) {
  keepPlace(() => swap(page, THREAD));
  threadChanged();
}

function mark() {
  for (const row of rows()) {
    if (row.dataset.id !== opened()) row.removeAttribute('aria-current');
    else row.setAttribute('aria-current', 'true');
  }
}

const paneOf = row => `${row.getAttribute('href')}/pane`;

function fetchAhead(row) {
  if (row && !ahead.has(row.dataset.id)) {
    ahead.set(row.dataset.id, read(paneOf(row)).catch(() => ahead.delete(row.dataset.id)));
  }
}

/** Another conversation is on its way: until it is there, letters must not concern the one that is left. */
async function comes(work) {
  underWay += 1;
  try {
    await work();
  } finally {
    underWay -= 1;
  }
}

const missing = () => (underWay ? 'opening' : opened() ? '' : 'none');
const open = row => comes(() => openNow(row));

async function openNow(row) {
  fetchAhead(row);
  const wanted = ahead.get(row.dataset.id);
  openNow.wanted = wanted;
  const fetched = await wanted;
  if (openNow.wanted !== wanted) return;
  ahead.delete(row.dataset.id);
  if (!fetched.page) return location.assign(row.href);
  byId('pane').replaceChildren(...fetched.page.children);
  byId('content').classList.add('open');
  history.pushState(null, '', row.getAttribute('href'));
  localTimes(byId('pane'));
  mark();
  row.scrollIntoView({ block: 'nearest' });
  begin();
}

/** Fetched ahead, a thread may be old by now: what came since is asked for. */
function begin() {
  const thread = document.querySelector('.thread[data-conversation]');
  if (!thread) return;
  followLog();
  openComposer(readThread);
  if (eventsAfter(thread.dataset.cursor).some(event => event.topic === 'conversation' && event.data.includes(opened()))) {
    readThread();
  }
  setTimeout(() => [place() + 1, place() - 1].forEach(near => fetchAhead(rows()[near])), 60);
}

/** Opens the next or the previous conversation of the list. */
function move(step) {
  const next = rows()[place() < 0 ? 0 : place() + step];
  if (next) open(next);
}

function act(button) {
  const following = button.dataset.then === 'next' ? rows()[place() + 1] : null;
  return following ? comes(() => actNow(button, following)) : actNow(button);
}

/** The focus goes back to where the menu was opened, since what was pressed may be gone with the answer. */
function closeMenu(menu) {
  if (!menu) return;
  menu.querySelector('summary').focus();
  for (const details of [menu, ...menu.querySelectorAll('details')]) details.open = false;
}

async function actNow(button, following) {
  const { post, target, verdict } = button.dataset;
  const body = verdict ? new URLSearchParams({ target, verdict }) : undefined;
  button.disabled = true;
  closeMenu(button.closest('.verdicts'));
  try {
    const { page, ok } = await read(post ?? button.dataset.delete, { method: post ? 'POST' : 'DELETE', body });
    fail(false);
    showThread(page);
    if (ok && following) await open(following);
  } catch {
    fail(true);
  }
  button.disabled = false;
}

document.addEventListener('click', event => {
  const button = event.target.closest('[data-post], [data-delete]');
  const row = event.target.closest('#rows .row');
  if (button) act(button);
  else if (row && !event.ctrlKey && !event.metaKey && !event.shiftKey && event.button === 0) {
    event.preventDefault();
    open(row);
  }
});
document.body.addEventListener('live:inbox', readList);
document.body.addEventListener('live:reset', () => { ahead.clear(); readList(); readThread(); });
document.body.addEventListener('live:conversation', event => {
  for (const id of event.detail.data.split(' ')) ahead.delete(id);
  if (event.detail.data.includes(opened() || 'none')) readThread();
});
addEventListener('popstate', () => location.reload());
listenToKeys({
  next: () => move(1),
  previous: () => move(-1),
  reply: () => compose('reply'),
  note: () => compose('note'),
  missing,
});
rows()[place()]?.scrollIntoView({ block: 'nearest' });
begin();
