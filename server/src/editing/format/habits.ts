import { breaksOff } from '../../plan/running-text';
import { scanMarker, type Marker } from '../../plan/marker';
import { isNumbered, LEVELS, type Level, type NumberedNode, type Plan } from '../../plan/tree';
import { isEmpty } from '../same-tree';
import { commonShapeOf } from '../write-marker';
import { evenGap, evenIndent, FULL_WIDTH_INDENT, widthOf } from './blanks';

/** How body lines are indented: as the plan mostly does, two full-width blanks everywhere, or not at all. */
export type IndentStyle = 'auto' | 'full-width' | 'none';

export interface FormatOptions {
  readonly indent: IndentStyle;
}

/** Lines that are indented alike: those of a level, headings without a number, paragraphs, responsibility notes. */
export type IndentClass = Level | 'heading' | 'paragraph' | 'responsibility';

/** How a plan mostly writes what may be written in several ways. What has no clear habit is left out. */
export interface Habits {
  /** The blanks before a line. */
  readonly indents: ReadonlyMap<IndentClass, string>;
  /** The blanks behind a marker, by level and by whether it is circled; none where there is no clear habit. */
  readonly gaps: ReadonlyMap<string, string>;
  /** The form of a level's markers. */
  readonly shapes: ReadonlyMap<Level, string>;
  /** Whether paragraphs are broken into lines of one width, so that only the indented ones begin one. */
  readonly wrapped: boolean;
  /** Levels that mostly write full-width digits. */
  readonly wideDigits: ReadonlySet<Level>;
  /** Whether a blank line stands before a line of a class ({@link blankClass}). */
  readonly blankLines: ReadonlyMap<string, boolean>;
}

/** Below this share there is no form to agree with; the rule `whitespace/indent` has the same. */
export const MAJORITY = 0.6;
/**
 * A blank line is put in or taken out only where nearly all others do so: of the published plans the one with blank
 * lines among its items has them before every second, which is no habit at all.
 */
const CLEAR = 0.8;
/** Fewer places are no habit. */
const FEWEST = 4;
/** So many broken sentences, and such a share of all paragraphs, and the lines are broken by their width. */
const FEWEST_BROKEN = 2;
const BROKEN = 0.1;
/** A line without a marker that is set further in stands there on purpose: centred, or to the right. */
const PLACED = 8;

/** Reads a plan's habits off it. Linear. */
export function habitsOf(plan: Plan, { indent }: FormatOptions): Habits {
  const shapes = new Map<Level, string>();
  for (const level of LEVELS) {
    shapes.set(level, commonShapeOf(plan, level));
  }
  const wrapped = isWrapped(plan);
  return {
    indents: indentsOf(plan, indent, wrapped),
    wrapped,
    gaps: gapsOf(plan, shapes),
    shapes,
    wideDigits: wideDigitsOf(plan),
    blankLines: blankLinesOf(plan, CLEAR, FEWEST),
  };
}

/** How a line is indented with others; undefined for one that is left where it stands. */
export function indentClass(plan: Plan, at: number, wrapped: boolean): IndentClass | undefined {
  const line = plan.lines[at];
  const place = plan.places[at];
  if (!line || line.blank || !place) {
    return undefined;
  }
  const { kind, holder } = place;
  if (isNumbered(place.node) && holder?.marker) {
    return place.node.kind;
  }
  if (widthOf(line.text.slice(0, line.indent)) > PLACED || continues(plan, at)) {
    return undefined;
  }
  if (isNumbered(place.node)) {
    return 'heading';
  }
  if (wrapped && line.indent === 0) {
    return undefined;
  }
  return kind === 'paragraph' || kind === 'closing'
    ? 'paragraph'
    : kind === 'responsibility'
      ? kind
      : undefined;
}

/** Whether a line goes on with a sentence that was broken on the line above. */
function continues(plan: Plan, at: number): boolean {
  const before = plan.lines[at - 1];
  return before !== undefined && breaksOff(before);
}

function isWrapped(plan: Plan): boolean {
  let [paragraphs, broken] = [0, 0];
  for (const [at, place] of plan.places.entries()) {
    if (place?.kind === 'paragraph' || place?.kind === 'closing') {
      paragraphs++;
      broken += continues(plan, at) ? 1 : 0;
    }
  }
  return broken >= FEWEST_BROKEN && broken >= paragraphs * BROKEN;
}

export const INDENT_CLASSES: readonly IndentClass[] = [...LEVELS, 'heading', 'paragraph', 'responsibility'];

function indentsOf(plan: Plan, style: IndentStyle, wrapped: boolean): ReadonlyMap<IndentClass, string> {
  if (style !== 'auto') {
    const blanks = style === 'full-width' ? FULL_WIDTH_INDENT : '';
    // Without its indent nothing would tell where a paragraph of broken lines begins.
    const names =
      wrapped && blanks === '' ? INDENT_CLASSES.filter((name) => name !== 'paragraph') : INDENT_CLASSES;
    return new Map(names.map((name) => [name, blanks]));
  }
  const counts = new Counts<IndentClass>();
  for (const [at, line] of plan.lines.entries()) {
    const name = indentClass(plan, at, wrapped);
    if (name) {
      counts.add(name, evenIndent(line.text.slice(0, line.indent)));
    }
  }
  return counts.habits(MAJORITY, 1);
}

