import { numberedAt } from '../../plan/navigate';
import type { NumberedNode, Plan } from '../../plan/tree';
import type { EditOutcome, Refusal } from '../outcome';
import { arrange, span, type Piece } from './arrangement';
import { Layout } from './layout';
import type { NewHome } from './provisional';
import { parcelOf, type Parcel } from './parcel';
import { lastOf } from './selected';
import { settle } from './settle';

/** Where nodes are dropped. */
export interface MoveTarget {
  /** A line of the node they are dropped on. */
  readonly line: number;
  readonly place: 'before' | 'after' | 'into';
}

/** The line that parcels are put before, and on which side their blank lines come to stand. */
interface Slot {
  readonly line: number;
  readonly blanksFirst: boolean;
  readonly home: NewHome;
}

/**
 * Moves chapters, sections, items or points of one level, side by side or not, to a place somewhere in the plan; in
 * their order, numbers and mentions with them. What is dropped on something that holds its level goes to the end of
 * it; what is dropped on its like goes behind it.
 *
 * @param lines lines on which the nodes begin
 * @returns `not-inside` where a node would come to stand in itself, or in one of a lower level
 */
export function moveTo(plan: Plan, lines: readonly number[], target: MoveTarget): EditOutcome {
  if (plan.flattenedLine !== undefined) {
    return { refusal: 'flattened' };
  }
  const layout = new Layout(plan);
  const nodes = nodesOn(plan, lines);
  const on = numberedAt(plan, target.line);
  const [first] = nodes;
  if (!first || !on) {
    return { refusal: 'no-node' };
  }
  const rank = layout.rank(first);
  if (nodes.some((node) => layout.rank(node) !== rank)) {
    return { refusal: 'not-siblings' };
  }
  const slot = slotAt(layout, nodes, on, target.place);
  if ('refusal' in slot) {
    return slot;
  }
  const parcels = parcelsOf(layout, nodes);
  const pieces = piecesOf(plan, parcels, slot);
  if (pieces.every((piece, i) => piece === i) || isThere(layout, parcels, on, target.place)) {
    return { edits: [] };
  }
  const arrangement = arrange(plan.lines, pieces);
  const settled = settle(plan, arrangement, {
    homes: new Map(nodes.map((node) => [node, slot.home])),
    layout,
  });
  if (!('at' in settled)) {
    return settled;
  }
  const line = arrangement.lineAt[first.startLine] ?? 0;
  const caret = settled.at({ line, character: first.marker?.start ?? first.headingStart });
  return { edits: settled.edits, selection: { start: caret, end: caret } };
}

function nodesOn(plan: Plan, lines: readonly number[]): readonly NumberedNode[] {
  const wanted = new Set(lines);
  return plan.numbered.filter(({ startLine }) => wanted.has(startLine));
}

function slotAt(
  layout: Layout,
  nodes: readonly NumberedNode[],
  on: NumberedNode,
  place: MoveTarget['place'],
): Slot | { readonly refusal: Refusal } {
  const rank = layout.rank(nodes[0] ?? on);
  if (layout.rank(on) > rank || nodes.includes(on)) {
    return { refusal: 'not-inside' };
  }
  const likewise = layout.rank(on) === rank;
  if (place === 'before' && likewise) {
    return { line: on.startLine, blanksFirst: false, home: { parent: on.parent, like: on } };
  }
  const line =
    place === 'before' ? layout.listEnd(on.startLine, rank) : layout.listEnd(layout.ownEnd(on), rank);
  const like = layout.lastLike(line, rank);
  const parent = layout.holderAt(line, rank);
  if (!parent && !like) {
    return { refusal: 'first' };
  }
  return { line, blanksFirst: true, home: { parent, like } };
}

/** Nodes that stand side by side are taken out together, with what parts them. */
function parcelsOf(layout: Layout, nodes: readonly NumberedNode[]): readonly Parcel[] {
  const runs: [NumberedNode, ...NumberedNode[]][] = [];
  for (const node of nodes) {
    const run = runs.at(-1);
    if (run && layout.next(lastOf(run)) === node) {
      run.push(node);
    } else {
      runs.push([node]);
    }
  }
  return runs.map((run) => parcelOf(layout, run));
}

function piecesOf(plan: Plan, parcels: readonly Parcel[], slot: Slot): readonly Piece[] {
  const put = parcels.flatMap(({ content, blanks }) =>
    (slot.blanksFirst ? [blanks, content] : [content, blanks]).flatMap(([from, to]) => span(from, to)),
  );
  const taken = new Set(put);
  const rest = (from: number, to: number): readonly number[] =>
    span(from, to).filter((line) => !taken.has(line));
  return [...rest(0, slot.line), ...put, ...rest(slot.line, plan.lines.length)];
}

/** Whether the nodes are where they are to go: only the blank lines around them would change. */
function isThere(
  layout: Layout,
  parcels: readonly Parcel[],
  on: NumberedNode,
  place: MoveTarget['place'],
): boolean {
  const [parcel] = parcels;
  if (!parcel || parcels.length > 1) {
    return false;
  }
  return place === 'before' ? layout.next(lastOf(parcel.run)) === on : layout.previous(parcel.run[0]) === on;
}
