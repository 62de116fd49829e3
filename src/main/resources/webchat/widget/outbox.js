import {FIRST_PAUSE, LONGEST_PAUSE, jitter} from './line.js';

/** Messages on their way: kept over a change of page, sent in order, repeated under the same id until they are stored. */
export class Outbox {
  constructor(store, line, on) {
    Object.assign(this, {store, line, on, busy: false, pause: FIRST_PAUSE, tries: 0});
  }

  all() {
    return this.store.get('outbox', []);
  }

  put(message) {
    this.store.set('outbox', [...this.all(), message]);
    this.flush();
  }

  change(id, changes) {
    this.store.set('outbox', this.all().map((old) => (old.id === id ? {...old, ...changes} : old)));
    const changed = this.all().find((message) => message.id === id);
    if (changed) {
      this.on.changed(changed);
    }
  }

  drop(id) {
    this.store.set('outbox', this.all().filter((message) => message.id !== id));
  }

  /** The visitor pressed Try again. */
  again(id) {
    this.change(id, {state: 'waiting', why: undefined});
    this.now();
  }

  /** Tries at once, as when the network is back. */
  now() {
    this.pause = FIRST_PAUSE;
    this.tries = 0;
    this.flush();
  }

  async flush() {
    clearTimeout(this.timer);
    if (this.busy) {
      return;
    }
    this.busy = true;
    try {
      for (let next = this.next(); next && (await this.send(next)); next = this.next()) {
        this.tries = 0;
        this.pause = FIRST_PAUSE;
      }
    } finally {
      this.busy = false;
    }
  }

  next() {
    return this.all().find((message) => message.state !== 'failed');
  }

  /** True when the next one may go: this one is stored, or will never be. */
  async send(message) {
    const {cursor, why, pause} = await this.line.send(message);
    if (cursor) {
      this.on.stored({...message, cursor, state: undefined, why: undefined});
      this.drop(message.id);
      return true;
    }
    if (why) {
      this.change(message.id, {state: 'failed', why});
      return true;
    }
    this.tries += 1;
    if (this.tries >= 3 && message.state !== 'late') {
      this.change(message.id, {state: 'late'});
    }
    this.timer = setTimeout(() => this.flush(), Math.max(pause, jitter(this.pause)));
    this.pause = Math.min(this.pause * 2, LONGEST_PAUSE);
    return false;
  }
}
