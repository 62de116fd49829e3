// Puts a freshly read fragment in place of the old one and leaves alone what did not change: what has the focus, what
// stands open, what is selected, and what a screen reader has read already.
import { localTimes } from './app.js';

/** The elements of a fragment, by no script run. */
export const parse = text => new DOMParser().parseFromString(text, 'text/html').body;

function looks(element) {
  const copy = element.cloneNode(true);
  for (const time of copy.querySelectorAll('time')) {
    time.textContent = '';
    time.removeAttribute('title');
    time.removeAttribute('data-local');
  }
  for (const details of copy.querySelectorAll('details')) details.removeAttribute('open');
  for (const button of copy.querySelectorAll('button')) button.removeAttribute('disabled');
  copy.removeAttribute('aria-current');
  return copy.outerHTML;
}

function openAsBefore(old, fresh) {
  for (const details of old.querySelectorAll('details[open][id]')) {
    const same = fresh.querySelector(`#${CSS.escape(details.id)}`);
    if (same) same.open = true;
  }
}

function children(old, fresh) {
  const known = new Map([...old.children].filter(child => child.id).map(child => [child.id, child]));
  const wanted = [...fresh.children].map(child => {
    const before = known.get(child.id);
    if (before && looks(before) === looks(child)) return before;
    if (before) openAsBefore(before, child);
    return child;
  });
  const kept = new Set(wanted);
  for (const child of [...old.childNodes]) if (!kept.has(child)) child.remove();
  let at = old.firstChild;
  for (const child of wanted) {
    if (child === at) at = at.nextSibling;
    else old.insertBefore(child, at);
  }
}

/** Takes the elements of these ids over from a page into the document. */
export function swap(page, ids) {
  const focused = document.activeElement?.id;
  for (const id of ids) {
    const old = document.getElementById(id);
    const fresh = page.querySelector(`#${id}`);
    if (!old || !fresh || looks(old) === looks(fresh)) continue;
    for (const { name, value } of fresh.attributes) old.setAttribute(name, value);
    children(old, fresh);
    localTimes(old);
  }
  if (focused && document.activeElement === document.body) document.getElementById(focused)?.focus({ preventScroll: true });
}
