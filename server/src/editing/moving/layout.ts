import { countNumberedBefore } from '../../plan/navigate';
import { LEVEL_RANK, type Leaf, type NumberedNode, type Place, type Plan } from '../../plan/tree';
import { countsOf } from '../due-ordinals';
import { rankOf } from './ranks';
import { endsSentence } from './sentences';

/**
 * Where the pieces of a plan begin and end that can be moved: what of the lines between two nodes is the node's own,
 * what only parts it from the next and stays where it is, and what stands side by side. Each look costs little; it is
 * made once for an edit, in time linear in the plan.
 */
export class Layout {
  readonly #previous = new Map<NumberedNode, NumberedNode>();
  readonly #next = new Map<NumberedNode, NumberedNode>();
  readonly #ranks = new Map<NumberedNode, number>();
  /** For the first node of a list under a heading of its own (`八月份：`) the line of that heading. */
  readonly #listHeadings: ReadonlyMap<NumberedNode, number>;
  readonly #headingLines: ReadonlySet<number>;
  /** For the last points of an item the line on which the item's note begins. */
  readonly #notes = new Map<NumberedNode, number>();
  readonly #noteLines = new Set<number>();

  constructor(readonly plan: Plan) {
    const last = new Map<NumberedNode | undefined, NumberedNode>();
    for (const node of plan.numbered) {
      this.#ranks.set(node, rankOf(plan, node));
      const before = last.get(node.parent);
      if (before) {
        this.#previous.set(node, before);
        this.#next.set(before, node);
      }
      last.set(node.parent, node);
    }
    this.#listHeadings = findListHeadings(plan);
    this.#headingLines = new Set(this.#listHeadings.values());
    this.#findNotes();
  }

  /** How deep a node stands. */
  rank(node: NumberedNode): number {
    return this.#ranks.get(node) ?? 0;
  }

  /** The line of the heading above a node that begins a list of its own among its siblings. */
  listHeading(node: NumberedNode): number | undefined {
    return this.#listHeadings.get(node);
  }

  /** The node right before another in the same list. */
  previous(node: NumberedNode): NumberedNode | undefined {
    const other = this.#previous.get(node);
    return other && !this.#listHeadings.has(node) && this.rank(other) === this.rank(node) ? other : undefined;
  }

  /** The node right behind another in the same list. */
  next(node: NumberedNode): NumberedNode | undefined {
    const other = this.#next.get(node);
    return other && !this.#listHeadings.has(other) && this.rank(other) === this.rank(node)
      ? other
      : undefined;
  }

  /** The first node that begins on a line or below it. */
  firstFrom(line: number): NumberedNode | undefined {
    return this.plan.numbered[countNumberedBefore(this.plan, line)];
  }

  /** The last node that begins above a line. */
  lastBefore(line: number): NumberedNode | undefined {
    return this.plan.numbered[countNumberedBefore(this.plan, line) - 1];
  }

  /** What would hold a node of a rank that begins on a line; undefined for the top of the plan. */
  holderAt(line: number, rank: number): NumberedNode | undefined {
    let at = this.lastBefore(line);
    while (at && this.rank(at) >= rank) {
      at = at.parent;
    }
    return at;
  }

  /** The last node of a rank in what would hold one that begins on a line. */
  lastLike(line: number, rank: number): NumberedNode | undefined {
    let like: NumberedNode | undefined;
    for (let at = this.lastBefore(line); at && this.rank(at) >= rank; at = at.parent) {
      like = this.rank(at) === rank ? at : like;
    }
    return like;
  }

  /**
   * Whether a line stands, in the tree, at the end of a node that it says nothing of: the heading of the list behind
   * it, or the note `责任单位：…` below the points of an item. It stays where it is when that node moves.
   */
  isLoose(line: number): boolean {
    return this.#headingLines.has(line) || this.#noteLines.has(line);
  }

  /** Whether a line is the heading of a list that stands behind another (`九月份：`). */
  isListHeading(line: number): boolean {
    return this.#headingLines.has(line);
  }

  /** The node whose text a line is: that of a note below its points is the item's. */
  subjectOf(line: number): NumberedNode | undefined {
    const holder = this.plan.places[line]?.holder;
    return holder && this.#noteLines.has(line) ? holderOfPoints(holder) : holder;
  }

