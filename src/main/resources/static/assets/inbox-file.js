// A file for the next reply: chosen, pasted or dropped, and handed in at once under an id made here, so that a repeat is
// the same file. The reply speaks of it by that id.
import { csrf } from './app.js';
import { load, newId, save } from './inbox-pending.js';

const LONGEST = 60_000;
const byId = id => document.getElementById(id);
let conversation = '';
let changed = () => {};
/** The file that is not handed in yet: {id, blob, abort, problem}. */
let coming = null;

/** The file that the next reply takes along; nothing while there is none, or it is on its way. */
export const chosenFile = () => load('file', [])[0];

/** Whether a reply has to wait for a file. */
export const fileIsMissing = () => coming !== null;

/** Lays a file aside that was handed in, for the next reply; or none. */
export function choose(file) {
  coming?.abort.abort();
  coming = null;
  if (byId('chosen')) save('file', file ? [file] : []);
  draw();
}

function draw() {
  const box = byId('chosen');
  if (!box) return;
  const file = coming ?? chosenFile();
  box.hidden = !file;
  byId('chosen-name').textContent = file?.name ?? '';
  byId('chosen-state').textContent = file && (coming ? coming.problem || box.dataset.coming : box.dataset.here);
  byId('chosen-state').classList.toggle('over', Boolean(coming?.problem));
  byId('chosen-again').hidden = !coming?.again;
  changed();
}

function refuse(mine, problem, again = false) {
  if (coming !== mine) return;
  Object.assign(mine, { problem, again });
  draw();
}

async function handIn(mine) {
  const { dataset } = byId('chosen');
  const patience = setTimeout(() => mine.abort.abort(), LONGEST);
  refuse(mine, '');
  try {
    const address = `/inbox/conversations/${conversation}/files/${mine.id}?name=${encodeURIComponent(mine.name)}`;
    const headers = { ...csrf(), 'Content-Type': 'application/octet-stream' };
    const response = await fetch(address, { method: 'PUT', headers, body: mine.blob, signal: mine.abort.signal });
    if (response.ok) {
      const { name } = await response.json();
      if (coming === mine) choose({ id: mine.id, name });
    } else if (response.status === 422) {
      refuse(mine, await response.text());
    } else {
      refuse(mine, dataset.failed, true);
    }
  } catch {
    refuse(mine, dataset.failed, true);
  }
  clearTimeout(patience);
}

/** One file: a new one takes the place of the one before. */
function take(files) {
  const [blob] = files;
  if (!blob || !byId('chosen')) return;
  choose();
  coming = { id: newId(), name: blob.name, blob, abort: new AbortController(), problem: '', again: false };
  if (blob.size > Number(byId('chosen').dataset.largest)) refuse(coming, byId('chosen').dataset.large);
  else handIn(coming);
  byId('reply').focus();
}

function again() {
  coming.abort = new AbortController();
  handIn(coming);
}

/** Words go their usual way. */
function given(event, files) {
  if (!files?.length || !byId('chosen') || byId('composer').classList.contains('noting')) return;
  event.preventDefault();
  take(files);
}

function openDrop(composer) {
  const over = on => composer.classList.toggle('dropping', on);
  composer.ondragover = event => {
    if (!event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    over(true);
  };
  composer.ondragleave = () => over(false);
  composer.ondrop = event => { over(false); given(event, event.dataTransfer.files); };
}

/** Begins with the conversation that is open now; calls back when the file of the next reply is another. */
export function openFiles(id, onChange) {
  coming?.abort.abort();
  coming = null;
  conversation = id;
  changed = onChange;
  if (!byId('chosen')) return;
  byId('choose-file').onclick = () => byId('file').click();
  byId('file').onchange = () => { take(byId('file').files); byId('file').value = ''; };
  byId('chosen-remove').onclick = () => { choose(); byId('reply').focus(); };
  byId('chosen-again').onclick = again;
  byId('reply').onpaste = event => given(event, event.clipboardData?.files);
  openDrop(byId('composer'));
  draw();
}
