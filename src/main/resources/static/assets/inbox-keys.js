// Single-letter keys. They never fire inside a field, with another key held or out of the midst of prose, and can be
// switched off.
import { toast } from './app.js';
import { BURST, listenToTyping } from './inbox-typing.js';

const SWITCH = 'dragoman.keys';
const FIELD = 'input:not([type=checkbox]), textarea, select, [contenteditable]';
const byId = id => document.getElementById(id);
const isOn = () => localStorage.getItem(SWITCH) !== 'off';
const say = what => toast(byId('keys').dataset[what]);
const isLetter = event => [...event.key].length === 1 || event.key === 'Dead';
const isAt = (event, place) => event.target instanceof Element && event.target.closest(place);
const keyOf = event => (event.shiftKey ? event.key : event.key.toLowerCase());

function isTaken(event) {
  return event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented
    || byId('keys').open;
}

/**
 * Listens from now on; what moves and what writes is told by the caller. `missing` says what a letter that concerns the
 * open conversation lacks: `none` is open, or one is still `opening`; or nothing.
 */
export function listenToKeys({ next, previous, reply, note, missing }) {
  const show = () => byId('keys').showModal();
  const here = { r: reply, n: note, a: () => byId('take')?.click(), e: () => byId('resolve')?.click() };
  const keys = { ...here, j: next, k: previous, '?': show };
  const typing = listenToTyping(new Set(Object.keys(keys)));

  function act(key, at) {
    const lack = key in here && missing();
    if (!lack) return keys[key]();
    // Whoever wanted to write begins to write: none of those letters may do anything.
    typing.refused(at);
    say(lack);
  }

  function press(event) {
    const key = keyOf(event);
    const at = event.timeStamp;
    const verdict = typing.judge(key, at);
    if (verdict === 'swallow' && typing.isNews()) say('swallowed');
    // A space on a button would press it.
    if (verdict === 'swallow' && key === ' ') event.preventDefault();
    if (verdict === 'swallow' || key === ' ') return;
    event.preventDefault();
    if (event.repeat && key in here) return;
    if (verdict === 'act') act(key, at);
    else setTimeout(() => { if (typing.stoodAlone(at)) act(key, at); }, BURST);
  }

  document.addEventListener('keydown', event => {
    if (event.key === 'Escape' || event.key === 'Tab') typing.left();
    if (isTaken(event)) return;
    if (isAt(event, FIELD)) {
      if (event.key === 'Escape' && isAt(event, '#reply, #note')) event.target.blur();
      if (isLetter(event)) typing.written(event.key, event.timeStamp);
    } else if (event.key === 'Enter' && typing.isProse(event.timeStamp)) event.preventDefault();
    else if (isLetter(event) && (isOn() || event.key === '?')) press(event);
  });
  document.addEventListener('pointerdown', () => typing.left());
  document.addEventListener('click', event => {
    if (event.target.closest('[data-keys]')) show();
  });
  byId('keys-on').checked = isOn();
  byId('keys-on').addEventListener('change', event => localStorage.setItem(SWITCH, event.target.checked ? 'on' : 'off'));
}
