// Texts that the network approved, for a customer to whom nothing else may be written: chosen, filled in, and sent.
import { csrf } from './app.js';
import { newId } from './inbox-pending.js';
import { read } from './inbox-read.js';

const byId = id => document.getElementById(id);

async function choose(button) {
  button.disabled = true;
  try {
    const { page } = await read(button.dataset.from);
    byId('approved').replaceChildren(...page.children);
  } catch {
    byId('failed').hidden = false;
  }
  button.disabled = false;
}

function preview(form) {
  const values = [...form.querySelectorAll('[name="value"]')].map(field => field.value.trim());
  for (const place of form.querySelectorAll('[data-place]')) {
    place.textContent = values[place.dataset.place - 1] || place.dataset.empty;
  }
}

/** The same id for every try of one form, so that the customer gets it once. */
async function send(form) {
  const button = form.querySelector('button');
  const trouble = form.querySelector('[role="alert"]');
  form.dataset.id ??= newId();
  const body = new URLSearchParams(new FormData(form));
  body.set('browserId', form.dataset.id);
  button.disabled = true;
  try {
    const response = await fetch(form.action, { method: 'POST', headers: csrf(), body });
    if (response.status === 204) return form.closest('#approved').replaceChildren();
    trouble.textContent = response.status === 409 || response.status === 422 ? await response.text() : byId('pending').dataset.failed;
  } catch {
    trouble.textContent = byId('pending').dataset.failed;
  }
  trouble.hidden = false;
  button.disabled = false;
}

document.addEventListener('click', event => {
  const button = event.target.closest('#choose-approved');
  if (button) choose(button);
});
document.addEventListener('input', event => {
  const form = event.target.closest('.approved-form');
  if (form) preview(form);
});
document.addEventListener('submit', event => {
  const form = event.target.closest('.approved-form');
  if (!form) return;
  event.preventDefault();
  send(form);
});
