import { isChineseNumeral, fromChinese } from './ordinal';
import type { Line } from './line';

/** A line shorter than this holds no whole plan. */
const MIN_LENGTH = 300;
/** So many chapters or items in a row on one line are no accident. */
const MIN_RUN = 3;
/** Headings without a mark may stand before an item, so any digit and dot counts; then it takes a longer run. */
const MIN_ITEMS = 5;

/** A marker found inside a line, where the line break before it was lost. */
export interface BuriedMarker {
  readonly start: number;
  readonly ordinal: number;
  readonly level: 'chapter' | 'item';
}

/**
 * The line that holds a whole plan because its line breaks were lost (as copied from a web page): most of the
 * text, and chapters or items counting 1, 2, 3 in it. Undefined for every other text.
 */
export function findFlattenedLine(lines: readonly Line[]): number | undefined {
  let longest = -1;
  let length = 0;
  let total = 0;
  for (const [i, line] of lines.entries()) {
    total += line.end;
    if (line.end > length) {
      longest = i;
      length = line.end;
    }
  }
  const line = lines[longest];
  if (!line || length < MIN_LENGTH || length < total * 0.8) {
    return undefined;
  }
  const buried = buriedMarkers(line.text);
  return countsUp(buried, 'chapter', MIN_RUN) || countsUp(buried, 'item', MIN_ITEMS) ? longest : undefined;
}

function countsUp(markers: readonly BuriedMarker[], level: BuriedMarker['level'], run: number): boolean {
  let next = 1;
  for (const marker of markers) {
    if (marker.level === level && marker.ordinal === next) {
      next++;
    }
  }
  return next > run;
}

/** Every `一、` and `1.` inside a line that stands where a sentence has ended. One walk, linear in the text. */
export function buriedMarkers(text: string): readonly BuriedMarker[] {
  const found: BuriedMarker[] = [];
  for (let i = text.indexOf('、'); i >= 0; i = text.indexOf('、', i + 1)) {
    let start = i;
    while (start > 0 && i - start < 3 && isChineseNumeral(text.charCodeAt(start - 1))) {
      start--;
    }
    const ordinal = start < i ? fromChinese(text.slice(start, i)) : undefined;
    if (ordinal !== undefined && !isChineseNumeral(text.charCodeAt(i + 1))) {
      found.push({ start, ordinal, level: 'chapter' });
    }
  }
  const item = /(?<![\d.])(\d{1,2})[.．、](?!\d)/g;
  for (let match = item.exec(text); match; match = item.exec(text)) {
    found.push({ start: match.index, ordinal: Number(match[1]), level: 'item' });
  }
  return found.sort((a, b) => a.start - b.start);
}
