import { applyEdits, inTextOrder, type TextEdit } from '../plan/edit';
import { parseLines } from '../plan/parser';
import { rangeInLine } from '../plan/position';
import type { Level, NumberedNode, Plan } from '../plan/tree';
import { ordinalsWhere, settingsOf, type CountedNodes } from './due-ordinals';
import { editsBetween } from './edits-between';
import { followMentions } from './follow-mentions';
import type { EditOutcome } from './outcome';
import { withOrdinal } from './write-marker';

/** What of a plan is renumbered; all of it where nothing is said. */
export interface RenumberScope {
  /** The nodes that begin on this line or below; what stands above keeps its numbers, and they count on from it. */
  readonly from?: number;
  /** The nodes inside this one; its own ordinal stays. */
  readonly within?: NumberedNode;
  /** The nodes of one level. */
  readonly level?: Level;
}

/**
 * How often the text is read again to see whether the new numbers change what a line is (`一、二线城市…` is a chapter
 * only where its number is due). One round is enough for plans that people write.
 */
const MAX_ROUNDS = 4;

/**
 * Gives the nodes the ordinals that are due, and lets mentions of them by number follow. Nothing else changes, not a
 * blank. Done twice it changes nothing more.
 *
 * @returns edits in the order of the text; `too-many` where an ordinal cannot be written (99; ㊿ for ①)
 */
export function renumber(plan: Plan, scope: RenumberScope = {}): EditOutcome {
  return renumberWhere(plan, isIn(scope));
}

/** Whether a node stands in a scope. Numbers alone change, so lines are the same in every round. */
function isIn({ from = 0, within, level }: RenumberScope): (node: NumberedNode) => boolean {
  return ({ kind, startLine }) =>
    startLine >= from &&
    (level === undefined || kind === level) &&
    (!within || (startLine > within.startLine && startLine < within.endLine));
}

/**
 * {@link renumber} for any choice of nodes.
 *
 * @param sparesDoubtful whether the nodes behind a heading that may be lost keep their numbers
 */
export function renumberWhere(
  plan: Plan,
  mayChange: (node: NumberedNode, counted: CountedNodes) => boolean,
  sparesDoubtful = false,
): EditOutcome {
  if (plan.flattenedLine !== undefined) {
    return { refusal: 'flattened' };
  }
  let current = plan;
  let first: readonly TextEdit[] = [];
  let rounds = 0;
  for (; rounds < MAX_ROUNDS; rounds++) {
    const ordinals = ordinalsWhere(current, mayChange, sparesDoubtful);
    const markers = markerEdits(ordinals);
    if (!markers) {
      return { refusal: 'too-many' };
    }
    if (markers.length === 0) {
      break;
    }
    const edits = [...markers, ...followMentions(current, ordinals)].sort(inTextOrder);
    first = rounds === 0 ? edits : first;
    current = parseLines(applyEdits(current.lines, edits), { numbering: settingsOf(plan) });
  }
  return { edits: rounds > 1 ? editsBetween(plan.lines, current.lines) : first };
}

/**
 * The edits that write ordinals into the markers that have others.
 *
 * @returns undefined where one cannot be written
 */
export function markerEdits(ordinals: ReadonlyMap<NumberedNode, number>): readonly TextEdit[] | undefined {
  const edits = writableEdits(ordinals);
  return edits.length === othersIn(ordinals).length ? edits : undefined;
}

/** The edits that write ordinals into the markers that have others and can bear them. */
export function writableEdits(ordinals: ReadonlyMap<NumberedNode, number>): readonly TextEdit[] {
  return othersIn(ordinals)
    .map(([node, due]) => markerEdit(node, due))
    .filter((edit) => edit !== undefined);
}

/** The nodes whose ordinal is another than the one that is due. */
function othersIn(ordinals: ReadonlyMap<NumberedNode, number>): readonly (readonly [NumberedNode, number])[] {
  return [...ordinals].filter(([node, due]) => node.ordinal !== due);
}

function markerEdit({ marker, startLine }: NumberedNode, due: number): TextEdit | undefined {
  const text = marker && withOrdinal(marker, due);
  if (!marker || text === undefined) {
    return undefined;
  }
  const { start, end, ordinalStart, ordinalEnd } = marker;
  return {
    range: rangeInLine(startLine, ordinalStart, ordinalEnd),
    newText: text.slice(ordinalStart - start, text.length - (end - ordinalEnd)),
  };
}
