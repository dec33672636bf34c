import { isBlank } from '../../plan/chars';
import { applyEdits, textOf, type TextEdit } from '../../plan/edit';
import { Line, splitLines, type LineEnd } from '../../plan/line';
import { parseLines } from '../../plan/parser';
import type { Range } from '../../plan/position';
import { LEVELS, type NumberedNode, type Plan } from '../../plan/tree';
import { settingsOf } from '../due-ordinals';
import { editsBetween } from '../edits-between';
import { formatLines } from '../format';
import { blankLinesOf, habitsOf, INDENT_CLASSES, MAJORITY, type Habits } from '../format/habits';
import { nextItemMarker } from '../next-marker';
import type { EditOutcome } from '../outcome';
import { restoreOrder } from '../restore-order';
import { commonShapeOf } from '../write-marker';
import { beforeCut, type BeforeCut } from './before-cut';
import { cleanPiece } from './clean';
import { firstNumbers } from './first-numbers';
import { levelEdits } from './levels';

/** Where a piece goes and what it is made of. */
interface Insertion {
  /** The place, once a marker that waited for the piece's own is taken out. */
  readonly range: Range;
  /** Whether a marker without text stands there and is taken out. */
  readonly bare: boolean;
  /** The piece, cleaned; the first is joined to what stands before it, the last to what stands behind. */
  readonly pieces: readonly string[];
  /** Whether its first line is its own, and not the end of one that stands there. */
  readonly ownFirst: boolean;
  /** Whether a line of its own begins before the piece, or behind it. */
  readonly breakBefore: boolean;
  readonly breakAfter: boolean;
}

/** The plan with a piece in it. */
interface Inserted {
  readonly lines: readonly Line[];
  /** The first line that is the piece's own, and the line after the last. */
  readonly from: number;
  readonly to: number;
  /** The line on which the text behind the piece goes on. */
  readonly tail: number;
}

/**
 * A piece of text from Word, WPS or a web page, made to fit the place it goes to: blanks, bullets and line ends
 * cleaned, indents, markers and blank lines as the plan has them, and, where it brings items or takes some away, the
 * numbers going on through it and behind it, with mentions following. Words never change.
 *
 * @param range what the piece takes the place of; empty for a caret
 * @param text the piece as plain text
 * @param copied what the editor would paste by itself, where that is another text
 * @returns the edit of the whole plan; undefined where the piece goes in just as it is
 */
export function fitPaste(
  plan: Plan,
  range: Range,
  text: string,
  copied: string = text,
): EditOutcome | undefined {
  const kind = plan.places[range.start.line]?.kind;
  if (
    plan.flattenedLine !== undefined ||
    kind === undefined ||
    kind === 'table' ||
    kind === 'attachments' ||
    kind === 'comment'
  ) {
    return undefined;
  }
  const eol = lineEndOf(plan, range.start.line);
  const insertion = prepare(plan, range, text);
  const inserted = insert(plan, insertion, eol);
  const { lines, tail } = restructure(baseOf(plan, insertion), insertion, inserted, eol);
  const plainText = splitLines(copied)
    .map((line) => line.text + (line.eol === '' ? '' : eol))
    .join('');
  if (textOf(lines) === textOf(applyEdits(plan.lines, [{ range, newText: plainText }]))) {
    return undefined;
  }
  const rest = endOf(plan.lines[range.end.line]?.text ?? '') - range.end.character;
  const caret = { line: tail, character: endOf(lines[tail]?.text ?? '') - Math.max(0, rest) };
  return { edits: editsBetween(plan.lines, lines), selection: { start: caret, end: caret } };
}

/** The line end of a line, else the plan's first. */
function lineEndOf({ lines }: Plan, at: number): LineEnd {
  const own = lines[at]?.eol ?? '';
  return own !== '' ? own : (lines.find(({ eol }) => eol !== '')?.eol ?? '\n');
}

