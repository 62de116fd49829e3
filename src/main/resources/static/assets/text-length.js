// The length of a text as a network counts it; the same figures as Limits, WeightedLength and SignLength.
const LINK = 23;
const END = 'A-Za-z0-9\\u00C0-\\u024F\\u0400-\\u04FF=_#/+&\\-';
const WITH_SCHEME = new RegExp(`[Hh][Tt][Tt][Pp][Ss]?://(?:[\\p{L}\\p{M}\\p{Nd}_\\-]{1,63}\\.){1,10}[A-Za-z]{2,24}`
  + `(?![A-Za-z0-9@+\\-])(?::[0-9]{1,5})?(?:[/?](?:[${END}!*'();:,.$%\\[\\]@|~?]*[${END}])?)?`, 'gu');
const BARE =
  /(?<![A-Za-z0-9_@.\-])(?:[A-Za-z0-9\-]{1,63}\.){1,10}[A-Za-z]{2,24}(?![A-Za-z0-9_@])(?:\/[^\t-\r ]*)?/gu;
const ADDRESS = /https?:\/\/[^\t-\r <>"]*[^\t-\r <>"'.,;:!?)\]}…]/gu;
const MENTION = new RegExp('(?<![\\p{L}\\p{M}\\p{Nd}\\p{Pc}/])@(?=[A-Za-z0-9_])'
  + '([A-Za-z0-9_]+(?:[.\\-]+[A-Za-z0-9_]+)*)(?:@[\\p{L}\\p{M}\\p{Nd}_]+(?:[.\\-]+[\\p{L}\\p{M}\\p{Nd}_]+)*)?', 'gu');
const LIGHT = [[0, 4351], [8192, 8205], [8208, 8223], [8242, 8247]];
const EMOJI = /(?![\0-\x7f])\p{Emoji}|\u20e3/u;
const signs = new Intl.Segmenter();
const bytes = new TextEncoder();

const sum = (all, weight) => all.reduce((total, one) => total + weight(one), 0);
const signsOf = text => [...signs.segment(text)].map(sign => sign.segment);
const letter = c => (LIGHT.some(([from, to]) => c.codePointAt(0) >= from && c.codePointAt(0) <= to) ? 1 : 2);
const plain = text => sum(signsOf(text), sign => (EMOJI.test(sign) ? 2 : sum([...sign], letter)));

/** The weight of a text whose links weigh what `link` says, and whose other parts what `rest` says. */
function parted(text, pattern, link, rest) {
  let weight = 0;
  let from = 0;
  for (const found of text.matchAll(pattern)) {
    weight += rest(text.slice(from, found.index)) + link(found[0]);
    from = found.index + found[0].length;
  }
  return weight + rest(text.slice(from));
}

const bare = text => parted(text, BARE, link => Math.max(LINK, plain(link)), plain);

const COUNTERS = {
  CHARACTERS: text => [...text].length,
  BYTES: text => bytes.encode(text).length,
  WEIGHT: text => parted(text.normalize('NFC'), WITH_SCHEME, () => LINK, bare),
  SIGNS: text => signsOf(text.replace(ADDRESS, 'x'.repeat(LINK)).replace(MENTION, '@$1')).length,
};

/** The length of a text in a unit, by the name it has in Limits.Unit. */
export const lengthOf = (text, unit) => COUNTERS[unit](text);
