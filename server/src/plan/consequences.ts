import type { Line } from './line';
import type { NumberingBreak } from './sequence';
import { isNumbered, type NumberedNode } from './tree';

/** Which slips only follow from others. */
export interface Causes {
  /** The slips that a slip follows from; none where it speaks for itself. */
  readonly causesOf: (found: NumberingBreak) => readonly NumberingBreak[];
}

/**
 * Finds which slips only follow from others, so that one slip is one report.
 *
 * A lost chapter line leaves a gap in the chapters, and, where items restart, items that begin anew in the middle of
 * the chapter before: the gap says it. A slip at the first node of a chapter or section is that of the chapter
 * itself, deleted, doubled or moved.
 *
 * @param breaks every slip of a plan
 */
export function findCauses(breaks: readonly NumberingBreak[]): Causes {
  const gaps = new Map<string, NumberingBreak>();
  const broken = new Map<NumberedNode, NumberingBreak>();
  for (const found of breaks) {
    broken.set(found.node, found);
    if (found.kind === 'gap') {
      gaps.set(`${found.level}:${found.node.startLine}`, found);
    }
  }
  return {
    causesOf({ kind, node }) {
      const causes: NumberingBreak[] = [];
      const { parent } = node;
      if (node.ordinal === 1 && (kind === 'restart' || kind === 'duplicate')) {
        for (let holder = parent; holder; holder = holder.parent) {
          const gap = gaps.get(`${holder.kind}:${holder.endLine}`);
          if (gap) {
            causes.push(gap);
          }
        }
      }
      const above = parent && broken.get(parent);
      if (above && parent.children.find(isNumbered) === node) {
        causes.push(above);
      }
      return causes;
    },
  };
}

/** Breaks that Word leaves inside a line (U+000B, U+2028, U+0085): what stands behind them was a line of its own. */
const SOFT_BREAKS = ['\u000b', '\u2028', '\u0085'];
/** Lines looked at for a number that seems to be missing. */
const MAX_LOOKED = 50;

/**
 * Whether what a gap misses is there all the same: behind a soft break, or, for points, inside the sentence
 * (`1.任务：（1）普查；（2）建档。`). A single point with a number of its own is no list at all.
 */
export function isWrittenElsewhere(
  { kind, level, node, other, missing }: NumberingBreak,
  lines: readonly Line[],
): boolean {
  if (kind !== 'gap' || !missing) {
    return false;
  }
  const from = other?.startLine ?? node.parent?.startLine ?? node.startLine - 1;
  const text = lines
    .slice(Math.max(0, from, node.startLine - MAX_LOOKED), node.startLine)
    .map((line) => line.text)
    .join('\n');
  if (SOFT_BREAKS.some((soft) => text.includes(soft))) {
    return true;
  }
  if (level !== 'point' || !node.marker) {
    return false;
  }
  const fellow = node.parent?.children.some((child) => child.kind === 'point' && child !== node) ?? false;
  const last = node.marker.text.replace(String(node.ordinal), String(missing[1]));
  return !fellow || (node.marker.shape !== '①' && text.includes(last));
}