function prepare(plan: Plan, range: Range, text: string): Insertion {
  const [first, last] = [plan.lines[range.start.line], plan.lines[range.end.line]];
  const before = first?.text.slice(0, range.start.character) ?? '';
  const after = last?.text.slice(range.end.character) ?? '';
  const pieces = cleanPiece(text, endOf(before) > 0);
  const opening = new Line(pieces[0] ?? '', '').marker;
  const marked = opening?.certainty === 'firm' && opening.bodyStart < (pieces[0]?.length ?? 0);
  const waiting = new Line(before, '');
  // A marker that the Enter key put there, or the writer, waits for the text and not for another marker.
  const bare =
    marked &&
    range.start.line === range.end.line &&
    endOf(after) === 0 &&
    waiting.marker?.certainty === 'firm' &&
    waiting.marker.end >= waiting.end;
  // A few words in front of a sentence are part of it.
  const inLine = pieces.length === 1 && !marked && endOf(after) > 0;
  const atStart = bare || (endOf(before) === 0 && !inLine);
  const start = atStart ? { line: range.start.line, character: 0 } : range.start;
  const breakBefore = !atStart && marked && endOf(after) === 0 && isWhole(waiting);
  const own = atStart || breakBefore ? withoutBlankEnds(pieces) : pieces;
  const behind = new Line(after, '').marker;
  const brings = own.length > 1 || marked;
  const breakAfter = atStart && brings && own.at(-1) !== '' && behind?.certainty === 'firm';
  return {
    range: { start, end: range.end },
    bare,
    ownFirst: atStart || breakBefore,
    pieces: own.length === 1 && !atStart ? own.map((piece) => piece.trim()) : own,
    breakBefore,
    breakAfter,
  };
}

/** What the piece is put into: a marker that waits for its text is not counted yet. */
function baseOf(plan: Plan, { bare, range }: Insertion): Plan {
  return bare
    ? parseLines(applyEdits(plan.lines, [{ range, newText: '' }]), { numbering: settingsOf(plan) })
    : plan;
}

/** Whether nothing goes on behind a text: it ends as a sentence does, or is a heading. */
function isWhole(line: Line): boolean {
  return (
    '。！？；：”）'.includes(line.text.charAt(line.end - 1)) || (!!line.marker && line.shape === 'heading')
  );
}

/** Without blank lines before it; behind it there is a line end at most. */
function withoutBlankEnds(pieces: readonly string[]): readonly string[] {
  const from = pieces.findIndex((piece) => piece !== '');
  if (from < 0) {
    return pieces;
  }
  let to = pieces.length;
  while (to > from && pieces[to - 1] === '') {
    to--;
  }
  return to < pieces.length ? [...pieces.slice(from, to), ''] : pieces.slice(from, to);
}

function insert(plan: Plan, insertion: Insertion, eol: LineEnd): Inserted {
  const { range, pieces, ownFirst, breakBefore, breakAfter } = insertion;
  const newText = (breakBefore ? eol : '') + pieces.join(eol) + (breakAfter ? eol : '');
  const lines = applyEdits(plan.lines, [{ range, newText }]);
  const { line } = range.start;
  const from = line + (breakBefore || !ownFirst ? 1 : 0);
  const tail = line + (breakBefore ? 1 : 0) + pieces.length - 1 + (breakAfter ? 1 : 0);
  const ownTail = !breakAfter && pieces.at(-1) !== '';
  return { lines, from, to: tail + (ownTail ? 1 : 0), tail };
}

