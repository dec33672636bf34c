import { headingRange, markerRange } from '../places';
import type { Rule } from '../rule';
import { quoted } from '../wording';

export const itemOutsideChapter: Rule = {
  code: 'structure/item-outside-chapter',
  level: 'warning',
  title: { zh: '项在第一章之前', en: 'Items before the first chapter' },
  description: {
    zh: '分章的文稿里，项应在章之下；第一章之前的项多半是章标题漏了，或者放错了地方。若第一章本身的序号不是“一”，缺的是章，只提示章序号。',
    en: 'In a plan with chapters an item before the first one has lost its chapter line or its place. Where the chapters do not begin with 一 the missing chapter is reported instead.',
  },
  samples: {
    passing: ['一、夯实基础\n1.摸清家底。开展普查。', '1.摸清家底。开展普查。\n2.建好目录。统一标准。'],
    failing: ['«1.»摸清家底。开展普查。\n2.建好目录。统一标准。\n一、抓好应用\n3.用好数据。开展试点。'],
  },
  check(plan, report) {
    const first = plan.numbered.findIndex((node) => node.kind === 'chapter' && !node.parent);
    const chapter = plan.numbered[first];
    const stray = plan.numbered[0];
    if (!chapter?.marker || first === 0 || !stray || (chapter.ordinal ?? 1) !== 1) {
      return;
    }
    report({
      range: markerRange(stray),
      message: {
        zh:
          first > 1
            ? `${quoted(stray)}等${first}处在第一章之前，不属于任何一章`
            : `${quoted(stray)}在第一章之前，不属于任何一章`,
        en: `${first} numbered ${first === 1 ? 'line stands' : 'lines stand'} before the first chapter, from ${quoted(stray)} on`,
      },
      related: [
        { range: headingRange(chapter), message: { zh: '第一章在此', en: 'The first chapter is here' } },
      ],
    });
  },
};
