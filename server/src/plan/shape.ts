/**
 * What an unmarked line looks like from its own words. What it *is* depends on where it stands; the parser
 * decides that.
 */
export type Shape =
  | 'blank'
  | 'date'
  | 'attachment'
  | 'responsibility'
  | 'note'
  /** Short, with no mark at its end: may be a title, a heading, a signature. */
  | 'heading'
  | 'text';

/** A heading on a line of its own has hardly more characters (the longest of 23 plans has 45). */
const MAX_HEADING = 60;
const SENTENCE_MARKS = '。；;：:，,、！!？?…';

const NUMERAL_YEAR = '[二一][〇○零九一二三四五六七八]{3}';
const DATE = new RegExp(
  `^[（(]?(?:\\d{4,5}|${NUMERAL_YEAR})年[元一二三四五六七八九十\\d]{1,3}月(?:[一二三四五六七八九十\\d]{1,3}日)?(?:印发)?[）)]?$`,
);
const DOTTED_DATE = /^\d{4}[.．/-]\d{1,2}(?:[.．/-]\d{0,2})?[.．]?$/;
const ATTACHMENT = /^附(?:件|表|录|(?=[：:]))[\d一二三四五六七八九十]{0,3}(?:$|[：:、.．]|[\s\u3000])/;
const RESPONSIBILITY =
  /^[（(【〔]?(?:责任|负责|牵头|配合|协办|主办|承办|参与|协同|落实|分管|联系)(?:单位|部门|处室|科室|领导|人|股室|县区)[^。]{0,12}[：:】]/;
const DEADLINE = /^[（(【〔]?(?:完成时限|完成时间|时间安排|工作时限)[：:】]/;
const NOTE =
  /^(?:[（(](?:来源|注|此件|本文|供稿|编辑|责任编辑|责编|摘自|记者|转自)|来源[：:]|抄送[：:]|主题词[：:]|信息来源)/;

/** The printer's note under a plan: `××办公室 2026年1月5日印发`. */
const PRINTED = /^.{2,30}[\s\u3000]\d{4}年\d{1,2}月\d{1,2}日印发$/;
/** A page number left behind by a copy: `— 1 —`, `- 12 -`. */
const PAGE_NUMBER = /^[—–－-]{1,2}\s*\d{1,3}\s*[—–－-]{1,2}$/;

const BY_FIRST: Readonly<Record<string, RegExp>> = {
  附: ATTACHMENT,
  '（': NOTE,
  '(': NOTE,
  来: NOTE,
  抄: NOTE,
  主: NOTE,
  信: NOTE,
};

/**
 * The shape of a text from its first to its last character that is not blank.
 *
 * @param start column of the first one
 * @param end column after the last one; equal to `start` for a blank line
 */
export function readShape(text: string, start: number, end: number): Shape {
  if (end <= start) {
    return 'blank';
  }
  // The patterns below look at a line's beginning or at short lines only, so that a line of any length is quick.
  const head = text.slice(start, Math.min(end, start + MAX_HEADING + 1));
  if (BY_FIRST[head.charAt(0)]?.test(head)) {
    return head.startsWith('附') ? 'attachment' : 'note';
  }
  if (RESPONSIBILITY.test(head) || DEADLINE.test(head)) {
    return 'responsibility';
  }
  if (head.length > MAX_HEADING) {
    return 'text';
  }
  if (head.length <= 20 && isDate(head)) {
    return 'date';
  }
  if (PAGE_NUMBER.test(head) || PRINTED.test(head)) {
    return 'note';
  }
  const last = head.charAt(head.length - 1);
  return SENTENCE_MARKS.includes(last) || head.includes('。') ? 'text' : 'heading';
}

/** Whether a trimmed text is a date and nothing else: `2019年3月1日`, `二〇一九年三月`, `2011.2.`, `（2025年1月1日）`. */
export function isDate(text: string): boolean {
  const compact = text.replace(/[\s\u3000\u00a0]/g, '');
  return DATE.test(compact) || DOTTED_DATE.test(compact);
}
