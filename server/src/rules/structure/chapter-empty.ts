import { isVoid, type NumberedNode, type Plan } from '../../plan/tree';
import { headingRange } from '../places';
import type { Rule } from '../rule';

export const chapterEmpty: Rule = {
  code: 'structure/chapter-empty',
  level: 'warning',
  title: { zh: '一章之下没有内容', en: 'A chapter holds nothing' },
  description: {
    zh: '一章之下既没有文字，也没有项，多半是内容漏了，或者标题是多余的。整份文稿的各章本来就都只有一行时不提示。',
    en: 'A chapter with neither text nor items has lost its content or is one too many. Silent where most chapters of a plan are single lines by design.',
  },
  samples: {
    passing: [
      '云州市数据局2026年工作要点\n一、指导思想\n坚持稳中求进。\n二、抓好应用\n1.用好数据。开展试点。',
      '云州市数据局2026年工作要点\n一、抓好学习\n二、抓好普查\n三、抓好应用',
    ],
    failing: [
      '云州市数据局2026年工作要点\n一、指导思想\n坚持稳中求进。\n二、«抓好应用»\n三、保障安全\n1.守住底线。落实责任。\n四、强化保障\n2.加强领导。健全机制。',
    ],
  },
  check(plan, report) {
    const chapters = plan.numbered.filter((node) => node.kind === 'chapter' && node.marker);
    const empty = chapters.filter((node) => isEmpty(plan, node));
    if (empty.length * 2 > chapters.length) {
      return;
    }
    for (const node of empty) {
      report({
        range: headingRange(node),
        message: {
          zh: '本章只有标题，没有内容',
          en: 'This chapter holds neither text nor items',
        },
      });
    }
  },
};

function isEmpty(plan: Plan, node: NumberedNode): boolean {
  const line = plan.lines[node.startLine];
  const hasText = line !== undefined && '。；！'.includes(line.text.charAt(line.end - 1));
  // `三、重点项目（另文下发）` says itself where its content is.
  const elsewhere = /[（(](?:另|略|详见|见附|内容略)/.test(line?.text ?? '');
  return (
    !node.runIn &&
    !elsewhere &&
    !hasText &&
    node.headingEnd > node.headingStart &&
    node.children.every(isVoid)
  );
}
