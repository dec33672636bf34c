import type { ArchivePlan, ArchiveUnit, Lineage, LineageStep } from '../model';
import { COUNTERPART } from './score';

/** An earlier plan with the units of it that are like the item itself. */
export interface Stage {
  readonly plan: ArchivePlan;
  readonly direct: readonly Scored[];
}

interface Scored {
  readonly unit: ArchiveUnit;
  readonly score: number;
}

/** Through a later year's form a unit counts that is at least a little like the item itself. */
const LEAST_ALIKE = 0.15;
/** Or the two years' forms must be the same beyond doubt. */
const CERTAIN = 0.9;

/**
 * An item's form in every earlier plan: what is its counterpart by itself, and what is the counterpart of its
 * form in the next later plan that has one. A wording may change so far over some years that only the steps show it.
 *
 * @param stages the earlier plans, latest first
 * @param between how likely a unit of a later plan goes back to units of an earlier one
 */
export function lineageOf(
  stages: readonly Stage[],
  between: (later: ArchivePlan, earlier: ArchivePlan) => (unit: ArchiveUnit) => readonly Scored[],
): Lineage {
  const steps: LineageStep[] = [];
  let last: LineageStep | undefined;
  for (const { plan, direct } of stages) {
    const alike = new Map(direct.map(({ unit, score }) => [unit.id, score]));
    const found = new Map<number, ArchiveUnit>();
    for (const { unit, score } of direct) {
      if (score >= COUNTERPART) {
        found.set(unit.id, unit);
      }
    }
    if (last) {
      const goesBack = between(last.plan, plan);
      for (const form of last.units) {
        for (const { unit, score } of goesBack(form)) {
          const near = (alike.get(unit.id) ?? 0) >= LEAST_ALIKE;
          if (score >= (near ? COUNTERPART : CERTAIN)) {
            found.set(unit.id, unit);
          }
        }
      }
    }
    const step = { plan, units: [...found.values()].sort((a, b) => a.id - b.id) };
    steps.push(step);
    last = step.units.length > 0 ? step : last;
  }
  return { steps, first: last?.plan };
}
