import type { MarkedLine } from './accept';
import type { Marker } from './marker';
import { LEVEL_RANK, LEVELS } from './tree';

/** The ranks of the levels, and one slot more for circled points. */
const CIRCLED = 4;
const SLOTS = 5;

/** Circled points count apart from the others. */
function slotOf({ level, shape }: Marker): number {
  return shape === '①' ? CIRCLED : LEVEL_RANK[level];
}

/**
 * For each marker the ordinal of the next one in each slot, `SLOTS` numbers a marker; 0 where there is none. One
 * flat array: a thousand small ones at every keystroke would be garbage.
 */
function nextBySlot(marked: readonly MarkedLine[]): Uint8Array {
  const next = new Uint8Array(marked.length * SLOTS);
  for (let i = marked.length - 2; i >= 0; i--) {
    const at = i * SLOTS;
    for (let slot = 0; slot < SLOTS; slot++) {
      next[at + slot] = next[at + SLOTS + slot] ?? 0;
    }
    const after = marked[i + 1]?.marker;
    if (after) {
      next[at + slotOf(after)] = after.ordinal ?? 0;
    }
  }
  return next;
}

/**
 * Puts a marker into the level whose missing number it bears: `2、` between `一、` and `三、`, `3)` between `2.`
 * and `4.`, where it does not count on in its own.
 */
export function relevel(marked: readonly MarkedLine[]): readonly MarkedLine[] {
  const next = nextBySlot(marked);
  const last: (number | null)[] = [null, null, null, null, null];
  return marked.map((entry, i) => {
    const { line, marker } = entry;
    const { ordinal } = marker;
    const own = slotOf(marker);
    const counts =
      ordinal === null || ordinal === 1 || last[own] === ordinal - 1 || next[i * SLOTS + own] === ordinal + 1;
    const home = counts
      ? -1
      : LEVELS.findIndex(
          (_, rank) => rank !== own && last[rank] === ordinal - 1 && next[i * SLOTS + rank] === ordinal + 1,
        );
    const level = LEVELS[home];
    last[level ? home : own] = ordinal;
    if (own < LEVEL_RANK.point) {
      last.fill(null, LEVEL_RANK.point);
    }
    return level ? { line, marker: { ...marker, level, flaw: 'foreign' } } : entry;
  });
}
