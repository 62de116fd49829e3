// What every page needs: the token for htmx, times in the reader's zone, closing menus, messages, and the live stream.
import { openLive } from './live.js';

const OPEN_MENUS = 'details:is(.me, .verdicts)[open]';

const meta = name => document.querySelector(`meta[name="${name}"]`)?.content ?? '';

/** The header with which fetch proves that a request comes from our page. */
export const csrf = () => ({ 'X-CSRF-TOKEN': meta('csrf') });

/** Shows a short message at the bottom; returns the element, so that a button can be added. */
export function toast(text, milliseconds = 5000) {
  const element = document.createElement('div');
  element.className = 'toast';
  element.textContent = text;
  document.querySelector('#toasts')?.append(element);
  setTimeout(() => element.remove(), milliseconds);
  return element;
}

/** Writes times as the reader's browser would: the hour today, the date before. */
export function localTimes(root = document) {
  const language = document.documentElement.lang;
  const hour = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit' });
  const day = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });
  const full = new Intl.DateTimeFormat(language, { dateStyle: 'full', timeStyle: 'medium' });
  const today = new Date().toDateString();
  for (const element of root.querySelectorAll('time[data-local]')) {
    const at = new Date(element.dateTime);
    if (Number.isNaN(at.getTime())) continue;
    element.textContent = (at.toDateString() === today ? hour : day).format(at);
    element.title = full.format(at);
    element.removeAttribute('data-local');
  }
}

function show(id, shown) {
  const banner = document.getElementById(id);
  if (banner) banner.hidden = !shown;
}

document.addEventListener('htmx:configRequest', event => Object.assign(event.detail.headers, csrf()));
document.addEventListener('htmx:load', event => localTimes(event.detail.elt.parentElement ?? document));
document.addEventListener('htmx:responseError', event => show('failed', event.detail.xhr.status !== 401));
document.addEventListener('htmx:sendError', () => show('failed', true));
document.addEventListener('htmx:afterOnLoad', event => event.detail.successful && show('failed', false));

document.addEventListener('click', event => {
  for (const menu of document.querySelectorAll(OPEN_MENUS)) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});
document.addEventListener('keydown', event => {
  const menu = event.key === 'Escape' && document.querySelector(OPEN_MENUS);
  if (menu) {
    menu.open = false;
    menu.querySelector('summary')?.focus();
  }
});

localTimes();
if (document.querySelector('.shell')) {
  openLive(meta('live-cursor'), {
    offline: isOffline => show('offline', isOffline),
    signedOut: () => show('signed-out', true),
  });
}
