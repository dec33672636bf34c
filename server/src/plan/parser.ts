import { acceptMarkers } from './accept';
import { readBack } from './back';
import { addLine, buildBody, leaf } from './builder';
import { liftClosing } from './closing';
import { findFlattenedLine } from './flattened';
import { readFront, type Front } from './front';
import { findUnnumberedHeadings } from './unnumbered';
import { rankMarkers } from './inversion';
import { splitLines, type Line } from './line';
import { readNumbering } from './numbering';
import { readPlaces } from './places';
import { findRequirements } from './requirements';
import type { NumberingSettings } from './scheme';
import { findTableLines } from './tables';
import { issuerOf, yearOfTitle, yearRangeIn } from './title';
import type { Leaf, LeafKind, Plan, PlanNode, Title } from './tree';

/** What a reader of a plan may fix beforehand. */
export interface ParseOptions {
  /** Levels whose numbering is set and not inferred. */
  readonly numbering?: NumberingSettings;
}

/**
 * Reads a text as a plan. Total: every text is a plan, possibly a bad one; it never throws, and the leaves and
 * heading lines of the tree cover every line exactly once, so that printing them gives the text back.
 *
 * @param text may use any of the protocol's three line ends
 */
export function parse(text: string, options: ParseOptions = {}): Plan {
  return parseLines(splitLines(text), options);
}

/** {@link parse}, for a text whose lines have been read already. Time is linear in the number of lines. */
export function parseLines(lines: readonly Line[], options: ParseOptions = {}): Plan {
  const flattenedLine = findFlattenedLine(lines);
  if (flattenedLine !== undefined) {
    return flattenedPlan(lines, flattenedLine);
  }
  const front = readFront(lines);
  const { bodyStart } = front;
  const back = readBack(lines, bodyStart);
  const { bodyEnd } = back;
  const tables = findTableLines(lines, bodyStart, bodyEnd);
  const marked = acceptMarkers(lines, bodyStart, bodyEnd, tables);
  const headings = findUnnumberedHeadings(lines, bodyStart, bodyEnd, marked, tables);
  const body = buildBody({ lines, bodyStart, bodyEnd, markers: rankMarkers(marked), headings, tables });

  const bodyNodes = body.children as PlanNode[];
  liftClosing(lines, bodyNodes, body.numbered);
  const children = leaves(front.kinds, 0).concat(bodyNodes, leaves(back.kinds, bodyEnd));

  const title = readTitle(lines, front, children);
  return {
    lines,
    children,
    places: readPlaces(children, lines.length),
    title,
    issuer: findIssuer(lines, title, children),
    generalRequirements: findRequirements(lines, children, body.numbered),
    numbered: body.numbered,
    ...readNumbering(lines, body.numbered, options.numbering ?? {}),
    inversions: body.inversions,
    flattenedLine: undefined,
  };
}

/** A plan whose line breaks were lost is left alone: nothing that is said of it could be relied on. */
function flattenedPlan(lines: readonly Line[], flattenedLine: number): Plan {
  const kinds = lines.map((line): LeafKind =>
    line.comment ? 'comment' : line.blank ? 'blank' : 'paragraph',
  );
  const children = leaves(kinds, 0);
  return {
    lines,
    children,
    places: readPlaces(children, lines.length),
    title: undefined,
    issuer: null,
    generalRequirements: undefined,
    numbered: [],
    schemes: {},
    breaks: [],
    inversions: [],
    flattenedLine,
  };
}

function leaves(kinds: readonly LeafKind[], from: number): PlanNode[] {
  const nodes: PlanNode[] = [];
  for (const [i, kind] of kinds.entries()) {
    addLine(nodes, kind, from + i);
  }
  return nodes;
}

function readTitle(lines: readonly Line[], front: Front, children: readonly PlanNode[]): Title | undefined {
  const { titleStart, titleEnd } = front;
  const first = lines[titleStart];
  const last = lines[titleEnd - 1];
  if (titleStart === titleEnd || !first || !last) {
    return undefined;
  }
  const text = lines
    .slice(titleStart, titleEnd)
    .map((line) => line.trimmed)
    .join('');
  const year = yearOfTitle(text);
  const found = children.find((node): node is Leaf => node.kind === 'title');
  return {
    node: found ?? leaf('title', titleStart, titleEnd),
    text,
    range: {
      start: { line: titleStart, character: first.indent },
      end: { line: titleEnd - 1, character: last.end },
    },
    year,
    yearRange: yearRangeIn(lines, titleStart, titleEnd, year),
  };
}

/** The issuer is named in the title, or else signs the plan. */
function findIssuer(
  lines: readonly Line[],
  title: Title | undefined,
  children: readonly PlanNode[],
): string | null {
  const named = title ? issuerOf(title.text) : null;
  if (named !== null) {
    return named;
  }
  const signature = children.filter((node) => node.kind === 'signature').at(-1);
  return signature ? (lines[signature.startLine]?.trimmed ?? null) : null;
}
