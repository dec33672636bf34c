import { foldName } from '../../../archive/names';
import type { NameKind } from '../../../archive/model';
import type { Plan } from '../../../plan/tree';
import type { Message } from '../../../rules/rule';
import { yearOf, type ArchiveView } from '../archive-view';
import { foldTyped, rankOf, SPREAD } from '../heading-index';
import { earlierUses, namesInDraft } from '../names-in-draft';
import { say, type Language } from '../../say';
import type { Suggestion } from './item';
import type { Found } from './markers';

const MOST_SHOWN = 50;
const HERE: Message = { zh: '本稿', en: 'this draft' };
const CLOSING: Readonly<Record<NameKind, string>> = { document: '》', term: '”' };

/**
 * Inside 《 or “: names seen before, the draft's own first, then those of recent years. The closing mark comes
 * along where it is missing.
 *
 * @param at the line and column where the name begins: a name that is being written is none seen before
 */
export function nameSuggestions(
  plan: Plan,
  at: { readonly line: number; readonly start: number },
  kind: NameKind,
  typed: string,
  closed: boolean,
  view: ArchiveView | undefined,
  language: Language,
): Found {
  const closing = closed ? '' : CLOSING[kind];
  const seen = new Set<string>();
  const wanted = foldTyped(typed);
  const suggestions: Suggestion[] = [];
  let truncated = false;
  const offer = (name: string, from: string): void => {
    const folded = foldName(name);
    if (seen.has(folded)) {
      return;
    }
    truncated ||= suggestions.length >= MOST_SHOWN;
    if (!truncated) {
      seen.add(folded);
      suggestions.push({ kind, label: name, from, newText: name + closing });
    }
  };
  for (const use of namesInDraft(plan)) {
    const isThis = use.line === at.line && use.start <= at.start && at.start <= use.end;
    if (use.kind === kind && !isThis && rankOf(wanted, '', use.name) <= SPREAD) {
      offer(use.name, say(HERE, language));
    }
  }
  if (view?.state === 'ready') {
    const records = view.archive.findNames(kind, typed, MOST_SHOWN);
    truncated ||= records.length === MOST_SHOWN;
    for (const record of records) {
      const last = earlierUses(view, record).at(-1);
      if (last) {
        offer(record.name, yearOf(last.plan, language));
      }
    }
  }
  return { suggestions, truncated };
}
