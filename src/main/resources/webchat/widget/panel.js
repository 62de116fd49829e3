import {CLIP, el, followViewport, icon} from './page.js';
import {CSS} from './style.js';

const BUBBLE = 'M12 4c4.7 0 8.5 3.2 8.5 7.2s-3.8 7.2-8.5 7.2c-1 0-2-.15-2.9-.42L4.8 20l1.1-3.6C4.4 15.1 3.5 13.3 3.5 11.2 3.5 7.2 7.3 4 12 4z';
const PERSON = ['M12 12a3.6 3.6 0 1 0 0-7.2 3.6 3.6 0 0 0 0 7.2z', 'M5 20c.6-3.4 3.4-5.4 7-5.4s6.4 2 7 5.4'];

/** As many files a message, and as many bytes a file, as the server takes. */
const MOST_FILES = 5;
const LARGEST_FILE = 5 * 1024 * 1024;

/** Builds the launcher and, with the first click, the panel, inside an open shadow root. */
export class Panel {
  constructor(words, options) {
    Object.assign(this, {words, options, picked: []});
    this.host = el('dragoman-chat', {'data-theme': options.theme});
    const shadow = this.host.attachShadow({mode: 'open'});
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(CSS);
    shadow.adoptedStyleSheets = [sheet];
    this.badge = el('span', {class: 'badge', 'aria-hidden': 'true', hidden: true});
    this.launcher = el('button', {
      type: 'button', class: 'launcher', 'aria-expanded': 'false', 'aria-label': words.open, onclick: options.open,
    }, icon(28, BUBBLE), this.badge);
    this.frame = el('div', {class: 'frame', lang: options.language, dir: options.direction}, this.launcher);
    shadow.append(this.frame);
    document.body.append(this.host);
    followViewport(this.frame);
  }

  build() {
    const {words, options} = this;
    this.mark = el('div', {class: 'mark'}, icon(20, BUBBLE));
    this.state = el('div', {class: 'state'}, words.bot);
    const head = el('div', {class: 'head'}, this.mark,
      el('div', {class: 'who'}, el('div', {class: 'name'}, options.title ?? words.title), this.state),
      el('button', {type: 'button', class: 'icon', 'aria-label': words.close, onclick: options.close}, icon(22, 'M6 6l12 12M18 6L6 18')));
    this.banner = el('div', {class: 'banner', role: 'status', hidden: true});
    this.list = el('ol', {class: 'list'});
    this.log = el('div', {
      class: 'log', role: 'log', 'aria-live': 'polite', 'aria-relevant': 'additions', 'aria-label': words.log, tabindex: '0',
    }, this.list);
    this.typing = el('div', {class: 'typing', hidden: true}, el('span', {class: 'away'}, words.typing), el('i'), el('i'), el('i'));
    this.ask = el('button', {type: 'button', class: 'ask', onclick: options.ask}, words.ask);
    this.tell = el('div', {class: 'away', role: 'status'});
    this.panel = el('div', {
      class: 'panel', role: 'dialog', 'aria-label': options.title ?? words.title, hidden: true, onkeydown: (event) => this.key(event),
      ondragover: (event) => event.preventDefault(), ondrop: (event) => this.given(event, event.dataTransfer),
    }, head, this.banner, this.log, this.typing, this.ask, this.composer(), this.tell);
    this.frame.append(this.panel);
  }

  composer() {
    const {words, options} = this;
    this.field = el('textarea', {
      class: 'field', rows: '1', maxlength: '4000', dir: 'auto', enterkeyhint: 'send', 'aria-label': words.field,
      placeholder: words.hint, oninput: () => options.draft(this.field.value),
      onpaste: (event) => this.given(event, event.clipboardData),
    });
    this.field.value = options.startWith();
    const send = el('button', {type: 'button', class: 'icon send', 'aria-label': words.send, onclick: () => this.submit()},
      icon(22, 'M4.5 12h14M12.5 5.5L19 12l-6.5 6.5'));
    send.firstChild.classList.add('flip');
    const picker = el('input', {type: 'file', multiple: true, hidden: true, onchange: () => {
      this.pick(picker.files);
      picker.value = '';
    }});
    const attach = el('button', {
      type: 'button', class: 'icon', 'aria-label': words.attach, title: words.attach, onclick: () => picker.click(),
    }, icon(22, CLIP));
    this.chips = el('ul', {class: 'chips', hidden: true});
    return el('div', {}, this.chips, el('div', {class: 'write'}, attach, picker, this.field, send));
  }

  /** Files were dropped or pasted; words go their usual way. */
  given(event, {files}) {
    if (files.length) {
      event.preventDefault();
      this.pick(files);
    }
  }

  /** Takes files for the next message, and says which cannot go. */
  pick(files) {
    const {words} = this;
    const small = [...files].filter((file) => file.size <= LARGEST_FILE);
    const room = MOST_FILES - this.picked.length;
    this.picked.push(...small.slice(0, room));
    this.tell.textContent = '';
    this.warn(small.length < files.length ? words.large : small.length > room ? words.many : null);
    this.showPicked();
    this.field.focus();
  }

  showPicked() {
    this.chips.hidden = this.picked.length === 0;
    this.chips.replaceChildren(...this.picked.map((file) => el('li', {}, el('bdi', {}, file.name), el('button', {
      type: 'button', class: 'icon', 'aria-label': this.words.remove.replace('{n}', file.name),
      onclick: () => {
        this.picked = this.picked.filter((other) => other !== file);
        this.showPicked();
        this.field.focus();
      },
    }, icon(16, 'M6 6l12 12M18 6L6 18')))));
  }

  key(event) {
    if (event.key === 'Escape') {
      event.stopPropagation();
      this.options.close();
    } else if (event.key === 'Enter' && event.target === this.field && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      this.submit();
    }
  }

  submit() {
    const text = this.field.value.trim();
    if (text || this.picked.length) {
      this.field.value = '';
      this.options.send(text, this.picked);
      this.picked = [];
      this.showPicked();
    }
    this.field.focus();
  }

  open(withFocus) {
    this.panel.hidden = false;
    this.launcher.hidden = true;
    this.launcher.setAttribute('aria-expanded', 'true');
    this.scrollDown();
    if (withFocus) {
      this.field.focus({preventScroll: true});
    }
  }

  close() {
    this.panel.hidden = true;
    this.launcher.hidden = false;
    this.launcher.setAttribute('aria-expanded', 'false');
    this.launcher.focus({preventScroll: true});
  }

  isOpen() {
    return this.panel != null && !this.panel.hidden;
  }

  unread(count) {
    this.badge.hidden = count === 0;
    this.badge.textContent = count > 9 ? '9+' : count;
    this.launcher.setAttribute('aria-label', count
      ? `${this.words.open}, ${this.words.unread.replace('{n}', count)}` : this.words.open);
  }

  /** Says who answers: the assistant or a person. */
  answeredBy(from) {
    const person = from === 'person';
    const words = person ? this.words.person : this.words.bot;
    if (this.state.textContent !== words) {
      this.state.textContent = words;
      this.tell.textContent = words;
      this.mark.replaceChildren(person ? icon(20, ...PERSON) : icon(20, BUBBLE));
    }
    this.ask.hidden = person;
  }

  warn(sentence) {
    this.banner.hidden = !sentence;
    this.banner.textContent = sentence ?? '';
  }

  isAtEnd() {
    return this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight < 120;
  }

  scrollDown() {
    this.log.scrollTop = this.log.scrollHeight;
  }
}
