import type { AutomaticNumber, Rank } from './numbering';

/** A multilevel list of a file, and its instances in the order they are first used. */
export interface CountedList {
  /** What its levels are, outermost first. */
  readonly ranks: readonly Rank[];
  readonly instances: readonly Instance[];
}

/** A `w:num`: the first of a list counts as the list says, each other one begins a level with a number of its own. */
interface Instance {
  readonly numId: number;
  readonly override: { readonly level: number; readonly start: number } | undefined;
}

interface Entry {
  readonly rank: Rank;
  readonly ordinal: number;
}

/** A list while it is counted. */
interface Count {
  readonly ranks: Rank[];
  readonly instances: Instance[];
  /** The last number of each level; undefined where it begins anew. */
  readonly last: (number | undefined)[];
}

/**
 * Spreads levels over lists, and counts them as Word does (ISO/IEC 29500-1, 17.9; Word counts a level that is skipped).
 *
 * A level that begins anew under the one above it is a level of the same list. One that runs on has a list of its own
 * and not `w:lvlRestart` 0 (17.9.10): LibreOffice 7.4 takes no notice of it and would begin anew in each chapter.
 *
 * @param ranks the levels that the plan has, outermost first
 * @param restarts whether a level begins anew under each node above it
 * @returns for each entry its number
 */
export function countLists(
  ranks: readonly Rank[],
  restarts: (rank: Rank) => boolean,
  entries: readonly Entry[],
): { readonly lists: readonly CountedList[]; readonly numbers: readonly AutomaticNumber[] } {
  const lists: Count[] = [];
  const places = new Map<Rank, { readonly list: Count; readonly level: number }>();
  for (const rank of ranks) {
    let list = lists.at(-1);
    if (!list || !restarts(rank)) {
      list = { ranks: [], instances: [], last: [] };
      lists.push(list);
    }
    places.set(rank, { list, level: list.ranks.length });
    list.ranks.push(rank);
  }
  let numId = 0;
  const numbers: AutomaticNumber[] = [];
  for (const { rank, ordinal } of entries) {
    const place = places.get(rank);
    if (place) {
      const { list, level } = place;
      const begun = begins(list, level, ordinal);
      if (begun) {
        list.instances.push({ numId: ++numId, override: begun.override });
      }
      count(list, level, ordinal);
      numbers.push({ numId: list.instances.at(-1)?.numId ?? 0, level });
    }
  }
  return { lists, numbers };
}

/** What instance has to begin at a number; undefined where the last one goes on to it by itself. */
function begins(
  { instances, last }: Count,
  level: number,
  ordinal: number,
): Pick<Instance, 'override'> | undefined {
  const current = instances.at(-1);
  const before = last[level];
  if (!current) {
    return { override: ordinal === 1 ? undefined : { level, start: ordinal } };
  }
  // Whether a level that begins anew goes back to its override or to 1 is no matter where both are the same.
  const own = current.override?.level === level ? current.override.start : 1;
  const goesOn = before === undefined ? ordinal === 1 && own === 1 : ordinal === before + 1;
  return goesOn ? undefined : { override: { level, start: ordinal } };
}

function count({ last, ranks }: Count, level: number, ordinal: number): void {
  for (let above = 0; above < level; above++) {
    last[above] ??= 1;
  }
  last[level] = ordinal;
  for (let below = level + 1; below < ranks.length; below++) {
    last[below] = undefined;
  }
}
