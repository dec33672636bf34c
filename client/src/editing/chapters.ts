import { l10n, window, type QuickPickItem, type TextDocument } from 'vscode';
import {
  planTreeRequest,
  type EditRequest,
  type JsonRange,
  type PlanTreeNode,
} from '../../../server/src/protocol';
import type { PlanClient } from '../client';
import { itemName, plainLabel, shortHeading } from '../names';
import { heldWords } from '../outline-view/words';
import { remark } from '../remark';
import { moveToChapter } from './nodes-in-range';

/** A heading without an end is a paragraph; its beginning is enough to know it by. */
const LONGEST_HEADING = 60;

interface ChapterItem extends QuickPickItem {
  readonly chapter: PlanTreeNode;
}

/**
 * Lets the user pick the chapter that the item at a place, or the items of a selection, go to the end of.
 *
 * @param lines lines on which what is to be moved begins, where that is known
 */
export async function pickChapter(
  client: PlanClient,
  document: TextDocument,
  range: JsonRange,
  lines?: readonly number[],
): Promise<EditRequest | undefined> {
  const { version } = document;
  const tree = await client.ask(planTreeRequest, { uri: document.uri.toString() });
  if (tree?.version !== version || document.version !== version) {
    remark(l10n.t('There is no answer at the moment. Your text is safe.'));
    return undefined;
  }
  const { moved, chapters } = moveToChapter(tree.nodes, range, lines);
  if (moved.length === 0 || chapters.length === 0) {
    remark(
      moved.length === 0
        ? l10n.t('There is no item here that could be moved to another chapter.')
        : l10n.t('The plan has no other chapter.'),
    );
    return undefined;
  }
  const items: ChapterItem[] = chapters.map((chapter) => ({
    label: plainLabel(itemName(chapter.marker, shortHeading(chapter.heading, LONGEST_HEADING))),
    description: heldWords(chapter, l10n.t),
    chapter,
  }));
  const [first] = moved;
  const picked = await window.showQuickPick(items, {
    title: first && moved.length === 1 ? plainLabel(shortHeading(first.heading, LONGEST_HEADING)) : '',
    placeHolder: l10n.t('To the end of which chapter?'),
  });
  // The places are those of the text as it was.
  if (!picked || document.version !== version) {
    return undefined;
  }
  return {
    kind: 'moveTo',
    lines: moved.map(({ range: { start } }) => start.line),
    target: { line: picked.chapter.range.start.line, place: 'into' },
  };
}
