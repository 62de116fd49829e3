import {givenFile} from './given.js';
import {CLIP, el, icon, putText} from './page.js';

const UNSENT = Number.MAX_SAFE_INTEGER;

/** The list of messages: each id once, by cursor, what is unsent last. Rows stay in place, for readers and screens. */
export class Messages {
  constructor(list, words, language, on) {
    Object.assign(this, {list, words, on, rows: new Map()});
    this.clock = new Intl.DateTimeFormat(language, {hour: '2-digit', minute: '2-digit'});
    this.date = new Intl.DateTimeFormat(language, {day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit'});
  }

  /** Shows a message or its new state. */
  show(message) {
    const known = this.rows.get(message.id);
    const row = known ?? this.newRow(message);
    row.message = message;
    this.tellState(row);
    if (!known || row.cursor !== (message.cursor ?? UNSENT)) {
      row.cursor = message.cursor ?? UNSENT;
      this.putInOrder(row);
    }
    this.offerChoices();
  }

  newRow(message) {
    const bubble = el('div', {class: 'bubble', dir: 'auto'});
    putText(bubble, message.text, message.from !== 'customer');
    message.files?.forEach((file) => bubble.append(message.from === 'customer' ? ownFile(file) : givenFile(file, this.on)));
    const meta = el('div', {class: 'meta'});
    const node = el('li', {class: `row ${message.from}`}, bubble, meta);
    const row = {node, meta, bubble};
    this.rows.set(message.id, row);
    return row;
  }

  putInOrder({node, cursor}) {
    node.cursor = cursor;
    const behind = [...this.list.children].find((other) => other !== node && other.cursor > cursor) ?? null;
    if (!node.parentNode || node.nextSibling !== behind) {
      this.list.insertBefore(node, behind);
    }
  }

  tellState({meta, message}) {
    const {words} = this;
    const who = {bot: words.fromBot, person: words.fromPerson}[message.from];
    const failed = !message.cursor && (message.state === 'failed' || message.state === 'late');
    const state = failed ? words.failed : message.cursor ? words.sent : words.sending;
    meta.className = failed ? 'meta bad' : 'meta';
    const more = message.why ?? (message.at && this.time(message.at));
    meta.replaceChildren(more ? `${who ?? state} · ${more}` : who);
    if (failed) {
      meta.append(' ', el('button', {type: 'button', class: 'again', onclick: () => this.on.again(message.id)}, words.again));
    }
  }

  time(at) {
    const when = new Date(at);
    return (when.toDateString() === new Date().toDateString() ? this.clock : this.date).format(when);
  }

  /** Only the newest message offers its choices. */
  offerChoices() {
    for (const row of this.rows.values()) {
      const wanted = row.node === this.list.lastElementChild && row.message.choices?.length;
      if (wanted && !row.choices) {
        row.choices = this.choicesOf(row.message);
        row.node.append(row.choices);
      } else if (!wanted && row.choices) {
        row.choices.remove();
        row.choices = null;
      }
    }
  }

  choicesOf({choices}) {
    const buttons = choices.map((choice) => el('button', {
      type: 'button', class: 'choice', dir: 'auto', onclick: () => this.on.press(choice),
    }, choice.title));
    return el('div', {class: 'choices'}, ...buttons);
  }

  clear() {
    this.rows.clear();
    this.list.replaceChildren();
  }
}

/** A file of the visitor's own: its name is enough. */
function ownFile({name}) {
  return el('div', {class: 'file'}, icon(16, CLIP), el('bdi', {}, name));
}
