import { writtenLike } from '../../editing/write-marker';
import type { NumberingBreak } from '../../plan/sequence';
import type { Level } from '../../plan/tree';
import { markerRange } from '../places';
import type { Message, Rule, RuleSamples } from '../rule';
import { LEVEL_NAMES } from '../wording';
import { numberedOn } from './marker-fix';
import { renumberFix } from './renumber-fix';

/** What a kind of numbering slip says of itself; the four levels share it. */
export interface SlipKind {
  readonly kind: 'gap' | 'duplicate' | 'order';
  readonly title: (level: Message) => Message;
  readonly description: Message;
  readonly message: (found: NumberingBreak) => Message;
  /** What the related place is: `上一项在此`. */
  readonly related: (level: Message) => Message;
  readonly samples: Readonly<Record<Level, RuleSamples>>;
}

/** The rule of a kind of slip for one level. All of them read the breaks that the plan's numbering found. */
export function slipRule(slip: SlipKind, level: Level): Rule {
  const name = LEVEL_NAMES[level];
  return {
    code: `numbering/${level}-${slip.kind}`,
    level: 'error',
    title: slip.title(name),
    description: slip.description,
    remedy: {
      zh: `按编号方式给各${name.zh}重新编号，文中提到的序号随之改（“第5项”），别的一字不动；同级的问题一次改完。`,
      en: `Renumbers the ${name.en}s by the scheme of the plan; mentions of their numbers (第5项) follow, and nothing else changes. All slips of the level go at once.`,
    },
    samples: slip.samples[level],
    check(plan, report) {
      for (const found of plan.breaks) {
        if (found.level !== level || found.kind !== slip.kind) {
          continue;
        }
        report({
          range: markerRange(found.node),
          message: slip.message(found),
          ...(found.other
            ? { related: [{ range: markerRange(found.other), message: slip.related(name) }] }
            : {}),
        });
      }
    },
    fix: (plan, { range }) => renumberFix(plan, level, numberedOn(plan, range.start.line)),
  };
}

/** The ordinals of a gap, written as the plan writes them: `“5.”`, `“31.”至“33.”`. */
export function missingOrdinals({ node, missing, expected }: NumberingBreak): Message {
  const [from, to] = missing ?? [expected, expected];
  const first = `“${writtenLike(node, from)}”`;
  const last = `“${writtenLike(node, to)}”`;
  return from === to ? { zh: first, en: first } : { zh: `${first}至${last}`, en: `${first} to ${last}` };
}
