import { unitsOf } from '../../archive/unit';
import type { CompareLink } from '../../messages';
import { isNumbered, isVoid, type Leaf, type NumberedNode, type Plan, type PlanNode } from '../../plan/tree';

/** A run of whole lines that moves as one: a unit with all that stands below it, a heading, a paragraph. */
interface Block {
  readonly start: number;
  readonly end: number;
  readonly node: PlanNode;
  /** Whether it is the heading of what follows, which stays its own. */
  readonly heads: boolean;
  /** What leaves of one kind on one side of the numbered text have in common; undefined for all others. */
  readonly role: string | undefined;
}

/** Between lines that had to be put on one. */
export const JOINT = ' ‖ ';

/**
 * The earlier plan's text laid beside the draft, for a comparison line by line: each unit, chapter heading, the title
 * and the general requirements begin on the very line on which their counterparts begin in the draft. An editor shows
 * two texts that were wholly rewritten side by side by their line numbers alone. So empty lines fill up what is
 * shorter, and lines for which there is no room, as where two units were merged into one, are put on one with
 * {@link JOINT}. Units and headings without a counterpart stand at
 * the end, below a line of their own. All words of the earlier
 * plan are there exactly once. Time is that of sorting its blocks.
 *
 * @param note the line above units without a counterpart
 */
export function alignedPrior(prior: Plan, draft: Plan, links: readonly CompareLink[], note: string): string {
  const blocks = blocksOf(prior);
  const draftBlocks = blocksOf(draft);
  const anchors = new Map<Block, number>([
    ...headingAnchors(blocks, draftBlocks, links),
    ...leafAnchors(blocks, draftBlocks),
    ...requirementsAnchor(blocks, prior, draft),
    ...unitAnchors(blocks, links),
  ]);
  const keys = keysOf(blocks, anchors);
  const rows: Row[] = [];
  const rest: string[] = [];
  for (const i of blocks.map((_, at) => at).sort((x, y) => (keys[x] ?? 0) - (keys[y] ?? 0) || x - y)) {
    const [block, key = 0] = [blocks[i], keys[i]];
    if (!block) {
      continue;
    }
    const lines = prior.lines.slice(block.start, block.end).filter(({ blank }) => !blank);
    const texts = lines.map(({ text }) => text);
    const last = rows.at(-1);
    if (key === WITHOUT) {
      rest.push(...texts);
    } else if (last?.line === Math.max(0, key)) {
      last.texts.push(...texts);
    } else {
      rows.push({ line: Math.max(0, key), texts });
    }
  }
  const eol = prior.lines[0]?.eol === '' ? '\n' : (prior.lines[0]?.eol ?? '\n');
  const laid = layOut(rows, draft.lines.length);
  return [...laid, ...(rest.length > 0 ? ['', note, ...rest] : [])].map((line) => line + eol).join('');
}

/** What stands from one line of the draft on. */
interface Row {
  readonly line: number;
  readonly texts: string[];
}

/** The sort key of what closes the plan and has nothing to stand beside, and of units without a counterpart. */
const CLOSING = Number.MAX_SAFE_INTEGER - 1;
const WITHOUT = Number.MAX_SAFE_INTEGER;

/** @param height lines of the draft */
function layOut(rows: readonly Row[], height: number): readonly string[] {
  const laid: string[] = [];
  for (const [i, { line, texts }] of rows.entries()) {
    while (laid.length < Math.min(line, height)) {
      laid.push('');
    }
    const room = (rows[i + 1]?.line ?? CLOSING) - line;
    laid.push(
      ...texts.slice(0, room - 1),
      ...(texts.length >= room ? [texts.slice(room - 1).join(JOINT)] : []),
    );
  }
  return laid;
}

function blocksOf(plan: Plan): readonly Block[] {
  const units = new Set(unitsOf(plan).map(({ line }) => line));
  const blocks: Block[] = [];
  let side = 'front';
  const visit = (nodes: readonly PlanNode[], top: boolean): void => {
    for (const node of nodes) {
      const { startLine: start, endLine: end } = node;
      if (!isNumbered(node)) {
        blocks.push({ start, end, node, heads: false, role: top ? roleOf(node, side) : undefined });
        continue;
      }
      side = 'back';
      const first = node.children.findIndex(isNumbered);
      const child = node.children[first];
      if (child === undefined || units.has(start)) {
        blocks.push({ start, end, node, heads: false, role: undefined });
      } else {
        blocks.push({ start, end: child.startLine, node, heads: true, role: undefined });
        visit(node.children.slice(first), false);
      }
    }
  };
  visit(plan.children, true);
  return blocks;
}

