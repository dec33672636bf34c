import { rangeInLine, type Range } from '../../plan/position';
import type { NumberedNode, Plan } from '../../plan/tree';
import type { EditOutcome } from '../outcome';
import { arrange, span, type Piece } from './arrangement';
import { Layout } from './layout';
import { emptyLines, openingBehind } from './new-node';
import { parcelOf } from './parcel';
import { selectedRun } from './selected';
import { settle } from './settle';

/** The heading of a chapter that nobody has named yet; it is selected, to be written over. */
const NEW_HEADING = '新的一章';

/**
 * Makes a chapter of the items (sections, points) that are selected, right behind the one they stand in. What stood
 * behind them in that chapter stays there. The heading is selected.
 *
 * @param heading words of the new chapter; a placeholder where there are none
 * @returns `no-level` where the plan has no chapters, `not-inside` for chapters
 */
export function extractChapter(plan: Plan, range: Range, heading = ''): EditOutcome {
  const layout = new Layout(plan);
  const run = selectedRun(layout, range);
  if ('refusal' in run) {
    return run;
  }
  const [first] = run;
  if (first.kind === 'chapter') {
    return { refusal: 'not-inside' };
  }
  const chapters = plan.numbered.filter(({ kind }) => kind === 'chapter');
  const around = chapterAround(first);
  const [top] = chapters;
  const model = around ?? top;
  if (!model || !top) {
    return { refusal: 'no-level' };
  }
  const opening = openingBehind(plan, model);
  if (!opening) {
    return { refusal: 'too-many' };
  }
  const target = around ? layout.ownEnd(around) : layout.endBefore(top.startLine);
  const words = heading.replace(/\s+/g, ' ').trim() || NEW_HEADING;
  const start = opening.indent + opening.marker + opening.gap;
  const { content, blanks } = parcelOf(layout, run);
  const empty = span(...blanks).filter((line) => plan.lines[line]?.comment === false);
  const taken = new Set([...span(...content), ...empty]);
  const rest = (begin: number, end: number): readonly number[] =>
    span(begin, end).filter((line) => !taken.has(line));
  const above = [...rest(0, target), ...partingLines(layout, model)];
  const pieces: readonly Piece[] = [
    ...above,
    { text: start + words },
    ...linesBelow(plan, model),
    ...span(...content),
    ...rest(target, plan.lines.length),
  ];
  const own = new Set(run.map(({ startLine }) => startLine));
  const settled = settle(plan, arrange(plan.lines, pieces), {
    added: { line: above.length, like: model },
    homes: new Map(run.map((node) => [node, { parent: undefined, like: undefined }])),
    isFree: (line) => own.has(line) || layout.isLoose(line),
  });
  if (!('at' in settled)) {
    return settled;
  }
  const { line, character } = settled.at({ line: above.length, character: start.length });
  return settled.after.places[line]?.kind === 'chapter'
    ? { edits: settled.edits, selection: rangeInLine(line, character, character + words.length) }
    : { refusal: 'misread' };
}

function chapterAround(node: NumberedNode): NumberedNode | undefined {
  let at = node.parent;
  while (at && at.kind !== 'chapter') {
    at = at.parent;
  }
  return at;
}

/** The empty lines that part a chapter from the next, or from what stands above it. */
function partingLines(layout: Layout, chapter: NumberedNode): ReturnType<typeof emptyLines> {
  const next = layout.next(chapter);
  return next
    ? emptyLines(layout.plan, layout.ownEnd(chapter), next.startLine)
    : emptyLines(layout.plan, layout.endBefore(chapter.startLine), chapter.startLine);
}

/** The empty lines between a chapter's heading and what stands below it. */
function linesBelow(plan: Plan, { startLine, endLine }: NumberedNode): ReturnType<typeof emptyLines> {
  let line = startLine + 1;
  while (line < endLine && plan.lines[line]?.blank) {
    line++;
  }
  return line < endLine ? emptyLines(plan, startLine + 1, line) : [];
}
