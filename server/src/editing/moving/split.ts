import { numberedAt } from '../../plan/navigate';
import { comparePositions, type Position } from '../../plan/position';
import type { NumberedNode, Plan } from '../../plan/tree';
import type { EditOutcome } from '../outcome';
import { arrange, span, type Piece } from './arrangement';
import { Layout } from './layout';
import { emptyLines, openingBehind, type Opening } from './new-node';
import { sentenceStarts } from './sentences';
import { settle } from './settle';

/** The beginning of a sentence, and whether two sound nodes come of a split there. */
interface Start extends Position {
  readonly splits: boolean;
}

/**
 * Splits an item (or whatever numbered node has sentences) in two, at the sentence that holds the position or begins
 * there; where a node's first words stand before it, at the next. What stands behind, points and paragraphs, goes
 * with the second, which gets a marker as its like have and the number that follows. A heading on a line of its own
 * keeps the first sentence of its text.
 *
 * @returns `no-sentence` where there is none to split at, `too-many` where there is no number left
 */
export function splitItem(plan: Plan, position: Position): EditOutcome {
  if (plan.flattenedLine !== undefined) {
    return { refusal: 'flattened' };
  }
  const node = numberedAt(plan, position.line);
  if (!node) {
    return { refusal: 'no-node' };
  }
  const layout = new Layout(plan);
  const at = node.marker && splitPoint(layout, node, position);
  if (!at) {
    return { refusal: 'no-sentence' };
  }
  const opening = openingBehind(plan, node);
  if (!opening) {
    return { refusal: 'too-many' };
  }
  const outcome = splitAt(layout, node, at, opening);
  // `2.` and `5亿元…` without a blank between them are a number.
  return 'refusal' in outcome && opening.gap === ''
    ? splitAt(layout, node, at, { ...opening, gap: ' ' })
    : outcome;
}

function splitAt(layout: Layout, node: NumberedNode, at: Position, opening: Opening): EditOutcome {
  const { plan } = layout;
  const { line, character } = at;
  const text = plan.lines[line]?.text ?? '';
  const head = text.slice(0, character).trimEnd();
  const start = opening.indent + opening.marker + opening.gap;
  const second = start + text.slice(character);
  const above = head === '' ? layout.endBefore(line) : line;
  const parting = above < line ? [] : partingLines(layout, node);
  const pieces: readonly Piece[] = [
    ...span(0, line),
    ...(head === '' ? [] : [{ from: line, text: head }]),
    ...parting,
    { text: second },
    ...span(line + 1, plan.lines.length),
  ];
  const newLine = line + parting.length + (head === '' ? 0 : 1);
  const settled = settle(plan, arrange(plan.lines, pieces), {
    added: { line: newLine, like: node },
    isFree: (other) => other > line && other < node.endLine,
  });
  if (!('at' in settled)) {
    return settled;
  }
  const caret = settled.at({ line: newLine, character: start.length });
  return { edits: settled.edits, selection: { start: caret, end: caret } };
}

/** The empty lines that part a node from its like. */
function partingLines(layout: Layout, node: NumberedNode): readonly { readonly text: string }[] {
  const [next, previous] = [layout.next(node), layout.previous(node)];
  if (next) {
    return emptyLines(layout.plan, layout.ownEnd(node), next.startLine);
  }
  return previous ? emptyLines(layout.plan, layout.ownEnd(previous), node.startLine) : [];
}

/** Where a node is split for a position. */
function splitPoint(layout: Layout, node: NumberedNode, position: Position): Position | undefined {
  const starts = startsOf(layout, node);
  const here = starts.filter(({ line }) => line === position.line);
  const [first] = here;
  if (!first) {
    return undefined;
  }
  const own = here.filter((start) => comparePositions(start, position) <= 0).at(-1) ?? first;
  return starts.find((start) => start.splits && comparePositions(start, own) >= 0);
}

/** The sentences of a node's own text: its first line, and the paragraphs above what it holds. */
function startsOf(layout: Layout, node: NumberedNode): readonly Start[] {
  const { lines } = layout.plan;
  const end = layout.ownEnd(node);
  const paragraphs = node.children.filter(({ kind, startLine }) => kind === 'paragraph' && startLine < end);
  const starts: Start[] = [];
  for (const line of [node.startLine, ...paragraphs.map(({ startLine }) => startLine)]) {
    const text = lines[line];
    const from = line === node.startLine ? node.headingStart : (text?.indent ?? 0);
    for (const [i, character] of sentenceStarts(text?.text ?? '', from, text?.end ?? 0).entries()) {
      const keeps =
        i === 0 &&
        (line === node.startLine || (layout.hasHeadingLine(node) && line === paragraphs[0]?.startLine));
      starts.push({ line, character, splits: !keeps });
    }
  }
  return starts;
}
