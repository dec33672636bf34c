import type { PlanContent, Unit } from '../../server/src/archive/model';
import { readFolder, type LabelledUnit, type Trial } from './trials';

/** Small plans that are made of each pair, and how many units each of the two has. */
const SMALL_PLANS = 12;
const FEWEST = 3;
const MOST = 6;

/**
 * A trial for every firmly continued unit, in which all that is right for it is taken out of the earlier plan: the
 * unit is new then, however much the rest is like it. Real series hold few new items; these stand in for them.
 * Nothing but that unit is labelled.
 */
export function vanished(trial: Trial): readonly Trial[] {
  const { labels, prior } = trial;
  return labels.units
    .filter(({ verdict, doubtful }) => verdict === 'continued' && !doubtful)
    .map((unit) => ({
      ...withLabels(trial, [{ ...unit, verdict: 'new', best: null, acceptable: [] }]),
      prior: { ...prior, units: prior.units.filter(({ line }) => !unit.acceptable.includes(line)) },
    }));
}

/** A trial for every unit of the draft, in whose place one of an office stands that has nothing to do with it. */
export function intruded(trial: Trial): readonly Trial[] {
  const { draft, labels } = trial;
  const strange = readFolder('plans')
    .filter((plan) => !related(plan, labels.prior) && !related(plan, labels.draft))
    .flatMap(({ units }) => units);
  const step = Math.max(1, Math.floor(strange.length / draft.units.length));
  return strange.length === 0
    ? []
    : draft.units.map(({ line, endLine, marker, ordinal, context }, at) => {
        const other = strange[(at * step + step - 1) % strange.length];
        const place = { line, endLine, marker, ordinal, context };
        const units = draft.units.map((unit, i): Unit => (i === at && other ? { ...other, ...place } : unit));
        const label: LabelledUnit = { draft: { line }, verdict: 'new', best: null, acceptable: [] };
        return { ...withLabels(trial, [label]), draft: { ...draft, units } };
      });
}

/**
 * Trials with some neighbouring units of both plans only, labels kept: archives are often small. What is right
 * though not the best is doubtful where the best one is left out.
 */
export function smaller(trial: Trial): readonly Trial[] {
  const { labels, prior, draft } = trial;
  const random = generator(trial.name);
  return Array.from({ length: SMALL_PLANS }, () => {
    const later = window(draft, random(), random());
    const lines = new Set(later.units.map(({ line }) => line));
    const own = labels.units.filter((unit) => lines.has(unit.draft.line));
    // In every second one the earlier part is any; else it lies around the counterpart of one of the draft's units.
    const wanted = own[Math.floor(random() * own.length)]?.best;
    const at = prior.units.findIndex(({ line }) => line === wanted);
    const near = random() < 0.5 && at >= 0;
    const place = near ? (at - 1 + random()) / prior.units.length : random();
    const earlier = window(prior, place, random());
    const left = new Set(earlier.units.map(({ line }) => line));
    const units = own.map((unit): LabelledUnit => {
      const acceptable = unit.acceptable.filter((line) => left.has(line));
      if (unit.verdict === 'new' || acceptable.length === 0) {
        // A doubtful new one's acceptable units are what might have been shown; without them it is new.
        const doubtful = unit.doubtful === true && acceptable.length > 0;
        return { draft: unit.draft, verdict: 'new', best: null, acceptable, doubtful };
      }
      return left.has(unit.best ?? -1) ? unit : { ...unit, acceptable, doubtful: true };
    });
    return { ...withLabels(trial, units), prior: earlier, draft: later };
  });
}

function withLabels(trial: Trial, units: readonly LabelledUnit[]): Trial {
  return { ...trial, labels: { ...trial.labels, links: [], units } };
}

/** Some neighbouring units; where they begin and how many they are between 0 and 1. */
function window(plan: PlanContent, place: number, size: number): PlanContent {
  const count = Math.min(plan.units.length, FEWEST + Math.floor(size * (MOST - FEWEST + 1)));
  const start = Math.floor(Math.max(0, Math.min(0.999, place)) * plan.units.length);
  const first = Math.min(start, plan.units.length - count);
  return { ...plan, units: plan.units.slice(first, first + count) };
}

/** Whether two plans are of one office, or of one so near that it may have the same work. */
function related({ info }: PlanContent, file: string): boolean {
  const office = (name: string): string => name.split('-')[0] ?? name;
  return office(info.name) === office(file);
}

/** Numbers from 0 to 1, always the same for a name. */
function generator(name: string): () => number {
  let state = 2_166_136_261;
  for (const char of name) {
    state = Math.imul(state ^ (char.codePointAt(0) ?? 0), 16_777_619) >>> 0;
  }
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
