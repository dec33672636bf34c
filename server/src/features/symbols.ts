import type { DocumentSymbol } from 'vscode-languageserver-types';
import { shorten } from '../config/shorten';
import { isNumbered, LEVELS, type NumberedNode, type Plan, type PlanNode } from '../plan/tree';
import type { Message } from '../rules/rule';
import { SYMBOL_KINDS } from './kinds';
import { countLevels, endOfText, rangeOfHeading, rangeOfNode } from '../plan/navigate';
import { labelOf } from './label';
import { countOf, say, type Language } from './say';

const REQUIREMENTS: Message = { zh: '总体要求', en: 'General requirements' };

/**
 * The plan's outline: title, general requirements (where they are no chapter), and the chapters with all below
 * them. Every `selectionRange` lies in its `range`, every child in its parent, and no two siblings overlap.
 */
export function documentSymbols(plan: Plan, language: Language): DocumentSymbol[] {
  const symbols = plan.children.filter(isNumbered).map((node) => symbolOf(plan, node, language));
  const requirements = requirementsSymbol(plan, language);
  if (requirements) {
    symbols.unshift(requirements);
  }
  if (plan.title) {
    const range = rangeOfNode(plan, plan.title.node);
    const name = shorten(plan.title.text || '…', 120);
    const detail = plan.title.year === null ? {} : { detail: String(plan.title.year) };
    symbols.unshift({ name, ...detail, kind: SYMBOL_KINDS.title, range, selectionRange: range });
  }
  // A title or requirements out of their place must not come before what stands above them.
  return symbols.sort((a, b) => a.range.start.line - b.range.start.line);
}

function requirementsSymbol(plan: Plan, language: Language): DocumentSymbol | undefined {
  const found = plan.generalRequirements;
  if (!found || found.kind === 'chapter' || insideNumbered(plan.children, found.startLine)) {
    return undefined;
  }
  const start = { line: found.startLine, character: plan.lines[found.startLine]?.indent ?? 0 };
  const range = { start, end: endOfText(plan, Math.max(found.startLine, found.endLine - 1)) };
  const selectionRange = {
    start,
    end: found.endLine - 1 > start.line ? endOfText(plan, start.line) : range.end,
  };
  return { name: say(REQUIREMENTS, language), kind: SYMBOL_KINDS.requirements, range, selectionRange };
}

function insideNumbered(nodes: readonly PlanNode[], line: number): boolean {
  return nodes.some((node) => isNumbered(node) && node.startLine <= line && line < node.endLine);
}

function symbolOf(plan: Plan, node: NumberedNode, language: Language): DocumentSymbol {
  const children = node.children.filter(isNumbered).map((child) => symbolOf(plan, child, language));
  const detail = detailOf(node, language);
  return {
    name: labelOf(plan, node),
    ...(detail === '' ? {} : { detail }),
    kind: SYMBOL_KINDS[node.kind],
    range: rangeOfNode(plan, node),
    selectionRange: rangeOfHeading(plan, node),
    ...(children.length > 0 ? { children } : {}),
  };
}

/** `2 节 · 8 项`: what stands below the node, level by level. */
function detailOf(node: NumberedNode, language: Language): string {
  if (!node.children.some(isNumbered)) {
    return '';
  }
  const counts = countLevels(node.children);
  return LEVELS.filter((level) => counts[level] > 0)
    .map((level) => countOf(level, counts[level], language))
    .join(' · ');
}
