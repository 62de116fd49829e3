/** What survives a change of page: localStorage, or plain memory where the browser forbids it. */
export function storeFor(site) {
  const memory = new Map();
  const name = (key) => `dragoman:${site}:${key}`;
  return {
    get(key, fallback) {
      try {
        const text = localStorage.getItem(name(key)) ?? memory.get(key);
        return text == null ? fallback : JSON.parse(text);
      } catch {
        return memory.has(key) ? JSON.parse(memory.get(key)) : fallback;
      }
    },
    set(key, value) {
      const text = JSON.stringify(value);
      try {
        localStorage.setItem(name(key), text);
        memory.delete(key);
      } catch {
        memory.set(key, text);
      }
    },
    remove(key) {
      memory.delete(key);
      try {
        localStorage.removeItem(name(key));
      } catch {
        // Forbidden: then there is nothing to remove.
      }
    },
  };
}

const KEPT = 60;

/** Keeps the newest messages in the order of their cursors, each id once; read afresh, since other tabs write too. */
export function remember(store, message) {
  const others = store.get('log', []).filter((old) => old.id !== message.id);
  store.set('log', [...others, message].sort((a, b) => a.cursor - b.cursor).slice(-KEPT));
}

/** The server does not know us any more: what we remember of the conversation goes, what is unsent stays. */
export function forget(store) {
  ['token', 'log', 'after', 'seen'].forEach((key) => store.remove(key));
}
