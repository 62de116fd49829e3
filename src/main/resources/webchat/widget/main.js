import {Files} from './files.js';
import {Line} from './line.js';
import {Messages} from './messages.js';
import {Outbox} from './outbox.js';
import {Panel} from './panel.js';
import {remember, storeFor} from './store.js';
import {TEXTS, pickLanguage} from './texts.js';

const script = document.currentScript ?? document.querySelector('script[data-site][src$="widget.js"]');

/** Starts the widget: one launcher, and nothing else before the first click of somebody new. */
function start({site = 'site', theme, title, open}) {
  const page = document.documentElement;
  const language = pickLanguage([page.lang, ...navigator.languages]);
  const words = TEXTS[language];
  const store = storeFor(site);
  const files = new Files();
  let messages;
  let hiddenFor;
  let typingFor;
  let warnLater;

  const panel = new Panel(words, {
    language, theme, title,
    direction: language === 'ar' || getComputedStyle(page).direction === 'rtl' ? 'rtl' : 'ltr',
    open: () => show(true),
    close: hide,
    ask: () => say(words.ask, '/talk_to_a_person'),
    send: sendWith,
    startWith: () => store.get('draft', ''),
    draft(text) {
      store.set('draft', text);
      line.typing();
    },
  });
  const about = {site, language: page.lang || navigator.language};
  const line = new Line(new URL('chat/v1/', script.src).href, store, about, {
    message: take,
    file: (id) => files.get(id),
    unwanted: (why) => words[why],
    typing: showTyping,
    connected,
    lost,
    forgotten() {
      line.close();
      messages?.clear();
      outbox.all().forEach((message) => messages?.show(message));
    },
  });
  const outbox = new Outbox(store, line, {
    changed(message) {
      messages?.show(message);
      panel.tell.textContent = message.state === 'waiting' ? '' : words.failed;
    },
    stored(message) {
      remember(store, message);
      messages?.show(message);
      message.files?.forEach((file) => files.drop(file.id));
      line.open();
    },
  });

  function build() {
    panel.build();
    messages = new Messages(panel.list, words, language, {
      press: (choice) => say(choice.title, choice.payload),
      again: (id) => outbox.again(id),
      fetchFile: (id) => line.fetchFile(id),
      troubled: () => panel.warn(words.closed),
    });
    messages.show({id: 'hello', cursor: 0.5, from: 'bot', text: words.hello});
    const log = store.get('log', []);
    log.forEach((message) => messages.show(message));
    outbox.all().forEach((message) => messages.show(message));
    panel.answeredBy(log.findLast((message) => message.from !== 'customer')?.from);
    tellNetwork();
  }

  function show(withFocus) {
    messages ?? build();
    panel.open(withFocus);
    store.set('open', true);
    seen();
    outbox.flush();
  }

  function hide() {
    panel.close();
    store.set('open', false);
  }

  async function sendWith(text, picked) {
    const named = picked.map(({name}) => ({id: newId(), name}));
    await Promise.all(named.map(({id}, i) => files.put(id, picked[i])));
    say(text, undefined, named);
  }

  function say(text, payload, named) {
    const at = new Date().toISOString();
    const message = {id: newId(), from: 'customer', text, payload, files: named, at, state: 'waiting'};
    store.set('draft', '');
    messages.show(message);
    panel.scrollDown();
    outbox.put(message);
  }

  function take(message) {
    outbox.drop(message.id);
    remember(store, message);
    if (messages) {
      const follow = panel.isAtEnd();
      messages.show(message);
      if (message.from !== 'customer') {
        panel.typing.hidden = true;
        panel.answeredBy(message.from);
      }
      if (follow) {
        panel.scrollDown();
      }
    }
    seen();
  }

  function seen() {
    const theirs = store.get('log', []).filter((message) => message.from !== 'customer');
    if (panel.isOpen() && !document.hidden) {
      store.set('seen', theirs.at(-1)?.cursor ?? 0);
    }
    panel.unread(theirs.filter((message) => message.cursor > store.get('seen', 0)).length);
  }

  function showTyping() {
    if (messages) {
      const follow = panel.isAtEnd();
      panel.typing.hidden = false;
      clearTimeout(typingFor);
      typingFor = setTimeout(() => { panel.typing.hidden = true; }, 6000);
      if (follow) {
        panel.scrollDown();
      }
    }
  }

  function connected() {
    clearTimeout(warnLater);
    warnLater = null;
    tellNetwork();
    outbox.now();
  }

  function lost() {
    warnLater ??= setTimeout(() => messages && navigator.onLine && panel.warn(words.lost), 5000);
  }

  function tellNetwork() {
    if (messages) {
      panel.warn(navigator.onLine ? null : words.offline);
    }
  }

  addEventListener('offline', tellNetwork);
  addEventListener('online', () => {
    tellNetwork();
    line.wake();
    outbox.now();
  });
  document.addEventListener('visibilitychange', () => {
    clearTimeout(hiddenFor);
    if (document.hidden) {
      hiddenFor = setTimeout(() => line.close(), 60_000);
    } else {
      seen();
      line.open();
    }
  });

  line.open();
  seen();
  outbox.flush();
  if (store.get('open', open != null && innerWidth > 480)) {
    show(false);
  }
}

/** A UUID; pages without https have no randomUUID. */
function newId() {
  if (crypto.randomUUID) {
    return crypto.randomUUID();
  }
  const hex = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, '$1-$2-4$3-8$4-$5');
}

if (!document.querySelector('dragoman-chat')) {
  if (document.body) {
    start(script.dataset);
  } else {
    addEventListener('DOMContentLoaded', () => start(script.dataset));
  }
}
