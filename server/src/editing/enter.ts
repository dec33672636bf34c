import type { Line } from '../plan/line';
import { MAX_ORDINAL, toCircled } from '../plan/ordinal';
import type { Position } from '../plan/position';
import { breaksOff } from '../plan/running-text';
import { isNumbered, isVoid, LEVEL_RANK, type NumberedNode, type Plan } from '../plan/tree';
import { blankLinesOf, MAJORITY } from './format/habits';
import { lastBefore, nextMarkers, type NextMarker } from './next-marker';
import type { EditOutcome } from './outcome';
import { isEmpty } from './same-tree';
import { writtenLike } from './write-marker';

/** What stands under a heading and is text of it. */
const BODY: ReadonlySet<string> = new Set(['paragraph', 'responsibility']);
/** Of a text that is longer than all others only this share of others that are alike says that it is at its end. */
const CLEAR = 0.8;
/** So many nodes that follow each other tell whether blank lines part them. */
const FEWEST = 2;

/**
 * What goes onto the new line after the Enter key, the line break itself being in the text already: the marker that
 * goes on with what stands above, with its blanks. Where blank lines part the nodes of a level, it comes with the
 * second break. On a marker without text the list ends instead: marker and new line go, as in every editor. What
 * follows is not renumbered: nothing is done behind the user's back.
 *
 * @param position the caret, on a line of blanks alone
 * @returns undefined where a plain line break is right
 */
export function enterAt(plan: Plan, position: Position): EditOutcome | undefined {
  const { line: at } = position;
  const line = plan.lines[at];
  if (plan.flattenedLine !== undefined || !line || !isEmpty(line)) {
    return undefined;
  }
  const parted = at > 1 && plan.lines[at - 1]?.text.trim() === '';
  const last = parted ? at - 2 : at - 1;
  const above = plan.lines[last];
  const node = above && !above.blank ? heldBy(plan, last) : undefined;
  if (!above || !node || isOfRequirements(plan, last)) {
    return undefined;
  }
  const end = { line: at, character: line.text.length };
  if (node.startLine === last && isBare(above, node)) {
    // What stands below it belongs to it, and would to the one before.
    if (parted || node.contentEnd > at) {
      return undefined;
    }
    const start = { line: at - 1, character: 0 };
    return { edits: [{ range: { start, end }, newText: '' }], selection: { start, end: start } };
  }
  const next = nextAfter(plan, node, last, at);
  if (!next || isParted(plan, next, node) !== parted) {
    return undefined;
  }
  const newText = next.indent + next.text + next.gap;
  const caret = { line: at, character: newText.length };
  return {
    edits: [{ range: { start: { line: at, character: 0 }, end }, newText }],
    selection: { start: caret, end: caret },
  };
}

