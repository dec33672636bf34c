import { isVoid } from '../../plan/tree';
import { markerRange } from '../places';
import type { Rule } from '../rule';
import { quoted } from '../wording';

export const itemEmpty: Rule = {
  code: 'structure/item-empty',
  level: 'error',
  title: { zh: '只有序号，没有文字', en: 'A marker without text' },
  description: {
    zh: '序号后面没有任何文字，下面也没有属于它的文字。序号单独成行、文字另起一行的不算。',
    en: 'Nothing stands behind the marker, nor below it. A marker on a line of its own with its text on the next line is fine.',
  },
  samples: {
    passing: ['一、夯实基础\n1.摸清家底。开展普查。\n2.\n建好目录。', '一、夯实基础\n1.摸清家底'],
    failing: ['一、夯实基础\n1.摸清家底。开展普查。\n«2.»\n3.建好目录。'],
  },
  check(plan, report) {
    for (const node of plan.numbered) {
      if (node.headingEnd <= node.headingStart && node.children.every(isVoid)) {
        report({
          range: markerRange(node),
          message: { zh: `序号${quoted(node)}之后没有内容`, en: `Nothing follows ${quoted(node)}` },
        });
      }
    }
  },
};
