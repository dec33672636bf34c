import type { Range } from '../plan/position';
import { isNumbered, type Leaf, type NumberedNode, type Plan, type PlanNode } from '../plan/tree';
import { TRAIT, type Line } from '../plan/line';
import { readShape } from '../plan/shape';
import type { TokenModifier, TokenType } from './token-legend';
import { findNames } from './pairs';

/** One coloured stretch of a line. Columns are UTF-16 units; tokens never overlap and never leave their line. */
export interface Token {
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly type: TokenType;
  readonly modifiers: readonly TokenModifier[];
}

interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly type: TokenType;
}

const NO_MODIFIERS: readonly TokenModifier[] = [];
/** UTF-16 units in which the label of a responsibility note or of the requirements must end. */
const LABEL_LENGTH = 40;

/** All tokens of a plan, in the order of the text; with `range` those of its lines alone. */
export function planTokens(plan: Plan, range?: Range): readonly Token[] {
  const tokens: Token[] = [];
  const from = range?.start.line ?? 0;
  const to = range?.end.line ?? plan.lines.length - 1;
  const visit = (nodes: readonly PlanNode[]): void => {
    for (const node of nodes) {
      if (node.startLine > to || node.endLine <= from) {
        continue;
      }
      if (isNumbered(node)) {
        if (node.startLine >= from) {
          headingTokens(plan, node, tokens);
        }
        visit(node.children);
      } else {
        leafTokens(plan, node, Math.max(from, node.startLine), Math.min(to + 1, node.endLine), tokens);
      }
    }
  };
  visit(plan.children);
  return tokens;
}

function headingTokens(plan: Plan, node: NumberedNode, tokens: Token[]): void {
  const line = plan.lines[node.startLine];
  if (!line || line.blank) {
    return;
  }
  const modifiers: TokenModifier[] = [];
  if (!node.marker) {
    modifiers.push('unnumbered');
  }
  if (node.runIn) {
    modifiers.push('runIn');
  }
  if (node.marker) {
    const { start, end } = node.marker;
    tokens.push({ line: node.startLine, start, end, type: 'marker', modifiers: NO_MODIFIERS });
  }
  const from = Math.max(node.headingStart, node.marker?.end ?? 0);
  const heading = { start: from, end: Math.min(node.headingEnd, line.end), type: node.kind } as const;
  push(tokens, node.startLine, heading, inner(line, from), modifiers);
}

function leafTokens(plan: Plan, leaf: Leaf, from: number, to: number, tokens: Token[]): void {
  if (leaf.kind === 'comment') {
    commentTokens(plan, from, to, tokens);
    return;
  }
  if (leaf.kind === 'blank' || leaf.kind === 'table' || leaf.kind === 'attachments') {
    return;
  }
  for (let at = from; at < to; at++) {
    const line = plan.lines[at];
    if (line && !line.blank) {
      push(tokens, at, wholeLine(plan, leaf, line, at), inner(line, line.indent), NO_MODIFIERS);
    }
  }
}

/** A comment from its mark to its last character: names in it are none of the plan's. */
function commentTokens(plan: Plan, from: number, to: number, tokens: Token[]): void {
  for (let at = from; at < to; at++) {
    const line = plan.lines[at];
    if (line) {
      const end = line.text.trimEnd().length;
      tokens.push({ line: at, start: line.indent, end, type: 'comment', modifiers: NO_MODIFIERS });
    }
  }
}

/** What is coloured of a leaf's line beside the names in it. */
function wholeLine(plan: Plan, leaf: Leaf, line: Line, at: number): Stretch | undefined {
  const { indent: start, end } = line;
  switch (leaf.kind) {
    case 'title':
      return { start, end, type: 'title' };
    case 'date':
      return { start, end, type: 'date' };
    case 'responsibility':
      return { start, end: labelEnd(line, start) ?? end, type: 'responsibility' };
    default:
  }
  const requirements = plan.generalRequirements;
  if (requirements?.kind === 'labelled' && requirements.startLine === at) {
    const label = labelEnd(line, start);
    return label === undefined ? undefined : { start, end: label, type: 'requirement' };
  }
  return undefined;
}

/** Column after the first colon, where it comes soon enough to end a label. */
function labelEnd(line: Line, from: number): number | undefined {
  const limit = Math.min(line.end, from + LABEL_LENGTH);
  for (let at = from; at < limit; at++) {
    const char = line.text.charAt(at);
    if (char === '：' || char === ':') {
      return at + 1;
    }
  }
  return undefined;
}

/** Names, terms and responsibility notes inside a line, in their order, none in another. */
function inner(line: Line, from: number): readonly Stretch[] {
  if ((line.traits & TRAIT.pair) === 0) {
    return [];
  }
  const found: Stretch[] = findNames(line.text, from).map(({ start, end, kind }) => ({
    start,
    end,
    type: kind,
  }));
  const note = responsibilityNote(line, from);
  return note
    ? [...found.filter(({ start, end }) => end <= note.start || start >= note.end), note].sort(
        (a, b) => a.start - b.start,
      )
    : found;
}

/** `（牵头单位：…）` where it ends the line; read as it would be on a line of its own. */
function responsibilityNote(line: Line, from: number): Stretch | undefined {
  const { text } = line;
  // A full stop may follow the bracket.
  const end = text.charAt(line.end - 1) === '。' ? line.end - 1 : line.end;
  const last = text.charAt(end - 1);
  if (last !== '）' && last !== ')') {
    return undefined;
  }
  const start = Math.max(text.lastIndexOf('（', end - 1), text.lastIndexOf('(', end - 1));
  return start >= from && readShape(text, start, end) === 'responsibility'
    ? { start, end, type: 'responsibility' }
    : undefined;
}

/** Adds the outer stretch without what the inner ones take, and the inner ones. */
function push(
  tokens: Token[],
  line: number,
  outer: Stretch | undefined,
  inners: readonly Stretch[],
  modifiers: readonly TokenModifier[],
): void {
  let at = outer?.start ?? 0;
  const until = outer?.end ?? 0;
  const rest = (to: number): void => {
    if (outer && Math.min(to, until) > at) {
      tokens.push({ line, start: at, end: Math.min(to, until), type: outer.type, modifiers });
    }
  };
  for (const { start, end, type } of inners) {
    rest(start);
    tokens.push({ line, start, end, type, modifiers: NO_MODIFIERS });
    at = Math.max(at, end);
  }
  rest(until);
}
