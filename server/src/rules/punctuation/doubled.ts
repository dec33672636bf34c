import { TRAIT } from '../../plan/line';
import { rangeInLine } from '../../plan/position';
import { eachLine } from '../places';
import type { Rule } from '../rule';

const FULL = '。，、；：';
const HALF = ',;:';
/** Two marks of a sentence in a row, at least one of them full-width: `。。` `，，` `，。` `、，`. */
const RUN = /[。，、；：,;:]{2,}/g;

export const doubled: Rule = {
  code: 'punctuation/doubled',
  level: 'warning',
  title: { zh: '标点重复', en: 'Two marks in a row' },
  description: {
    zh: '两个点号连用（“。。”“，，”“，。”），多半是修改时留下的。省略号“……”、叠用的问号叹号不在此列。',
    en: 'Two marks stand in a row, left behind by an edit. The ellipsis …… and doubled ？ or ！ are fine.',
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
      for (const match of line.text.matchAll(RUN)) {
        const [run] = match;
        const full = Array.from(run).some((mark) => FULL.includes(mark));
        if (match.index >= line.bodyStart && full && !Array.from(run).every((mark) => HALF.includes(mark))) {
          report({
            range: rangeInLine(at, match.index, match.index + run.length),
            message: { zh: `标点重复：“${run}”`, en: `Two marks in a row: ${run}` },
          });
        }
      }
    });
  },
};