/** Gives the piece the plan's levels, habits and numbers. */
function restructure(
  plan: Plan,
  { range }: Insertion,
  { lines, from, to, tail }: Inserted,
  eol: LineEnd,
): { readonly lines: readonly Line[]; readonly tail: number } {
  const options = { numbering: settingsOf(plan) };
  const edited = (current: Plan, edits: readonly TextEdit[]): Plan =>
    edits.length === 0 ? current : parseLines(applyEdits(current.lines, edits), options);
  const isOwn = ({ startLine }: NumberedNode): boolean => startLine >= from && startLine < to;
  let after = parseLines(lines, options);
  const level = nextItemMarker(plan, range.start.line + (range.start.character > 0 ? 1 : 0))?.level;
  const cut = beforeCut(plan, after, from, to, eol, options);
  const shifts = levelEdits(plan, after, after.numbered.filter(isOwn), level);
  after = edited(after, shifts);
  // A whole plan that goes into an empty file is nobody's list to go on with.
  const goesOn = after.numbered.some((node) => !isOwn(node));
  if (goesOn) {
    after = edited(after, firstNumbers(plan, after, isOwn));
  }
  const allowed = after.lines.map((_, at) => at >= from && at < to);
  const habits = habitsFor(plan, after);
  const formatted = formatLines(after, allowed, () => habits, true);
  const shift = formatted.lines.length - after.lines.length;
  after = parseLines(formatted.lines, options);
  const moved = movesOf(plan, range, tail + shift);
  const own = after.numbered.filter(({ startLine }) => startLine >= from && startLine < to + shift);
  const changes = own.length > 0 || [...moved.values()].some((line) => line === undefined);
  const ordered = cut
    ? restoreOrder(cut.plan, after, movesFromCut(cut, own, moved))
    : restoreOrder(plan, after, moved);
  return {
    lines: changes && goesOn ? applyEdits(after.lines, ordered) : after.lines,
    tail: tail + shift,
  };
}

/** The plan's habits; where it has none its body's, and where it has no such level the piece's own. */
function habitsFor(plan: Plan, after: Plan): Habits {
  const habits = habitsOf(plan, { indent: 'auto' });
  if (habits.indents.size === 0) {
    return habitsOf(after, { indent: 'auto' });
  }
  const body = ['item', 'section', 'chapter', 'paragraph'] as const;
  const common = body.map((name) => habits.indents.get(name)).find((indent) => indent !== undefined);
  const levels = new Set(plan.numbered.map(({ kind }) => kind));
  return {
    ...habits,
    blankLines: blankLinesOf(plan, MAJORITY, 1),
    indents: new Map(INDENT_CLASSES.map((name) => [name, habits.indents.get(name) ?? common ?? ''])),
    shapes: new Map(LEVELS.map((level) => [level, commonShapeOf(levels.has(level) ? plan : after, level)])),
  };
}

/** Where the nodes of the plan are afterwards, by their first lines; undefined for those that were taken out. */
function movesOf(plan: Plan, { start, end }: Range, tail: number): ReadonlyMap<number, number | undefined> {
  const moved = new Map<number, number | undefined>();
  for (const { startLine, marker } of plan.numbered) {
    const column = marker?.start ?? plan.lines[startLine]?.indent ?? 0;
    const textStart = marker?.end ?? column + 1;
    const isBefore = startLine < start.line || (startLine === start.line && textStart <= start.character);
    const isBehind = startLine > end.line || (startLine === end.line && column >= end.character);
    moved.set(startLine, isBefore ? startLine : isBehind ? startLine - end.line + tail : undefined);
  }
  return moved;
}

/** {@link movesOf} for the plan before the piece was cut out of it, in which its nodes stand at their old place. */
function movesFromCut(
  { plan, at, count }: BeforeCut,
  own: readonly NumberedNode[],
  moved: ReadonlyMap<number, number | undefined>,
): ReadonlyMap<number, number | undefined> {
  const moves = new Map<number, number | undefined>();
  let next = 0;
  for (const { startLine } of plan.numbered) {
    if (startLine >= at && startLine < at + count) {
      moves.set(startLine, own[next]?.startLine);
      next++;
    } else {
      moves.set(startLine, moved.get(startLine < at ? startLine : startLine - count));
    }
  }
  return moves;
}

/** Column after the last character that is not blank. */
function endOf(text: string): number {
  let end = text.length;
  while (end > 0 && isBlank(text.charCodeAt(end - 1))) {
    end--;
  }
  return end;
}