/** Circled points have blanks of their own behind them. */
export function gapClass({ kind, marker }: NumberedNode): string {
  return marker?.shape === '①' ? '①' : kind;
}

function gapsOf(plan: Plan, shapes: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const counts = new Counts<string>();
  for (const node of plan.numbered) {
    const line = plan.lines[node.startLine];
    const { marker } = node;
    if (!line || !marker || marker.bodyStart >= line.end) {
      continue;
    }
    const gap = evenGap(line.text.slice(marker.end, marker.bodyStart));
    // A blank that keeps `1. 5G` from being 1.5 says nothing of the others.
    if (gap === '' || canDoWithout(line.text, marker)) {
      counts.add(gapClass(node), gap);
    }
  }
  const gaps = counts.habits(MAJORITY, 1);
  const clear = counts.habits(CLEAR, FEWEST);
  // A full-width mark is as wide as a character itself and needs no blank: a few are no habit to be spread.
  const isHabit = (name: string, gap: string): boolean =>
    gap === '' || !/[、．）]$/.test(shapes.get(name) ?? '') || clear.get(name) === gap;
  return new Map([...gaps].filter(([name, gap]) => isHabit(name, gap)));
}

function canDoWithout(text: string, marker: Marker): boolean {
  const beyond = text.slice(marker.bodyStart, marker.bodyStart + 16);
  return readsAs(marker.text + beyond, 0, marker, marker.text.length);
}

/**
 * Whether a line begins with a marker that is as sure as another and counts the same, its text beginning at a column:
 * `1.` before `5亿元` would be a number.
 */
export function readsAs(text: string, start: number, marker: Marker, bodyStart: number): boolean {
  const read = scanMarker(text, start);
  return (
    read?.ordinal === marker.ordinal &&
    read.bodyStart === bodyStart &&
    (read.certainty === 'firm' || read.certainty === marker.certainty)
  );
}

const WIDE_DIGIT = /[０-９]/;

function wideDigitsOf(plan: Plan): ReadonlySet<Level> {
  const counts = new Counts<Level>();
  for (const { kind, marker } of plan.numbered) {
    if (marker) {
      counts.add(kind, WIDE_DIGIT.test(marker.text) ? 'wide' : '');
    }
  }
  const wide = counts.habits(0.5, 1);
  return new Set(LEVELS.filter((level) => wide.get(level) === 'wide'));
}

/**
 * What stands before a line, as far as blank lines go: the first node right under its heading, the first under other
 * text, another that follows its like; or a paragraph. Undefined where blank lines are set by hand: around the title,
 * the signature, tables.
 */
export function blankClass(plan: Plan, above: number, below: number): string | undefined {
  const place = plan.places[below];
  const before = plan.places[above];
  if (!place || !before || !isBody(before.kind) || !isBody(place.kind)) {
    return undefined;
  }
  if (!isNumbered(place.node)) {
    return 'paragraph';
  }
  if (!place.node.marker) {
    return undefined;
  }
  const { kind, parent } = place.node;
  if (parent !== undefined && parent === before.node) {
    return `${kind} under heading`;
  }
  return before.holder === parent ? `${kind} under text` : kind;
}

const BODY: ReadonlySet<string> = new Set([...LEVELS, 'paragraph', 'responsibility', 'closing']);

function isBody(kind: string): boolean {
  return BODY.has(kind);
}

/** The class of all lines before which blank lines are counted. */
export const ANY_LINE = 'any';

/**
 * Before which lines a blank line stands.
 *
 * @param share of the lines of a class that are alike, and how many there have to be, for a habit
 */
export function blankLinesOf(plan: Plan, share: number, fewest: number): ReadonlyMap<string, boolean> {
  const counts = new Counts<string>();
  let above = -1;
  for (const [at, line] of plan.lines.entries()) {
    if (isEmpty(line)) {
      continue;
    }
    const name = above < 0 ? undefined : blankClass(plan, above, at);
    if (name !== undefined) {
      const form = above < at - 1 ? 'blank' : '';
      counts.add(name, form);
      counts.add(ANY_LINE, form);
    }
    above = at;
  }
  const habits = counts.habits(share, fewest);
  return new Map([...habits].map(([name, form]) => [name, form === 'blank']));
}

/** Counts forms by class. */
class Counts<K extends string> {
  readonly #forms = new Map<K, Map<string, number>>();

  add(name: K, form: string): void {
    let forms = this.#forms.get(name);
    if (!forms) {
      this.#forms.set(name, (forms = new Map<string, number>()));
    }
    forms.set(form, (forms.get(form) ?? 0) + 1);
  }

  /** For each class the form that has at least a share of all, where there are enough. */
  habits(share: number, fewest: number): ReadonlyMap<K, string> {
    const habits = new Map<K, string>();
    for (const [name, forms] of this.#forms) {
      let [total, most, common] = [0, 0, ''];
      for (const [form, count] of forms) {
        total += count;
        if (count > most) {
          [most, common] = [count, form];
        }
      }
      if (total >= fewest && most >= total * share) {
        habits.set(name, common);
      }
    }
    return habits;
  }
}
