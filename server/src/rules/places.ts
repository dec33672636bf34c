import { rangeInLine, type Range } from '../plan/position';
import { isVoid, type NumberedNode, type Place, type Plan } from '../plan/tree';

/** As much is said of one line at most, by one rule: beyond it a list of places helps nobody and only floods. */
export const MAX_PER_LINE = 50;

/** Whether nothing on a line is judged: tables and attachments have ways of their own, comments are no part of the plan. */
export function isOpaque(place: Place | undefined): boolean {
  return !place || place.kind === 'table' || place.kind === 'attachments' || isVoid(place);
}

/** Calls `visit` for every line that may be judged and has all the given traits' bits. */
export function eachLine(
  plan: Plan,
  traits: number,
  visit: (line: Plan['lines'][number], at: number, place: Place) => void,
): void {
  if (plan.flattenedLine !== undefined) {
    return;
  }
  for (let i = 0; i < plan.lines.length; i++) {
    const line = plan.lines[i];
    const place = plan.places[i];
    if (line && place && (line.traits & traits) === traits && !isOpaque(place)) {
      visit(line, i, place);
    }
  }
}

/** Where the text of a line begins: behind its marker, if what looks like one was taken for one. */
export function textStart(line: Plan['lines'][number], at: number, { holder }: Place): number {
  return holder?.startLine === at && holder.marker ? holder.marker.bodyStart : line.indent;
}

/** Where a node's marker stands; for an unnumbered heading the heading itself. */
export function markerRange(node: NumberedNode): Range {
  const { marker, startLine } = node;
  return marker
    ? rangeInLine(startLine, marker.start, marker.end)
    : rangeInLine(startLine, node.headingStart, node.headingEnd);
}

/** Where a node's heading stands, without its marker; the marker when there is no heading. */
export function headingRange(node: NumberedNode): Range {
  return node.headingEnd > node.headingStart
    ? rangeInLine(node.startLine, node.headingStart, node.headingEnd)
    : markerRange(node);
}

/** The text of a line from its first character that is not blank to its last one. */
export function lineRange(plan: Plan, at: number): Range {
  const line = plan.lines[at];
  return line ? rangeInLine(at, line.indent, Math.max(line.indent, line.end)) : rangeInLine(at, 0, 0);
}

/** Where something is reported that the whole plan lacks: on the title, or on the first line with text. */
export function planRange(plan: Plan): Range {
  if (plan.title) {
    return plan.title.range;
  }
  const first = plan.lines.findIndex((line) => !line.blank);
  return lineRange(plan, Math.max(0, first));
}
