import { planRange } from '../places';
import type { Rule } from '../rule';

export const generalRequirementsMissing: Rule = {
  code: 'structure/general-requirements-missing',
  level: 'warning',
  title: { zh: '缺少总体要求', en: 'The general requirements are missing' },
  description: {
    zh: '第一章之前通常有总体要求：一句“……工作的总体要求是：……”，或者一段指导性的话，或者名为“指导思想”“总体要求”的一章。三种写法都算；在看过的23份工作要点里，19份有其中之一。',
    en: 'Before the first chapter a plan says what guides it: a labelled sentence, a guiding paragraph, or a chapter of that name. All three count; 19 of 23 plans examined have one.',
  },
  samples: {
    passing: [
      '云州市数据局2026年工作要点\n2026年全市数据工作的总体要求是：坚持稳中求进。\n一、夯实数据基础\n1.摸清家底。开展普查。',
      '云州市数据局2026年工作要点\n一、指导思想\n坚持稳中求进，统筹发展和安全。\n二、夯实数据基础\n1.摸清家底。开展普查。',
    ],
    failing: ['«云州市数据局2026年工作要点»\n一、夯实数据基础\n1.摸清家底。开展普查。'],
  },
  check(plan, report) {
    if (!plan.generalRequirements && plan.numbered.length > 0) {
      report({
        range: planRange(plan),
        message: {
          zh: '第一章之前缺少总体要求',
          en: 'No general requirements found before the first chapter: neither a labelled sentence, nor a guiding paragraph, nor a chapter of that name',
        },
      });
    }
  },
};
