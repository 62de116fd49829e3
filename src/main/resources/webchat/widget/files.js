/** Files on their way: kept over a change of page where the browser has IndexedDB, otherwise as long as the page. */
export class Files {
  constructor() {
    this.memory = new Map();
  }

  async put(id, blob) {
    this.memory.set(id, blob);
    await this.run('readwrite', (files) => files.put(blob, id));
  }

  async get(id) {
    return this.memory.get(id) ?? this.run('readonly', (files) => files.get(id));
  }

  async drop(id) {
    this.memory.delete(id);
    await this.run('readwrite', (files) => files.delete(id));
  }

  /** Private windows may forbid it; then there is nothing to find. */
  async run(mode, work) {
    try {
      this.opened ??= done(indexedDB.open('dragoman', 1), (database) => database.createObjectStore('files'));
      return await done(work((await this.opened).transaction('files', mode).objectStore('files')));
    } catch {
      return undefined;
    }
  }
}

function done(request, upgrade) {
  return new Promise((resolve, reject) => {
    request.onupgradeneeded = () => upgrade(request.result);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
