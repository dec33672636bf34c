import { isBlank } from '../../plan/chars';
import { rangeInLine } from '../../plan/position';
import { isNumbered, isVoid, type NumberedNode, type Plan } from '../../plan/tree';
import type { Rule } from '../rule';

const MARKS = '。；：，;:,';

export const headingEnd: Rule = {
  code: 'punctuation/heading-end',
  level: 'hint',
  title: { zh: '标题末尾有标点', en: 'A heading ends with a mark' },
  description: {
    zh: '单独成行的标题末尾通常不用标点（GB/T 15834—2011，B.4）。标题之后同一行还有正文的（“1.健全机制。完善……”）、整项只有一句话的，不是这种标题，不提示；以冒号引出下列各点的（“按照下列办法更新：”）也不提示。',
    en: 'A heading on a line of its own usually ends without a mark (GB/T 15834-2011, B.4). A lead sentence with its text behind it, and an item of a single sentence, are none; nor is a line whose colon leads on to the points below it (按照下列办法更新：).',
  },
  remedy: {
    zh: '删去标题末尾的标点。',
    en: 'Removes the marks at the end of the heading.',
  },
  samples: {
    passing: [
      '一、夯实基础\n1.摸清家底。开展普查。',
      '一、夯实基础\n1.摸清家底。\n2.建好目录。',
      '一、夯实基础\n1.设备老化的，按照下列办法更新：\n（1）统一采购。\n（2）统一编目。',
      '一、夯实基础\n1.摸清家底。\n2.建好目录，定期更新。\n3.做好总结，评选先进。\n\n以上任务由办公室负责解释，各科室制订方案。',
    ],
    failing: [
      '一、夯实基础«。»\n1.摸清家底。开展普查。',
      '一、夯实基础\n1.摸清家底«：»\n开展普查，建立台账。',
    ],
  },
  check(plan, report) {
    for (const node of plan.numbered) {
      const line = plan.lines[node.startLine];
      const last = line ? line.text.charAt(line.end - 1) : '';
      if (
        line &&
        !node.runIn &&
        last !== '' &&
        MARKS.includes(last) &&
        standsAlone(plan, node, line.end - 1)
      ) {
        report({
          range: rangeInLine(node.startLine, line.end - 1, line.end),
          message: { zh: `标题末尾不用“${last}”`, en: `A heading does not end with ${last}` },
          tags: ['unnecessary'],
        });
      }
    }
    const title = plan.title;
    const line = title ? plan.lines[title.range.end.line] : undefined;
    const last = line ? line.text.charAt(line.end - 1) : '';
    if (title && line && last !== '' && MARKS.includes(last)) {
      report({
        range: rangeInLine(title.range.end.line, line.end - 1, line.end),
        message: { zh: `标题末尾不用“${last}”`, en: `A title does not end with ${last}` },
        tags: ['unnecessary'],
      });
    }
  },
  fix(plan, { range: { start, end } }) {
    const line = plan.lines[start.line];
    const from = line ? endOfWords(line.text, start.character) : 0;
    // Of a heading that is nothing but marks nothing would be left.
    if (!line || from <= line.bodyStart) {
      return undefined;
    }
    const mark = line.text.slice(start.character, end.character);
    return {
      title: { zh: `删去“${mark}”`, en: `Remove ${mark}` },
      edits: [{ range: rangeInLine(start.line, from, end.character), newText: '' }],
    };
  },
};

/** Words by which a sentence points to the list below it. */
const POINTING = /下列|以下|如下|下述/;

/** Whether a line is the beginning of a sentence that its points go on with: the colon belongs there. */
function leadsOn({ children }: NumberedNode, text: string): boolean {
  return (
    /[：:]$/.test(text) && POINTING.test(text) && children.some((child) => isNumbered(child) && child.marker)
  );
}

/** Fewer fellows than this do not show how a list is written. */
const MIN_FELLOWS = 2;

/**
 * Whether a line is the last sentence of a plan's list of sentences: a paragraph below it may speak of all of them.
 * Asked of one node of a plan, so that a long list is looked through once.
 */
function endsListOfSentences({ lines, numbered }: Plan, node: NumberedNode, mark: string): boolean {
  if (numbered.at(-1) !== node) {
    return false;
  }
  const fellows = numbered.filter(
    (other) => other !== node && other.parent === node.parent && other.kind === node.kind,
  );
  return (
    fellows.length >= MIN_FELLOWS &&
    fellows.every((fellow) => {
      const line = lines[fellow.startLine];
      return line?.text.charAt(line.end - 1) === mark && !fellow.children.some((child) => !isVoid(child));
    })
  );
}

/** Where the words before a mark end: blanks and marks between them would be left at the end of the line. */
export function endOfWords(text: string, mark: number): number {
  let end = mark;
  while (end > 0 && (isBlank(text.charCodeAt(end - 1)) || MARKS.includes(text.charAt(end - 1)))) {
    end--;
  }
  return end;
}

/**
 * Whether a line is a heading with its text below, and not a sentence that is all there is.
 *
 * @param end column at which its words end, before the mark or marks
 */
export function standsAlone(plan: Plan, node: NumberedNode, end: number): boolean {
  const line = plan.lines[node.startLine];
  if (!line || node.headingEnd <= node.headingStart) {
    return false;
  }
  // More than one sentence on the line, or a long one, is text.
  const text = line.text.slice(node.headingStart, end);
  return (
    text.length <= 40 &&
    !/[。；！？]/.test(text) &&
    node.children.some((child) => !isVoid(child) && child.kind !== 'responsibility') &&
    !leadsOn(node, line.trimmed) &&
    !endsListOfSentences(plan, node, line.text.charAt(line.end - 1))
  );
}
