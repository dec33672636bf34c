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
/** Marks that enclose, as pairs; half-width brackets pair with full-width ones. */
const OPENING = ['“', '‘', '《', '〈', '（(', '〔'];
const CLOSING = ['”', '’', '》', '〉', '）)', '〕'];
/** By UTF-16 unit: the kind of pair plus one, negative for a closing mark; 0 for every other character. */
const PAIR_OF = new Int8Array(0x10000);
/** By UTF-16 unit: 1 for the end of a sentence, 2 for what may close behind it. */
const END_OF = new Uint8Array(0x10000);
for (const [kind, marks] of OPENING.entries()) {
  for (const mark of marks) {
    PAIR_OF[mark.charCodeAt(0)] = kind + 1;
  }
}
for (const [kind, marks] of CLOSING.entries()) {
  for (const mark of marks) {
    PAIR_OF[mark.charCodeAt(0)] = -(kind + 1);
  }
}
for (const mark of CLOSERS) {
  END_OF[mark.charCodeAt(0)] = 2;
}
for (const mark of END_MARKS) {
  END_OF[mark.charCodeAt(0)] = 1;
}

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
  const nesting = nestingOf(text, from, to);
  const starts = [from];
  let depth = 0;
  for (let at = from; at < to; at++) {
    depth += nesting[at - from] ?? 0;
    if (END_OF[text.charCodeAt(at)] !== 1) {
      continue;
    }
    const before = depth;
    let end = at + 1;
    while (end < to && END_OF[text.charCodeAt(end)] !== 0) {
      depth += nesting[end - from] ?? 0;
      end++;
    }
    at = end - 1;
    // A title may end with ！, and what is quoted may be a part of the sentence.
    const partOf = depth < before && (text.charAt(at) === '》' || GOES_ON.includes(text.charAt(end)));
    const next = skipBlanks(text, end, to);
    if (depth <= 0 && !partOf && next < to && !BRACKETS_OPEN.includes(text.charAt(next))) {
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

/** For each column (from `from` on) 1 for a mark that opens, -1 for one that closes, if its partner is there too. */
function nestingOf(text: string, from: number, to: number): Int8Array {
  const nesting = new Int8Array(to - from);
  const open: number[][] = OPENING.map(() => []);
  for (let at = from; at < to; at++) {
    const pair = PAIR_OF[text.charCodeAt(at)] ?? 0;
    if (pair > 0) {
      open[pair - 1]?.push(at);
    } else if (pair < 0) {
      const partner = open[-pair - 1]?.pop();
      if (partner !== undefined) {
        nesting[partner - from] = 1;
        nesting[at - from] = -1;
      }
    }
  }
  return nesting;
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
