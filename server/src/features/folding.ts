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
  'notice',
  'attachments',
  'table',
  'paragraph',
  'closing',
]);

/** Folds chapters, sections, items and points of more than one line, the notice, attachments and tables. */
export function foldingRanges(plan: Plan, options: FoldingOptions): FoldingRange[] {
  const found: { depth: number; range: FoldingRange }[] = [];
  const visit = (nodes: readonly PlanNode[], depth: number): void => {
    for (const node of nodes) {
      const end = lastLine(node);
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
  const kind = node.kind === 'notice' || node.kind === 'attachments' ? { kind: 'comment' } : {};
  if (options.lineFoldingOnly === true) {
    return { startLine: node.startLine, endLine, ...kind };
  }
  return {
    startLine: node.startLine,
    startCharacter: plan.lines[node.startLine]?.end ?? 0,
    endLine,
    endCharacter: plan.lines[endLine]?.end ?? 0,
    ...kind,
  };
}
