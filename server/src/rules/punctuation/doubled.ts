import { TRAIT } from '../../plan/line';
import { rangeInLine, type Position } from '../../plan/position';
import type { Place, Plan } from '../../plan/tree';
import { eachLine, MAX_PER_LINE } from '../places';
import type { Rule } from '../rule';
import { endOfWords, standsAlone } from './heading-end';
import { keptMark } from './kept-mark';

/** Two marks of a sentence in a row, at least one of them full-width: `。。` `，，` `，。` `、，`. */
const RUN = /[。，、；：,;:]{2,}/g;
const HAS_FULL = /[。，、；：]/;
/** How much of a long run a message repeats. */
const SHOWN = 6;

export const doubled: Rule = {
  code: 'punctuation/doubled',
  level: 'warning',
  title: { zh: '标点连用', en: 'Two marks in a row' },
  description: {
    zh: '两个点号连用（“。。”“，，”“，。”），多半是修改时留下的。省略号“……”、叠用的问号叹号不在此列。',
    en: 'Two marks stand in a row, left behind by an edit. The ellipsis …… and doubled ？ or ！ are fine.',
  },
  remedy: {
    zh: '留下一个，用全角：“，，”改为“，”，“，。”改为“。”；标题末尾的全部删去。哪一个该留不能断定的（句中的“。，”、可能是省略号的“。。。”、“：。”），只在编辑器里逐处选用。',
    en: 'Keeps one, full-width: `，，` becomes `，` and `，。` becomes `。`; at the end of a heading none is kept. Where it is not certain which is meant (`。，` within a line, `。。。` that may be an ellipsis, `：。`) the fix is offered by itself only.',
  },
  samples: {
    passing: ['一、甲\n1.子。开展普查……年内完成！！'],
    failing: [
      '一、甲\n1.子。开展普查«，，»年内完成。',
      '一、甲\n1.子。开展普查，年内完成«，。»',
      '一、甲\n1.子。开展普查«。。»',
    ],
  },
  check(plan, report) {
    eachLine(plan, TRAIT.doubled, (line, at) => {
      let count = 0;
      for (const match of line.text.matchAll(RUN)) {
        const [run] = match;
        if (count === MAX_PER_LINE) {
          break;
        }
        if (match.index >= line.bodyStart && HAS_FULL.test(run)) {
          const shown = run.length > SHOWN ? `${run.slice(0, SHOWN)}…` : run;
          count++;
          report({
            range: rangeInLine(at, match.index, match.index + run.length),
            message: { zh: `标点连用：“${shown}”`, en: `Two marks in a row: ${shown}` },
          });
        }
      }
    });
  },
  fix(plan, { range: { start, end } }) {
    const line = plan.lines[start.line];
    const place = plan.places[start.line];
    if (!line || !place) {
      return undefined;
    }
    const atEnd = end.character === line.end;
    const { mark, sure } = keptMark(line.text.slice(start.character, end.character), atEnd);
    const heading = atEnd && isHeading(plan, place, start);
    const newText = heading ? '' : mark;
    const from = heading ? endOfWords(line.text, start.character) : start.character;
    const title = heading
      ? { zh: '删去标题末尾的标点', en: 'Remove the marks at the end of the heading' }
      : { zh: `改为“${mark}”`, en: `Change to ${mark}` };
    // At the head of a text a mark belongs to words that are gone.
    const certain = heading || (sure && start.character > line.bodyStart);
    return {
      title,
      edits: [{ range: rangeInLine(start.line, from, end.character), newText }],
      ...(certain ? {} : { byHand: true }),
    };
  },
};

/** Whether marks at the end of a line end a heading, which takes none at all. */
function isHeading(plan: Plan, { kind, holder }: Place, { line, character }: Position): boolean {
  if (kind === 'title') {
    return plan.title?.range.end.line === line;
  }
  return holder?.startLine === line && standsAlone(plan, holder, character);
}
