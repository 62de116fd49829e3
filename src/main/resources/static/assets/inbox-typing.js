// Tells a single-letter key from prose that somebody types while no field has the focus, such as the words of a note
// that nothing took. Knows no page and no clock: every question brings its time, in milliseconds.

/** Letters closer than this to another one are prose. */
export const BURST = 150;
/** How long after its last sign prose still lasts. */
export const LASTS = 1500;

const MOVES = new Set(['j', 'k']);
const CHANGES = new Set(['a', 'e']);

/** Judges all keys of one page; `known` are those that mean something. */
export function listenToTyping(known) {
  let last = { key: '', at: -Infinity };
  let proseUntil = -Infinity;
  let swallowed = 0;

  /** From now on, and until somebody has paused, letters are words and not wishes. */
  function prose(at) {
    if (at >= proseUntil) swallowed = 0;
    proseUntil = at + LASTS;
  }

  const isProse = at => at < proseUntil;

  /**
   * What a key outside of all fields is: `act` at once, `wait` until it stands alone, for those that change something,
   * or `swallow`. Going up and down the list quickly is no prose, a space alone neither.
   */
  function judge(key, at) {
    const before = last;
    last = { key, at };
    const walks = MOVES.has(key) && MOVES.has(before.key);
    const isWish = known.has(key) && (walks || at - before.at >= BURST);
    if (isProse(at) || !(isWish || key === ' ')) {
      prose(at);
      swallowed += 1;
      return 'swallow';
    }
    return CHANGES.has(key) ? 'wait' : 'act';
  }

  return {
    judge,
    isProse,
    /** A letter found nothing to begin with, and the person was told: what follows it was meant for that. */
    refused(at) { prose(at); swallowed = 2; },
    /** A letter went into a field: what follows it belongs there, wherever the focus is by then. */
    written(key, at) { last = { key, at }; prose(at); swallowed = 0; },
    /** Somebody went elsewhere on purpose: by pointer, Tab or Escape. */
    left() { proseUntil = -Infinity; last = { key: '', at: -Infinity }; },
    /** Whether no other key came since. */
    stoodAlone: at => last.at === at,
    /** Whether this is the moment to say that words go nowhere: once, at the second of them. */
    isNews: () => swallowed === 2,
  };
}
