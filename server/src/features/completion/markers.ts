import { shorten } from '../../config/shorten';
import type { Plan } from '../../plan/tree';
import type { Message } from '../../rules/rule';
import { hasEarlier, yearOf, type ArchiveView } from '../archive-view';
import { droppedUnits, writeHeading, writeItem } from '../earlier-items';
import { eolOf } from '../insertion';
import { nextItemMarker, nextMarkers, type NextMarker } from '../next-marker';
import { say, type Language } from '../say';
import type { Suggestion } from './item';

const WHOLE: Message = { zh: '全文', en: 'whole item' };
const HEADING: Message = { zh: '标题', en: 'heading' };
/** Markers alone, and earlier items, that are offered. */
const MOST_MARKERS = 4;
const MOST_ITEMS = 12;
const LABEL_LIMIT = 40;

/** What a line's beginning may become, and whether there is more of it. */
export interface Found {
  readonly suggestions: readonly Suggestion[];
  readonly truncated: boolean;
}

/**
 * At a line's beginning: the next marker alone; then, for each item of the previous plan that has no counterpart
 * yet, the marker with its heading and with the whole item.
 *
 * @param indented whether the line has blanks before the caret already
 */
export function markerSuggestions(
  plan: Plan,
  line: number,
  indented: boolean,
  view: ArchiveView | undefined,
  language: Language,
): Found {
  const markers = nextMarkers(plan, line).slice(0, MOST_MARKERS);
  const adapt = (marker: NextMarker): NextMarker => (indented ? { ...marker, indent: '' } : marker);
  const suggestions: Suggestion[] = markers.map((marker) => ({
    kind: 'marker',
    label: marker.text,
    newText: adapt(marker).indent + marker.text + marker.gap,
  }));
  const marker = nextItemMarker(plan, line);
  if (!marker || !view || !hasEarlier(view)) {
    return { suggestions, truncated: false };
  }
  const dropped = droppedUnits(view, line);
  for (const unit of dropped.slice(0, MOST_ITEMS)) {
    const label = shorten(`${marker.text}${unit.heading}`, LABEL_LIMIT);
    const from = yearOf(unit.plan, language);
    const { indent } = adapt(marker);
    // The first line's blanks may stand there already; those of the lines below never do.
    const whole = writeItem(unit, marker, view, eolOf(plan)).text.slice(marker.indent.length);
    suggestions.push(
      {
        kind: 'item',
        label,
        hint: say(WHOLE, language),
        from,
        newText: indent + whole,
        prior: unit,
      },
      {
        kind: 'heading',
        label,
        hint: say(HEADING, language),
        from,
        newText: indent + marker.text + marker.gap + writeHeading(unit, view),
        prior: unit,
      },
    );
  }
  return { suggestions, truncated: dropped.length > MOST_ITEMS };
}
