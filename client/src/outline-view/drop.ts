import type { EditRequest } from '../../../server/src/protocol';
import { LEVELS, type OutlineNode } from './nodes';

/** Where nodes go that are dropped. */
export type DropTarget = Extract<EditRequest, { readonly kind: 'moveTo' }>['target'];

/** The nodes that are moved when all of these are: one whose parent moves along goes with it. In the order of the text. */
export function movedNodes(nodes: readonly OutlineNode[]): readonly OutlineNode[] {
  const all = new Set(nodes);
  return [...all]
    .filter((node) => !hasParentIn(node, all))
    .sort((a, b) => a.range.start.line - b.range.start.line);
}

function hasParentIn(node: OutlineNode, nodes: ReadonlySet<OutlineNode>): boolean {
  for (let at = node.parent; at !== undefined; at = at.parent) {
    if (nodes.has(at)) {
      return true;
    }
  }
  return false;
}

/**
 * Where dropped nodes go: onto a node that can hold them, into it; onto a node of their own level, behind it; onto
 * something smaller, behind what it belongs to. Onto empty space, behind everything.
 *
 * @param onto the row they were dropped on; undefined for the space below all rows
 * @param last the topmost row that comes last
 * @returns undefined when they stay where they are
 */
export function dropTarget(
  moved: readonly OutlineNode[],
  onto: OutlineNode | undefined,
  last: OutlineNode | undefined,
): DropTarget | undefined {
  const level = moved[0]?.level;
  const on = onto ?? last;
  if (level === undefined || on === undefined) {
    return undefined;
  }
  const all = new Set(moved);
  if (all.has(on) || hasParentIn(on, all)) {
    return undefined;
  }
  for (let at: OutlineNode | undefined = on; at !== undefined; at = at.parent) {
    if (at.level === level) {
      return { line: at.range.start.line, place: 'after' };
    }
    if (LEVELS.indexOf(at.level) < LEVELS.indexOf(level)) {
      return { line: at.range.start.line, place: 'into' };
    }
  }
  // Chapters among items that stand in none: behind the topmost node.
  return { line: topmost(on).range.start.line, place: 'after' };
}

function topmost(node: OutlineNode): OutlineNode {
  return node.parent === undefined ? node : topmost(node.parent);
}
