import type { Position, Range } from '../../plan/position';
import { isNumbered, type NumberedNode, type Plan } from '../../plan/tree';
import type { EditOutcome } from '../outcome';
import { arrange, span, type Piece } from './arrangement';
import { Layout } from './layout';
import { emptyLines } from './new-node';
import { lastOf, selectedRun, type Run } from './selected';
import { endsSentence, sentenceEndNeeded } from './sentences';
import { settle } from './settle';

/**
 * Makes one node of those that are selected, or of one and the next. The markers of all but the first go, and the
 * blanks around them; every other character stays, in its order. The text goes on as the next sentence of the
 * first's last paragraph, with a 。 between where an end mark is missing; where points or a note stand between, and
 * where the text has a heading line of its own, as a paragraph. What the second holds counts on.
 *
 * @param range as for moving
 * @returns `no-next` where a single node has no neighbour behind it
 */
export function mergeNodes(plan: Plan, range: Range): EditOutcome {
  const layout = new Layout(plan);
  const selected = selectedRun(layout, range);
  if ('refusal' in selected) {
    return selected;
  }
  const [first] = selected;
  const next = layout.next(first);
  if (!next) {
    return { refusal: 'no-next' };
  }
  const run: Run = selected.length > 1 ? selected : [first, next];
  const { pieces, joint } = areHeadings(layout, run) ? joinHeadings(layout, run) : join(layout, run);
  const settled = settle(plan, arrange(plan.lines, pieces), {
    removed: run.length - 1,
    isFree: (line) => line >= next.startLine && line < lastOf(run).endLine,
  });
  if (!('at' in settled)) {
    return settled;
  }
  const caret = settled.at(joint);
  return { edits: settled.edits, selection: { start: caret, end: caret } };
}

/** The whole text's lines, and the place in them at which the text of the run's second node begins. */
interface Joined {
  readonly pieces: readonly Piece[];
  readonly joint: Position;
}

/** Whether nodes are headings, with what they hold below, rather than text. */
function areHeadings(layout: Layout, run: Run): boolean {
  return (
    run.every(({ kind, runIn }) => (kind === 'chapter' || kind === 'section') && !runIn) &&
    (run.every((node) => layout.hasHeadingLine(node)) ||
      run.some(({ children }) => children.some(isNumbered)))
  );
}

/** A heading left between the items would be read as text of the one above it. */
function joinHeadings(layout: Layout, run: Run): Joined {
  const { plan } = layout;
  const [first] = run;
  const line = plan.lines[first.startLine];
  let heading = line?.text.slice(0, line.end) ?? '';
  let before = heading;
  let character: number | undefined;
  for (const words of run.slice(1).map((node) => wordsOf(plan, node))) {
    heading += words === '' || endsSentence(before) ? '' : '，';
    character ??= heading.length;
    heading += words;
    before = words === '' ? before : words;
  }
  const parting = partingLines(layout, run);
  const texts: Piece[] = [];
  const held: Piece[] = [];
  for (const [i, node] of run.entries()) {
    const previous = run[i - 1];
    if (previous) {
      held.push(...commentsIn(plan, layout.ownEnd(previous), node.startLine));
    }
    const [child] = node.children.filter(isNumbered);
    const end = layout.ownEnd(node);
    const textEnd = child ? layout.endBefore(child.startLine, node.startLine + 1) : end;
    texts.push(...span(node.startLine + 1, textEnd));
    if (child) {
      const above = previous
        ? [...parting, ...commentsIn(plan, textEnd, child.startLine)]
        : span(textEnd, child.startLine);
      held.push(...above, ...span(child.startLine, end));
    }
  }
  const pieces = [
    ...span(0, first.startLine),
    { from: first.startLine, text: heading },
    ...texts,
    ...held,
    ...span(layout.ownEnd(lastOf(run)), plan.lines.length),
  ];
  return { pieces, joint: { line: first.startLine, character: character ?? heading.length } };
}

function commentsIn({ lines }: Plan, from: number, to: number): readonly number[] {
  return span(from, to).filter((line) => lines[line]?.comment);
}

