// One stream a page. Each event reaches the page as the DOM event `live:<topic>` on the body, so that an element can
// say hx-trigger="live:inbox from:body"; `live:reset` means: what you show may be old, fetch everything.

const FIRST_PAUSE = 800;
const LONGEST_PAUSE = 30000;
const OFFLINE_AFTER = 6000;
const KEPT = 500;

const recent = [];
let cursor = '';

/** The last events that came after a cursor, for a fragment that was fetched before it is shown. */
export function eventsAfter(known) {
  const [epoch, number] = known.split('.');
  return recent.filter(event => {
    const [of, at] = event.cursor.split('.');
    return of === epoch && Number(at) > Number(number);
  });
}

/** Where the stream stands in this page. */
export const liveCursor = () => cursor;

/** Opens the stream of this page at the cursor it was drawn with, and keeps it open until the page goes. */
export function openLive(from, { offline, signedOut }) {
  cursor = from;
  let source = null;
  let pause = FIRST_PAUSE;
  let retry = 0;
  let alarm = 0;

  function connect() {
    clearTimeout(retry);
    source?.close();
    source = new EventSource(`/live?cursor=${encodeURIComponent(cursor)}`);
    source.onopen = connected;
    source.onmessage = heard;
    source.onerror = lost;
  }

  function connected() {
    pause = FIRST_PAUSE;
    clearTimeout(alarm);
    alarm = 0;
    offline(false);
  }

  function heard(event) {
    const end = event.data.indexOf('\n');
    const topic = event.data.slice(0, end);
    const data = event.data.slice(end + 1);
    if (topic === 'hello') {
      cursor ||= data;
      return;
    }
    cursor = event.lastEventId;
    recent.push({ cursor, topic, data });
    if (recent.length > KEPT) recent.shift();
    document.body.dispatchEvent(new CustomEvent(`live:${topic}`, { detail: { topic, data, cursor } }));
  }

  async function lost() {
    source.close();
    alarm ||= setTimeout(() => offline(true), OFFLINE_AFTER);
    if (await hasEnded()) {
      clearTimeout(alarm);
      offline(false);
      signedOut();
      return;
    }
    retry = setTimeout(connect, pause * (0.75 + Math.random() / 2));
    pause = Math.min(pause * 2, LONGEST_PAUSE);
  }

  // The stream itself does not tell why it broke.
  async function hasEnded() {
    try {
      return (await fetch('/live/session', { cache: 'no-store', signal: AbortSignal.timeout(3000) })).status === 401;
    } catch {
      return false;
    }
  }

  addEventListener('online', () => {
    if (source.readyState === EventSource.CLOSED) connect();
  });
  addEventListener('offline', () => offline(true));
  addEventListener('pagehide', () => {
    clearTimeout(retry);
    source?.close();
  });
  addEventListener('pageshow', event => {
    if (event.persisted) connect();
  });
  connect();
}
