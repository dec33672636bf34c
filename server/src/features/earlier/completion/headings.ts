import { shorten } from '../../../config/shorten';
import { updateYears } from '../../../archive/years';
import type { ArchiveUnit } from '../../../archive/model';
import type { NumberedNode, Plan } from '../../../plan/tree';
import type { Message } from '../../../rules/rule';
import { hasEarlier, yearOf, type ArchiveView } from '../archive-view';
import { droppedUnits, writeHeading } from '../items';
import { foldTyped, headingsOf, rankOf, SPREAD } from '../heading-index';
import { eolOf } from '../insertion';
import { say, type Language } from '../../say';
import type { Suggestion } from './item';
import type { Found } from './markers';

const WHOLE: Message = { zh: '全文', en: 'whole item' };
const MOST_SHOWN = 40;
/** Units whose headings are looked at, the latest years first. */
const MOST_LOOKED_AT = 5000;
/** Of how many items the whole text is offered beside the heading. */
const MOST_WHOLE = 5;
const LABEL_LIMIT = 40;

/** A heading that is being written. */
export interface HeadingCaret {
  readonly node: NumberedNode;
  readonly typed: string;
  /** Whether nothing stands behind the caret. */
  readonly last: boolean;
}

/** Behind a marker: headings of earlier years that match what was typed, those without a counterpart first. */
export function headingSuggestions(
  plan: Plan,
  { node, typed, last }: HeadingCaret,
  view: ArchiveView,
  language: Language,
): Found {
  if (!hasEarlier(view)) {
    return { suggestions: [], truncated: false };
  }
  const suggestions: Suggestion[] = [];
  const seen = new Set<string>();
  const wanted = foldTyped(typed);
  const wants = (heading: string): boolean =>
    heading !== '' && !seen.has(heading) && rankOf(wanted, '', heading) <= SPREAD;
  const offer = (unit: ArchiveUnit, whole: boolean): void => {
    seen.add(unit.heading);
    const from = yearOf(unit.plan, language);
    const label = shorten(unit.heading, LABEL_LIMIT);
    const words = writeHeading(unit, view);
    // What stands behind the caret has its own end, and no room for a whole item before it.
    suggestions.push({
      kind: 'heading',
      label,
      from,
      newText: last ? words : words.replace(/。$/, ''),
      prior: unit,
    });
    if (whole && last) {
      const newText = bodyOf(plan, node, unit, view);
      suggestions.push({ kind: 'item', label, hint: say(WHOLE, language), from, newText, prior: unit });
    }
  };
  if (node.kind !== 'chapter') {
    for (const unit of droppedUnits(view, node.startLine)) {
      if (wants(unit.heading) && suggestions.length < MOST_SHOWN) {
        offer(unit, suggestions.length < 2 * MOST_WHOLE);
      }
    }
  }
  let looked = 0;
  for (const { plan: earlier, included } of view.relations.series) {
    const headings = included ? headingsOf(view.archive, earlier) : undefined;
    for (let i = 0; headings && i < headings.size; i++) {
      looked++;
      if (headings.rank(i, wanted) > SPREAD) {
        continue;
      }
      const { level, heading, id } = headings.row(i);
      // A chapter goes on from chapters, everything below from what is compared between years.
      if ((level === 'chapter') !== (node.kind === 'chapter') || !wants(heading)) {
        continue;
      }
      if (suggestions.length >= MOST_SHOWN) {
        return { suggestions, truncated: true };
      }
      if (id === undefined) {
        seen.add(heading);
        const label = shorten(heading, LABEL_LIMIT);
        suggestions.push({ kind: 'heading', label, from: yearOf(earlier, language), newText: heading });
      } else {
        offer(view.archive.unit(id), false);
      }
    }
    if (looked >= MOST_LOOKED_AT) {
      return { suggestions, truncated: true };
    }
  }
  return { suggestions, truncated: false };
}

/** An item's text behind a marker that stands there already. */
function bodyOf(plan: Plan, node: NumberedNode, unit: ArchiveUnit, { relations }: ArchiveView): string {
  const { text } = updateYears(unit.text, unit.plan.year, relations.draft.info.year);
  const indent = plan.lines[node.startLine]?.text.slice(0, node.marker?.start ?? 0) ?? '';
  return text.split('\n').join(eolOf(plan) + indent);
}
