import type { SelectionRange } from 'vscode-languageserver-types';
import type { PlanDocument } from '../plan/document';
import { COMMENT_MARK, type Line } from '../plan/line';
import { comparePositions, rangeInLine, type Position, type Range } from '../plan/position';
import { isNumbered, type NumberedNode, type Plan } from '../plan/tree';
import { findPairs } from './pairs';
import { pathAt, rangeOfHeading, rangeOfMarker, rangeOfNode } from '../plan/navigate';

const SENTENCE = '。！？!?';
const CLAUSE = `${SENTENCE}，；：、,;:`;

/**
 * For each position the ranges a growing selection takes: word of latin letters or digits, clause, what stands
 * in a pair of marks, sentence, heading or body, line, paragraph, item … chapter, whole plan. Each strictly
 * holds the one before it.
 */
export function selectionRanges(
  document: PlanDocument,
  plan: Plan,
  positions: readonly Position[],
): SelectionRange[] {
  return positions.map((position) => selectionAt(document, plan, position));
}

function selectionAt(document: PlanDocument, plan: Plan, wanted: Position): SelectionRange {
  const position = clamp(document, wanted);
  const ranges = [...rangesInLine(plan, position), ...rangesOfNodes(plan, position.line), wholePlan(plan)];
  const chain: Range[] = [];
  let last: Range = { start: position, end: position };
  for (const range of ranges) {
    if (holds(range, last)) {
      chain.push(range);
      last = range;
    }
  }
  let result: SelectionRange | undefined;
  for (const range of chain.reverse()) {
    result = result ? { range, parent: result } : { range };
  }
  return result ?? { range: last };
}

function clamp(document: PlanDocument, { line, character }: Position): Position {
  const at = Math.max(0, Math.min(line, document.lineCount - 1));
  const length = document.lines[at]?.text.length ?? 0;
  return { line: at, character: line > at ? length : Math.max(0, Math.min(character, length)) };
}

/** Whether `outer` holds `inner` and more. */
function holds(outer: Range, inner: Range): boolean {
  const before = comparePositions(outer.start, inner.start);
  const after = comparePositions(inner.end, outer.end);
  return before <= 0 && after <= 0 && (before < 0 || after < 0);
}

/** Ranges within one line, from the smallest to the greatest; some may not hold the others. */
function rangesInLine(plan: Plan, { line, character }: Position): Range[] {
  const source = plan.lines[line];
  if (source?.comment === true) {
    return rangesInComment(source, { line, character });
  }
  if (!source || source.blank) {
    return [];
  }
  const { text, indent, end } = source;
  const node = pathAt(plan, line).at(-1);
  const heading = node && isNumbered(node) && node.startLine === line ? node : undefined;
  const bodyStart = heading?.marker ? source.bodyStart : indent;
  const marker = heading && rangeOfMarker(heading);
  const columns: [number, number][] = [wordAround(text, character)];
  if (marker && character >= marker.start.character && character < marker.end.character) {
    return [
      ...toRanges(line, columns),
      marker,
      rangeOfHeading(plan, heading),
      rangeInLine(line, indent, end),
    ];
  }
  columns.push(stretch(text, character, CLAUSE, bodyStart, end, false));
  columns.push(stretch(text, character, SENTENCE, bodyStart, end, true));
  for (const pair of findPairs(text, bodyStart)) {
    if (pair.start < character && character < pair.end) {
      columns.push([pair.start + 1, pair.end - 1], [pair.start, pair.end]);
    }
  }
  // The smallest first; whatever crosses a smaller one is left out when the chain is built.
  columns.sort((a, b) => a[1] - a[0] - (b[1] - b[0]));
  if (heading) {
    columns.push(...partsOf(heading, text, character, end));
  }
  columns.push([bodyStart, end], [indent, end], [0, text.length]);
  return toRanges(line, columns);
}

/** Sentence and words of a comment, the comment with its mark, its line. */
function rangesInComment({ text, indent }: Line, { line, character }: Position): Range[] {
  const from = indent + COMMENT_MARK.length;
  const start = from + (text.length - from - text.slice(from).trimStart().length);
  const end = text.trimEnd().length;
  return toRanges(line, [
    wordAround(text, character),
    stretch(text, character, SENTENCE, start, end, true),
    [start, end],
    [indent, end],
    [0, text.length],
  ]);
}

/** The heading's words, or the body that runs on behind it and behind the mark that ends it. */
function partsOf(node: NumberedNode, text: string, character: number, end: number): [number, number][] {
  const { headingStart, headingEnd } = node;
  const bodyStart = SENTENCE.includes(text.charAt(headingEnd)) ? headingEnd + 1 : headingEnd;
  return character < bodyStart ? [[headingStart, headingEnd]] : [[bodyStart, end]];
}

function toRanges(line: number, columns: readonly [number, number][]): Range[] {
  return columns.filter(([from, to]) => to > from).map(([from, to]) => rangeInLine(line, from, to));
}

/** Letters and digits around the column; Chinese has no blanks between words, so there nothing is taken. */
function wordAround(text: string, character: number): [number, number] {
  let from = character;
  let to = character;
  while (from > 0 && isWordUnit(text.charCodeAt(from - 1))) {
    from--;
  }
  while (to < text.length && isWordUnit(text.charCodeAt(to))) {
    to++;
  }
  return [from, to];
}

function isWordUnit(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
}

/** From the mark before the column to the mark after it, which is taken along where `withMark` says so. */
function stretch(
  text: string,
  character: number,
  marks: string,
  low: number,
  high: number,
  withMark: boolean,
): [number, number] {
  let from = Math.max(low, Math.min(character, high));
  let to = from;
  while (from > low && !marks.includes(text.charAt(from - 1))) {
    from--;
  }
  while (to < high && !marks.includes(text.charAt(to))) {
    to++;
  }
  return [from, withMark && to < high ? to + 1 : to];
}

/** The leaf, and every numbered node around it, from the innermost to the outermost. */
function rangesOfNodes(plan: Plan, line: number): Range[] {
  return pathAt(plan, line)
    .slice()
    .reverse()
    .flatMap((node) => [
      rangeOfNode(plan, node),
      linesOf(plan, node.startLine, node.kind === 'comment' ? node.endLine : node.contentEnd),
    ]);
}

/** Whole lines, from the first column on. */
function linesOf(plan: Plan, from: number, to: number): Range {
  const last = Math.max(from, to - 1);
  return {
    start: { line: from, character: 0 },
    end: { line: last, character: plan.lines[last]?.text.length ?? 0 },
  };
}

function wholePlan(plan: Plan): Range {
  return linesOf(plan, 0, plan.lines.length);
}
