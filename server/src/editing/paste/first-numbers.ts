import type { TextEdit } from '../../plan/edit';
import { rangeInLine } from '../../plan/position';
import { LEVEL_RANK, LEVELS, type Level, type NumberedNode, type Plan } from '../../plan/tree';
import { withOrdinal } from '../write-marker';

/**
 * The edits that let a piece's numbers go on with what stands before it, by the schemes of the plan. What stands
 * behind it has its old numbers still; with the piece's own numbers between them (`二、` behind an item 1) a chapter
 * could be taken for something else.
 *
 * @param after the plan with the piece in it
 * @param isOwn whether a node is the piece's
 */
export function firstNumbers(
  plan: Plan,
  after: Plan,
  isOwn: (node: NumberedNode) => boolean,
): readonly TextEdit[] {
  const last = new Map<Slot, number>();
  const edits: TextEdit[] = [];
  for (const node of after.numbered) {
    const { kind, marker, startLine } = node;
    const slot = slotOf(node);
    for (const level of LEVELS) {
      if (LEVEL_RANK[level] > LEVEL_RANK[kind] && beginsAnew(plan, after, level, kind)) {
        last.delete(level);
      }
    }
    if (slot !== '①') {
      last.delete('①');
    }
    const due = (last.get(slot) ?? 0) + 1;
    const newText = marker && isOwn(node) ? withOrdinal(marker, due) : undefined;
    if (marker && newText !== undefined && newText !== marker.text) {
      edits.push({ range: rangeInLine(startLine, marker.start, marker.end), newText });
    }
    last.set(slot, newText === undefined ? (node.ordinal ?? due) : due);
  }
  return edits;
}

/** What counts for itself: a level, or the circled points. */
type Slot = Level | '①';

function slotOf({ kind, marker }: NumberedNode): Slot {
  return marker?.shape === '①' ? '①' : kind;
}

/** Whether the count of a level goes back to 1 below a node of a higher one. */
function beginsAnew(plan: Plan, after: Plan, level: Level, holder: Level): boolean {
  const resetAt = (plan.schemes[level] ?? after.schemes[level])?.resetAt ?? 'parent';
  return resetAt === 'parent' || (resetAt === 'chapter' && holder === 'chapter');
}
