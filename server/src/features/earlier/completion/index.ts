import type { CompletionItem, CompletionList } from 'vscode-languageserver-types';
import { unitOnLine } from '../../../archive/unit';
import { updateYears } from '../../../archive/years';
import { rangeInLine, type Position } from '../../../plan/position';
import type { Plan } from '../../../plan/tree';
import type { Message } from '../../../rules/rule';
import { headingOfUnit, titleOf, unitAtPlace, yearOf, type ArchiveView } from '../archive-view';
import { escapeMarkdown, escapeTarget, linkTo } from '../../markdown';
import { say, type Language } from '../../say';
import { caretAt, type Caret } from './caret';
import { headingSuggestions } from './headings';
import { toItems, type CompletionOptions, type Place } from './item';
import { markerSuggestions, type Found } from './markers';
import { nameSuggestions } from './names';
import { sentenceSuggestions } from './sentences';

export type { CompletionData, CompletionOptions, CompletionSupport } from './item';

/** Where the list may open by itself: a digit or a mark in running text is none of its business. */
const OPENS_IN: Readonly<Record<Caret['kind'], string>> = {
  marker: '.．、）（123456789',
  heading: '.．、）',
  name: '《“',
  sentence: '',
};

/**
 * What may be written at the caret: the next marker, alone or with an item of earlier years; headings behind a
 * marker; names inside 《 and “; the rest of a sentence. While the archive is loading, what the draft alone
 * gives, and the editor is told to ask again.
 */
export function completions(
  plan: Plan,
  position: Position,
  view: ArchiveView | undefined,
  options: CompletionOptions,
): CompletionList | null {
  const caret = caretAt(plan, position);
  const { triggeredBy, language } = options;
  if (!caret || (triggeredBy !== undefined && !OPENS_IN[caret.kind].includes(triggeredBy))) {
    return null;
  }
  const offersSkeletons = options.snippets === true && triggeredBy === undefined;
  const { suggestions, truncated } = find(plan, position.line, caret, view, language, offersSkeletons);
  const loading = options.loading || view?.state === 'loading';
  if (suggestions.length === 0 && !loading) {
    return null;
  }
  return {
    isIncomplete: truncated || loading,
    items: toItems(suggestions, placeOf(caret, position.line), options),
  };
}

function find(
  plan: Plan,
  line: number,
  caret: Caret,
  view: ArchiveView | undefined,
  language: Language,
  offersSkeletons: boolean,
): Found {
  switch (caret.kind) {
    case 'marker':
      return markerSuggestions(
        plan,
        { line, typed: caret.typed, indented: caret.indented, skeletons: offersSkeletons },
        view,
        language,
      );
    case 'name': {
      const closed = caret.closing !== undefined;
      return nameSuggestions(
        plan,
        { line, start: caret.start },
        caret.name,
        caret.typed,
        closed,
        view,
        language,
      );
    }
    case 'heading':
      return view ? headingSuggestions(plan, caret, view, language) : NOTHING;
    case 'sentence': {
      const unit = view && unitOnLine(view.relations.draft.units, line);
      return view ? sentenceSuggestions(unit, caret.typed, caret.ends, view, language) : NOTHING;
    }
  }
}

const NOTHING: Found = { suggestions: [], truncated: false };

function placeOf(caret: Caret, line: number): Place {
  const { start, typed } = caret;
  const column = start + typed.length;
  const end =
    caret.kind === 'name' ? (caret.closing ?? column) : caret.kind === 'heading' ? caret.end : column;
  return {
    insert: rangeInLine(line, start, column),
    replace: rangeInLine(line, start, end),
    typed,
  };
}

const KEPT: Message = { zh: '请核对未改动的年份：', en: 'Please check the years left as they are: ' };

/**
 * The documentation of a suggestion that comes from an earlier item: its whole text and where it stands, and the
 * years in it that were left as they are.
 *
 * @param unit URI of the plan and first line of the item, as the suggestion carried them
 * @param target where a line of an earlier plan is opened
 */
export function documentationOf(
  item: CompletionItem,
  unit: { readonly uri: string; readonly line: number },
  view: ArchiveView,
  language: Language,
  markdown: boolean,
  target = linkTo,
): CompletionItem {
  const found = unitAtPlace(view.archive, unit.uri, unit.line);
  if (!found) {
    return item;
  }
  const { kept } = updateYears(found.text, found.plan.year, view.relations.draft.info.year);
  const note = kept.length > 0 ? say(KEPT, language) + kept.join('、') : '';
  const source = `${yearOf(found.plan, language)} ${headingOfUnit(found)} · ${titleOf(found.plan)}`;
  const paragraphs = found.text.split('\n');
  if (!markdown) {
    const value = [source, ...paragraphs, ...(note === '' ? [] : [note])].join('\n\n');
    return { ...item, documentation: { kind: 'plaintext', value } };
  }
  const link = `[${escapeMarkdown(source)}](${escapeTarget(target(found.plan.uri, found.line))})`;
  const value = [
    link,
    ...paragraphs.map(escapeMarkdown),
    ...(note === '' ? [] : [`*${escapeMarkdown(note)}*`]),
  ].join('\n\n');
  return { ...item, documentation: { kind: 'markdown', value } };
}
