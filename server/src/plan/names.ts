import { isBlank } from './chars';

/** How the text names something: a document in 《》, or a term in “”. */
export type NameKind = 'document' | 'term';

/** One place where a name stands. Columns are UTF-16 units, of the words without their marks. */
export interface NameUse {
  readonly kind: NameKind;
  /** The words without their marks. */
  readonly name: string;
  readonly line: number;
  readonly start: number;
  readonly end: number;
}

/** A name of more characters is a text that lost its closing mark; no document of the plans read comes near it. */
export const MAX_NAME = 60;
/** What stands in “” and is longer is a sentence that is quoted, not a term. */
export const MAX_TERM = 20;
/** One character in “” is stressed (把“严”字贯穿始终), not named. */
const MIN_TERM = 2;

const OPEN_DOCUMENT = 0x300a;
const CLOSE_DOCUMENT = 0x300b;
const OPEN_TERM = 0x201c;
const CLOSE_TERM = 0x201d;

/** Marks at which a sentence ends; with one of them inside, “…” quotes and names nothing. */
const SENTENCE = /[。；！？;!?]/;
const WORDS = /[\p{L}\p{N}]/u;

/**
 * Adds the names of a line: the documents in 《》 and the terms in “”, in the order of the text, an outer name before
 * the names inside it. Left out are marks without their partner on the line (and names that hold such a mark), names of
 * more than {@link MAX_NAME} characters, and what is quoted rather than named: “…” of more than {@link MAX_TERM}
 * characters or with the end of a sentence inside. Takes linear time.
 */
export function addNames(text: string, line: number, names: NameUse[]): void {
  const documents: number[] = [];
  const terms: number[] = [];
  const found: NameUse[] = [];
  for (let column = 0; column < text.length; column++) {
    const code = text.charCodeAt(column);
    if (code === OPEN_DOCUMENT) {
      documents.push(column + 1);
    } else if (code === OPEN_TERM) {
      terms.push(column + 1);
    } else if (code === CLOSE_DOCUMENT || code === CLOSE_TERM) {
      const kind = code === CLOSE_TERM ? 'term' : 'document';
      const start = (kind === 'term' ? terms : documents).pop();
      const use = start === undefined ? undefined : readName(kind, text, line, start, column);
      if (use) {
        found.push(use);
      }
    }
  }
  // They were found in the order of their ends.
  for (const use of found.sort((a, b) => a.start - b.start || b.end - a.end)) {
    names.push(use);
  }
}

function readName(kind: NameKind, text: string, line: number, from: number, to: number): NameUse | undefined {
  // Blanks inside the marks do not count; a few are looked over, as a hostile text has nothing but blanks.
  if (to - from > 2 * MAX_NAME) {
    return undefined;
  }
  let start = from;
  let end = to;
  while (start < end && isBlank(text.charCodeAt(start))) {
    start++;
  }
  while (end > start && isBlank(text.charCodeAt(end - 1))) {
    end--;
  }
  const name = text.slice(start, end);
  return isName(kind, name) ? { kind, name, line, start, end } : undefined;
}

function isName(kind: NameKind, name: string): boolean {
  const fits = kind === 'term' ? name.length >= MIN_TERM && name.length <= MAX_TERM : name.length <= MAX_NAME;
  return fits && WORDS.test(name) && !(kind === 'term' && SENTENCE.test(name)) && isBalanced(name);
}

/** Whether the marks inside a name have their partners inside it. */
function isBalanced(name: string): boolean {
  let documents = 0;
  let terms = 0;
  for (let i = 0; i < name.length; i++) {
    const code = name.charCodeAt(i);
    documents += code === OPEN_DOCUMENT ? 1 : code === CLOSE_DOCUMENT ? -1 : 0;
    terms += code === OPEN_TERM ? 1 : code === CLOSE_TERM ? -1 : 0;
    if (documents < 0 || terms < 0) {
      return false;
    }
  }
  return documents === 0 && terms === 0;
}

/** Full-width ASCII as half-width, and no blanks: two ways to write one name are the same after it. */
export function foldName(name: string): string {
  let folded = '';
  for (let i = 0; i < name.length; i++) {
    const code = name.charCodeAt(i);
    if (!isBlank(code)) {
      folded += code >= 0xff01 && code <= 0xff5e ? String.fromCharCode(code - 0xfee0) : name.charAt(i);
    }
  }
  return folded;
}
