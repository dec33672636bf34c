import type { ArchiveUnit } from '../../archive/model';
import type { InsertionResult } from '../../messages';
import type { Position } from '../../plan/position';
import { isNumbered, type NumberedNode, type Plan } from '../../plan/tree';
import { unitAtPlace, type ArchiveView } from './archive-view';
import { likeness, MIN_LIKENESS } from './chapters';
import { writeItem } from './items';
import { nextItemMarker } from '../../editing/next-marker';
import { headingOf, numberedAt } from '../../plan/navigate';

/**
 * An earlier item as it would stand in the draft behind the item at a position: next marker, year brought up to
 * date; from above the first chapter at the end of the chapter that is most like its own. What follows is not numbered
 * anew.
 *
 * @param prior the plan of the archive and the first line of the item
 * @returns null when the archive holds no such item, or nothing can be inserted there
 */
export function insertionOf(
  plan: Plan,
  view: ArchiveView,
  position: Position,
  prior: { readonly uri: string; readonly line: number },
): InsertionResult | null {
  const unit = view.state === 'ready' ? unitAtPlace(view.archive, prior.uri, prior.line) : undefined;
  return unit ? insertUnit(plan, view, position, unit) : null;
}

/** {@link insertionOf} for a unit that is at hand. */
export function insertUnit(
  plan: Plan,
  view: ArchiveView,
  position: Position,
  unit: ArchiveUnit,
): InsertionResult | null {
  const chapter = isAboveChapters(plan, position.line) ? chapterFor(plan, unit) : undefined;
  const line = chapter?.contentEnd ?? insertionLine(plan, position.line);
  const marker = nextItemMarker(plan, line);
  if (!marker) {
    return null;
  }
  const eol = eolOf(plan);
  const { text, kept } = writeItem(unit, marker, view, eol);
  const last = plan.lines.length - 1;
  // Behind a last line without a terminator the lines bring their own.
  return line > last
    ? {
        position: { line: last, character: plan.lines[last]?.text.length ?? 0 },
        text: eol + text,
        keptYears: kept,
      }
    : { position: { line, character: 0 }, text: text + eol, keptYears: kept };
}

/** What ends the lines of a text; of one line alone `\n`. */
export function eolOf(plan: Plan): string {
  return plan.lines[0]?.eol === '' ? '\n' : (plan.lines[0]?.eol ?? '\n');
}

/** Whether a line stands above the first chapter, where no item of a plan with chapters goes. */
export function isAboveChapters(plan: Plan, line: number): boolean {
  const [first] = plan.numbered;
  return first?.kind === 'chapter' && line < first.startLine;
}

/** The chapter whose heading is most like that of an earlier item's; where none is, the first that holds items. */
function chapterFor(plan: Plan, { context }: ArchiveUnit): NumberedNode | undefined {
  const chapters = plan.numbered.filter(({ kind }) => kind === 'chapter');
  // Behind a blank the section's heading follows.
  const [words = ''] = context.split(' ');
  let found: NumberedNode | undefined;
  let most = MIN_LIKENESS;
  for (const chapter of chapters) {
    const score = likeness(headingOf(plan, chapter), words);
    if (score >= most && (!found || score > most)) {
      found = chapter;
      most = score;
    }
  }
  return found ?? chapters.find(({ children }) => children.some(isNumbered)) ?? chapters[0];
}

/** The line a new item goes before: a blank line itself, else the line behind the item, or behind a heading's text. */
function insertionLine(plan: Plan, line: number): number {
  const at = Math.max(0, Math.min(line, plan.lines.length - 1));
  if (plan.lines[at]?.blank) {
    return at;
  }
  const node = itemAround(plan, at);
  if (!node) {
    return Math.min(at + 1, plan.lines.length);
  }
  return isHeading(node) ? firstChildLine(node) : node.contentEnd;
}

/** The item a line belongs to, its points and their lines being the item's; a heading where there is no item. */
export function itemAround(plan: Plan, line: number): NumberedNode | undefined {
  let node = numberedAt(plan, line);
  while (node?.kind === 'point' && node.parent && !isHeading(node.parent)) {
    node = node.parent;
  }
  return node;
}

/** Whether a node is a heading over items, and the new one goes below it. */
function isHeading(node: NumberedNode): boolean {
  return node.kind === 'chapter' || node.kind === 'section';
}

function firstChildLine(node: NumberedNode): number {
  return node.children.find(isNumbered)?.startLine ?? node.contentEnd;
}
