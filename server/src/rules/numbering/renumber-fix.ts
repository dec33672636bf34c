import { isDoubtful, type CountedNodes } from '../../editing/due-ordinals';
import { renumberWhere } from '../../editing/renumber';
import type { Level, NumberedNode, Plan } from '../../plan/tree';
import type { Fix } from '../rule';
import { LEVEL_NAMES } from '../wording';

/** By level; for the slips that need a hand, and for all others. */
type Fixes = Map<`${Level}:${'hand' | 'safe'}`, Fix | undefined>;

const FIXES = new WeakMap<Plan, Fixes>();

/**
 * What mends every slip in the numbers of one level: all of its lists that have one are counted anew, and so are
 * those of other levels whose slips only follow from these. The findings of a plan share it, so a thousand of them
 * cost one renumbering.
 *
 * Where a list begins anew between two siblings, a heading line may be lost, and counting on would hide that. Such a
 * list is left alone, and a slip in it has a fix of its own, which counts on all the same: a hand is needed for it.
 *
 * @param node where the slip is
 * @returns undefined where the numbers would go beyond what can be written, or are not what is wrong
 */
export function renumberFix(plan: Plan, level: Level, node: NumberedNode | undefined): Fix | undefined {
  const byHand = node !== undefined && isDoubtful(plan, node);
  const fixes = FIXES.get(plan) ?? (new Map() as Fixes);
  FIXES.set(plan, fixes);
  const key = `${level}:${byHand ? 'hand' : 'safe'}` as const;
  if (!fixes.has(key)) {
    fixes.set(key, makeFix(plan, level, byHand));
  }
  return fixes.get(key);
}

function makeFix(plan: Plan, level: Level, byHand: boolean): Fix | undefined {
  if (level === 'chapter' && lacksFirstChapter(plan)) {
    return undefined;
  }
  const mayChange = ({ kind }: NumberedNode, { roots }: CountedNodes): boolean =>
    kind === level || roots.has(level);
  const outcome = renumberWhere(plan, mayChange, !byHand);
  if ('refusal' in outcome || outcome.edits.length === 0) {
    return undefined;
  }
  const { edits } = outcome;
  const name = LEVEL_NAMES[level];
  return byHand
    ? {
        title: {
          zh: `接着上文重新编号（${name.zh}）`,
          en: `Renumber the ${name.en}s, on from the text above`,
        },
        edits,
        byHand,
      }
    : { title: { zh: `重新编号（${name.zh}）`, en: `Renumber the ${name.en}s` }, edits };
}

/** Items above a first chapter that is not 一: its line is lost rather than its number wrong, and nothing else mends it. */
function lacksFirstChapter({ numbered }: Plan): boolean {
  const first = numbered.findIndex(({ kind, marker }) => kind === 'chapter' && marker);
  return first > 0 && numbered[0]?.kind !== 'chapter' && numbered[first]?.ordinal !== 1;
}
