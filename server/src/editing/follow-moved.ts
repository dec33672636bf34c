import type { TextEdit } from '../plan/edit';
import { rangeInLine } from '../plan/position';
import type { NumberedNode, Plan } from '../plan/tree';
import { carryOver, type Destination } from './follow-mentions';
import { mentionsOf, type Mention } from './mentions';
import { OrdinalIndex } from './ordinal-index';

/** Where a node of one text stands in another. */
export interface Moves {
  /** The node that a node of the plan before has become. */
  readonly imageOf: (node: NumberedNode) => NumberedNode | undefined;
  /** The node of the plan before that a node was. */
  readonly originOf: (node: NumberedNode) => NumberedNode | undefined;
}

/** UTF-16 units around a mention by which it is known again where its line was cut or joined. */
const CONTEXT = 8;

/**
 * The edits with which mentions follow the nodes that they named in a plan whose lines were moved about.
 *
 * @param before the plan as it was
 * @param after the lines at their new places, the numbers still the old ones
 * @param current the same lines with the new numbers; the edits are for it
 * @param moved as in `restoreOrder`
 */
export function followMoved(
  before: Plan,
  after: Plan,
  current: Plan,
  moved: ReadonlyMap<number, number | undefined>,
  moves: Moves,
): readonly TextEdit[] {
  const mentions = mentionsOf(before);
  if (mentions.length === 0) {
    return [];
  }
  const destination: Destination = {
    plan: current,
    index: new OrdinalIndex(current, ({ ordinal }) => ordinal),
    imageOf: moves.imageOf,
    isNew: (node) => moves.originOf(node) === undefined,
  };
  const finder = new MentionFinder(before, after, moved);
  const edits: TextEdit[] = [];
  for (const mention of mentions) {
    const place = finder.find(mention);
    const numerals = place && carryOver(mention, destination, place.line);
    if (!place || !numerals) {
      continue;
    }
    // A number that became longer moves what stands behind it on its line.
    const { line } = place;
    const longer = (current.lines[line]?.text.length ?? 0) - (after.lines[line]?.text.length ?? 0);
    const by = place.character + longer - mention.range.start.character;
    for (const { start, end, text } of numerals) {
      edits.push({ range: rangeInLine(line, start + by, end + by), newText: text });
    }
  }
  return edits;
}

function markerEnd({ places }: Plan, line: number): number {
  const holder = places[line]?.holder;
  return holder?.startLine === line ? (holder.marker?.end ?? 0) : 0;
}

/** A line's text without its marker, whose number may be another already. */
function tailOf(plan: Plan, line: number): string | undefined {
  return plan.lines[line]?.text.slice(markerEnd(plan, line));
}

interface Found {
  readonly line: number;
  readonly character: number;
}

/** Finds mentions of one text in another that has the same sentences at other places. */
class MentionFinder {
  private readonly used = new Set<string>();
  /** How many of the lines that read alike have given away their mention at a column. */
  private readonly given = new Map<string, number>();
  private same: Map<string, number[]> | undefined;
  private changed: readonly number[] | undefined;

  constructor(
    private readonly before: Plan,
    private readonly after: Plan,
    private readonly moved: ReadonlyMap<number, number | undefined>,
  ) {}

  /** Where a mention stands now; undefined when it is gone or cannot be told from another. */
  find(mention: Mention): Found | undefined {
    const { line, range } = mention;
    const text = this.before.lines[line]?.text ?? '';
    const holder = this.before.places[line]?.holder;
    const head = holder?.startLine ?? 0;
    const to = this.moved.has(head) ? this.moved.get(head) : head;
    const { character } = range.start;
    if (to !== undefined) {
      const near = {
        line: to + line - head,
        character: character + markerEnd(this.after, to + line - head) - markerEnd(this.before, line),
      };
      if (tailOf(this.after, near.line) === tailOf(this.before, line) && this.take(near)) {
        return near;
      }
    }
    const alike = this.linesLike(text);
    // Each is asked for the mentions at one column until all are given away.
    for (let i = this.given.get(`${text}@${character}`) ?? 0; i < alike.length; i++) {
      const found = { line: alike[i] ?? 0, character };
      if (this.take(found)) {
        this.given.set(`${text}@${character}`, i + 1);
        return found;
      }
    }
    const cut = this.findInChanged(text, range.start.character, range.end.character);
    return cut && this.take(cut) ? cut : undefined;
  }

  private take({ line, character }: Found): boolean {
    const key = `${line}:${character}`;
    const free = !this.used.has(key);
    this.used.add(key);
    return free;
  }

  /** Lines of the text after that hold a mention and read just so. */
  private linesLike(text: string): readonly number[] {
    if (!this.same) {
      this.same = new Map<string, number[]>();
      for (const [i, line] of this.after.lines.entries()) {
        if (line.text.includes('第')) {
          const others = this.same.get(line.text);
          if (others) {
            others.push(i);
          } else {
            this.same.set(line.text, [i]);
          }
        }
      }
    }
    return this.same.get(text) ?? [];
  }

  /** A mention in a line that was cut in two or joined with another, by the words around it. */
  private findInChanged(text: string, start: number, end: number): Found | undefined {
    if (!this.changed) {
      const old = new Set(this.before.lines.map((line) => line.text));
      const changed: number[] = [];
      for (const [i, line] of this.after.lines.entries()) {
        if (line.text.includes('第') && !old.has(line.text)) {
          changed.push(i);
        }
      }
      this.changed = changed;
    }
    for (const [back, ahead] of [
      [CONTEXT, CONTEXT],
      [0, CONTEXT],
      [CONTEXT, 0],
    ] as const) {
      const from = Math.max(0, start - back);
      const context = text.slice(from, end + ahead);
      const found: Found[] = [];
      for (const line of this.changed) {
        const other = this.after.lines[line]?.text ?? '';
        const at = other.indexOf(context);
        if (at >= 0) {
          found.push({ line, character: at + start - from });
          if (other.includes(context, at + 1)) {
            return undefined;
          }
        }
      }
      if (found.length > 0) {
        return found.length === 1 ? found[0] : undefined;
      }
    }
    return undefined;
  }
}
