import { applyEdits, type TextEdit } from '../plan/edit';
import type { Line } from '../plan/line';
import { chapterOf, isUnderHeading } from '../plan/numbering';
import { parseLines } from '../plan/parser';
import type { ResetAt } from '../plan/scheme';
import type { Level, NumberedNode, Plan } from '../plan/tree';
import { countsOf, settingsOf } from './due-ordinals';
import { editsBetween } from './edits-between';
import { followMoved, type Moves } from './follow-moved';
import { orderOf, removeFrom, type Step } from './order-steps';
import { markerEdits, writableEdits } from './renumber';

/**
 * How often the text is read again: what stands at a wrong place with a wrong number may first be read as something
 * else (`2.5亿元…` behind item 4), and is seen for what it is once the numbers around it are right.
 */
const MAX_ROUNDS = 4;

/**
 * The edits after a change of structure (lines moved, split, merged, put in, taken out) that give the nodes the
 * ordinals due under the schemes the plan had before, and let mentions follow their nodes.
 *
 * A list that has as many nodes as before keeps its ordinals by position, slips too; in one that has lost some the
 * others close up, in one that has got some they make room, and slips elsewhere in it stay what they were. So a move
 * and its reverse give the text back.
 *
 * @param before the plan as it was
 * @param after the text with everything at its new place and the old numbers, read with the same settings
 * @param moved for the lines of `before` that begin a chapter, section, item or point their lines in `after`;
 *   undefined where it is gone. A line that is not in the map stands where it stood
 * @returns edits of `after`, in the order of the text; an ordinal that cannot be written (over 99) is left as it is
 */
export function restoreOrder(
  before: Plan,
  after: Plan,
  moved: ReadonlyMap<number, number | undefined>,
): readonly TextEdit[] {
  return restoredOrder(before, after, moved).edits;
}

/** {@link restoreOrder}, and whether an ordinal was left as it is because the one that is due cannot be written. */
export function restoredOrder(
  before: Plan,
  after: Plan,
  moved: ReadonlyMap<number, number | undefined>,
): { readonly edits: readonly TextEdit[]; readonly isOverfull: boolean } {
  let current = after;
  let moves = readMoves(before, current, moved);
  let isOverfull = false;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const ordinals = restoredOrdinals(before, current, moves);
    const edits = writableEdits(ordinals);
    isOverfull = markerEdits(ordinals) === undefined;
    if (edits.length === 0) {
      break;
    }
    current = read(before, applyEdits(current.lines, edits));
    moves = readMoves(before, current, moved);
  }
  const mentions = followMoved(before, after, current, moved, moves);
  const lines = applyEdits(current.lines, mentions);
  return { edits: editsBetween(after.lines, lines), isOverfull };
}

function read(before: Plan, lines: readonly Line[]): Plan {
  return parseLines(lines, { numbering: settingsOf(before) });
}

function readMoves(before: Plan, after: Plan, moved: ReadonlyMap<number, number | undefined>): Moves {
  const byLine = new Map(after.numbered.map((node) => [node.startLine, node]));
  const images = new Map<NumberedNode, NumberedNode>();
  const origins = new Map<NumberedNode, NumberedNode>();
  for (const node of before.numbered) {
    const line = moved.has(node.startLine) ? moved.get(node.startLine) : node.startLine;
    const image = line === undefined ? undefined : byLine.get(line);
    if (image) {
      images.set(node, image);
      origins.set(image, node);
    }
  }
  return { imageOf: (node) => images.get(node), originOf: (node) => origins.get(node) };
}

/** Nodes that one count runs over, by what the count begins anew at (undefined: it never does). */
type Lists = Map<NumberedNode | undefined, NumberedNode[]>;

/** The kinds of nodes that count apart. */
type Kind = `${Level}:${'plain' | 'circled'}`;

function kindOf({ kind, marker }: NumberedNode): Kind {
  return `${kind}:${marker?.shape === '①' ? 'circled' : 'plain'}`;
}

