import { planRange } from '../places';
import type { Rule } from '../rule';

export const titleMissing: Rule = {
  code: 'structure/title-missing',
  level: 'warning',
  title: { zh: '缺少标题', en: 'The title is missing' },
  description: {
    zh: '工作要点应有标题，写明机关、年份和文种，如“××局2026年工作要点”（GB/T 9704—2012，7.3.1）。标题可占一至三行，可带“（征求意见稿）”。文中还没有任何章、项时不提示。',
    en: 'A plan has a title that names the office, the year and the kind (GB/T 9704-2012, 7.3.1), on one to three lines. Silent while the text has no chapter and no item yet.',
  },
  samples: {
    passing: ['云州市数据局2026年工作要点\n一、夯实数据基础\n1.摸清家底。开展普查。', '还没有写什么'],
    failing: ['«一、夯实数据基础»\n1.摸清家底。开展普查。'],
  },
  check(plan, report) {
    if (!plan.title && plan.numbered.length > 0) {
      report({
        range: planRange(plan),
        message: {
          zh: '缺少标题（如“××局2026年工作要点”）',
          en: 'No title found: the text should begin with a line that names office, year and kind',
        },
      });
    }
  },
};