/** The node that a line is the heading or text of; for a heading without a number to be, that before it. */
function heldBy(plan: Plan, at: number): NumberedNode | undefined {
  const place = plan.places[at];
  if (place?.kind === 'closing') {
    return isHeadingToBe(plan, at) ? lastBefore(plan, at) : undefined;
  }
  return place && (isNumbered(place.node) || BODY.has(place.kind)) ? place.holder : undefined;
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

/**
 * @param last the last line with text above the new one, a line of the node
 * @param at the new line
 */
function nextAfter(plan: Plan, node: NumberedNode, last: number, at: number): NextMarker | undefined {
  const above = plan.lines[last];
  if (!above || breaksOff(above) || lastBefore(plan, at) !== node || goesOn(plan, node, at)) {
    return undefined;
  }
  const markers = nextMarkers(plan, at);
  const child = markers.find(({ level }) => LEVEL_RANK[level] > LEVEL_RANK[node.kind]);
  const own = markers.find(({ level }) => level === node.kind);
  const onHeading = node.startLine === last;
  if (onHeading && !node.runIn && opensWithList(plan, node)) {
    return child && isCountKnown(plan, child, node) ? writable(child) : undefined;
  }
  // What goes on under a chapter may be its own text, its items or the next chapter.
  if (node.kind === 'chapter') {
    return undefined;
  }
  if (!onHeading && isHeadingToBe(plan, last)) {
    return own && isCountKnown(plan, own, node) ? writable(underHeading(plan, node, own)) : undefined;
  }
  // `主要任务：` waits for what it announces.
  if (/[：:]/.test(above.text.charAt(above.end - 1))) {
    return writable(child);
  }
  if (!node.marker || !isWhole(plan, node, last + 1)) {
    return undefined;
  }
  return writable(closesList(plan, node) ? markers.find(({ level }) => level === node.parent?.kind) : own);
}

/** Whether a list ends with a node: those before end with ； and it ends with 。. */
function closesList({ lines }: Plan, node: NumberedNode): boolean {
  const siblings = node.parent?.children.filter(isNumbered) ?? [];
  const before = siblings[siblings.indexOf(node) - 1];
  const last = ({ contentEnd }: NumberedNode): string => lines[contentEnd - 1]?.trimmed.at(-1) ?? '';
  return before !== undefined && last(before) === '；' && last(node) === '。';
}

/** Whether blank lines part what a marker opens from what stands above it, a node's own text. */
function isParted(plan: Plan, { level }: NextMarker, node: NumberedNode): boolean {
  const blankLines = blankLinesOf(plan, MAJORITY, FEWEST);
  const names = level === node.kind ? [level] : [`${level} under heading`, level];
  return names.map((name) => blankLines.get(name)).find((habit) => habit !== undefined) ?? false;
}

/**
 * Whether a plan shows how a level counts on under another parent. One list alone does not, unless it is one that
 * everybody begins anew: points, and what stands below sections.
 */
function isCountKnown({ schemes }: Plan, { level, ordinal }: NextMarker, holder: NumberedNode): boolean {
  const scheme = schemes[level];
  return (
    !scheme ||
    scheme.fixed ||
    scheme.evidence.parents > 1 ||
    level === 'point' ||
    (holder.kind === 'section' && ordinal === 1)
  );
}

/** Whether a line of text may be a heading without a number, as the plan has others, under which nothing stands yet. */
function isHeadingToBe({ lines, numbered }: Plan, at: number): boolean {
  return lines[at]?.shape === 'heading' && numbered.some(({ marker }) => !marker);
}

/** What goes on behind a node when a heading without a number has come between. */
function underHeading({ schemes }: Plan, node: NumberedNode, next: NextMarker): NextMarker {
  return schemes[next.level]?.resetAt === 'never'
    ? next
    : { ...next, ordinal: 1, text: writtenLike(node, 1) };
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
function opensWithList(plan: Plan, node: NumberedNode): boolean {
  const others = plan.numbered.filter(
    (other) => other.kind === node.kind && other !== node && !isOfRequirements(plan, other.startLine),
  );
  const alike = others.filter(({ children }) => {
    const first = children.find((child) => !isVoid(child));
    return first && isNumbered(first) && first.marker;
  });
  return others.length > 0 && alike.length >= others.length * MAJORITY;
}

/**
 * Whether a node is at its end, by the others of its level that are written like it (with a heading on a line of its
 * own, or running on): whether most of those that are as long as it is by now ended there. So a heading waits for its
 * paragraph, and a paragraph for its responsibility note. Without others a heading waits for one paragraph; how many
 * more a text has that already has more, nobody knows.
 *
 * @param at the line behind what it has by now
 */
function isWhole(plan: Plan, node: NumberedNode, at: number): boolean {
  const own = textsOf(node, at);
  const headed = isHeaded(plan, node);
  const others = plan.numbered
    .filter((other) => other.kind === node.kind && other.marker && other !== node)
    .filter((other) => isHeaded(plan, other) === headed)
    .map((other) => textsOf(other, plan.lines.length));
  const share = (of: number, texts: readonly number[]): number =>
    texts.filter((count) => count === of).length / texts.length;
  if (others.length === 0) {
    return own === (headed ? 1 : 0) || plan.places[at - 1]?.kind === 'responsibility';
  }
  const asLong = others.filter((count) => count >= own);
  return asLong.length > 0
    ? share(own, asLong) >= MAJORITY
    : others.some((count) => share(count, others) >= CLEAR);
}

/** Whether a node's heading stands on a line of its own. */
function isHeaded({ lines }: Plan, { runIn, startLine }: NumberedNode): boolean {
  return !runIn && lines[startLine]?.shape === 'heading';
}

/** How many lines of its own text stand under a node's heading before a line. */
function textsOf({ children }: NumberedNode, before: number): number {
  return children.filter(({ kind, startLine }) => BODY.has(kind) && startLine < before).length;
}

/** No marker is offered for a number that none can be written for. */
function writable(next: NextMarker | undefined): NextMarker | undefined {
  if (next?.text.length === 1) {
    return toCircled(next.ordinal) === undefined ? undefined : next;
  }
  return next && next.ordinal <= MAX_ORDINAL ? next : undefined;
}