function listsOf(plan: Plan, resets: ReadonlyMap<Kind, ResetAt>): ReadonlyMap<Kind, Lists> {
  const kinds = new Map<Kind, Lists>();
  for (const node of plan.numbered) {
    if (!node.marker) {
      continue;
    }
    const kind = kindOf(node);
    const lists: Lists = kinds.get(kind) ?? new Map<NumberedNode | undefined, NumberedNode[]>();
    kinds.set(kind, lists);
    const resetAt = resets.get(kind) ?? 'parent';
    const key =
      resetAt === 'never' ? undefined : resetAt === 'chapter' ? chapterOf(node.parent) : node.parent;
    const list = lists.get(key);
    if (list) {
      list.push(node);
    } else {
      lists.set(key, [node]);
    }
  }
  return kinds;
}

/** How each kind of nodes begins anew: as in the plan before; a kind that is new as in the one after. */
function resetsOf(before: Plan, after: Plan): ReadonlyMap<Kind, ResetAt> {
  const resets = new Map<Kind, ResetAt>();
  for (const plan of [after, before]) {
    for (const { count, nodes } of countsOf(plan)) {
      const [node] = nodes;
      if (node) {
        resets.set(kindOf(node), count.scheme.resetAt);
      }
    }
  }
  return resets;
}

function restoredOrdinals(before: Plan, after: Plan, moves: Moves): ReadonlyMap<NumberedNode, number> {
  const resets = resetsOf(before, after);
  const old = listsOf(before, resets);
  const ordinals = new Map<NumberedNode, number>();
  for (const [kind, lists] of listsOf(after, resets)) {
    for (const [key, nodes] of lists) {
      const oldKey = key && moves.originOf(key);
      const list = key && !oldKey ? [] : (old.get(kind)?.get(oldKey) ?? []);
      const olds = splitAtHeadings(before, list, ({ ordinal }) => ordinal === 1);
      const news = olds.length > 1 ? splitAtHeadings(after, nodes, () => true) : [nodes];
      if (olds.length === news.length) {
        for (const [i, part] of news.entries()) {
          restoreList(olds[i] ?? [], part, after, moves, ordinals);
        }
      } else {
        restoreList(list, nodes, after, moves, ordinals);
      }
    }
  }
  return ordinals;
}

/** Parts a list where a heading line of its own (`业务科：`) stands above a node that may begin a count. */
function splitAtHeadings(
  { lines }: Plan,
  nodes: readonly NumberedNode[],
  mayBegin: (node: NumberedNode) => boolean,
): readonly (readonly NumberedNode[])[] {
  const parts: NumberedNode[][] = [[]];
  for (const node of nodes) {
    const part = parts.at(-1);
    if (part && (part.length === 0 || !mayBegin(node) || !isUnderHeading(lines, node, node.parent))) {
      part.push(node);
    } else {
      parts.push([node]);
    }
  }
  return parts;
}

/** Nodes whose numeral is none are left out of the count: what is written there is nobody's number. */
function restoreList(
  list: readonly NumberedNode[],
  nodes: readonly NumberedNode[],
  after: Plan,
  { imageOf, originOf }: Moves,
  ordinals: Map<NumberedNode, number>,
): void {
  const old = list.filter(({ ordinal }) => ordinal !== null);
  const now = nodes.filter((node) => (originOf(node) ?? node).ordinal !== null || !originOf(node));
  if (old.length === now.length) {
    for (const [i, node] of now.entries()) {
      ordinals.set(node, old[i]?.ordinal ?? i + 1);
    }
    return;
  }
  const here = new Set(now);
  const members = new Set(old);
  const gone = old.map((node) => {
    const image = imageOf(node);
    return !image || !here.has(image);
  });
  const steps: Step[] = removeFrom(orderOf(old.map(({ ordinal }) => ordinal ?? 0)), gone);
  let next = 0;
  let last = 0;
  /** A beginning that a node put in before it has taken over. */
  let taken: Step | undefined;
  for (const [i, node] of now.entries()) {
    const origin = originOf(node);
    let step: Step = { by: 1 };
    if (origin && members.has(origin)) {
      step = taken === undefined ? (steps[next] ?? step) : { by: 1 };
      taken = undefined;
      next++;
    } else if (taken === undefined) {
      const following = steps[next];
      const begins = i === 0 || isUnderHeading(after.lines, node, node.parent);
      if (following?.to !== undefined && begins) {
        taken = following;
        step = following;
      } else if (i === 0) {
        step = { to: 1 };
      }
    }
    last = Math.max(1, step.to ?? last + step.by);
    ordinals.set(node, last);
  }
}
