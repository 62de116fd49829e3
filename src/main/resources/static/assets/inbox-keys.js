// Single-letter keys. They never fire inside a field or with another key held, and can be switched off.

const SWITCH = 'dragoman.keys';
const byId = id => document.getElementById(id);
const isOn = () => localStorage.getItem(SWITCH) !== 'off';

function isTaken(event) {
  return event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented
    || event.target.closest('input, textarea, select, [contenteditable], dialog');
}

/** Listens from now on; what moves and what writes is told by the caller. */
export function listenToKeys({ next, previous, reply, note }) {
  const keys = {
    j: next,
    k: previous,
    r: reply,
    n: note,
    a: () => byId('take')?.click(),
    e: () => byId('resolve')?.click(),
    '?': () => byId('keys').showModal(),
  };
  document.addEventListener('keydown', event => {
    if (isTaken(event)) {
      if (event.key === 'Escape' && event.target.closest('#reply, #note')) event.target.blur();
      return;
    }
    const key = keys[event.key.toLowerCase()];
    if (!key || !(isOn() || event.key === '?')) return;
    event.preventDefault();
    key();
  });
  document.addEventListener('click', event => {
    if (event.target.closest('[data-keys]')) byId('keys').showModal();
  });
  byId('keys-on').checked = isOn();
  byId('keys-on').addEventListener('change', event => localStorage.setItem(SWITCH, event.target.checked ? 'on' : 'off'));
}
