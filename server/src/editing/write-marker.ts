import { isAnyDigit } from '../plan/chars';
import { scanMarker, singleMarkerOf, type Marker } from '../plan/marker';
import { circledValue, isChineseNumeral, MAX_ORDINAL, toChinese, toCircled } from '../plan/ordinal';
import type { Level, NumberedNode, Plan } from '../plan/tree';

/** The form of each level's markers (GB/T 9704-2012, 7.3.3). */
export const STANDARD_SHAPES: Readonly<Record<Level, string>> = {
  chapter: '#、',
  section: '（#）',
  item: '#.',
  point: '（#）',
};

/** An ordinal as the plan's own markers write it: `五、` for chapter 5 where chapters are `一、`. */
export function writtenLike(node: NumberedNode, ordinal: number): string {
  const { marker, kind } = node;
  if (marker?.shape === '①') {
    return toCircled(ordinal) ?? String(ordinal);
  }
  const chinese = kind === 'chapter' || kind === 'section';
  const numeral = (chinese ? toChinese(ordinal) : undefined) ?? String(ordinal);
  // A form that is wrong itself is no model.
  const shape = marker?.shape.includes('#') && !marker.flaw ? marker.shape : STANDARD_SHAPES[kind];
  return shape.replace('#', numeral);
}

/**
 * A numeral with another value, in the writing of the old one: Chinese, arabic of either width, ① ㈠ ⒈ ⑴, and the
 * older 廿 and 卅 where they can say it.
 *
 * @param old what is written now; it need not be an ordinal (`十十`)
 * @returns undefined where the value cannot be written so: beyond 99, beyond ㊿, ㈩ or ⒛
 */
export function numeralLike(old: string, ordinal: number): string | undefined {
  if (!Number.isInteger(ordinal) || ordinal < 1 || ordinal > MAX_ORDINAL) {
    return undefined;
  }
  const code = old.charCodeAt(0);
  if (isAnyDigit(code)) {
    return code < 0xff10 ? String(ordinal) : fullWidth(ordinal);
  }
  if (isChineseNumeral(code)) {
    return olderTens(old.charAt(0), ordinal) ?? toChinese(ordinal);
  }
  if (circledValue(code) !== undefined) {
    return toCircled(ordinal);
  }
  return singleMarkerOf(code, ordinal);
}

function fullWidth(ordinal: number): string {
  return String(ordinal).replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xff10 - 0x30));
}

/** 廿 and 卅, where the old numeral has one of them and the tens are still its own. */
function olderTens(first: string, ordinal: number): string | undefined {
  const tens = Math.trunc(ordinal / 10);
  if ((first !== '廿' || tens !== 2) && (first !== '卅' || tens !== 3)) {
    return undefined;
  }
  return first + (ordinal % 10 === 0 ? '' : (toChinese(ordinal % 10) ?? ''));
}

/**
 * A marker with another ordinal; everything else of it stays as it is written, blanks and flaws too.
 *
 * @returns undefined where the ordinal cannot be written in the marker's form
 */
export function withOrdinal(marker: Marker, ordinal: number): string | undefined {
  const from = marker.ordinalStart - marker.start;
  const to = marker.ordinalEnd - marker.start;
  const numeral = numeralLike(marker.text.slice(from, to), ordinal);
  return numeral === undefined ? undefined : marker.text.slice(0, from) + numeral + marker.text.slice(to);
}

/**
 * A marker of a level in a given form.
 *
 * @param shape with `#` for the numeral, or a single character of the form: `①` `㈠` `⒈` `⑴`
 * @returns undefined where the ordinal cannot be written so
 */
export function markerAs(level: Level, shape: string, ordinal: number): string | undefined {
  const at = shape.indexOf('#');
  const chinese = level === 'chapter' || level === 'section';
  const numeral = numeralLike(at >= 0 ? (chinese ? '一' : '1') : shape, ordinal);
  return numeral === undefined || at < 0 ? numeral : shape.slice(0, at) + numeral + shape.slice(at + 1);
}

/** Forms that are right for a level as they are; any other with a numeral is put into the standard's. */
const RIGHT_SHAPES: Readonly<Record<Level, readonly string[]>> = {
  chapter: ['#、'],
  section: ['（#）'],
  item: ['#.', '#．', '#、', '#）', '（#）'],
  point: ['（#）', '#）'],
};

const COMMON = new WeakMap<Plan, Map<Level, string>>();

/**
 * The form that the markers of a level should have in a plan: the one that most of them have, with what is wrong in
 * it put right (brackets full-width, 、 after a Chinese numeral). Circled points count apart and are left out.
 */
export function commonShapeOf(plan: Plan, level: Level): string {
  const shapes = COMMON.get(plan) ?? new Map<Level, string>();
  COMMON.set(plan, shapes);
  const shape = shapes.get(level) ?? rightShape(plan, level);
  shapes.set(level, shape);
  return shape;
}

function rightShape(plan: Plan, level: Level): string {
  const shape = mostFrequentShape(plan, level);
  if (shape === undefined) {
    return STANDARD_SHAPES[level];
  }
  // ㈠ ⒈ ⑴ are forms of their own.
  if (!shape.includes('#')) {
    return shape;
  }
  const wide = shape
    .replace('(', '（')
    .replace(')', '）')
    .replace(/[^#（）.．、]/g, '');
  return RIGHT_SHAPES[level].includes(wide) ? wide : STANDARD_SHAPES[level];
}

/** The form that most faultless markers of a level have; undefined where there is none. Circled points are left out. */
export function mostFrequentShape({ numbered }: Plan, level: Level): string | undefined {
  const counts = new Map<string, number>();
  for (const { kind, marker } of numbered) {
    if (kind === level && marker && !marker.flaw && marker.shape !== '①') {
      counts.set(marker.shape, (counts.get(marker.shape) ?? 0) + 1);
    }
  }
  let common: string | undefined;
  let most = 0;
  for (const [shape, count] of counts) {
    if (count > most) {
      common = shape;
      most = count;
    }
  }
  return common;
}

/**
 * A marker in a form that is right for its node: the numeral stays as it is written where that is the level's way.
 *
 * @param shape the form; without it the one that the level should have in the plan
 * @returns undefined where it cannot be written so
 */
export function inRightForm(plan: Plan, node: NumberedNode, shape?: string): string | undefined {
  const { kind, marker, ordinal } = node;
  const form = shape ?? commonShapeOf(plan, kind);
  if (!marker || ordinal === null) {
    return undefined;
  }
  const numeral = marker.text.slice(marker.ordinalStart - marker.start, marker.ordinalEnd - marker.start);
  const chinese = isChineseNumeral(numeral.charCodeAt(0));
  const fits = chinese || isAnyDigit(numeral.charCodeAt(0));
  const kept = fits && chinese === (kind === 'chapter' || kind === 'section');
  return kept && form.includes('#') ? form.replace('#', numeral) : markerAs(kind, form, ordinal);
}

/**
 * Whether a line that begins with a marker would still be read so: the same level and ordinal, without a doubt.
 *
 * @param text the line as it would be
 * @param start column of the marker
 */
export function readsAs(text: string, start: number, level: Level, ordinal: number | null): boolean {
  const read = scanMarker(text, start);
  return read?.level === level && read.ordinal === ordinal && !read.flaw && read.certainty === 'firm';
}
