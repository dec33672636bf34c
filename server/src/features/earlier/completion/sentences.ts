import { sentencesOf } from '../../../archive/ranking/evidence';
import type { ArchiveUnit, Unit } from '../../../archive/model';
import { updateYears } from '../../../archive/years';
import { shorten } from '../../../config/shorten';
import { isHan } from '../../../plan/chars';
import { hasEarlier, yearOf, type ArchiveView } from '../archive-view';
import type { Language } from '../../say';
import type { Suggestion } from './item';
import type { Found } from './markers';

/** Han characters after which the sentences of related items are offered, and those of all earlier items. */
const MIN_RELATED = 2;
const MIN_ANY = 4;
const MOST_SHOWN = 15;
/** Units found by a search that are looked through. */
const MOST_FOUND = 20;
const LABEL_LIMIT = 50;
const END = /[。；;！？!?]+$/;

/**
 * In running text: sentences of earlier years that begin with what was typed, those of the item's own
 * counterparts first. The year in them is brought up to date where that is certain.
 *
 * @param ends whether the sentence's end stands behind the caret already
 */
export function sentenceSuggestions(
  unit: Unit | undefined,
  typed: string,
  ends: boolean,
  view: ArchiveView,
  language: Language,
): Found {
  const suggestions: Suggestion[] = [];
  const characters = countHan(typed);
  if (characters < MIN_RELATED || !hasEarlier(view)) {
    return { suggestions, truncated: false };
  }
  const seen = new Set(unit ? sentencesOf(unit.text).map((sentence) => sentence.replace(END, '')) : []);
  // What is being typed is no sentence that stands there already.
  seen.delete(typed.replace(END, ''));
  const { relations, archive } = view;
  const lookThrough = (prior: ArchiveUnit): void => {
    for (const sentence of sentencesOf(prior.text)) {
      const words = sentence.replace(END, '');
      if (
        suggestions.length >= MOST_SHOWN ||
        !words.startsWith(typed) ||
        words === typed ||
        seen.has(words)
      ) {
        continue;
      }
      seen.add(words);
      const { text } = updateYears(ends ? words : sentence, prior.plan.year, relations.draft.info.year);
      suggestions.push({
        kind: 'sentence',
        label: shorten(text, LABEL_LIMIT),
        from: yearOf(prior.plan, language),
        newText: text,
        prior,
      });
    }
  };
  if (unit) {
    const relation = relations.known(unit) ?? relations.relationOf(unit);
    relation.related.forEach((related) => lookThrough(related.unit));
  }
  if (characters >= MIN_ANY && suggestions.length < MOST_SHOWN) {
    const plans = new Set(relations.series.filter(({ included }) => included).map(({ plan }) => plan));
    const hits = archive.search(typed, { limit: MOST_FOUND, accepts: (plan) => plans.has(plan) });
    hits.forEach(({ id }) => lookThrough(archive.unit(id)));
  }
  // The same words may begin other sentences as soon as there are more of them.
  return { suggestions, truncated: suggestions.length >= MOST_SHOWN || characters < MIN_ANY };
}

function countHan(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i++) {
    count += isHan(text.charCodeAt(i)) ? 1 : 0;
  }
  return count;
}
