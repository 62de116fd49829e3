/** What the widget says, by language; a language it does not know falls back to English. */
export const TEXTS = {
  en: {
    title: 'Chat with us', open: 'Open chat', close: 'Close chat', unread: 'new messages: {n}',
    field: 'Your message', hint: 'Write a message …', send: 'Send', log: 'Conversation',
    hello: 'Hello! How can we help?',
    bot: 'You are talking to an automated assistant', person: 'A colleague is talking to you now',
    ask: 'I want to talk to a person', fromBot: 'Assistant', fromPerson: 'Colleague',
    sending: 'Sending', sent: 'Sent', failed: 'Not sent', again: 'Try again', typing: 'Somebody is typing …',
    offline: 'You are offline. What you write is sent as soon as you are back.',
    lost: 'The connection is interrupted. We keep trying …',
    attach: 'Attach files', remove: 'Remove {n}', many: 'Up to 5 files go with one message.',
    large: 'A file may have up to 5 MB.', kind: 'We take pictures, PDF and plain text.',
    gone: 'The file is no longer here. Please attach it again.',
    closed: 'The file could not be opened. Please try again later.',
  },
  de: {
    title: 'Chat', open: 'Chat öffnen', close: 'Chat schließen', unread: 'neue Nachrichten: {n}',
    field: 'Nachricht', hint: 'Nachricht schreiben …', send: 'Senden', log: 'Unterhaltung',
    hello: 'Guten Tag! Wie können wir helfen?',
    bot: 'Hier antwortet ein automatischer Assistent', person: 'Ein Mensch aus dem Team hat übernommen',
    ask: 'Ich möchte mit einem Menschen sprechen', fromBot: 'Assistent', fromPerson: 'Team',
    sending: 'Wird gesendet', sent: 'Gesendet', failed: 'Nicht gesendet', again: 'Erneut versuchen',
    typing: 'Es wird geschrieben …',
    offline: 'Keine Verbindung. Nachrichten werden gesendet, sobald sie wieder da ist.',
    lost: 'Die Verbindung ist unterbrochen. Wir versuchen es weiter …',
    attach: 'Dateien anhängen', remove: '{n} entfernen', many: 'Zu einer Nachricht gehören höchstens 5 Dateien.',
    large: 'Eine Datei darf bis zu 5 MB groß sein.', kind: 'Wir nehmen Bilder, PDF und einfachen Text.',
    gone: 'Die Datei ist nicht mehr da. Bitte noch einmal anhängen.',
    closed: 'Die Datei ließ sich nicht öffnen. Bitte später noch einmal versuchen.',
  },
  ar: {
    title: 'تحدث معنا', open: 'فتح المحادثة', close: 'إغلاق المحادثة', unread: 'رسائل جديدة: {n}',
    field: 'رسالتك', hint: 'اكتب رسالة …', send: 'إرسال', log: 'المحادثة',
    hello: 'مرحباً! كيف يمكننا مساعدتك؟',
    bot: 'أنت تتحدث مع مساعد آلي', person: 'يتحدث معك الآن أحد زملائنا',
    ask: 'أريد التحدث مع شخص', fromBot: 'المساعد', fromPerson: 'الفريق',
    sending: 'جارٍ الإرسال', sent: 'أُرسلت', failed: 'لم تُرسل', again: 'حاول مرة أخرى', typing: 'يكتب الآن …',
    offline: 'أنت غير متصل. سنرسل رسالتك فور عودة الاتصال.',
    lost: 'انقطع الاتصال. نحاول من جديد …',
    attach: 'إرفاق ملفات', remove: 'إزالة {n}', many: 'حتى 5 ملفات مع كل رسالة.',
    large: 'الحد الأقصى للملف 5 ميغابايت.', kind: 'نقبل الصور وملفات PDF والنصوص العادية.',
    gone: 'لم يعد الملف موجوداً. يرجى إرفاقه من جديد.',
    closed: 'تعذّر فتح الملف. يرجى المحاولة لاحقاً.',
  },
};

/** The first language of the page, then of the browser, that the widget speaks. */
export function pickLanguage(wanted) {
  const known = wanted.filter(Boolean).map((tag) => tag.toLowerCase().split('-')[0]);
  if (wanted[0]) {
    return TEXTS[known[0]] ? known[0] : 'en';
  }
  return known.find((tag) => TEXTS[tag]) ?? 'en';
}
