import { applyEdits, type TextEdit } from '../../plan/edit';
import type { Line } from '../../plan/line';
import { parseLines } from '../../plan/parser';
import type { Position } from '../../plan/position';
import { isNumbered, isVoid, type NumberedNode, type Plan } from '../../plan/tree';
import { settingsOf } from '../due-ordinals';
import type { EditOutcome } from '../outcome';
import { restoredOrder } from '../restore-order';
import type { Arrangement } from './arrangement';
import { columnAlong } from './columns';
import { Layout } from './layout';
import { editsAlong } from './edits-along';
import { provisionalOrdinals, type NewHomes, type NewNode } from './provisional';

/** What is meant to be other in the new text than it was. */
export interface Meant {
  /** Nodes that come into another list. */
  readonly homes?: NewHomes;
  /** A node that only the new text has. */
  readonly added?: NewNode;
  /** How many nodes the old text has that the new one has not. */
  readonly removed?: number;
  /** The old plan's layout: headings of lists stay so, and notes with what they speak of, whatever holds them. */
  readonly layout?: Layout;
  /** Whether a line may come to belong to another node, and a text on it to be of another kind. */
  readonly isFree?: (line: number) => boolean;
}

/** A text with its parts in another order and its numbers put right. */
export interface Settled {
  readonly edits: readonly TextEdit[];
  readonly after: Plan;
  /** Where a place of the rearranged text is in the end. */
  readonly at: (position: Position) => Position;
}

/**
 * Reads a rearranged text, gives it the numbers that are due, lets mentions follow, sees that every part of it is
 * still what it was, and says by which edits one comes from the plan to it. Where the old numbers at their new
 * places hide what a line is, it is tried once more with those that are likely.
 *
 * @returns `misread` where a part would be taken for something else at its new place, `too-many` where a list would
 *   hold more than can be counted; linear, but for sorting
 */
export function settle(plan: Plan, { lines, lineAt }: Arrangement, meant: Meant): Settled | EditOutcome {
  const moved = new Map<number, number | undefined>();
  for (const { startLine } of plan.numbered) {
    const line = lineAt[startLine] ?? -1;
    moved.set(startLine, line < 0 ? undefined : line);
  }
  const read = (text: readonly Line[], edits: readonly TextEdit[]): Plan =>
    parseLines(edits.length > 0 ? applyEdits(text, edits) : text, { numbering: settingsOf(plan) });
  for (const provisional of [[], provisionalOrdinals(plan, lineAt, meant.homes ?? new Map(), meant.added)]) {
    const arranged = read(lines, provisional);
    const { edits, isOverfull } = restoredOrder(plan, arranged, moved);
    const after = read(arranged.lines, edits);
    if (isAsMeant(plan, after, lineAt, meant)) {
      if (isOverfull) {
        return { refusal: 'too-many' };
      }
      return {
        edits: editsAlong(plan.lines, after.lines, lineAt),
        after,
        at: ({ line, character }) => ({
          line,
          character: columnAlong(lines[line]?.text ?? '', after.lines[line]?.text ?? '', character),
        }),
      };
    }
  }
  return { refusal: 'misread' };
}

/** Whether every part of a plan is read as what it was, under what held it, but where it is meant to be other. */
function isAsMeant(before: Plan, after: Plan, lineAt: readonly number[], meant: Meant): boolean {
  const { homes, added, removed = 0, layout, isFree = () => false } = meant;
  if (after.numbered.length !== before.numbered.length + (added ? 1 : 0) - removed) {
    return false;
  }
  const lineOf = (node: NumberedNode | undefined): number => (node ? (lineAt[node.startLine] ?? -1) : -1);
  const others = layout && new Layout(after);
  return before.places.every((place, i) => {
    const line = lineAt[i] ?? -1;
    if (line < 0 || !place || isVoid(place)) {
      return true;
    }
    const other = after.places[line];
    const { node } = place;
    if (layout?.isListHeading(i) !== others?.isListHeading(line)) {
      return false;
    }
    if (!isNumbered(node)) {
      const subject = layout ? layout.subjectOf(i) : place.holder;
      const otherSubject = others ? others.subjectOf(line) : other?.holder;
      const same = other?.kind === place.kind && lineOf(subject) === (otherSubject?.startLine ?? -1);
      return isFree(i) || layout?.isListHeading(i) ? other !== undefined && !isNumbered(other.node) : same;
    }
    if (other?.kind !== node.kind || !isNumbered(other.node)) {
      return false;
    }
    const home = homes?.get(node);
    return isFree(i) || lineOf(home ? home.parent : node.parent) === (other.node.parent?.startLine ?? -1);
  });
}
