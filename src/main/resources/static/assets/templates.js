// The list's search, and in the editor: variables offered at a brace, the way to a problem, and care for unsaved words.

const filter = document.querySelector('[data-filter]');
const editor = document.querySelector('#editor');

function search() {
  const words = filter.value.toLocaleLowerCase().split(/\s+/);
  let found = 0;
  for (const group of document.querySelectorAll('[data-group]')) {
    const shown = [...group.querySelectorAll('[data-words]')].filter(row => {
      const text = row.dataset.words.toLocaleLowerCase();
      row.hidden = !words.every(word => text.includes(word));
      return !row.hidden;
    });
    group.hidden = shown.length === 0;
    group.querySelector('[data-count]').textContent = shown.length;
    found += shown.length;
  }
  document.querySelector('#nothing').hidden = found > 0;
}

filter?.addEventListener('input', search);
if (filter?.value) search();

const CHOSEN = '[aria-selected="true"]';
let list = null, field = null;

const offered = () => [...list.children].filter(option => !option.hidden);
/** What was typed after the last brace before the caret; null where no variable is being written. */
function typed() {
  return /\{([\w.-]*)$/.exec(field.value.slice(0, field.selectionStart))?.[1] ?? null;
}

function close() {
  list?.remove();
  field?.removeAttribute('aria-activedescendant');
  list = null;
}

function choose(option) {
  for (const other of list.children) other.setAttribute('aria-selected', String(other === option));
  if (option) field.setAttribute('aria-activedescendant', option.id);
}

function offer(at, beginning) {
  if (field !== at) close();
  field = at;
  if (!list) {
    list = document.querySelector('#variables').content.firstElementChild.cloneNode(true);
    [...list.children].forEach((option, number) => { option.id = `variable-${number}`; });
    list.addEventListener('pointerdown', event => {
      event.preventDefault();
      insert(event.target.closest('[data-name]'));
    });
    field.after(list);
  }
  for (const option of list.children) option.hidden = !option.dataset.name.startsWith(beginning);
  if (offered().length === 0) close();
  else choose(offered()[0]);
}

function insert(option) {
  if (!option) return;
  const begun = typed();
  const caret = field.selectionStart;
  const from = begun === null ? caret : caret - begun.length - 1;
  const closed = field.value[field.selectionEnd] === '}' && begun !== null ? 1 : 0;
  field.focus();
  field.setSelectionRange(from, field.selectionEnd + closed);
  // Unlike setRangeText, this can be undone with the browser's own undo, and it tells that the field has changed.
  document.execCommand('insertText', false, `{${option.dataset.name}}`);
  close();
}

function walk(event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step) {
    const all = offered();
    choose(all[(all.indexOf(list.querySelector(CHOSEN)) + step + all.length) % all.length]);
  } else if (event.key === 'Enter' || event.key === 'Tab') {
    insert(list.querySelector(CHOSEN));
  } else if (event.key === 'Escape') {
    close();
  } else {
    return;
  }
  event.preventDefault();
}

editor?.addEventListener('input', event => {
  editor.dataset.changed = 'yes';
  if (!event.target.matches('[data-variables]')) return;
  if (field !== event.target) close();
  field = event.target;
  const begun = typed();
  if (begun === null) close();
  else offer(field, begun);
});
editor?.addEventListener('keydown', event => list && event.target === field && walk(event));
editor?.addEventListener('focusout', () => setTimeout(() => document.activeElement !== field && close()));
editor?.addEventListener('submit', () => delete editor.dataset.changed);
document.addEventListener('click', event => {
  const button = event.target.closest('[data-insert]');
  if (button) {
    document.getElementById(button.dataset.insert).focus();
    offer(document.activeElement, '');
  }
  const place = event.target.closest('[data-offset]');
  const text = place && document.getElementById(place.hash.slice(1));
  if (text) {
    event.preventDefault();
    text.focus();
    text.setSelectionRange(place.dataset.offset, place.dataset.offset);
  }
});
document.addEventListener('htmx:afterSettle', event => {
  if (event.detail.target?.id === 'fields') editor.dispatchEvent(new Event('input'));
});
addEventListener('beforeunload', event => editor?.dataset.changed && event.preventDefault());
