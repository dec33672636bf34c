/** Marks of a sentence that may not stand side by side, and their full-width forms. */
const FULL_WIDTH: Readonly<Record<string, string>> = { ',': '，', ';': '；', ':': '：' };
/** The stronger first: what ends more of a sentence stays. */
const STRENGTH = '。；：，、';
/** A longer run of one mark may stand for something still to be filled in, or for an ellipsis. */
const MAX_RUN = 3;
const LOOKED_AT = 16;

/** The one mark that a run comes down to. */
export interface KeptMark {
  readonly mark: string;
  /** Whether nothing else can be meant. */
  readonly sure: boolean;
}

/**
 * Which mark of a run stays (`，。` -> `。`), full-width. The strongest one; it is sure where it is the last one
 * typed as well, so that a clause before it was taken out, or where the line ends and so does the sentence. `。。。`
 * may be an ellipsis, and behind `：` something may still be to come.
 *
 * @param run marks of `。，、；：,;:`, at least two
 * @param atEnd whether nothing follows on the line
 */
export function keptMark(run: string, atEnd: boolean): KeptMark {
  // A hostile run has a million marks; what it comes down to is nobody's to say then.
  const marks = Array.from(run.slice(0, LOOKED_AT), (mark) => FULL_WIDTH[mark] ?? mark);
  const strengths = marks.map((mark) => STRENGTH.indexOf(mark));
  const strongest = STRENGTH.charAt(Math.min(...strengths));
  if (marks.every((mark) => mark === strongest)) {
    return { mark: strongest, sure: run.length <= (strongest === '。' ? 2 : MAX_RUN) };
  }
  const opensList = marks.includes('：') && strongest !== '：';
  const ends = marks.at(-1) === strongest || (atEnd && strongest === '。');
  const opensWith = strongest === '：' && marks[0] === '：';
  return { mark: strongest, sure: run.length <= MAX_RUN && !opensList && (ends || opensWith) };
}
