import type { ArchiveUnit, Relations } from '../../archive/model';
import { updateYears } from '../../archive/years';
import { COUNTERPART } from '../../archive/ranking/relations';
import { counterpartsOf, type ArchiveView } from './archive-view';
import type { NextMarker } from '../../editing/next-marker';

/** A draft of more units is not aligned for a list of suggestions: each costs a fifth of a millisecond with every version. */
const MOST_ALIGNED = 120;
/** How many items back a neighbour's counterpart is looked for. */
const NEIGHBOURS = 5;

/** Dies with the relations, that is with the version of the draft. */
const dropped = new WeakMap<Relations, readonly ArchiveUnit[]>();

/**
 * The units of the previous plan that have no counterpart in the draft yet, in the order of a drafter who writes
 * on at a line: those that follow the counterpart of the item above, then those before it.
 */
export function droppedUnits({ relations, archive }: ArchiveView, line: number): readonly ArchiveUnit[] {
  const { previous } = relations;
  if (!previous) {
    return [];
  }
  let units = dropped.get(relations);
  if (!units) {
    units = findDropped(relations, archive.unitsOf(previous));
    dropped.set(relations, units);
  }
  const after = neighbourOf(relations, line);
  const from = after === undefined ? 0 : units.findIndex(({ id }) => id > after);
  return from <= 0 ? units : [...units.slice(from), ...units.slice(0, from)];
}

function findDropped(relations: Relations, units: readonly ArchiveUnit[]): readonly ArchiveUnit[] {
  const { previous, draft } = relations;
  if (previous && draft.units.length <= MOST_ALIGNED) {
    return relations
      .linksWith(previous)
      .filter(({ kind }) => kind === 'dropped')
      .flatMap(({ prior }) => prior);
  }
  const taken = new Set<number>();
  for (const unit of draft.units) {
    for (const related of relations.known(unit)?.related ?? []) {
      if (related.score >= COUNTERPART) {
        taken.add(related.unit.id);
      }
    }
  }
  return units.filter(({ id }) => !taken.has(id));
}

/** The id of the counterpart that the nearest item above a line has in the previous plan. */
function neighbourOf(relations: Relations, line: number): number | undefined {
  const above = relations.draft.units
    .filter((unit) => unit.line < line)
    .slice(-NEIGHBOURS)
    .reverse();
  for (const unit of above) {
    const ids = counterpartsOf(relations.relationOf(unit))
      .filter((related) => related.unit.plan === relations.previous)
      .map((related) => related.unit.id);
    if (ids.length > 0) {
      return Math.max(...ids);
    }
  }
  return undefined;
}

/** An earlier item as it would stand in the draft. */
export interface WrittenItem {
  /** Whole lines without the last terminator: marker, heading and body, years brought up to date. */
  readonly text: string;
  /** Years that were left as they are. */
  readonly kept: readonly string[];
}

/**
 * Writes an earlier item with the draft's next marker, blanks and year.
 *
 * @param eol what ends the draft's lines
 */
export function writeItem(
  unit: ArchiveUnit,
  marker: NextMarker,
  { relations }: ArchiveView,
  eol: string,
): WrittenItem {
  const { text, kept } = updateYears(unit.text, unit.plan.year, relations.draft.info.year);
  const [first = '', ...rest] = text.split('\n');
  const lines = [`${marker.text}${marker.gap}${first}`, ...rest].map((line) => marker.indent + line);
  return { text: lines.join(eol), kept };
}

/** The heading of an earlier item with its year brought up to date, and the 。 that ends it where a body followed. */
export function writeHeading(unit: ArchiveUnit, { relations }: ArchiveView): string {
  const stop = unit.text.startsWith('。', unit.heading.length) ? '。' : '';
  return updateYears(unit.heading + stop, unit.plan.year, relations.draft.info.year).text;
}
