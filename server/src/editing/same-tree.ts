import type { Line } from '../plan/line';
import { isVoid, type Level, type NumberedNode, type Plan } from '../plan/tree';

/** What a node should be after an edit; the node itself where it should stay as it is. */
export interface Expected {
  readonly kind: Level;
  readonly ordinal: number | null;
}

/** What two readings of a text are compared by. */
export interface TreeOptions {
  /** What becomes of a node that the edit is meant to change. */
  readonly expected?: (node: NumberedNode) => Expected;
  /** Whether the words of each line, without its marker and the blanks around it, have to be the same too. */
  readonly words?: boolean;
}

/**
 * Whether a text is still read as the same plan after an edit that adds and takes away nothing but blanks, blank
 * lines and markers: every line is what it was, and every node stands under the node it stood under. Linear.
 */
export function isSameTree(before: Plan, after: Plan, options: TreeOptions = {}): boolean {
  const { expected = (node: NumberedNode): Expected => node, words = false } = options;
  return (
    before.numbered.length === after.numbered.length &&
    before.flattenedLine === after.flattenedLine &&
    before.title?.text === after.title?.text &&
    before.generalRequirements?.kind === after.generalRequirements?.kind &&
    before.inversions.length === after.inversions.length &&
    isSameLines(before, after, expected, words) &&
    isSameNodes(before, after, expected)
  );
}

function isSameNodes(before: Plan, after: Plan, expected: (node: NumberedNode) => Expected): boolean {
  const [parents, others] = [parentsOf(before), parentsOf(after)];
  return before.numbered.every((node, i) => {
    const other = after.numbered[i];
    const { kind, ordinal } = expected(node);
    return (
      other?.kind === kind &&
      (ordinal === null || other.ordinal === ordinal) &&
      parents[i] === others[i] &&
      (node.marker === undefined) === (other.marker === undefined)
    );
  });
}

/** For each numbered node the place of its parent in the list of them; -1 at the top. */
function parentsOf({ numbered }: Plan): readonly number[] {
  const index = new Map<NumberedNode | undefined, number>([[undefined, -1]]);
  return numbered.map((node, i) => {
    index.set(node, i);
    return index.get(node.parent) ?? -1;
  });
}

function isSameLines(
  before: Plan,
  after: Plan,
  expected: (node: NumberedNode) => Expected,
  words: boolean,
): boolean {
  let other = -1;
  const next = (): void => {
    let line: Line | undefined;
    do {
      other++;
      line = after.lines[other];
    } while (line && isEmpty(line));
  };
  for (const [i, line] of before.lines.entries()) {
    if (isEmpty(line)) {
      continue;
    }
    next();
    const [place, otherPlace] = [before.places[i], after.places[other]];
    if (!place || !otherPlace) {
      return false;
    }
    const own = place.holder?.startLine === i && !isVoid(place) ? place.holder : undefined;
    if (otherPlace.kind !== (own ? expected(own).kind : place.kind)) {
      return false;
    }
    if (words && wordsOf(before, i) !== wordsOf(after, other)) {
      return false;
    }
  }
  next();
  return other >= after.lines.length;
}

/** Whether a line holds nothing at all; a comment is blank only to who reads the plan. */
export function isEmpty(line: Line): boolean {
  return line.blank && !line.comment;
}

/** The text of a line behind its marker, without the blanks around it. */
function wordsOf(plan: Plan, at: number): string {
  const line = plan.lines[at];
  if (line?.comment) {
    return line.text;
  }
  const holder = plan.places[at]?.holder;
  const from = holder?.startLine === at && holder.marker ? holder.marker.bodyStart : (line?.indent ?? 0);
  return line?.text.slice(from, Math.max(from, line.end)) ?? '';
}
