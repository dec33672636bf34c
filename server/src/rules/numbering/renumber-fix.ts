import { renumberWhere } from '../../editing/renumber';
import type { Level, Plan } from '../../plan/tree';
import type { Fix } from '../rule';
import { LEVEL_NAMES } from '../wording';

const FIXES = new WeakMap<Plan, Map<Level, Fix | undefined>>();

/**
 * What mends every slip in the numbers of one level: all of its lists that have one are counted anew, and so are
 * those of other levels whose slips only follow from these. The findings of a plan share it, so a thousand of them
 * cost one renumbering.
 *
 * @returns undefined where the numbers would go beyond what can be written, or are not what is wrong
 */
export function renumberFix(plan: Plan, level: Level): Fix | undefined {
  const fixes = FIXES.get(plan) ?? new Map<Level, Fix | undefined>();
  FIXES.set(plan, fixes);
  if (!fixes.has(level)) {
    fixes.set(level, makeFix(plan, level));
  }
  return fixes.get(level);
}

function makeFix(plan: Plan, level: Level): Fix | undefined {
  if (level === 'chapter' && lacksFirstChapter(plan)) {
    return undefined;
  }
  const outcome = renumberWhere(plan, ({ kind }, { roots }) => kind === level || roots.has(level));
  if ('refusal' in outcome || outcome.edits.length === 0) {
    return undefined;
  }
  const name = LEVEL_NAMES[level];
  return {
    title: { zh: `重新编号（${name.zh}）`, en: `Renumber the ${name.en}s` },
    edits: outcome.edits,
  };
}

/** Items above a first chapter that is not 一: its line is lost rather than its number wrong, and nothing else mends it. */
function lacksFirstChapter({ numbered }: Plan): boolean {
  const first = numbered.findIndex(({ kind, marker }) => kind === 'chapter' && marker);
  return first > 0 && numbered[0]?.kind !== 'chapter' && numbered[first]?.ordinal !== 1;
}
