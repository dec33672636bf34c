import { rangeInLine } from '../../plan/position';
import { LEVELS } from '../../plan/tree';
import type { Rule } from '../rule';
import { LEVEL_NAMES } from '../wording';

/** Below this share there is no form to agree with. */
const MAJORITY = 0.6;

export const indent: Rule = {
  code: 'whitespace/indent',
  level: 'hint',
  title: { zh: '同级缩进不一', en: 'Fellows are indented differently' },
  description: {
    zh: '同一级的各行，行首空白应一致（如都空两个全角格，或都不空）。以多数为准；没有明显多数时不提示。',
    en: 'Lines of one level begin with the same blanks. The majority is the measure; without a clear one nothing is said.',
  },
  samples: {
    passing: ['　　一、甲\n　　1.子。文。\n　　2.丑。文。', '1.子。文。\n　　2.丑。文。'],
    failing: ['　　1.子。文。\n　　2.丑。文。\n　　3.寅。文。\n«4.»卯。文。'],
  },
  check(plan, report) {
    for (const level of LEVELS) {
      const nodes = plan.numbered.filter((node) => node.kind === level && node.marker);
      const counts = new Map<string, number>();
      const blanksOf = (at: number): string => plan.lines[at]?.text.slice(0, plan.lines[at].indent) ?? '';
      for (const node of nodes) {
        const blanks = blanksOf(node.startLine);
        counts.set(blanks, (counts.get(blanks) ?? 0) + 1);
      }
      const [common] = [...counts].sort((a, b) => b[1] - a[1]);
      if (!common || counts.size < 2 || common[1] < nodes.length * MAJORITY) {
        continue;
      }
      for (const { startLine, marker } of nodes) {
        const blanks = blanksOf(startLine);
        if (marker && blanks !== common[0]) {
          report({
            range:
              blanks.length > 0
                ? rangeInLine(startLine, 0, blanks.length)
                : rangeInLine(startLine, marker.start, marker.end),
            message: {
              zh: `缩进与其他各${LEVEL_NAMES[level].zh}不一致`,
              en: `Indented otherwise than the other ${LEVEL_NAMES[level].en}s`,
            },
          });
        }
      }
    }
  },
};
