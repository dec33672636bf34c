import type { FoldingRange } from 'vscode-languageserver-types';
import { isNumbered, type LeafKind, type Plan, type PlanNode } from '../plan/tree';
import { lastLine } from '../plan/navigate';

/** What the client says of folding. */
export interface FoldingOptions {
  /** Whether whole lines are folded, so that columns mean nothing. */
  readonly lineFoldingOnly?: boolean;
  /** The most ranges the client wants; outer ones go first. */
  readonly rangeLimit?: number;
}

/** Runs of lines that fold although they hold no numbered text. */
const FOLDED: ReadonlySet<LeafKind> = new Set<LeafKind>([
  'comment',
  'notice',
  'attachments',
  'table',
  'paragraph',
  'closing',
]);

/** What an editor folds with its command for comments: what stands around the plan, and comments themselves. */
const AS_COMMENT: ReadonlySet<string> = new Set<LeafKind>(['notice', 'attachments', 'comment']);

/**
 * Folds chapters, sections, items and points of more than one line, the notice, attachments, tables and runs of
 * comments.
 */
export function foldingRanges(plan: Plan, options: FoldingOptions): FoldingRange[] {
  const found: { depth: number; range: FoldingRange }[] = [];
  const visit = (nodes: readonly PlanNode[], depth: number): void => {
    for (const node of nodes) {
      const end = node.kind === 'comment' ? node.endLine - 1 : lastLine(node);
      if (end > node.startLine && (isNumbered(node) || FOLDED.has(node.kind))) {
        found.push({ depth, range: toRange(plan, node, end, options) });
      }
      if (isNumbered(node)) {
        visit(node.children, depth + 1);
      }
    }
  };
  visit(plan.children, 0);
  const limit = options.rangeLimit;
  if (limit !== undefined && limit >= 0 && found.length > limit) {
    found.sort((a, b) => a.depth - b.depth || a.range.startLine - b.range.startLine);
    found.length = Math.floor(limit);
  }
  return found.map(({ range }) => range).sort((a, b) => a.startLine - b.startLine || b.endLine - a.endLine);
}

function toRange(plan: Plan, node: PlanNode, endLine: number, options: FoldingOptions): FoldingRange {
  const kind = AS_COMMENT.has(node.kind) ? { kind: 'comment' } : {};
  if (options.lineFoldingOnly === true) {
    return { startLine: node.startLine, endLine, ...kind };
  }
  return {
    startLine: node.startLine,
    startCharacter: endOf(plan, node, node.startLine),
    endLine,
    endCharacter: endOf(plan, node, endLine),
    ...kind,
  };
}

/** The end of a line's text; a comment is not the plan's text, but text it is. */
function endOf(plan: Plan, { kind }: PlanNode, at: number): number {
  const line = plan.lines[at];
  return (kind === 'comment' ? line?.text.trimEnd().length : line?.end) ?? 0;
}
