import type { RankedLine } from './inversion';
import type { UnnumberedHeadings } from './unnumbered';
import { NO_HEADING } from './heading';
import type { Line } from './line';
import type { Marker } from './marker';
import {
  isVoid,
  LEVEL_RANK,
  type Leaf,
  type LeafKind,
  type Level,
  type NumberedNode,
  type PlanNode,
} from './tree';

/** A node under construction: where it ends and what it holds is still open. */
type OpenNode = Omit<NumberedNode, 'endLine' | 'contentEnd' | 'children'> & {
  endLine: number;
  contentEnd: number;
  readonly children: PlanNode[];
};

/** What the body is built from. */
export interface BodyParts {
  readonly lines: readonly Line[];
  readonly bodyStart: number;
  readonly bodyEnd: number;
  readonly markers: readonly RankedLine[];
  readonly headings: UnnumberedHeadings;
  readonly tables: ReadonlySet<number>;
}

/** The body's top nodes, and every numbered one in the order of the text. */
export interface Body {
  readonly children: readonly PlanNode[];
  readonly numbered: readonly NumberedNode[];
  readonly inversions: readonly NumberedNode[];
}

/** A part holds chapters. */
const PART_RANK = -1;

/** Builds the tree of the body, line by line. Every line lands in exactly one node. */
export function buildBody(parts: BodyParts): Body {
  const { lines, bodyStart, bodyEnd, markers, headings, tables } = parts;
  const children: PlanNode[] = [];
  const numbered: NumberedNode[] = [];
  const inversions: NumberedNode[] = [];
  const stack: { readonly rank: number; readonly node: OpenNode }[] = [];
  let nextMarker = 0;

  const open = (line: number, rank: number, level: Level, marker: Marker | undefined): OpenNode => {
    while (stack.length > 0 && (stack.at(-1)?.rank ?? -1) >= rank) {
      stack.pop();
    }
    const parent = stack.at(-1)?.node;
    const node = openNode(lines[line], line, level, marker, parent);
    (parent?.children ?? children).push(node);
    stack.push({ rank, node });
    numbered.push(node);
    return node;
  };

  for (let i = bodyStart; i < bodyEnd; i++) {
    const line = lines[i];
    const entry = markers[nextMarker];
    const heading = headings.get(i);
    if (entry?.line === i) {
      nextMarker++;
      const node = open(i, entry.rank, entry.marker.level, entry.marker);
      if (entry.inverts) {
        inversions.push(node);
      }
    } else if (heading) {
      open(i, heading.part ? PART_RANK : LEVEL_RANK[heading.level], heading.level, undefined);
    } else {
      addLine(stack.at(-1)?.node.children ?? children, leafKind(line, tables.has(i)), i);
    }
    const content = line !== undefined && !line.blank;
    for (const { node } of stack) {
      node.endLine = i + 1;
      if (content) {
        node.contentEnd = i + 1;
      }
    }
  }
  return { children, numbered, inversions };
}

function openNode(
  line: Line | undefined,
  at: number,
  kind: Level,
  marker: Marker | undefined,
  parent: NumberedNode | undefined,
): OpenNode {
  const { start, end, runIn } = line?.heading ?? NO_HEADING;
  return {
    kind,
    startLine: at,
    endLine: at + 1,
    contentEnd: at + 1,
    marker,
    ordinal: marker?.ordinal ?? null,
    headingStart: start,
    headingEnd: end,
    runIn,
    parent,
    children: [],
  };
}

function leafKind(line: Line | undefined, table: boolean): LeafKind {
  if (!line || line.blank) {
    return line?.comment === true ? 'comment' : 'blank';
  }
  if (table) {
    return 'table';
  }
  switch (line.shape) {
    case 'responsibility':
      return 'responsibility';
    case 'date':
      return 'date';
    case 'note':
      return 'note';
    default:
      return 'paragraph';
  }
}

/** Adds a line to a run of the same kind, or begins a new leaf. Paragraphs stay one line each. */
export function addLine(nodes: PlanNode[], kind: LeafKind, line: number): void {
  const last = nodes.at(-1);
  if (last?.kind === kind && kind !== 'paragraph' && last.endLine === line) {
    nodes[nodes.length - 1] = leaf(kind, last.startLine, line + 1);
  } else {
    nodes.push(leaf(kind, line, line + 1));
  }
}

/** A leaf over whole lines. */
export function leaf(kind: LeafKind, startLine: number, endLine: number): Leaf {
  return { kind, startLine, endLine, contentEnd: isVoid({ kind }) ? startLine : endLine };
}
