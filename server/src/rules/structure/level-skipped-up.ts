import { markerRange } from '../places';
import type { Rule } from '../rule';
import { quoted } from '../wording';

export const levelSkippedUp: Rule = {
  code: 'structure/level-skipped-up',
  level: 'warning',
  title: { zh: '下一级里用了上一级的序号', en: 'A lower level holds a higher marker' },
  description: {
    zh: '层次序数依次为“一、”“（一）”“1.”“（1）”“①”，可以从任何一级开始，可以跳过一级，但只能由大到小，下一级里不能再用上一级的序号（GB/T 15834—2011，B.3.8）。“一、”下面直接用“1.”是可以的。全文只在第一处提示。',
    en: 'The order is 一、（一）1.（1）①; a plan may begin at any level and skip one, but a lower level may not hold a higher marker (GB/T 15834-2011, B.3.8). 一、 followed directly by 1. is fine. Reported once, at the first place.',
  },
  samples: {
    passing: [
      '一、夯实基础\n1.摸清家底。开展普查。\n2.建好目录。统一标准。\n二、抓好应用\n（一）用好数据\n1.开展试点。选好场景。',
      '一、夯实基础\n（一）摸清家底\n1.开展普查。\n（二）建好目录\n1.统一标准。',
    ],
    failing: [
      '一、夯实基础\n1.摸清家底\n«（一）»开展普查。\n（二）建立台账。\n2.建好目录\n（一）统一标准。\n（二）定期更新。',
    ],
  },
  check(plan, report) {
    const [first] = plan.inversions;
    const holder = first?.parent;
    if (!first || !holder) {
      return;
    }
    report({
      range: markerRange(first),
      message: {
        zh: `${quoted(holder)}之下不能再用${quoted(first)}：层次序数应由大到小（一、（一）1.（1）①）`,
        en: `${quoted(holder)} may not hold ${quoted(first)}: markers go down from 一、 over （一） and 1. to （1）`,
      },
      related: [{ range: markerRange(holder), message: { zh: '上一级在此', en: 'The level above is here' } }],
    });
  },
};
