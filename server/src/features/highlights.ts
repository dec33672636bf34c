import type { DocumentHighlight } from 'vscode-languageserver-types';
import { TRAIT } from '../plan/line';
import { rangeInLine, type Position, type Range } from '../plan/position';
import { isNumbered, type Plan } from '../plan/tree';
import { HIGHLIGHT_TEXT } from './kinds';
import { findNames, findPairs } from './pairs';
import { pathAt, rangeOfMarker, siblingsOf } from '../plan/navigate';

const BRACKETS = '“”‘’《》〈〉（）()〔〕';

/**
 * What lights up with the caret: the partner of the bracket it touches, every mention of the 《name》 or “term”
 * it stands in, the markers of the same rank when it stands on one, the marker when it stands in a heading.
 */
export function documentHighlights(plan: Plan, { line, character }: Position): DocumentHighlight[] {
  const text = plan.lines[line]?.text;
  if (text === undefined) {
    return [];
  }
  const ranges =
    bracketRanges(text, line, character) ??
    nameRanges(plan, text, line, character) ??
    markerRanges(plan, line, character);
  return ranges.map((range) => ({ range, kind: HIGHLIGHT_TEXT }));
}

/** The pair of the bracket after the caret, or of the closing bracket before it. */
function bracketRanges(text: string, line: number, character: number): Range[] | undefined {
  const touching = (column: number): boolean =>
    column >= 0 && column < text.length && BRACKETS.includes(text.charAt(column));
  if (!touching(character) && !touching(character - 1)) {
    return undefined;
  }
  const pairs = findPairs(text);
  const pair =
    pairs.find(({ start, end }) => start === character || end - 1 === character) ??
    pairs.find(({ end }) => end === character);
  return pair && [rangeInLine(line, pair.start, pair.start + 1), rangeInLine(line, pair.end - 1, pair.end)];
}

/** Every place where the name or term around the caret stands, its marks included. */
function nameRanges(plan: Plan, text: string, line: number, character: number): Range[] | undefined {
  const name = findNames(text).find(({ start, end }) => start < character && character < end);
  if (!name) {
    return undefined;
  }
  const words = text.slice(name.start, name.end);
  const ranges: Range[] = [];
  for (const [at, other] of plan.lines.entries()) {
    // A marker holds no names; a line without pairs is passed over.
    if (at !== line && (other.traits & TRAIT.pair) === 0) {
      continue;
    }
    for (
      let from = other.text.indexOf(words);
      from >= 0;
      from = other.text.indexOf(words, from + words.length)
    ) {
      ranges.push(rangeInLine(at, from, from + words.length));
    }
  }
  return ranges;
}

function markerRanges(plan: Plan, line: number, character: number): Range[] {
  const node = pathAt(plan, line).at(-1);
  if (!node || !isNumbered(node) || node.startLine !== line) {
    return [];
  }
  const marker = rangeOfMarker(node);
  if (!marker || character < marker.start.character || character > node.headingEnd) {
    return [];
  }
  if (character > marker.end.character) {
    return [marker];
  }
  return siblingsOf(plan, node)
    .map(rangeOfMarker)
    .filter((range) => range !== undefined);
}
