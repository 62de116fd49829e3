import {forget} from './store.js';

/** Pauses before another try double from the first to the longest, in milliseconds. */
export const FIRST_PAUSE = 800;
export const LONGEST_PAUSE = 30_000;
const SILENCE = 40_000;

/** A pause with jitter, so that many visitors do not come back in the same moment. */
export function jitter(pause) {
  return pause * (0.6 + Math.random() * 0.4);
}

/** The line to the server: posts go up, events come down a stream that is read by fetch and resumes by cursor. */
export class Line {
  constructor(base, store, about, on) {
    Object.assign(this, {base, store, about, on, wanted: false, running: false, wake: () => {}});
  }

  async call(path, options = {}, token = this.store.get('token')) {
    const headers = token ? {Authorization: `Bearer ${token}`} : {};
    const answer = await fetch(this.base + path, {
      credentials: 'omit', cache: 'no-store', signal: AbortSignal.timeout(12_000), ...options, headers,
    });
    if (answer.status === 401 && token === this.store.get('token')) {
      forget(this.store);
      this.on.forgotten();
    }
    return answer;
  }

  async token() {
    if (!this.store.get('token')) {
      this.admitting ??= this.admit().finally(() => { this.admitting = null; });
      await this.admitting;
    }
    return this.store.get('token');
  }

  async admit() {
    const answer = await this.call('visitors', {method: 'POST', body: JSON.stringify(this.about)});
    if (answer.ok) {
      this.store.set('token', (await answer.json()).token);
    } else {
      throw new Error(`status ${answer.status}`);
    }
  }

  /** Sends one message: {cursor} when it is stored, {why} when it never will be, {pause} to try again. */
  async send({id, text, payload, files = []}) {
    try {
      const token = await this.token();
      for (const file of files) {
        const trouble = await this.upload(file, token);
        if (trouble) {
          return trouble;
        }
      }
      const named = files.length ? {files: files.map((file) => file.id)} : {};
      const body = JSON.stringify(payload ? {id, payload, title: text} : {id, text, ...named});
      const answer = await this.call('messages', {method: 'POST', body}, token);
      return answer.ok ? await answer.json() : await this.trouble(answer, [400, 413]);
    } catch {
      return {pause: 0};
    }
  }

  /** Nothing when the file is there; a second time it is the same file. */
  async upload({id, name}, token) {
    const body = await this.on.file(id);
    if (!body) {
      return {why: this.on.unwanted('gone')};
    }
    const signal = AbortSignal.timeout(90_000);
    const answer = await this.call(`files/${id}?name=${encodeURIComponent(name)}`, {method: 'POST', body, signal}, token);
    if ([413, 415].includes(answer.status)) {
      return {why: this.on.unwanted(answer.status === 413 ? 'large' : 'kind')};
    }
    return answer.ok ? null : this.trouble(answer, [400, 507]);
  }

  /** A file of this conversation. */
  async fetchFile(id) {
    const answer = await this.call(`files/${id}`, {signal: AbortSignal.timeout(90_000)});
    if (!answer.ok) {
      throw new Error(`status ${answer.status}`);
    }
    return answer.blob();
  }

  async trouble(answer, final) {
    if (final.includes(answer.status)) {
      return {why: (await answer.json()).error};
    }
    return {pause: answer.status === 401 ? 0 : 1000 * (Number(answer.headers.get('Retry-After')) || 0)};
  }

  typing() {
    const now = Date.now();
    if (this.store.get('token') && now - (this.typed ?? 0) > 3000) {
      this.typed = now;
      this.call('typing', {method: 'POST'}).catch(() => {});
    }
  }

  /** Keeps a stream open from now on; without a conversation there is nothing to listen to. */
  open() {
    this.wanted = Boolean(this.store.get('token'));
    this.wake();
    if (this.wanted && !this.running) {
      this.running = true;
      this.keepListening().finally(() => { this.running = false; });
    }
  }

  close() {
    this.wanted = false;
    this.abort?.abort();
    this.wake();
  }

  async keepListening() {
    let pause = FIRST_PAUSE;
    while (this.wanted) {
      const began = Date.now();
      const heard = await this.listen().catch(() => false);
      if (!this.wanted) {
        return;
      }
      this.on.lost();
      if (!heard) {
        await this.poll().catch(() => {});
      }
      pause = heard && Date.now() - began > 5000 ? FIRST_PAUSE : pause;
      await this.sleep(jitter(pause));
      pause = Math.min(pause * 2, LONGEST_PAUSE);
    }
  }

  sleep(pause) {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, pause);
      this.wake = () => { clearTimeout(timer); resolve(); };
    });
  }

  /** Reads one stream to its end and tells whether anything came. Proxies that hold it back end in polling. */
  async listen() {
    this.abort = new AbortController();
    const {signal} = this.abort;
    const patience = {timer: setTimeout(() => this.abort.abort(), 10_000)};
    try {
      const answer = await this.call(`stream?after=${this.store.get('after', 0)}`, {signal});
      if (!answer.ok) {
        return false;
      }
      return await this.readEvents(answer.body.getReader(), patience);
    } finally {
      clearTimeout(patience.timer);
    }
  }

  async readEvents(reader, patience) {
    const decoder = new TextDecoder();
    let text = '';
    let heard = false;
    for (;;) {
      const {done, value} = await reader.read().catch(() => ({done: true}));
      if (done) {
        return heard;
      }
      clearTimeout(patience.timer);
      patience.timer = setTimeout(() => this.abort.abort(), SILENCE);
      if (!heard) {
        heard = true;
        this.on.connected();
      }
      const events = (text + decoder.decode(value, {stream: true})).split('\n\n');
      text = events.pop();
      events.forEach((event) => this.dispatch(event));
    }
  }

  dispatch(event) {
    const kind = /^event: (.*)$/m.exec(event)?.[1];
    if (kind === 'typing') {
      this.on.typing();
    } else if (kind === 'message') {
      this.take(JSON.parse(/^data: (.*)$/m.exec(event)[1]));
    }
  }

  async poll() {
    const answer = await this.call(`messages?after=${this.store.get('after', 0)}`);
    if (answer.ok) {
      (await answer.json()).messages.forEach((message) => this.take(message));
      this.on.connected();
    }
  }

  take(message) {
    this.on.message(message);
    this.store.set('after', Math.max(message.cursor, this.store.get('after', 0)));
  }
}
