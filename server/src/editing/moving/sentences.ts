import { isBlank } from '../../plan/chars';

/** Marks that end a sentence. */
const END_MARKS = '。！？!?';
/** What closes behind the end mark of a sentence that it holds. */
const CLOSERS = '”’》〉）)〕';
/** Behind any of these a 。 would be one mark too many. */
const MARKS = '。！？!?…；;：:，,、.';
/** What a heading on a line of its own does not end with. */
const SENTENCE_MARKS = '。；！？;!?';
const BRACKETS_OPEN = '（(';
const BRACKETS_CLOSE = '）)';
/** What goes on with the sentence that a quotation or a bracket with an end mark of its own stands in. */
const GOES_ON = '，、；：,;:。！？!?的等和与及';
const OPEN = '“‘《〈（(〔';
const KIND_COUNT = 6;
/** Half-width brackets pair with full-width ones. */
const KIND_OF: Readonly<Record<string, number>> = {
  '“': 0,
  '”': 0,
  '‘': 1,
  '’': 1,
  '《': 2,
  '》': 2,
  '〈': 3,
  '〉': 3,
  '（': 4,
  '）': 4,
  '(': 4,
  ')': 4,
  '〔': 5,
  '〕': 5,
};

/**
 * The columns at which the sentences of a stretch of a line begin, the first one's among them. A sentence ends with
 * 。！？ and what closes behind it, outside “” ‘’ 《》 〈〉 （） 〔〕; a mark without its partner encloses nothing. A
 * bracket behind an end mark (`。（牵头单位：…）`) belongs to the sentence before it. Takes linear time.
 *
 * @param from column of the first character that is not blank
 * @param to column after the last one
 */
export function sentenceStarts(text: string, from: number, to: number): readonly number[] {
  if (from >= to) {
    return [];
  }
  const paired = pairedMarks(text, from, to);
  const starts = [from];
  let depth = 0;
  for (let at = from; at < to; at++) {
    const char = text.charAt(at);
    if (paired[at - from] === 1) {
      depth += OPEN.includes(char) ? 1 : -1;
    }
    if (!END_MARKS.includes(char)) {
      continue;
    }
    let end = at + 1;
    let around = depth;
    while (end < to && (END_MARKS.includes(text.charAt(end)) || CLOSERS.includes(text.charAt(end)))) {
      around -= paired[end - from] ?? 0;
      end++;
    }
    // A title may end with ！, and what is quoted may be a part of the sentence.
    const quoted = end > at + 1 && depth > around;
    if (around > 0 || (quoted && (text.charAt(end - 1) === '》' || GOES_ON.includes(text.charAt(end))))) {
      continue;
    }
    depth = 0;
    at = end - 1;
    const next = skipBlanks(text, end, to);
    if (next < to && !BRACKETS_OPEN.includes(text.charAt(next))) {
      starts.push(next);
    }
  }
  return starts;
}

function skipBlanks(text: string, from: number, to: number): number {
  let at = from;
  while (at < to && isBlank(text.charCodeAt(at))) {
    at++;
  }
  return at;
}

/** 1 for each column (from `from` on) with a mark that has its partner in the stretch. */
function pairedMarks(text: string, from: number, to: number): Uint8Array {
  const paired = new Uint8Array(to - from);
  const open: number[][] = Array.from({ length: KIND_COUNT }, () => []);
  for (let at = from; at < to; at++) {
    const char = text.charAt(at);
    const kind = KIND_OF[char];
    if (kind === undefined) {
      continue;
    }
    if (OPEN.includes(char)) {
      open[kind]?.push(at);
      continue;
    }
    const partner = open[kind]?.pop();
    if (partner !== undefined) {
      paired[partner - from] = 1;
      paired[at - from] = 1;
    }
  }
  return paired;
}

/**
 * What has to stand between a text and a sentence that goes on behind it: a 。, or nothing where the text is empty or
 * has a mark at its end, or one before a bracket at its end (`。（牵头单位：…）`).
 */
export function sentenceEndNeeded(text: string): '' | '。' {
  let at = beforeClosers(text);
  const bracketed = at < text.length && BRACKETS_CLOSE.includes(text.charAt(text.length - 1));
  if (bracketed && !MARKS.includes(text.charAt(at - 1))) {
    at = Math.max(text.lastIndexOf('（'), text.lastIndexOf('('), 0);
  }
  return at === 0 || MARKS.includes(text.charAt(at - 1)) ? '' : '。';
}

/** Whether a trimmed text ends as a sentence does, and not as a heading. */
export function endsSentence(text: string): boolean {
  return SENTENCE_MARKS.includes(text.charAt(beforeClosers(text) - 1));
}

/** The column behind the last character that closes no quotation and no bracket. */
function beforeClosers(text: string): number {
  let at = text.length;
  while (at > 0 && CLOSERS.includes(text.charAt(at - 1))) {
    at--;
  }
  return at;
}
