import type { MarkedLine } from './accept';
import { LEVEL_RANK } from './tree';

/**
 * A marker and the rank it is given in the tree: chapter 0, section 1, item 2, point 3, circled point 4, and in
 * between where a draft turns two levels round. Lower ranks hold higher ones.
 */
export interface RankedLine extends MarkedLine {
  readonly rank: number;
  /** Whether it begins a level that a lower one holds: the first place of an inversion. */
  readonly inverts: boolean;
}

/** The rank GB/T 9704 gives a marker; ① stands below （1）. */
function rankOf({ marker }: MarkedLine): number {
  return LEVEL_RANK[marker.level] + (marker.shape === '①' ? 1 : 0);
}

/**
 * Gives each marker its rank. Where a draft turns two levels round (`1.` holding `（一）`), the tree follows the
 * draft, so that the numbers are judged as they were meant and only the inversion itself is reported.
 */
export function rankMarkers(marked: readonly MarkedLine[]): readonly RankedLine[] {
  const ranks: number[] = marked.map(rankOf);
  const inverts = new Set<number>();
  // Chapters inside sections or items: over the whole plan. Sections inside items: chapter by chapter.
  for (const low of [1, 2]) {
    invertWithin(marked, ranks, 0, marked.length, low, 0, inverts);
  }
  let from = 0;
  for (let i = 0; i <= marked.length; i++) {
    if (i === marked.length || ranks[i] === 0) {
      invertWithin(marked, ranks, from, i, 2, 1, inverts);
      invertWithin(marked, ranks, from, i, 3, 2, inverts);
      from = i + 1;
    }
  }
  return marked.map(({ line, marker }, i) => ({
    line,
    marker,
    rank: ranks[i] ?? 0,
    inverts: inverts.has(i),
  }));
}

/**
 * Detects markers of rank `high` that count anew under each marker of rank `low`, and puts them just below it.
 * Evidence asked for: the low one comes first, goes on counting after the high ones, and the high ones begin at
 * 1 again (or never come back). Without it the two stand side by side, as when a chapter has first items, then
 * sections.
 */
function invertWithin(
  marked: readonly MarkedLine[],
  ranks: number[],
  from: number,
  to: number,
  low: number,
  high: number,
  inverts: Set<number>,
): void {
  const ordinalAt = (i: number): number | null => marked[i]?.marker.ordinal ?? null;
  const find = (start: number, rank: number): number => {
    for (let i = start; i < to; i++) {
      if (ranks[i] === rank) {
        return i;
      }
    }
    return -1;
  };
  const firstLow = find(from, low);
  const firstHigh = find(from, high);
  if (firstLow < 0 || firstHigh < 0 || firstHigh < firstLow || ordinalAt(firstHigh) !== 1) {
    return;
  }
  let holder = firstLow;
  let highs = 0;
  for (let i = firstLow; i < firstHigh; i++) {
    holder = ranks[i] === low ? i : holder;
  }
  const nextLow = find(firstHigh, low);
  if (nextLow < 0 || ordinalAt(nextLow) !== (ordinalAt(holder) ?? 0) + 1) {
    return;
  }
  for (let i = firstHigh; i < nextLow; i++) {
    highs += ranks[i] === high ? 1 : 0;
  }
  const nextHigh = find(nextLow, high);
  if (nextHigh < 0 ? highs < 2 : ordinalAt(nextHigh) !== 1) {
    return;
  }
  inverts.add(firstHigh);
  for (let i = from; i < to; i++) {
    if (ranks[i] === high) {
      ranks[i] = low + 0.5;
    }
  }
}
