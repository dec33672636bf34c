import { rangeInLine, type Position, type Range } from './position';
import { isNumbered, type Level, type NumberedNode, type Plan, type PlanNode } from './tree';

/** The end of a line's text, without the blanks after it. */
export function endOfText(plan: Plan, line: number): Position {
  return { line, character: plan.lines[line]?.end ?? 0 };
}

/** Where a node's text begins: its marker's first character, or the first character that is not blank. */
export function startOfNode(plan: Plan, node: PlanNode): Position {
  const line = plan.lines[node.startLine];
  const marker = isNumbered(node) ? node.marker : undefined;
  return { line: node.startLine, character: marker?.start ?? Math.min(line?.indent ?? 0, line?.end ?? 0) };
}

/** From a node's first character to its last that is not blank; blank lines after it are left out. */
export function rangeOfNode(plan: Plan, node: PlanNode): Range {
  return { start: startOfNode(plan, node), end: endOfText(plan, lastLine(node)) };
}

/** The last line of a node that is not blank (its first one when all are). */
export function lastLine(node: PlanNode): number {
  return Math.max(node.startLine, node.contentEnd - 1);
}

/** Where the marker stands; undefined for an unnumbered heading. */
export function rangeOfMarker(node: NumberedNode): Range | undefined {
  return node.marker && rangeInLine(node.startLine, node.marker.start, node.marker.end);
}

/** Marker and heading of a node: what a list selects when the node is chosen in it. */
export function rangeOfHeading(plan: Plan, node: NumberedNode): Range {
  const start = startOfNode(plan, node);
  const end = Math.max(start.character, node.marker?.end ?? 0, node.headingEnd);
  const { character: limit } = endOfText(plan, node.startLine);
  return { start, end: { line: start.line, character: Math.max(start.character, Math.min(end, limit)) } };
}

/** The heading's words, without the marker. */
export function headingOf(plan: Plan, node: NumberedNode): string {
  return (plan.lines[node.startLine]?.text ?? '').slice(node.headingStart, node.headingEnd).trim();
}

/** The nodes a line belongs to, outermost first; the last one is the leaf or the node whose heading line it is. */
export function pathAt(plan: Plan, line: number): readonly PlanNode[] {
  const path: PlanNode[] = [];
  let nodes: readonly PlanNode[] = plan.children;
  for (;;) {
    const node = findAt(nodes, line);
    if (!node) {
      return path;
    }
    path.push(node);
    if (!isNumbered(node)) {
      return path;
    }
    nodes = node.children;
  }
}

/** The innermost numbered node a line belongs to. */
export function numberedAt(plan: Plan, line: number): NumberedNode | undefined {
  return pathAt(plan, line).filter(isNumbered).at(-1);
}

/** Nodes under the same parent, of the same level, in their order; the node itself among them. */
export function siblingsOf(plan: Plan, node: NumberedNode): readonly NumberedNode[] {
  const children = node.parent ? node.parent.children : plan.children;
  return children.filter(isNumbered).filter(({ kind }) => kind === node.kind);
}

/** How many nodes of each level stand below a node (or in the whole plan). */
export function countLevels(nodes: readonly PlanNode[]): Record<Level, number> {
  const counts = { chapter: 0, section: 0, item: 0, point: 0 };
  addCounts(nodes, counts);
  return counts;
}

/** Numbered nodes nest no deeper than there are levels. */
function addCounts(nodes: readonly PlanNode[], counts: Record<Level, number>): void {
  for (const node of nodes) {
    if (isNumbered(node)) {
      counts[node.kind]++;
      addCounts(node.children, counts);
    }
  }
}

/** The node that a line belongs to. Nodes stand in the order of their lines and do not overlap. */
function findAt(nodes: readonly PlanNode[], line: number): PlanNode | undefined {
  const node = nodes[indexFrom(nodes, line + 1) - 1];
  return node && line < node.endLine ? node : undefined;
}

/** How many numbered nodes begin above a line. */
export function countNumberedBefore({ numbered }: Plan, line: number): number {
  return indexFrom(numbered, line);
}

/**
 * Where among nodes in the order of their lines the first one stands that begins on a line or below it; their number
 * when none does. A binary search.
 */
export function indexFrom(nodes: readonly Pick<PlanNode, 'startLine'>[], line: number): number {
  let low = 0;
  let high = nodes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((nodes[middle]?.startLine ?? line) < line) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}
