import { TRAIT } from '../../plan/line';
import { rangeInLine } from '../../plan/position';
import { eachLine, MAX_PER_LINE } from '../places';
import type { Rule } from '../rule';

/** `2025年底前`, `2025年6月底前`, `2025年10月31日前`, `到2025年底`; not `2025年前`, which looks back as often. */
const DEADLINE =
  /(?:((?:19|20)\d{2})年(?:年?[底末]|\d{1,2}月(?:\d{1,2}日|[底末])?)(?:之?前)|(?<=到)((?:19|20)\d{2})年年?[底末])/g;
/** What follows a deadline that was met already. */
const MET = /^[，,]?(?:已|就已|均已|曾)/;

export const pastDeadline: Rule = {
  code: 'year/past-deadline',
  level: 'info',
  title: { zh: '时限早于本年度', en: 'A deadline before the year of the plan' },
  description: {
    zh: '文中的时限（“2025年底前”“2025年6月底前”）早于标题的年份，多半是从往年文稿带来的。书名号里的年份、后面接“已”的不提示。',
    en: 'A deadline lies before the year of the title; it was probably carried over. A year inside 《》, and a deadline that the text says was met, are left alone.',
  },
  samples: {
    passing: [
      '云州市数据局2026年工作要点\n一、甲\n1.子。2026年底前完成普查，2027年6月底前建成平台。',
      '云州市数据局2026年工作要点\n一、甲\n1.子。落实《数据强市三年行动方案（2023—2025年底前）》。2025年底前已完成普查。',
    ],
    failing: ['云州市数据局2026年工作要点\n一、甲\n1.子。«2025年底前»完成普查。'],
  },
  check(plan, report) {
    const planYear = plan.title?.year ?? null;
    if (planYear === null) {
      return;
    }
    eachLine(plan, TRAIT.year, ({ text }, at, { kind }) => {
      if (kind === 'title' || kind === 'notice' || kind === 'date') {
        return;
      }
      let looked = 0;
      for (const match of text.matchAll(DEADLINE)) {
        if (looked++ === MAX_PER_LINE) {
          break;
        }
        const year = Number(match[1] ?? match[2]);
        const end = match.index + match[0].length;
        if (year < planYear && !isInName(text, match.index) && !MET.test(text.slice(end, end + 4))) {
          report({
            range: rangeInLine(at, match.index, end),
            message: {
              zh: `时限“${match[0]}”早于本年度（${planYear}年）`,
              en: `The deadline “${match[0]}” lies before ${planYear}, the year of the plan`,
            },
          });
        }
      }
    });
  },
};

function isInName(text: string, at: number): boolean {
  const open = text.lastIndexOf('《', at);
  return open >= 0 && text.indexOf('》', open) > at;
}