/** The empty lines that part what the nodes of a run hold. */
function partingLines(layout: Layout, run: Run): readonly Piece[] {
  for (const { children } of run) {
    const [child, next] = children.filter(isNumbered);
    if (child && next) {
      return emptyLines(layout.plan, layout.ownEnd(child), next.startLine);
    }
  }
  return [];
}

function join(layout: Layout, run: Run): Joined {
  const { plan } = layout;
  const [first] = run;
  const pieces: Piece[] = span(0, layout.ownEnd(first));
  let joint: Position | undefined;
  for (const [i, node] of run.slice(1).entries()) {
    const previous = run[i] ?? first;
    const between = commentsIn(plan, layout.ownEnd(previous), node.startLine);
    pieces.push(...between);
    const before = pieces.length;
    const column = append(layout, pieces, previous, node, between.length === 0);
    joint ??= {
      line: column === undefined ? before : before - 1,
      character: column ?? indentOf(plan, node).length,
    };
  }
  pieces.push(...span(layout.ownEnd(lastOf(run)), plan.lines.length));
  return { pieces, joint: joint ?? { line: first.startLine, character: 0 } };
}

/**
 * Puts a node behind the lines there are.
 *
 * @param adjoins whether nothing stands between it and the node before
 * @returns the column in the line before at which its text goes on; undefined where it begins a line
 */
function append(
  layout: Layout,
  pieces: Piece[],
  previous: NumberedNode,
  node: NumberedNode,
  adjoins: boolean,
): number | undefined {
  const { plan } = layout;
  const [text, end] = [wordsOf(plan, node), layout.ownEnd(node)];
  const body = bodyLine(layout, node);
  if (body !== undefined) {
    const line = plan.lines[body];
    const words = line?.text.slice(line.indent) ?? '';
    pieces.push({ from: body, text: indentOf(plan, node) + text + sentenceEndNeeded(text) + words });
    pieces.push(...span(body + 1, end));
    return undefined;
  }
  const at = pieces.length - 1;
  const last = adjoins ? openLine(layout, previous, pieces[at]) : undefined;
  if (last === undefined) {
    if (text !== '') {
      pieces.push({ text: indentOf(plan, node) + text });
    }
    pieces.push(...span(node.startLine + 1, end));
    return undefined;
  }
  const from = typeof pieces[at] === 'number' ? pieces[at] : pieces[at]?.from;
  const head = last.text + (text === '' ? '' : sentenceEndNeeded(last.words));
  pieces[at] = { text: head + text, ...(from === undefined ? {} : { from }) };
  pieces.push(...span(node.startLine + 1, end));
  return head.length;
}

/** The last line there is, if a sentence can go on in it: a node's own text, and not a note, a table or a point. */
function openLine(
  layout: Layout,
  previous: NumberedNode,
  piece: Piece | undefined,
): { readonly text: string; readonly words: string } | undefined {
  const { plan } = layout;
  const place = plan.places[layout.ownEnd(previous) - 1];
  const own = place?.node === previous || (place?.kind === 'paragraph' && place.holder === previous);
  if (!own || piece === undefined) {
    return undefined;
  }
  if (typeof piece !== 'number') {
    return { text: piece.text.trimEnd(), words: piece.text.trimEnd() };
  }
  const line = plan.lines[piece];
  const text = line?.text.slice(0, line.end) ?? '';
  return { text, words: text.slice(place.node === previous ? previous.headingStart : 0) };
}

/** The line that holds a node's text when its heading stands on a line of its own. */
function bodyLine(layout: Layout, node: NumberedNode): number | undefined {
  const first = node.children.find(({ kind }) => kind !== 'blank');
  return layout.hasHeadingLine(node) && first?.kind === 'paragraph' ? first.startLine : undefined;
}

/** The text on a node's first line, without its marker and the blanks around it. */
function wordsOf({ lines }: Plan, { startLine, headingStart }: NumberedNode): string {
  const line = lines[startLine];
  return line?.text.slice(headingStart, Math.max(headingStart, line.end)) ?? '';
}

/** The blanks before a node's marker. */
function indentOf({ lines }: Plan, { startLine }: NumberedNode): string {
  const line = lines[startLine];
  return line?.text.slice(0, line.indent) ?? '';
}
