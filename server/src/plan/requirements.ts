import type { Line } from './line';
import { isNumbered, type GeneralRequirements, type NumberedNode, type PlanNode } from './tree';

/** Wordings seen for the label of a sentence: `…总体要求是：`, `工作总的要求是`, `总体思路是`. */
const LABEL =
  /^[\s\u3000]*【(?:总体要求|指导思想|总体思路)】|(?:总体要求|总的要求|总要求|总体思路|指导思想|工作思路|基本思路|总体目标)(?:[是为][：:，,]?|[：:])/;
/** How far into a paragraph the label may stand. */
const LABEL_REACH = 80;
/** Wordings seen for a chapter of that name: `一、指导思想`, `一、明确指导思想`, `一、总体要求和主要目标`. */
const NAME =
  /^(?:明确|把握|坚持|关于)?(?:\d{4}年)?(?:度|工作)?(?:总体工作|总体)?(?:指导思想|总体要求|总体思路|总的思路|主要思路|总的要求|总要求|要求和目标|基本思路)/;
/** Names that mean it only where a chapter of text opens the plan. */
const LOOSE_NAME = /^(?:明确|把握)?(?:\d{4}年)?(?:工作思路|总体目标|工作要求|思路目标)/;
/** A paragraph that guides has some length; a line of a few words before the chapters is something else. */
const MIN_PARAGRAPH = 20;

/**
 * Finds the general requirements: a labelled sentence before the first chapter (3 of 23 plans), a chapter of
 * that name (11), an unlabelled guiding paragraph (5); else, misplaced, behind chapters that are none.
 */
export function findRequirements(
  lines: readonly Line[],
  children: readonly PlanNode[],
  numbered: readonly NumberedNode[],
): GeneralRequirements | undefined {
  const first = children.findIndex(isNumbered);
  const opening = children
    .slice(0, first < 0 ? children.length : first)
    .filter((node) => node.kind === 'paragraph');
  const labelled = opening.find((node) => isLabelled(lines, node.startLine));
  if (labelled) {
    const endLine = sentenceEnd(lines, opening, labelled);
    return { kind: 'labelled', startLine: labelled.startLine, endLine, misplaced: false };
  }
  const chapters = numbered.filter((node) => node.kind === 'chapter' || node.kind === 'section');
  const named = chapters.findIndex((node, i) => isNamed(lines, node, i));
  const chapter = chapters[named];
  // In another part, as after a report on the year before, it is not behind the chapters there.
  const behind = (node: NumberedNode): boolean =>
    node.parent === chapter?.parent && node.endLine <= (chapter?.startLine ?? 0);
  const late =
    chapter?.kind === 'chapter' && chapters.slice(0, named).some((node) => behind(node) && hasItems(node));
  if (chapter && !late) {
    return asChapter(chapter, false);
  }
  const text = opening.filter((node) => widthOf(lines, node.startLine) >= MIN_PARAGRAPH);
  const firstText = text[0];
  if (firstText) {
    const last = text.at(-1) ?? firstText;
    return { kind: 'paragraph', startLine: firstText.startLine, endLine: last.contentEnd, misplaced: false };
  }
  if (chapter) {
    return asChapter(chapter, true);
  }
  return findLate(lines, children, numbered);
}

/** The line after a paragraph that may be broken in the middle of its sentences. */
function sentenceEnd(lines: readonly Line[], paragraphs: readonly PlanNode[], from: PlanNode): number {
  let end = from.contentEnd;
  for (const { startLine, contentEnd } of paragraphs) {
    const before = lines[end - 1];
    if (startLine === end && before && !'。！？'.includes(before.text.charAt(before.end - 1))) {
      end = contentEnd;
    }
  }
  return end;
}

function asChapter(node: NumberedNode, misplaced: boolean): GeneralRequirements {
  return { kind: 'chapter', startLine: node.startLine, endLine: node.contentEnd, misplaced };
}

function findLate(
  lines: readonly Line[],
  children: readonly PlanNode[],
  numbered: readonly NumberedNode[],
): GeneralRequirements | undefined {
  for (const nodes of [...numbered.map((node) => node.children), children]) {
    for (const node of nodes) {
      if ((node.kind === 'paragraph' || node.kind === 'closing') && isLabelled(lines, node.startLine)) {
        return { kind: 'labelled', startLine: node.startLine, endLine: node.contentEnd, misplaced: true };
      }
    }
  }
  return undefined;
}

function isLabelled(lines: readonly Line[], at: number): boolean {
  const line = lines[at];
  return line !== undefined && labelEnd(line) !== undefined;
}

/** Column after the label of a labelled sentence (`…总体要求是：`); undefined where there is none. */
export function labelEnd({ text, indent }: Line): number | undefined {
  const label = LABEL.exec(text.slice(indent, indent + LABEL_REACH));
  return label ? indent + label.index + label[0].length : undefined;
}

function isNamed(lines: readonly Line[], node: NumberedNode, index: number): boolean {
  const text = (lines[node.startLine]?.text ?? '').slice(node.headingStart, node.headingStart + 30);
  const heading = text.replace(/^第[一二三四五六七八九十]{1,3}(?:部分|编|篇|章)/, '').trim();
  return NAME.test(heading) || (index === 0 && LOOSE_NAME.test(heading) && !hasItems(node));
}

function hasItems(node: NumberedNode): boolean {
  return node.children.some(isNumbered);
}

function widthOf(lines: readonly Line[], at: number): number {
  const line = lines[at];
  return line ? line.end - line.indent : 0;
}
