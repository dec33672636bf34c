import type { TextEdit } from '../../plan/edit';
import { rangeInLine } from '../../plan/position';
import type { NumberedNode, Plan } from '../../plan/tree';
import { countsOf } from '../due-ordinals';
import { withOrdinal } from '../write-marker';

/** Where a node comes to stand that leaves its list. */
export interface NewHome {
  /** What holds it there; undefined for the top of the plan. */
  readonly parent: NumberedNode | undefined;
  /** A node of the list it comes into; undefined where it begins one. */
  readonly like: NumberedNode | undefined;
}

export type NewHomes = ReadonlyMap<NumberedNode, NewHome>;

/** A node that the plan did not have: its line in the new text, and a node of the list it comes into. */
export interface NewNode {
  readonly line: number;
  readonly like: NumberedNode;
}

/**
 * Edits on a rearranged text that give its nodes the ordinals they most likely bear in the end. They are needed
 * before the text is read again: what a line is can depend on the numbers around it (`2.5-6月份…`, `1.` holding
 * `（一）`), and right after the lines have moved the numbers are those of other places.
 *
 * @param lineAt for each line of the plan its line in the new text
 * @param added a node that only the new text has; it bears its number already
 */
export function provisionalOrdinals(
  plan: Plan,
  lineAt: readonly number[],
  homes: NewHomes,
  added?: NewNode,
): readonly TextEdit[] {
  const groups = groupsOf(plan, homes);
  const lineOf = (node: NumberedNode): number => lineAt[node.startLine] ?? -1;
  const edits: TextEdit[] = [];
  for (const { before, after } of groups) {
    const nodes = after.filter((node) => lineOf(node) >= 0).sort((a, b) => lineOf(a) - lineOf(b));
    const newLine = added && before.includes(added.like) ? added.line : Infinity;
    const kept = nodes.length === before.length && newLine === Infinity;
    for (const [i, node] of nodes.entries()) {
      const ordinal = kept ? before[i]?.ordinal : i + (lineOf(node) > newLine ? 2 : 1);
      const edit = typeof ordinal !== 'number' ? undefined : editOf(node, lineOf(node), ordinal);
      if (edit) {
        edits.push(edit);
      }
    }
  }
  return edits;
}

/** Nodes that one count runs over, before and after. */
interface Group {
  readonly before: readonly NumberedNode[];
  readonly after: NumberedNode[];
}

function groupsOf(plan: Plan, homes: NewHomes): readonly Group[] {
  const groupOf = new Map<NumberedNode, Group>();
  const groups: Group[] = [];
  for (const { nodes } of countsOf(plan)) {
    const group: Group = { before: nodes, after: [] };
    groups.push(group);
    for (const node of nodes) {
      groupOf.set(node, group);
    }
  }
  const fresh: Group = { before: [], after: [] };
  for (const { count, nodes } of countsOf(plan)) {
    for (const node of nodes) {
      const runsOn = count.scheme.resetAt === 'never';
      const like = homes.has(node) && !runsOn ? homes.get(node)?.like : node;
      const group = (like && groupOf.get(like)) ?? fresh;
      group.after.push(node);
    }
  }
  return [...groups, fresh];
}

function editOf({ marker }: NumberedNode, line: number, ordinal: number): TextEdit | undefined {
  const text = marker && marker.ordinal !== ordinal ? withOrdinal(marker, ordinal) : undefined;
  if (!marker || text === undefined) {
    return undefined;
  }
  const { start, end, ordinalStart, ordinalEnd } = marker;
  return {
    range: rangeInLine(line, ordinalStart, ordinalEnd),
    newText: text.slice(ordinalStart - start, text.length - (end - ordinalEnd)),
  };
}
