// The scrolling thread: new messages never move what somebody reads. And times that grow while one looks.

const NEAR = 90;
const byId = id => document.getElementById(id);

const isAtEnd = log => log.scrollHeight - log.scrollTop - log.clientHeight < NEAR;
const toEnd = log => { log.scrollTop = log.scrollHeight; };

/** Begins a thread at its end. */
export function followLog() {
  const log = byId('log');
  toEnd(log);
  log.addEventListener('scroll', () => { if (isAtEnd(log)) byId('new-chip').hidden = true; }, { passive: true });
  byId('new-chip').addEventListener('click', () => toEnd(log));
}

/** Changes the thread; goes along if the end was in sight, else stays and says when something new came. */
export function keepPlace(change) {
  const log = byId('log');
  const followed = isAtEnd(log);
  const place = log.scrollTop;
  const last = byId('messages').lastElementChild?.id;
  change();
  if (followed) {
    toEnd(log);
    return;
  }
  log.scrollTop = place;
  if (byId('messages').lastElementChild?.id !== last) byId('new-chip').hidden = false;
}

/** Shows the end, after one's own message. */
export const showEnd = () => toEnd(byId('log'));

function age(since, words) {
  const minutes = Math.floor((Date.now() - new Date(since)) / 60000);
  if (minutes < 1) return words.now;
  if (minutes < 60) return words.minutes.replace('{0}', minutes);
  if (minutes < 1440) return words.hours.replace('{0}', Math.floor(minutes / 60));
  return words.days.replace('{0}', Math.floor(minutes / 1440));
}

function tick() {
  const words = byId('rows').dataset;
  for (const time of document.querySelectorAll('time[data-since]')) {
    const text = age(time.dateTime, words);
    if (time.textContent !== text) time.textContent = text;
  }
}
setInterval(tick, 5000);
