import type { JsonRange, PlanLevel, PlanTree, PlanTreeNode } from '../../../server/src/protocol';

/**
 * A row of the outline. It stays the same object while the plan is written, as long as it can be known again, so
 * that what is folded, selected or dragged stays so; what it says is brought up to date.
 */
export interface OutlineNode {
  /** For the lifetime of the outline, and never given to another row. */
  readonly id: string;
  readonly parent: OutlineNode | undefined;
  readonly level: PlanLevel;
  readonly marker: string;
  readonly heading: string;
  readonly range: JsonRange;
  readonly headingRange: JsonRange;
  readonly counts: Readonly<Record<PlanLevel, number>>;
  /** How many children it has, listed or not. */
  readonly childCount: number;
  /** Whether it is part of the outline still. */
  readonly alive: boolean;
}

type Row = { -readonly [key in keyof OutlineNode]: OutlineNode[key] } & {
  source: PlanTreeNode;
  /** Undefined until they are asked for. */
  children: readonly Row[] | undefined;
};

/**
 * How many children of one node are listed. A list ends at 99 in a plan somebody wrote; VS Code makes a row of
 * every child it is given, and stands still over a hundred thousand of them.
 */
const MOST_CHILDREN = 2_000;

/** Every row of an outline, made when it is asked for and known again when the plan has changed. */
export class OutlineNodes {
  private top: readonly Row[] = [];
  private made = 0;
  /** Undefined while there is no plan. */
  private source: PlanTree | undefined;

  /** The plan as it was last handed over. */
  get tree(): PlanTree | undefined {
    return this.source;
  }

  /** How many nodes the plan has, listed or not. */
  get total(): number {
    return (this.source?.nodes ?? []).reduce(
      (sum, { counts }) => sum + 1 + counts.chapter + counts.section + counts.item + counts.point,
      0,
    );
  }

  /** The rows below one, or the topmost. */
  children(of: OutlineNode | undefined): readonly OutlineNode[] {
    if (of === undefined) {
      return this.top;
    }
    const row = of as Row;
    row.children ??= row.source.children.slice(0, MOST_CHILDREN).map((source) => this.make(source, row));
    return row.children;
  }

  /** Every row that was asked for, in the order of the text. */
  *listed(rows: readonly OutlineNode[] = this.top): Generator<OutlineNode> {
    for (const row of rows) {
      yield row;
      yield* this.listed((row as Row).children ?? []);
    }
  }

  /** How many children of a row, or of the plan, are not listed. */
  unlisted(of: OutlineNode | undefined): number {
    const all = of === undefined ? (this.source?.nodes.length ?? 0) : of.childCount;
    return Math.max(0, all - MOST_CHILDREN);
  }

  /**
   * Takes the plan over as it is now; rows nobody asked for are not looked at.
   *
   * @returns whether anything that can be seen is another
   */
  update(tree: PlanTree | undefined): boolean {
    const before = this.source;
    this.source = tree;
    const nodes = tree?.nodes ?? [];
    const { rows, changed } = this.merge(this.top, nodes.slice(0, MOST_CHILDREN), undefined);
    this.top = rows;
    return (
      changed ||
      (before === undefined) !== (tree === undefined) ||
      before?.nodes.length !== tree?.nodes.length
    );
  }

  /** Drops every row: what comes next is another plan's. */
  clear(): void {
    this.top.forEach(bury);
    this.top = [];
    this.source = undefined;
  }

  /** The deepest row whose text holds a line; undefined between them. */
  at(line: number): OutlineNode | undefined {
    let found: OutlineNode | undefined;
    for (;;) {
      const next = atLine(this.children(found), line);
      if (next === undefined) {
        return found;
      }
      found = next;
    }
  }

  private make(source: PlanTreeNode, parent: Row | undefined): Row {
    this.made += 1;
    return {
      id: `n${this.made}`,
      parent,
      alive: true,
      source,
      children: undefined,
      ...shown(source),
    };
  }

  /** The rows of some nodes: those that were there before under the same heading, else in the same place, stay. */
  private merge(
    before: readonly Row[],
    nodes: readonly PlanTreeNode[],
    parent: Row | undefined,
  ): { readonly rows: readonly Row[]; readonly changed: boolean } {
    const known = match(before, nodes);
    let changed = before.length !== nodes.length;
    const rows = nodes.map((source, i) => {
      const row = known[i];
      if (row === undefined) {
        changed = true;
        return this.make(source, parent);
      }
      changed = changed || before[i] !== row || looksOther(row, source);
      Object.assign(row, shown(source), { source });
      if (row.children !== undefined) {
        const below = this.merge(row.children, source.children.slice(0, MOST_CHILDREN), row);
        row.children = below.rows;
        changed = changed || below.changed;
      }
      return row;
    });
    const kept = new Set(rows);
    before.filter((row) => !kept.has(row)).forEach(bury);
    return { rows, changed };
  }
}

/**
 * Which of the rows before each node is: one with the same heading (the first first), and among the rest the one
 * in the same place, which is how a heading that is being written stays itself.
 */
function match(before: readonly Row[], nodes: readonly PlanTreeNode[]): readonly (Row | undefined)[] {
  const byHeading = new Map<string, Row[]>();
  // Backwards, so that the first is taken off the end first.
  for (const row of [...before].reverse()) {
    const key = keyOf(row);
    const rows = byHeading.get(key);
    if (rows) {
      rows.push(row);
    } else {
      byHeading.set(key, [row]);
    }
  }
  const known = nodes.map((node) => byHeading.get(keyOf(node))?.pop());
  const taken = new Set(known);
  return known.map((row, i) => {
    const inPlace = before[i];
    return row ?? (inPlace && !taken.has(inPlace) && inPlace.level === nodes[i]?.level ? inPlace : undefined);
  });
}

function keyOf({ level, heading }: Pick<PlanTreeNode, 'level' | 'heading'>): string {
  return `${level} ${heading}`;
}

function shown(
  source: PlanTreeNode,
): Pick<OutlineNode, 'level' | 'marker' | 'heading' | 'range' | 'headingRange' | 'counts' | 'childCount'> {
  const { level, marker, heading, range, headingRange, counts } = source;
  return { level, marker, heading, range, headingRange, counts, childCount: source.children.length };
}

function looksOther(row: Row, source: PlanTreeNode): boolean {
  return (
    row.marker !== source.marker ||
    row.heading !== source.heading ||
    row.level !== source.level ||
    row.childCount !== source.children.length ||
    LEVELS.some((level) => row.counts[level] !== source.counts[level])
  );
}

/** From the highest down. */
export const LEVELS: readonly PlanLevel[] = ['chapter', 'section', 'item', 'point'];

function bury(row: Row): void {
  row.alive = false;
  row.children?.forEach(bury);
}

/** The last of some siblings that begins at or above a line, if the line is not behind its end. */
function atLine(siblings: readonly OutlineNode[], line: number): OutlineNode | undefined {
  let low = 0;
  let high = siblings.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((siblings[middle]?.range.start.line ?? 0) <= line) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  const found = siblings[low - 1];
  return found && line <= lastLine(found.range) ? found : undefined;
}

/** The last line that a range holds anything of. */
export function lastLine({ start, end }: JsonRange): number {
  return end.character === 0 && end.line > start.line ? end.line - 1 : end.line;
}
