import { shorten } from '../../../config/shorten';
import type { Plan } from '../../../plan/tree';
import type { Message } from '../../../rules/rule';
import { hasEarlier, yearOf, type ArchiveView } from '../archive-view';
import { droppedUnits, writeHeading, writeItem } from '../items';
import { eolOf } from '../insertion';
import { headingsOf } from '../heading-index';
import { headingOf } from '../../../plan/navigate';
import { nextItemMarker, nextMarkers, type NextMarker } from '../../../editing/next-marker';
import { say, type Language } from '../../say';
import type { Suggestion } from './item';
import { findsSkeleton, skeletons } from './skeletons';

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

/** What a line's beginning is made of, as far as it has been typed. */
export interface Beginning {
  readonly line: number;
  /** A marker that is half typed; empty on a blank line. */
  readonly typed: string;
  /** Whether the line has blanks before it already. */
  readonly indented: boolean;
  /** Whether pieces with places to fill in may be offered: the user asked, and the editor knows such. */
  readonly skeletons: boolean;
}

/**
 * At a line's beginning: the next marker alone, those first that go with what was typed; then, for each item of
 * the previous plan that has no counterpart yet, the marker with the whole item and with its heading; or, where a
 * chapter's marker was typed, with that plan's chapters.
 */
export function markerSuggestions(
  plan: Plan,
  beginning: Beginning,
  view: ArchiveView | undefined,
  language: Language,
): Found {
  const { line, typed, indented } = beginning;
  const adapt = (marker: NextMarker): NextMarker => (indented ? { ...marker, indent: '' } : marker);
  const possible = nextMarkers(plan, line);
  const named = findsSkeleton(typed);
  const wanted = beginning.skeletons && (typed === '' || named);
  const pieces = wanted ? skeletons(plan, beginning, possible, language) : [];
  if (named) {
    return { suggestions: pieces, truncated: false };
  }
  const fitting = possible.filter(({ text }) => goesWith(typed, text));
  const markers = (fitting.length > 0 ? fitting : possible).map(adapt);
  const suggestions: Suggestion[] = markers.slice(0, MOST_MARKERS).map((marker) => ({
    kind: 'marker',
    label: marker.text,
    newText: marker.indent + marker.text + marker.gap,
  }));
  suggestions.push(...pieces);
  const item = nextItemMarker(plan, line);
  if (!view || !hasEarlier(view)) {
    return { suggestions, truncated: false };
  }
  const [first] = markers;
  if (typed !== '' && first?.level === 'chapter' && first.level !== item?.level) {
    return { suggestions: [...suggestions, ...chapters(plan, first, view, language)], truncated: false };
  }
  return item && markers.some(({ level }) => level === item.level)
    ? withItems(suggestions, plan, line, item, adapt(item).indent, view, language)
    : { suggestions, truncated: false };
}

function withItems(
  suggestions: readonly Suggestion[],
  plan: Plan,
  line: number,
  marker: NextMarker,
  indent: string,
  view: ArchiveView,
  language: Language,
): Found {
  const dropped = droppedUnits(view, line);
  const items = dropped.slice(0, MOST_ITEMS).flatMap((unit): Suggestion[] => {
    const label = shorten(`${marker.text}${unit.heading}`, LABEL_LIMIT);
    const from = yearOf(unit.plan, language);
    // The first line's blanks may stand there already; those of the lines below never do.
    const whole = indent + writeItem(unit, marker, view, eolOf(plan)).text.slice(marker.indent.length);
    const heading = indent + marker.text + marker.gap + writeHeading(unit, view);
    return [
      { kind: 'item', label, hint: say(WHOLE, language), from, newText: whole, prior: unit },
      { kind: 'heading', label, hint: say(HEADING, language), from, newText: heading, prior: unit },
    ];
  });
  return { suggestions: [...suggestions, ...items], truncated: dropped.length > MOST_ITEMS };
}

/** The previous plan's chapters that the draft does not have. */
function chapters(plan: Plan, marker: NextMarker, view: ArchiveView, language: Language): Suggestion[] {
  const { previous } = view.relations;
  if (!previous) {
    return [];
  }
  const own = new Set(
    plan.numbered.filter(({ kind }) => kind === 'chapter').map((node) => headingOf(plan, node)),
  );
  const headings = headingsOf(view.archive, previous);
  return Array.from({ length: headings.size }, (_, i) => headings.row(i))
    .filter(({ level, heading }) => level === 'chapter' && !own.has(heading))
    .slice(0, MOST_ITEMS)
    .map(({ heading }) => ({
      kind: 'heading',
      label: shorten(`${marker.text}${heading}`, LABEL_LIMIT),
      from: yearOf(previous, language),
      newText: marker.indent + marker.text + marker.gap + heading,
    }));
}

const FORMS: readonly RegExp[] = [
  /^[\d０-９]/,
  /^[（(][\d０-９]/,
  /^[一二三四五六七八九十廿卅]/,
  /^[（(][一二三四五六七八九十廿卅]/,
];

/** Whether a marker is of the form whose beginning was typed: digits, Chinese numerals, with a bracket or without. */
function goesWith(typed: string, marker: string): boolean {
  const form = FORMS.find((pattern) => pattern.test(typed));
  return form ? form.test(marker) : /^[（(]?$/.test(typed) && (typed === '' || /^[（(]/.test(marker));
}