function roleOf({ kind }: Leaf, side: string): string {
  return `${side} ${kind}`;
}

/** A unit stands beside the first of the units it went into, by the link that is surest. */
function unitAnchors(blocks: readonly Block[], links: readonly CompareLink[]): Map<Block, number> {
  const byLine = new Map(blocks.map((block) => [block.start, block]));
  const anchors = new Map<Block, number>();
  for (const { prior, draft } of [...links].sort((a, b) => b.score - a.score)) {
    const [first] = draft;
    for (const { line } of first ? prior : []) {
      const block = byLine.get(line);
      if (block && first && !anchors.has(block)) {
        anchors.set(block, first.line);
      }
    }
  }
  return anchors;
}

/** A heading stands beside the heading that most of its units went under, each heading beside one at most. */
function headingAnchors(
  prior: readonly Block[],
  draft: readonly Block[],
  links: readonly CompareLink[],
): Map<Block, number> {
  const priorHeads = headsByLine(prior);
  const draftHeads = headsByLine(draft);
  const votes = new Map<Block, Map<Block, number>>();
  for (const link of links) {
    for (const { line } of link.prior) {
      for (const other of link.draft) {
        const theirs = draftHeads.get(other.line) ?? [];
        for (const head of priorHeads.get(line) ?? []) {
          const fitting = theirs.find(({ node }) => node.kind === head.node.kind);
          if (fitting) {
            const count = votes.get(head) ?? new Map<Block, number>();
            count.set(fitting, (count.get(fitting) ?? 0) + 1);
            votes.set(head, count);
          }
        }
      }
    }
  }
  const ranked = [...votes]
    .flatMap(([head, count]) => [...count].map(([other, share]) => ({ head, other, share })))
    .sort((a, b) => b.share - a.share || a.head.start - b.head.start || a.other.start - b.other.start);
  const anchors = new Map<Block, number>();
  const taken = new Set<Block>();
  for (const { head, other } of ranked) {
    if (!anchors.has(head) && !taken.has(other)) {
      anchors.set(head, other.start);
      taken.add(other);
    }
  }
  return anchors;
}

/** By a block's first line the headings over it. */
function headsByLine(blocks: readonly Block[]): ReadonlyMap<number, readonly Block[]> {
  const heads = new Map<PlanNode, Block>();
  const result = new Map<number, readonly Block[]>();
  for (const block of blocks) {
    if (block.heads) {
      heads.set(block.node, block);
    } else if (isNumbered(block.node)) {
      result.set(block.start, headsOver(block.node, heads));
    }
  }
  return result;
}

function headsOver(node: NumberedNode, heads: ReadonlyMap<PlanNode, Block>): readonly Block[] {
  const over: Block[] = [];
  for (let parent = node.parent; parent; parent = parent.parent) {
    const head = heads.get(parent);
    if (head) {
      over.push(head);
    }
  }
  return over;
}

/** Title, letter, signature, closing paragraph: the first of a kind beside the first, the second beside the second. */
function leafAnchors(prior: readonly Block[], draft: readonly Block[]): Map<Block, number> {
  const theirs = new Map<string, number[]>();
  for (const { role, start } of [...draft].reverse()) {
    if (role !== undefined) {
      const lines = theirs.get(role) ?? [];
      lines.push(start);
      theirs.set(role, lines);
    }
  }
  const anchors = new Map<Block, number>();
  for (const block of prior) {
    const line = block.role === undefined ? undefined : theirs.get(block.role)?.pop();
    if (line !== undefined && !isVoid(block.node)) {
      anchors.set(block, line);
    }
  }
  return anchors;
}

function requirementsAnchor(blocks: readonly Block[], prior: Plan, draft: Plan): Map<Block, number> {
  const from = prior.generalRequirements?.startLine;
  const to = draft.generalRequirements?.startLine;
  const block = blocks.find(({ start, end }) => from !== undefined && start <= from && from < end);
  return new Map(block && to !== undefined ? [[block, to]] : []);
}

/** For each block the line of the draft that it is sorted by. */
function keysOf(blocks: readonly Block[], anchors: ReadonlyMap<Block, number>): readonly number[] {
  const lastNumbered = blocks.reduce((last, { node }, i) => (isNumbered(node) ? i : last), -1);
  let key = -1;
  return blocks.map((block, i) => {
    if (isNumbered(block.node)) {
      key = anchors.get(block) ?? WITHOUT;
      return key;
    }
    // What stands at the end and has nothing to stand beside stays at the end; a paragraph stays with its heading.
    const closes = i > lastNumbered && lastNumbered >= 0 && !isVoid(block.node);
    key = anchors.get(block) ?? (closes ? CLOSING : key);
    return key;
  });
}
