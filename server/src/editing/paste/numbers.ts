import { isBlank } from '../../plan/chars';
import { splitLines } from '../../plan/line';

/** No list writes a longer number, UTF-16 units. */
const MAX_NUMBER = 16;
/** Hyphens and joiners that are not seen, which one of two texts may lack. */
const UNSEEN = '\u00ad\u200b\u2060';

/**
 * A copied piece with the numbers of its lists, which web pages and some word processors put into the clipboard's HTML
 * and not into its plain text. The HTML is believed only where it says line by line what the plain text says, with
 * nothing more than a number before a line: so nothing can be lost, and nothing but numbers comes in.
 *
 * @param plain the piece as plain text
 * @param fromHtml the text of its HTML, a paragraph a line
 * @returns the plain text with the numbers that it lacks; as it is where it lacks none, or where the two are not alike
 */
export function withNumbersOf(plain: string, fromHtml: string): string {
  const lines = splitLines(plain);
  const others = fromHtml.split('\n').filter((line) => bare(line) !== '');
  const numbered: string[] = [];
  let at = 0;
  for (const { text, eol } of lines) {
    const words = bare(text);
    if (words === '') {
      numbered.push(text + eol);
      continue;
    }
    const number = numberBefore(words, others[at++] ?? '');
    if (number === undefined) {
      return plain;
    }
    numbered.push((number === '' ? text : number + withoutIndent(text)) + eol);
  }
  return at === others.length ? numbered.join('') : plain;
}

/**
 * What stands before some words in a line: the number with the blank behind it, or nothing.
 *
 * @param words without blanks
 * @returns undefined where the line says something else
 */
function numberBefore(words: string, line: string): string | undefined {
  const all = bare(line);
  const number = all.slice(0, all.length - words.length);
  if (!all.endsWith(words)) {
    return undefined;
  }
  if (number === '') {
    return '';
  }
  let end = 0;
  for (let left = number.length; left > 0; end++) {
    left -= isSeen(line, end) ? 1 : 0;
  }
  // The line's own blank behind the number parts `2.` from `2020年`.
  const written = line.slice(0, isBlank(line.charCodeAt(end)) ? end + 1 : end);
  return number.length <= MAX_NUMBER && /[\p{L}\p{N}]/u.test(number) ? written : undefined;
}

/** A line without any blanks: programs differ in how they write them. */
function bare(line: string): string {
  let words = '';
  let from = 0;
  for (let i = 0; i < line.length; i++) {
    if (!isSeen(line, i)) {
      words += line.slice(from, i);
      from = i + 1;
    }
  }
  return words + line.slice(from);
}

function isSeen(line: string, at: number): boolean {
  return !isBlank(line.charCodeAt(at)) && !UNSEEN.includes(line.charAt(at));
}

function withoutIndent(text: string): string {
  let start = 0;
  while (start < text.length && isBlank(text.charCodeAt(start))) {
    start++;
  }
  return text.slice(start);
}
