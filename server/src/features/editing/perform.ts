import { convertMarkers } from '../../editing/convert/markers';
import { convertNumbering } from '../../editing/convert/numbering';
import { enterAt } from '../../editing/enter';
import { extractChapter } from '../../editing/moving/extract-chapter';
import { mergeNodes } from '../../editing/moving/merge';
import { moveNodes } from '../../editing/moving/move';
import { moveTo } from '../../editing/moving/move-to';
import { splitItem } from '../../editing/moving/split';
import type { EditOutcome } from '../../editing/outcome';
import { fitPaste } from '../../editing/paste/fit';
import { renumber } from '../../editing/renumber';
import type { EditRequest } from '../../messages';
import { numberedAt, pathAt } from '../../plan/navigate';
import type { Position, Range } from '../../plan/position';
import { isNumbered, type Level, type NumberedNode, type Plan } from '../../plan/tree';

/** Mends a draft by its safe fixes, with a code by those of one rule: levels and ignores are the service's to know. */
export type FixEverything = (code: string | undefined) => EditOutcome;

/**
 * Works out an edit of a draft.
 *
 * @param pasted what is to be pasted in place of the plain text that was asked for: the same with its numbers
 * @returns undefined where nothing special is to be done
 */
export function perform(
  plan: Plan,
  request: EditRequest,
  fixAll: FixEverything,
  pasted?: string,
): EditOutcome | undefined {
  switch (request.kind) {
    case 'renumber':
      return renumberScope(plan, request.scope, within(plan, request.position));
    case 'move':
      return moveNodes(plan, withinRange(plan, request.range), request.direction);
    case 'moveTo':
      return moveTo(plan, request.lines, request.target);
    case 'split':
      return splitItem(plan, within(plan, request.position));
    case 'merge':
      return mergeNodes(plan, withinRange(plan, request.range));
    case 'extractChapter':
      return extractChapter(plan, withinRange(plan, request.range), request.heading);
    case 'convertMarkers':
      return convertMarkers(plan, request.level, request.style);
    case 'convertNumbering':
      return convertNumbering(plan, request.level, request.numbering);
    case 'fixAll':
      return fixAll(request.code);
    case 'enter':
      return enterAt(plan, within(plan, request.position));
    case 'paste':
      return fitPaste(plan, withinRange(plan, request.range), pasted ?? request.text, request.text);
  }
}

/** The level that a request is about, for the words of a refusal. */
export function levelOf(plan: Plan, request: EditRequest): Level | undefined {
  switch (request.kind) {
    case 'convertMarkers':
    case 'convertNumbering':
      return request.level;
    case 'moveTo':
      return numberedAt(plan, request.lines[0] ?? 0)?.kind;
    case 'fixAll':
      return undefined;
    case 'renumber':
    case 'split':
    case 'enter':
      return numberedAt(plan, request.position.line)?.kind;
    case 'move':
    case 'merge':
    case 'extractChapter':
    case 'paste':
      return numberedAt(plan, request.range.start.line)?.kind;
  }
}

function renumberScope(plan: Plan, scope: 'all' | 'from' | 'chapter', { line }: Position): EditOutcome {
  if (scope === 'all') {
    return renumber(plan);
  }
  if (scope === 'from') {
    return renumber(plan, { from: numberedAt(plan, line)?.startLine ?? line });
  }
  const chapter = chapterAround(plan, line);
  return chapter ? renumber(plan, { within: chapter }) : { refusal: 'no-node' };
}

/** The chapter a line stands in; in a plan without chapters the outermost node that has something below it. */
export function chapterAround(plan: Plan, line: number): NumberedNode | undefined {
  const [outermost] = pathAt(plan, line).filter(isNumbered);
  return outermost?.kind === 'chapter' || outermost?.children.some(isNumbered) ? outermost : undefined;
}

/** The nearest place that the text has: a client's text may have been longer. */
export function within(plan: Plan, { line, character }: Position): Position {
  const last = plan.lines.length - 1;
  if (!(line <= last)) {
    return { line: last, character: plan.lines[last]?.text.length ?? 0 };
  }
  const length = plan.lines[Math.max(0, line)]?.text.length ?? 0;
  return line < 0 ? { line: 0, character: 0 } : { line, character: Math.max(0, Math.min(character, length)) };
}

function withinRange(plan: Plan, { start, end }: Range): Range {
  return { start: within(plan, start), end: within(plan, end) };
}
