import { unitOnLine } from '../../archive/unit';
import { contains, rangeInLine, type Position, type Range } from '../../plan/position';
import { isNumbered, type NumberedNode, type Plan } from '../../plan/tree';
import type { Message } from '../../rules/rule';
import { hasEarlier, type ArchiveView } from './archive-view';
import { chapterPart } from './hover-chapters';
import { itemPart } from './hover-items';
import { namePart } from './hover-names';
import { hoverWriter, type HoverPart } from './hover-text';
import { nameAt } from './names-in-draft';
import { pathAt, rangeOfHeading } from '../../plan/navigate';
import { say, type Language } from '../say';

const LOADING: Message = {
  zh: '正在读取往年资料，读完后这里显示往年要点的情况',
  en: 'Earlier plans are still being read; what they say will be shown here',
};

export interface EarlierHoverOptions {
  readonly language: Language;
  /** Whether the client shows Markdown. */
  readonly markdown: boolean;
  /** Where a line of an earlier plan, counted from 0, is opened; by the plan's URI when left out. */
  readonly linkTo?: (uri: string, line: number) => string;
}

/**
 * What earlier years have to say of the place: of a name first, as it is the smaller thing, then of the item or
 * chapter whose marker or heading it is. Never waits: while the archive is loading one line says so.
 */
export function earlierParts(
  plan: Plan,
  position: Position,
  view: ArchiveView,
  { language, markdown, linkTo }: EarlierHoverOptions,
): HoverPart[] {
  const write = hoverWriter(markdown, linkTo);
  if (view.state === 'loading') {
    const range = loadingRange(plan, position);
    return range ? [{ range, text: write.plain(say(LOADING, language)) }] : [];
  }
  if (view.state === 'off') {
    return [];
  }
  const parts: (HoverPart | undefined)[] = [];
  if (view.relations.series.some(({ reason }) => reason !== 'draft-itself')) {
    parts.push(namePart(plan, position, view, write, language));
  }
  const node = nodeAt(plan, position);
  if (node && hasEarlier(view)) {
    const unit = unitOnLine(view.relations.draft.units, node.startLine);
    parts.push(
      unit?.line === node.startLine
        ? itemPart(plan, node, unit, position, view, write, language)
        : chapterPart(plan, node, position, view, write, language),
    );
  }
  return parts.filter((part) => part !== undefined);
}

function nodeAt(plan: Plan, { line }: Position): NumberedNode | undefined {
  const node = pathAt(plan, line).at(-1);
  return node && isNumbered(node) && node.startLine === line ? node : undefined;
}

/** Where something will be said once the archive is there. */
function loadingRange(plan: Plan, position: Position): Range | undefined {
  const name = nameAt(plan, position);
  if (name) {
    return rangeInLine(name.line, name.start - 1, name.end + 1);
  }
  const node = nodeAt(plan, position);
  const range = node && rangeOfHeading(plan, node);
  return range && contains(range, position) ? range : undefined;
}
