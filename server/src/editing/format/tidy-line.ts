import { Line } from '../../plan/line';
import { isNumbered, isVoid, type NumberedNode, type Plan } from '../../plan/tree';
import { markerAs } from '../write-marker';
import { evenGap, evenIndent } from './blanks';
import { gapClass, indentClass, readsAs, type Habits } from './habits';

/** What of a line is put right. */
export interface LineParts {
  readonly trailing: boolean;
  readonly indent: boolean;
  readonly marker: boolean;
}

/** Quotation marks and book-title marks: kinds of pairs as `plan/pairs.ts` counts them. */
const LAST_QUOTE = 3;

/** A line with its blanks and its marker as the plan's habits have them; the same object where nothing changes. */
export function tidyLine(plan: Plan, at: number, habits: Habits, parts: LineParts): Line {
  const line = plan.lines[at];
  const place = plan.places[at];
  if (!line || !place) {
    throw new RangeError(`no line ${at}`);
  }
  if (place.kind === 'table' || place.kind === 'attachments' || place.kind === 'comment') {
    return line;
  }
  if (line.blank) {
    return parts.trailing && line.text.length > 0 ? new Line('', line.eol) : line;
  }
  const node = isNumbered(place.node) && place.node.marker ? place.node : undefined;
  const tail = parts.trailing && !opensQuote(plan, at) ? '' : line.text.slice(line.end);
  const indent =
    parts.indent && !opensQuote(plan, at - 1) ? indentFor(plan, at, habits) : line.text.slice(0, line.indent);
  const text = (node ? marked(line, node, indent, habits, parts) : indent + line.trimmed) + tail;
  return text === line.text ? line : new Line(text, line.eol);
}

function indentFor(plan: Plan, at: number, { indents, wrapped }: Habits): string {
  const line = plan.lines[at];
  const own = line?.text.slice(0, line.indent) ?? '';
  const name = indentClass(plan, at, wrapped);
  return name === undefined ? own : (indents.get(name) ?? evenIndent(own));
}

/** A line that begins with a marker: the parts of it are put right that leave it a marker of the same number. */
function marked(line: Line, node: NumberedNode, indent: string, habits: Habits, parts: LineParts): string {
  const { marker } = node;
  const body = line.text.slice(marker?.bodyStart ?? line.indent, Math.max(line.end, marker?.end ?? 0));
  if (!marker) {
    return indent + body;
  }
  const own = line.text.slice(marker.end, marker.bodyStart);
  if (!parts.marker) {
    return indent + marker.text + (body === '' ? '' : own) + body;
  }
  const text = rightMarker(node, habits);
  const gaps = body === '' ? [''] : [habits.gaps.get(gapClass(node)) ?? '', evenGap(own), own];
  for (const [shape, gap] of [...gaps.map((it) => [text, it] as const), [marker.text, own] as const]) {
    const start = indent + shape + gap;
    if (readsAs(start + body.slice(0, LOOKAHEAD), indent.length, marker, start.length)) {
      return start + body;
    }
  }
  return indent + marker.text + own + body;
}

/** No marker is told from text by more than this of what follows it. */
const LOOKAHEAD = 24;

/** The marker of a node in the form of its level; as it is where its number cannot be read or written so. */
function rightMarker({ kind, marker }: NumberedNode, { shapes, wideDigits }: Habits): string {
  if (typeof marker?.ordinal !== 'number') {
    return marker?.text ?? '';
  }
  if (marker.shape === '①') {
    return marker.text.charAt(0);
  }
  const shape = shapes.get(kind);
  if (shape === undefined) {
    return marker.text;
  }
  const right = marker.flaw === undefined && marker.shape === shape;
  // 廿一 and 二十一 are the same number, and either is somebody's habit; １ among 1 is a key pressed wrong.
  const digits = /[０-９]/.test(marker.text) && !wideDigits.has(kind);
  return right && !digits ? marker.text : (markerAs(kind, shape, marker.ordinal) ?? marker.text);
}

/** Whether a quotation or a name begins on a line and ends on the next: the blanks between are inside it. */
function opensQuote(plan: Plan, at: number): boolean {
  const [line, next] = [plan.lines[at], plan.lines[at + 1]];
  const place = plan.places[at];
  if (!line || !next || !place || isVoid(place)) {
    return false;
  }
  const open = line
    .loneMarks(0)
    .filter(({ kind, opens }) => opens && kind <= LAST_QUOTE)
    .at(-1);
  const close = open && next.loneMarks(0).find(({ kind }) => kind === open.kind);
  return close !== undefined && !close.opens;
}
