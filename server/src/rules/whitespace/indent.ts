import { rangeInLine } from '../../plan/position';
import { LEVELS, type Level, type Place } from '../../plan/tree';
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
  remedy: {
    zh: '行首空白改为与同级多数一致。',
    en: 'Gives the line the blanks that most of its fellows begin with.',
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
            replacement: common[0] + (blanks.length > 0 ? '' : marker.text),
          });
        }
      }
    }
  },
  fix(plan, { range, replacement = '' }) {
    const line = plan.lines[range.start.line];
    const place = plan.places[range.start.line];
    if (!line || !place || !isLevel(place.kind)) {
      return undefined;
    }
    const { zh, en } = LEVEL_NAMES[place.kind];
    // Where there are no blanks the marker is underlined, and the replacement holds it.
    const { start, end } = range;
    const marker = start.character < line.indent ? 0 : end.character - start.character;
    return {
      title: { zh: `缩进改为与其他各${zh}一致`, en: `Indent like the other ${en}s` },
      edits: [
        {
          range: rangeInLine(range.start.line, 0, line.indent),
          newText: replacement.slice(0, replacement.length - marker),
        },
      ],
    };
  },
};

function isLevel(kind: Place['kind']): kind is Level {
  return (LEVELS as readonly string[]).includes(kind);
}
