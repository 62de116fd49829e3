// Keeps the page quiet while it refreshes itself: nobody loses what they type, open or read.

const notice = document.getElementById('notice');
const following = new Set();

function say(words) {
  notice.textContent = words;
  notice.hidden = words === '';
}

/** Whether somebody is busy inside: a form stands open, or a field has the focus. */
function isBusy(fragment) {
  const focused = document.activeElement;
  const typing = focused && fragment.contains(focused) && focused.matches('input, select');
  return typing || fragment.querySelector('details[open]') !== null;
}

function isNearEnd(scroller) {
  return scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 80;
}

document.body.addEventListener('htmx:beforeSwap', (event) => {
  const polled = event.detail.requestConfig?.verb === 'get';
  if (polled && isBusy(event.detail.target)) {
    event.detail.shouldSwap = false;
    return;
  }
  for (const scroller of document.querySelectorAll('[data-follow]')) {
    if (isNearEnd(scroller)) following.add(scroller);
  }
});

document.body.addEventListener('htmx:afterSettle', () => {
  for (const scroller of following) scroller.scrollTop = scroller.scrollHeight;
  following.clear();
});

document.body.addEventListener('htmx:afterRequest', (event) => {
  if (!event.detail.successful) return;
  say('');
  const form = event.target.closest('form[data-clear]');
  if (form) form.reset();
});

document.body.addEventListener('htmx:responseError', (event) => say(event.detail.xhr.responseText.slice(0, 300)));
document.body.addEventListener('htmx:sendError', () => say(notice.dataset.lost));

for (const scroller of document.querySelectorAll('[data-follow]')) scroller.scrollTop = scroller.scrollHeight;