  /** The line behind the last that may stand above a node of a rank put behind a text; points stand above the note. */
  listEnd(line: number, rank: number): number {
    const end = this.endBefore(line);
    const place = this.plan.places[end - 1];
    const note = (place?.holder && this.#notes.get(place.holder)) ?? ownNote(place);
    return note !== undefined && rank >= LEVEL_RANK.point ? this.endBefore(note) : end;
  }

  /** The line behind what is a node's own: blank lines that part it from the next are not, nor a list's heading. */
  ownEnd(node: NumberedNode): number {
    const behind = this.firstFrom(node.endLine);
    const border = (behind && this.#listHeadings.get(behind)) ?? this.#notes.get(node);
    const end =
      border !== undefined && border > node.startLine ? Math.min(border, node.endLine) : node.endLine;
    return this.endBefore(end, node.startLine + 1);
  }

  /** Whether a node's heading stands on a line of its own: not a sentence, and its text begins below. */
  hasHeadingLine({ runIn, startLine }: NumberedNode): boolean {
    const line = this.plan.lines[startLine];
    return !runIn && line !== undefined && !endsSentence(line.trimmed);
  }

  /**
   * The line behind the text that stands above a line. A comment right below a text, with no blank line between,
   * is about that text and goes with it.
   *
   * @param from first line that may be given back
   */
  endBefore(line: number, from = 0): number {
    const { lines } = this.plan;
    let end = line;
    while (end > from && (lines[end - 1]?.blank ?? false)) {
      end--;
    }
    while (end < line && lines[end]?.comment === true) {
      end++;
    }
    return end;
  }

  /** A note below the last point is the item's, with all that stands below it, when no other point has one. */
  #findNotes(): void {
    const noted = new Map<NumberedNode | undefined, Leaf[]>();
    for (const point of this.plan.numbered) {
      if (point.kind === 'point') {
        const holder = holderOfPoints(point);
        const notes = noted.get(holder) ?? [];
        noted.set(holder, notes);
        notes.push(...point.children.filter((child): child is Leaf => child.kind === 'responsibility'));
      }
    }
    for (const [holder, [note, ...others]] of noted) {
      const last = note && this.plan.places[note.startLine]?.holder;
      if (!holder || !last || others.length > 0 || last.contentEnd < holder.contentEnd) {
        continue;
      }
      for (let line = note.startLine; line < last.contentEnd; line++) {
        this.#noteLines.add(line);
      }
      for (let at: NumberedNode | undefined = last; at && at !== holder; at = at.parent) {
        this.#notes.set(at, note.startLine);
      }
    }
  }
}

/** The line of the note at the end of a node that holds no points. */
function ownNote(place: Place | undefined): number | undefined {
  return place?.kind === 'responsibility' && place.holder?.kind !== 'point'
    ? place.node.startLine
    : undefined;
}

/** What the points are below each other for: the nearest node above that is none. */
function holderOfPoints(point: NumberedNode): NumberedNode | undefined {
  let at = point.parent;
  while (at?.kind === 'point') {
    at = at.parent;
  }
  return at;
}

/** The headings of lists that stand behind another list under the same parent, as the counts tell them apart. */
function findListHeadings(plan: Plan): ReadonlyMap<NumberedNode, number> {
  const headings = new Map<NumberedNode, number>();
  const seen = new Map<unknown, Set<NumberedNode | undefined>>();
  for (const { count, scopes } of countsOf(plan)) {
    const parents = seen.get(count) ?? new Set();
    seen.set(count, parents);
    for (const { parent, nodes } of scopes) {
      const [first] = nodes;
      const line = first && lineAbove(plan, first.startLine);
      if (first && parents.has(parent) && line !== undefined) {
        headings.set(first, line);
      }
      parents.add(parent);
    }
  }
  return headings;
}

/** The nearest line above that is not blank, unless something numbered begins on it. */
function lineAbove({ lines, places }: Plan, line: number): number | undefined {
  let at = line - 1;
  while (at >= 0 && (lines[at]?.blank ?? false)) {
    at--;
  }
  const place = places[at];
  return place?.kind === 'paragraph' ? at : undefined;
}
