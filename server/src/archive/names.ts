import { TRAIT } from '../plan/line';
import { addNames, type NameUse } from '../plan/names';
import type { Plan } from '../plan/tree';
import { isOpaque } from '../rules/places';

export { foldName, MAX_NAME, MAX_TERM } from '../plan/names';

/**
 * Every name of a plan but those in tables and attachments, as `addNames` finds them in its lines, in the order of the
 * text. Takes linear time.
 */
export function namesOf(plan: Plan): readonly NameUse[] {
  const names: NameUse[] = [];
  for (const [at, line] of plan.lines.entries()) {
    if ((line.traits & TRAIT.pair) !== 0 && !isOpaque(plan.places[at])) {
      addNames(line.text, at, names);
    }
  }
  return names;
}
