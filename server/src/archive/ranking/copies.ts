import type { ArchivePlan, ArchiveUnit, SeriesMember } from '../model';

/** Units that are read to tell copies apart; in an archive of nothing but copies the rest count as plans of their own. */
const MOST_READ = 20_000;
/** Plans of one title and size that a plan is held against. */
const MOST_FORMS = 8;

/**
 * Leaves out of a series what lies in the archive twice: `…要点.txt` beside `…要点(1).txt` or `…要点 - 副本.txt`. Two
 * copies of last year's plan would take two of the three places that an item's counterparts have, and say nothing more.
 *
 * @param series included ones first
 * @param unitsOf asked only of plans that share year, title and number of units with another
 */
export function withoutCopies(
  series: readonly SeriesMember[],
  unitsOf: (plan: ArchivePlan) => readonly ArchiveUnit[],
): readonly SeriesMember[] {
  const groups = new Map<string, ArchivePlan[]>();
  for (const { plan, included } of series) {
    if (included && plan.size > 0) {
      const key = JSON.stringify([plan.year, plan.title, plan.issuer, plan.series, plan.size]);
      const group = groups.get(key);
      if (group) {
        group.push(plan);
      } else {
        groups.set(key, [plan]);
      }
    }
  }
  const copies = new Set<ArchivePlan>();
  let left = MOST_READ;
  for (const group of [...groups.values()].filter(({ length }) => length > 1)) {
    const forms: (readonly ArchiveUnit[])[] = [];
    for (const plan of group.sort(byName)) {
      if (left < plan.size) {
        break;
      }
      left -= plan.size;
      const units = unitsOf(plan);
      if (forms.some((form) => isSame(form, units))) {
        copies.add(plan);
      } else if (forms.length < MOST_FORMS) {
        forms.push(units);
      }
    }
  }
  if (copies.size === 0) {
    return series;
  }
  return [
    ...series.filter(({ plan, included }) => included && !copies.has(plan)),
    ...series
      .filter(({ plan }) => copies.has(plan))
      .map(({ plan }): SeriesMember => ({ plan, included: false, reason: 'copy' })),
    ...series.filter(({ included }) => !included),
  ];
}

/** A copy's name carries something behind the name it was copied from. */
function byName(a: ArchivePlan, b: ArchivePlan): number {
  return a.name.length - b.name.length || (a.uri < b.uri ? -1 : 1);
}

function isSame(one: readonly ArchiveUnit[], other: readonly ArchiveUnit[]): boolean {
  return one.every(({ text, marker }, i) => text === other[i]?.text && marker === other[i].marker);
}
