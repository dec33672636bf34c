import type { JsonRange, PlanTreeNode } from '../../../server/src/protocol';
import { lastLine } from '../outline-view/nodes';

/** What can be moved from a place to another chapter, and the chapters it can go to. */
export interface ChapterMove {
  /** Nodes of one level in the order of the text; none where the place belongs to a chapter's own text or to nothing. */
  readonly moved: readonly PlanTreeNode[];
  /** Those that do not hold all of them already. */
  readonly chapters: readonly PlanTreeNode[];
}

/**
 * Finds what a place or a selection is about: the item it begins in (points go with theirs), or the section where
 * there is none, and all that the selection holds of that level.
 *
 * @param nodes the plan's topmost nodes
 * @param lines lines on which what is to be moved begins, where somebody chose just these
 */
export function moveToChapter(
  nodes: readonly PlanTreeNode[],
  range: JsonRange,
  lines?: readonly number[],
): ChapterMove {
  const all = [...walk(nodes)];
  const first = unitAt(nodes, range.start.line);
  const end = lastLine(range);
  const isMeant = ({ level, range: { start } }: PlanTreeNode): boolean =>
    level === first?.level && start.line >= first.range.start.line && start.line <= end;
  const moved = all.filter((node) =>
    lines
      ? node.level !== 'chapter' && lines.includes(node.range.start.line)
      : isMeant(node) || node === first,
  );
  const chapters = all.filter(
    (node) =>
      moved.length > 0 &&
      node.level === 'chapter' &&
      !moved.every((one) => holds(node, one.range.start.line)),
  );
  return { moved, chapters };
}

/** The item that a line stands in; else the smallest node that is no chapter. */
function unitAt(nodes: readonly PlanTreeNode[], line: number): PlanTreeNode | undefined {
  let unit: PlanTreeNode | undefined;
  let at = nodes.find((node) => holds(node, line));
  while (at && unit?.level !== 'item') {
    unit = at.level === 'chapter' ? unit : at;
    at = at.children.find((node) => holds(node, line));
  }
  return unit;
}

function holds({ range }: PlanTreeNode, line: number): boolean {
  return range.start.line <= line && line <= lastLine(range);
}

/** Every node, in the order of the text. No recursion: how deep a tree is, is not known. */
function* walk(nodes: readonly PlanTreeNode[]): Generator<PlanTreeNode> {
  const waiting = [...nodes].reverse();
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    yield node;
    for (let i = node.children.length - 1; i >= 0; i--) {
      const child = node.children[i];
      if (child) {
        waiting.push(child);
      }
    }
  }
}
