import type { NameKind } from '../../../archive/model';
import { SENTENCE_END } from '../../../plan/chars';
import { isNumbered, type NumberedNode, type Plan } from '../../../plan/tree';
import type { Position } from '../../../plan/position';
import { pathAt } from '../../../plan/navigate';
import { findsSkeleton } from './skeletons';

/** What is being written at the caret. Columns are UTF-16 units of the caret's line. */
export type Caret =
  /** The beginning of a line that holds nothing else: blank, or a marker that is half typed. */
  | { readonly kind: 'marker'; readonly start: number; readonly typed: string; readonly indented: boolean }
  /** The heading behind a marker. */
  | {
      readonly kind: 'heading';
      readonly node: NumberedNode;
      readonly start: number;
      readonly typed: string;
      /** Where the heading ends that would be replaced. */
      readonly end: number;
      /** Whether nothing stands behind the caret. */
      readonly last: boolean;
    }
  /** Inside 《 or “. */
  | {
      readonly kind: 'name';
      readonly name: NameKind;
      readonly start: number;
      readonly typed: string;
      /** Column of the closing mark; undefined when it is missing. */
      readonly closing: number | undefined;
    }
  /** The beginning of a sentence in running text, with nothing but the sentence's end behind the caret. */
  | { readonly kind: 'sentence'; readonly start: number; readonly typed: string; readonly ends: boolean };

/** No name, heading or beginning of a sentence that somebody looks for is longer. */
const MAX_TYPED = 60;
const MARKS: readonly (readonly [NameKind, string, string])[] = [
  ['document', '《', '》'],
  ['term', '“', '”'],
];
/** A marker that is half typed: digits or Chinese numerals, with or without bracket and mark. */
const HALF_MARKER =
  /^(?:[（(]?[\d０-９]{0,2}[）)]?[.．、]?|[（(]?[一二三四五六七八九十廿卅]{0,3}[）)]?[、.．]?|[①-⑳])$/;
const OPAQUE: ReadonlySet<string> = new Set([
  'table',
  'attachments',
  'comment',
  'title',
  'attachment-mark',
  'date',
  'signature',
]);

/** What is being written at a position; undefined where nothing can be suggested. */
export function caretAt(plan: Plan, { line, character }: Position): Caret | undefined {
  const source = plan.lines[line];
  const place = plan.places[line];
  if (!source || plan.flattenedLine !== undefined || (place && OPAQUE.has(place.kind))) {
    return undefined;
  }
  const { text, indent } = source;
  const column = Math.max(0, Math.min(character, text.length));
  const before = text.slice(0, column);
  const after = text.slice(column);
  const name = nameCaret(before, after, column);
  if (name) {
    return name;
  }
  const start = Math.min(source.blank ? column : indent, column);
  const typed = before.slice(start);
  if (after.trim() === '' && (HALF_MARKER.test(typed) || findsSkeleton(typed))) {
    return { kind: 'marker', start, typed, indented: start > 0 };
  }
  const node = pathAt(plan, line).at(-1);
  if (node && isNumbered(node) && node.startLine === line && node.marker) {
    const { headingStart, headingEnd } = node;
    if (column >= node.marker.end && column <= Math.max(headingStart, headingEnd)) {
      const from = Math.min(headingStart, column);
      const words = before.slice(from);
      return words.length > MAX_TYPED
        ? undefined
        : {
            kind: 'heading',
            node,
            start: from,
            typed: words,
            end: Math.max(column, headingEnd),
            last: after.trim() === '',
          };
    }
  }
  return sentenceCaret(before, after, source.bodyStart);
}

/** In the name whose opening mark is the last before the caret that is not closed. */
function nameCaret(before: string, after: string, column: number): Caret | undefined {
  let found: Caret | undefined;
  for (const [name, opening, closing] of MARKS) {
    const start = before.lastIndexOf(opening) + 1;
    const typed = before.slice(start);
    if (
      start === 0 ||
      typed.includes(closing) ||
      typed.length > MAX_TYPED ||
      (found && found.start > start)
    ) {
      continue;
    }
    const close = after.search(closing === '》' ? /[《》]/ : /[“”]/);
    found = {
      kind: 'name',
      name,
      start,
      typed,
      closing:
        close >= 0 && close <= MAX_TYPED && after.charAt(close) === closing ? column + close : undefined,
    };
  }
  return found;
}

function sentenceCaret(before: string, after: string, bodyStart: number): Caret | undefined {
  const rest = after.trimEnd();
  if (rest !== '' && !/^[。；;！？!?]/.test(rest)) {
    return undefined;
  }
  let start = before.length;
  while (start > bodyStart && !`${SENTENCE_END}；;`.includes(before.charAt(start - 1))) {
    if (before.length - start > MAX_TYPED) {
      return undefined;
    }
    start--;
  }
  while (start < before.length && /\s/.test(before.charAt(start))) {
    start++;
  }
  return { kind: 'sentence', start, typed: before.slice(start), ends: rest !== '' };
}
