import { indexFrom } from '../plan/navigate';
import { type Level, type NumberedNode, type Plan } from '../plan/tree';

/** Lines between which a node has to begin: from the first on, before the second. */
export type Stretch = readonly [from: number, to: number];

const COUNTED_HEADING = /^第[一二三四五六七八九十]{1,3}(部分|[编篇章])/;

/** The nodes of a plan by level and ordinal, for questions that would else each cost a walk. */
export class OrdinalIndex {
  private readonly levels: Readonly<Record<Level, readonly NumberedNode[]>>;
  /** Words with which headings without a marker count: 第一部分 重点任务. */
  readonly headingWords: ReadonlySet<string>;
  private readonly byOrdinal = new Map<string, NumberedNode[]>();

  /** @param ordinalOf the ordinal to look a node up by; null or undefined where it has none */
  constructor(
    { lines, numbered }: Plan,
    readonly ordinalOf: (node: NumberedNode) => number | null | undefined,
  ) {
    const headingWords = new Set<string>();
    const levels = { chapter: [], section: [], item: [], point: [] } as Record<Level, NumberedNode[]>;
    for (const node of numbered) {
      if (!node.marker) {
        const word = COUNTED_HEADING.exec(lines[node.startLine]?.trimmed.slice(0, 8) ?? '')?.[1];
        if (word !== undefined) {
          headingWords.add(word);
        }
        continue;
      }
      levels[node.kind].push(node);
      const ordinal = ordinalOf(node);
      if (ordinal === null || ordinal === undefined) {
        continue;
      }
      const key = `${node.kind}${ordinal}`;
      const others = this.byOrdinal.get(key);
      if (others) {
        others.push(node);
      } else {
        this.byOrdinal.set(key, [node]);
      }
    }
    this.levels = levels;
    this.headingWords = headingWords;
  }

  /** The bearers of an ordinal in a stretch; two at most, as more say nothing more. */
  bearers(level: Level, ordinal: number, [from, to]: Stretch): readonly NumberedNode[] {
    const nodes = this.byOrdinal.get(`${level}${ordinal}`) ?? [];
    const at = indexFrom(nodes, from);
    return nodes.slice(at, at + 2).filter(({ startLine }) => startLine < to);
  }

  /** Whether any node of a level begins in a stretch. */
  holds(level: Level, [from, to]: Stretch): boolean {
    const nodes = this.levels[level];
    return (nodes[indexFrom(nodes, from)]?.startLine ?? to) < to;
  }

  /**
   * The nodes of a level from one to another, both among them.
   *
   * @param most more are not asked for
   * @returns undefined where there are more, or the second does not stand behind the first
   */
  between(first: NumberedNode, last: NumberedNode, most: number): readonly NumberedNode[] | undefined {
    const nodes = this.levels[first.kind];
    const from = indexFrom(nodes, first.startLine);
    const to = indexFrom(nodes, last.startLine);
    return to > from && to - from < most ? nodes.slice(from, to + 1) : undefined;
  }
}
