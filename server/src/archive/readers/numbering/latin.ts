/**
 * Arabic, Latin and enclosed numbers of ST_NumberFormat (ISO/IEC 29500-1, 17.18.59). Each function gives undefined for
 * a number that its form cannot write; arabic digits stand for it then, as in Word.
 */

/** Writes a whole number in one form; undefined when it is out of the form's range. */
export type WriteNumber = (value: number) => string | undefined;

/** The greatest number that a list of Word begins with ([MS-DOC] 2.9.150, `iStartAt`); words and Roman numerals end here. */
const MAX_COUNT = 0x7fff;
/** Word goes through the alphabet thirty times at most, up to `zzz…z` (`\* alphabetic`, 780). */
const MAX_TURNS = 30;

/**
 * The characters one after the other, each by itself; then arabic digits: `①` … `⑳`, `21`.
 *
 * @param characters all of the BMP, for 1, 2, 3 …
 */
export function only(characters: string): WriteNumber {
  return (value) => (value >= 1 && value <= characters.length ? characters.charAt(value - 1) : undefined);
}

/** The characters one after the other, then each of them twice, and so on: `a` … `z`, `aa`, `bb` … */
export function repeating(characters: readonly string[]): WriteNumber {
  return (value) => {
    const turns = Math.ceil(value / characters.length);
    if (value < 1 || turns > MAX_TURNS) {
      return value === 0 ? '' : undefined;
    }
    return characters[(value - 1) % characters.length]?.repeat(turns);
  };
}

/** The characters one after the other, and then from the first again. */
export function cycling(characters: readonly string[]): WriteNumber {
  return (value) => (value >= 1 ? characters[(value - 1) % characters.length] : undefined);
}

/** Every decimal digit by a character of its own. */
export function digits(characters: string): WriteNumber {
  return (value) =>
    value >= 0 ? String(value).replace(/\d/g, (digit) => characters.charAt(Number(digit))) : undefined;
}

/** Arabic digits, with zeros before them up to a width: `01`, `001`. */
export function padded(width: number): WriteNumber {
  return (value) => (value >= 0 ? String(value).padStart(width, '0') : undefined);
}

/** Characters that follow each other in Unicode. */
export function run(first: number, count: number): string[] {
  return Array.from({ length: count }, (_, i) => String.fromCharCode(first + i));
}

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];

function roman(value: number): string | undefined {
  if (value < 0 || value > MAX_COUNT) {
    return undefined;
  }
  let text = '';
  let rest = value;
  for (const [worth, letters] of ROMAN) {
    text += letters.repeat(Math.trunc(rest / worth));
    rest %= worth;
  }
  return text;
}

const ONES = [
  ...['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'],
  ...['eleven', 'twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen'],
];
const TENS = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const IRREGULAR: ReadonlyMap<string, string> = new Map([
  ['one', 'first'],
  ['two', 'second'],
  ['three', 'third'],
  ['five', 'fifth'],
  ['eight', 'eighth'],
  ['nine', 'ninth'],
  ['twelve', 'twelfth'],
]);

/** @param value from 0 to 999,999 */
function english(value: number): string {
  if (value < 20) {
    return ONES[value] ?? '';
  }
  if (value < 100) {
    return (TENS[Math.trunc(value / 10)] ?? '') + (value % 10 > 0 ? `-${ONES[value % 10] ?? ''}` : '');
  }
  const [worth, name] = value < 1000 ? [100, 'hundred'] : [1000, 'thousand'];
  const rest = value % worth;
  return `${english(Math.trunc(value / worth))} ${name}${rest > 0 ? ` ${english(rest)}` : ''}`;
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function cardinalText(value: number): string | undefined {
  return value >= 0 && value <= MAX_COUNT ? capital(english(value)) : undefined;
}

function ordinalText(value: number): string | undefined {
  if (value < 0 || value > MAX_COUNT) {
    return undefined;
  }
  const words = english(value);
  const last = /[a-z]+$/.exec(words)?.[0] ?? '';
  const ordinal = IRREGULAR.get(last) ?? (last.endsWith('y') ? `${last.slice(0, -1)}ieth` : `${last}th`);
  return capital(words.slice(0, words.length - last.length) + ordinal);
}

function ordinal(value: number): string | undefined {
  if (value < 0) {
    return undefined;
  }
  const teen = Math.trunc(value / 10) % 10 === 1;
  return `${value}${(teen ? undefined : ['th', 'st', 'nd', 'rd'][value % 10]) ?? 'th'}`;
}

const LETTERS = run(0x41, 26);
const upperLetter = repeating(LETTERS);

/** By the names of ST_NumberFormat. */
export const LATIN: Readonly<Record<string, WriteNumber>> = {
  decimal: String,
  decimalHalfWidth: String,
  // Word reads it as `decimal` ([MS-OI29500] 2.1.540 d).
  bahtText: String,
  decimalZero: padded(2),
  decimalFullWidth: digits('０１２３４５６７８９'),
  decimalFullWidth2: digits('０１２３４５６７８９'),
  decimalEnclosedCircle: only('①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳'),
  decimalEnclosedCircleChinese: only('①②③④⑤⑥⑦⑧⑨⑩'),
  decimalEnclosedFullstop: only('⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛'),
  decimalEnclosedParen: only('⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇'),
  upperRoman: roman,
  lowerRoman: (value) => roman(value)?.toLowerCase(),
  upperLetter,
  lowerLetter: (value) => upperLetter(value)?.toLowerCase(),
  ordinal,
  cardinalText,
  ordinalText,
  hex: (value) => (value >= 0 ? value.toString(16).toUpperCase() : undefined),
  chicago: repeating(['*', '†', '‡', '§']),
  numberInDash: (value) => `- ${value} -`,
};
