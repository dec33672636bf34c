/**
 * A term is a pair of neighbouring characters as one number, `first * 65536 + second` (UTF-16 units). Pairs do as
 * well as words here (measured), need no dictionary, and are the same on every machine.
 */

const WORD = 1;
const DIGIT = 2;

/** What is known of every UTF-16 unit. */
interface Characters {
  /** 0 for what separates (marks, blanks), else what it is. Full-width letters and digits count as ASCII. */
  readonly classes: Uint8Array;
  readonly folded: Uint16Array;
}

let known: Characters | undefined;

/** Made when first needed: a server is started far more often than it has earlier plans to read. */
function characters(): Characters {
  known ??= readCharacters();
  return known;
}

function readCharacters(): Characters {
  const classes = new Uint8Array(0x10000);
  const folded = new Uint16Array(0x10000);
  for (let code = 0; code < 0x10000; code++) {
    const half = code >= 0xff01 && code <= 0xff5e ? code - 0xfee0 : code;
    const digit = half >= 0x30 && half <= 0x39;
    const upper = half >= 0x41 && half <= 0x5a;
    const lower = half >= 0x61 && half <= 0x7a;
    const han = (code >= 0x3400 && code <= 0x9fff) || (code >= 0xf900 && code <= 0xfaff) || code === 0x3007;
    const other = (code >= 0xc0 && code < 0x2000) || (code >= 0xd800 && code <= 0xdfff);
    classes[code] = digit ? DIGIT : upper || lower || han || other ? WORD : 0;
    folded[code] = upper ? half + 0x20 : half;
  }
  return { classes, folded };
}

/**
 * Calls `visit` with every term of a text, in order. Punctuation and blanks part terms, so does a line break; a
 * pair of two digits is no term, as years and amounts change and the words stay.
 */
export function eachTerm(text: string, visit: (term: number) => void): void {
  const { classes, folded } = characters();
  let before = 0;
  let beforeClass = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const kind = classes[code] ?? 0;
    const letter = folded[code] ?? code;
    if (beforeClass !== 0 && kind !== 0 && (kind & beforeClass & DIGIT) === 0) {
      visit(before * 0x10000 + letter);
    }
    before = letter;
    beforeClass = kind;
  }
}

/** The terms of a text with how often each occurs. */
export function countTerms(text: string): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  eachTerm(text, (term) => counts.set(term, (counts.get(term) ?? 0) + 1));
  return counts;
}

/**
 * The terms of a stretch of characters, in order and each as often as it occurs: what {@link eachTerm} visits,
 * for those who read millions of them.
 *
 * @param from first character, as an index into `chars`
 * @param to index behind the last one
 * @param terms gets them; must have room for `to - from`
 * @param at where in `terms` the first one goes
 * @returns how many there are
 */
export function readTerms(chars: Uint16Array, from: number, to: number, terms: Uint32Array, at = 0): number {
  const { classes, folded } = characters();
  let end = at;
  let before = 0;
  let beforeClass = 0;
  for (let i = from; i < to; i++) {
    const code = chars[i] ?? 0;
    const kind = classes[code] ?? 0;
    const letter = folded[code] ?? code;
    if (beforeClass !== 0 && kind !== 0 && (kind & beforeClass & DIGIT) === 0) {
      terms[end++] = before * 0x10000 + letter;
    }
    before = letter;
    beforeClass = kind;
  }
  return end - at;
}

let fingerprint: number | undefined;

/** A number that changes with what a term is, so that an index made with other terms is not taken for this one's. */
export function termsFingerprint(): number {
  if (fingerprint === undefined) {
    const { classes, folded } = characters();
    let hash = 0;
    for (let code = 0; code < 0x10000; code++) {
      hash = Math.imul(hash ^ ((classes[code] ?? 0) * 0x10000 + (folded[code] ?? 0)), 0x9e3779b1);
      hash ^= hash >>> 15;
    }
    fingerprint = hash >>> 0;
  }
  return fingerprint;
}
