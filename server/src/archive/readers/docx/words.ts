import { symbolCharacter } from '../numbering/symbols';

/** What stands for a character that is not known, as in every text that is read. */
const UNKNOWN = '\uFFFD';
const SYMBOL_FONT = /^\s{0,9}(?:symbol|wingdings|webdings)/iu;
const XML_BLANKS = ' \t\r\n';

/**
 * The words of a text element (17.3.3.31). Blanks at its ends are part of it only where it says so; a line end is a
 * blank, and a soft hyphen, which shows only at the end of a line of print, is nothing.
 *
 * @param font of the run for ASCII: in a symbol font letters are signs
 */
export function charactersOf(words: string, isSpacePreserved: boolean, font: string | undefined): string {
  const text = (isSpacePreserved ? words : trimmed(words)).replace(/[\r\n]/gu, ' ').replace(/\u00AD/gu, '');
  if (font !== undefined && SYMBOL_FONT.test(font)) {
    return text.replace(/[\u0021-\u00FF\uF020-\uF0FF]/gu, (unit) => shown(unit.charCodeAt(0), font));
  }
  return text.replace(/[\uF020-\uF0FF]/gu, (unit) => shown(unit.charCodeAt(0), font));
}

/**
 * A symbol (17.3.3.30).
 *
 * @param code in hexadecimal digits
 */
export function symbolOf(code: string | undefined, font: string | undefined): string {
  const unit = /^\s{0,9}[0-9a-f]{1,8}\s{0,9}$/iu.test(code ?? '') ? Number.parseInt(code ?? '', 16) : 0;
  return unit === 0 ? '' : shown(unit, font);
}

function shown(unit: number, font: string | undefined): string {
  // Neither controls nor halves of a pair are characters.
  const isCharacter = unit >= 0x20 && unit <= 0xffff && (unit < 0xd800 || unit > 0xdfff);
  return (isCharacter ? symbolCharacter(unit, font) : undefined) ?? UNKNOWN;
}

function trimmed(words: string): string {
  let start = 0;
  let end = words.length;
  while (start < end && XML_BLANKS.includes(words.charAt(start))) {
    start++;
  }
  while (end > start && XML_BLANKS.includes(words.charAt(end - 1))) {
    end--;
  }
  return words.slice(start, end);
}
