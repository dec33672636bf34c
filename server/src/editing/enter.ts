import type { Line } from '../plan/line';
import { MAX_ORDINAL } from '../plan/ordinal';
import type { Position } from '../plan/position';
import { breaksOff } from '../plan/running-text';
import { isNumbered, isVoid, LEVEL_RANK, type NumberedNode, type Plan } from '../plan/tree';
import { lastBefore, nextMarkers, type NextMarker } from './next-marker';
import type { EditOutcome } from './outcome';
import { isEmpty } from './same-tree';

/** What stands under a heading and is text of it. */
const BODY: ReadonlySet<string> = new Set(['paragraph', 'responsibility']);
/** A share of a level's other nodes that is clearly the habit. */
const MAJORITY = 0.6;
/** Unicode has no circled number beyond. */
const MAX_CIRCLED = 50;

/**
 * What goes onto the new line after the Enter key, the line break itself being in the text already: the marker that
 * goes on with what stands above, with its blanks. On a marker without text the list ends instead: marker and new line
 * go, as in every editor. What follows is not renumbered: nothing is done behind the user's back.
 *
 * @param position the caret, on a line of blanks alone
 * @returns undefined where a plain line break is right
 */
export function enterAt(plan: Plan, position: Position): EditOutcome | undefined {
  const { line: at } = position;
  const line = plan.lines[at];
  const above = plan.lines[at - 1];
  if (plan.flattenedLine !== undefined || !line || !isEmpty(line) || !above || above.blank) {
    return undefined;
  }
  const place = plan.places[at - 1];
  const node = place?.holder;
  if (
    !place ||
    !node ||
    !(isNumbered(place.node) || BODY.has(place.kind)) ||
    isOfRequirements(plan, at - 1)
  ) {
    return undefined;
  }
  const end = { line: at, character: line.text.length };
  if (node.startLine === at - 1 && isBare(above, node)) {
    // What stands below it belongs to it, and would to the one before.
    if (node.contentEnd > at) {
      return undefined;
    }
    const start = { line: at - 1, character: 0 };
    return { edits: [{ range: { start, end }, newText: '' }], selection: { start, end: start } };
  }
  const next = nextAfter(plan, node, at);
  if (!next) {
    return undefined;
  }
  const newText = next.indent + next.text + next.gap;
  const caret = { line: at, character: newText.length };
  return {
    edits: [{ range: { start: { line: at, character: 0 }, end }, newText }],
    selection: { start: caret, end: caret },
  };
}

/** Text that stands right under a heading or in a paragraph of the general requirements begins no list. */
function isOfRequirements({ generalRequirements, places }: Plan, at: number): boolean {
  const kind = places[at]?.kind;
  return (
    generalRequirements !== undefined &&
    at >= generalRequirements.startLine &&
    at < generalRequirements.endLine &&
    (kind === 'paragraph' || kind === 'chapter')
  );
}

/** @param at the new line, right below a line of the node */
function nextAfter(plan: Plan, node: NumberedNode, at: number): NextMarker | undefined {
  const above = plan.lines[at - 1];
  if (!above || breaksOff(above) || lastBefore(plan, at) !== node || goesOn(plan, node, at)) {
    return undefined;
  }
  const markers = nextMarkers(plan, at);
  const child = markers.find(({ level }) => LEVEL_RANK[level] > LEVEL_RANK[node.kind]);
  const own = markers.find(({ level }) => level === node.kind);
  const onHeading = node.startLine === at - 1;
  if (onHeading && !node.runIn && opensWithList(plan, node)) {
    return writable(child);
  }
  // What goes on under a chapter may be its own text, its items or the next chapter.
  if (node.kind === 'chapter') {
    return undefined;
  }
  // `主要任务：` waits for what it announces.
  if (/[：:]/.test(above.text.charAt(above.end - 1))) {
    return writable(child);
  }
  return node.marker && isWhole(plan, node, at) ? writable(own) : undefined;
}

function isBare(line: Line, { marker }: NumberedNode): boolean {
  return marker !== undefined && marker.end >= line.end;
}

/** Whether more of the node's own text stands below the new line. */
function goesOn(plan: Plan, node: NumberedNode, at: number): boolean {
  for (let below = at + 1; below < node.endLine; below++) {
    const place = plan.places[below];
    if (place && !isVoid(place)) {
      return !isNumbered(place.node);
    }
  }
  return false;
}

/** Whether the other nodes of a level mostly have a list right under their headings; where there is no other, not. */
function opensWithList({ numbered }: Plan, node: NumberedNode): boolean {
  const others = numbered.filter((other) => other.kind === node.kind && other !== node);
  const alike = others.filter(({ children }) => {
    const first = children.find((child) => !isVoid(child));
    return first && isNumbered(first) && first.marker;
  });
  return others.length > 0 && alike.length >= others.length * MAJORITY;
}

/**
 * Whether a node has as much text as most others of its level: a heading alone waits for its paragraph where the others
 * have one, a paragraph for its responsibility note. Without others a heading is not known to be all.
 */
function isWhole(plan: Plan, node: NumberedNode, at: number): boolean {
  const others = plan.numbered.filter((other) => other.kind === node.kind && other.marker && other !== node);
  const own = textsOf(node, at);
  if (others.length === 0) {
    return own > 0 || node.runIn || plan.lines[node.startLine]?.shape !== 'heading';
  }
  const shorter = others.filter((other) => textsOf(other, plan.lines.length) <= own);
  return shorter.length >= others.length * MAJORITY;
}

/** How many lines of its own text stand under a node's heading before a line. */
function textsOf({ children }: NumberedNode, before: number): number {
  return children.filter(({ kind, startLine }) => BODY.has(kind) && startLine < before).length;
}

/** No marker is offered for a number that none can be written for. */
function writable(next: NextMarker | undefined): NextMarker | undefined {
  const most = next?.text.length === 1 ? MAX_CIRCLED : MAX_ORDINAL;
  return next && next.ordinal <= most ? next : undefined;
}
