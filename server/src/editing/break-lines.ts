import { isBlank } from '../plan/chars';
import { fromChinese, isChineseNumeral } from '../plan/ordinal';
import { hasKind } from '../plan/title';

/** A marker found inside a line. */
interface Found {
  readonly level: 'chapter' | 'section' | 'item';
  readonly ordinal: number;
  readonly start: number;
  readonly end: number;
  /** Whether a sentence ends, or a name or bracket closes, before it. */
  readonly clear: boolean;
  /** What stands behind the numeral. */
  readonly delimiter: string;
}

/** What stands in marks farther apart than this is no name or quotation, but a mark whose partner was lost. */
const MAX_QUOTED = 200;
/** A heading with the next marker right behind it has hardly more characters. */
const MAX_HEADING = 60;
/** Numbers that may be missing between two markers; the text may have had gaps before it lost its lines. */
const MAX_GAP = 2;
/** How far a title is looked for. */
const FRONT = 4_000;

const SENTENCE_END = '。！？；：.!?;:…';
const CLOSING = '”’》〉）)〕】';
const PAIRS: Readonly<Record<string, string>> = { '”': '“', '》': '《', '）': '（', ')': '(', '〕': '〔' };
/** Every mark that could be part of a marker ends one of these. */
const ITEM = /(?<![\d.．])(\d{1,2})([.．、])(?=(?:\d{4}年)?(\d?))/g;
const SECTION = /[（(]([一二三四五六七八九十]{1,3})[）)]/g;
/** A title that names its year, from the words that end like one; `（讨论稿）` belongs to it. */
const TITLE_END =
  /(?:工作要点|工作计划|工作思路|工作安排|工作方案|工作打算|重点工作|工作任务)(?:[（(][^（()）]{1,16}[稿案本][)）])?/g;
const TITLE_YEAR = /(?:19|20)\d{2}[年—-]|[二一][〇○零九一二三四五六七八]{3}年/;
const MAX_TITLE = 60;
/** `附件` before a title, with or without a number. */
const ATTACHMENT = /附件(?:\d{1,2}|[一二三四五六七八九十])?[：:]?$/;

/**
 * Where lines begin in a plan that stands on one line: before its title and behind it, before its chapters,
 * sections and items. A marker counts where its number is due and a sentence has ended before it, or a heading
 * without a mark; never inside 《》, “” and brackets, so that no date, decimal or name is cut. Takes linear time.
 *
 * @returns columns (UTF-16) in ascending order, none at the beginning of the text
 */
export function lineStarts(text: string): readonly number[] {
  const isInside = insideMarks(text);
  const markers = accepted(text, candidates(text, isInside));
  const front = titleBreaks(text.slice(0, Math.min(FRONT, markers[0]?.start ?? 0)), isInside);
  const columns = [...front, ...markers.map(({ start }) => start)];
  const first = text.length - text.trimStart().length;
  return [...new Set(columns)].filter((column) => column > first).sort((a, b) => a - b);
}

/** Whether a column stands between two marks of a pair. */
function insideMarks(text: string): (column: number) => boolean {
  const open: { readonly mark: string; readonly at: number }[] = [];
  const spans: [number, number][] = [];
  for (let i = 0; i < text.length; i++) {
    const char = text.charAt(i);
    const opening = PAIRS[char];
    if (opening === undefined) {
      if ('“《（(〔'.includes(char)) {
        open.push({ mark: char, at: i });
      }
      continue;
    }
    const last = open.at(-1);
    if (last?.mark === opening && i - last.at <= MAX_QUOTED) {
      open.pop();
      spans.push([last.at, i]);
    } else if (last && i - last.at > MAX_QUOTED) {
      open.length = 0;
    }
  }
  const inside = new Uint8Array(text.length + 1);
  for (const [from, to] of spans) {
    inside.fill(1, from + 1, to + 1);
  }
  return (column) => inside[column] === 1;
}

/** Everything that has the form of a marker and may be one, in the order of the text. */
function candidates(text: string, isInside: (column: number) => boolean): readonly Found[] {
  const found: Found[] = [];
  const add = (
    level: Found['level'],
    start: number,
    end: number,
    ordinal: number,
    delimiter: string,
  ): void => {
    if (!isInside(start)) {
      found.push({ level, ordinal, start, end, delimiter, clear: isClear(text, start) });
    }
  };
  for (let i = text.indexOf('、'); i >= 0; i = text.indexOf('、', i + 1)) {
    let start = i;
    while (start > 0 && i - start < 3 && isChineseNumeral(text.charCodeAt(start - 1))) {
      start--;
    }
    const ordinal = start < i ? fromChinese(text.slice(start, i)) : undefined;
    // `一、二线城市` lists; `第一、` is another kind of count.
    if (
      ordinal !== undefined &&
      !isChineseNumeral(text.charCodeAt(i + 1)) &&
      text.charAt(start - 1) !== '第'
    ) {
      add('chapter', start, i + 1, ordinal, '、');
    }
  }
  for (const match of text.matchAll(SECTION)) {
    const ordinal = fromChinese(match[1] ?? '');
    if (ordinal !== undefined) {
      add('section', match.index, match.index + match[0].length, ordinal, '）');
    }
  }
  for (const match of text.matchAll(ITEM)) {
    const [whole, ordinal, delimiter = '', digit] = match;
    // A digit goes on with a number, except where a year begins.
    const year = /^\d{4}年/.test(text.slice(match.index + whole.length, match.index + whole.length + 5));
    if (digit === '' || year) {
      add('item', match.index, match.index + whole.length, Number(ordinal), delimiter);
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

function isClear(text: string, at: number): boolean {
  let before = at - 1;
  while (before >= 0 && isBlank(text.charCodeAt(before))) {
    before--;
  }
  return (
    before < 0 ||
    before < at - 1 ||
    SENTENCE_END.includes(text.charAt(before)) ||
    CLOSING.includes(text.charAt(before))
  );
}

/** How far each level has come. */
interface Count {
  next: number;
  /** Whether a level above has gone on since, so that the count may begin anew. */
  anew: boolean;
}

/** The candidates that count up, level by level. */
function accepted(text: string, all: readonly Found[]): readonly Found[] {
  const delimiter = commonDelimiter(all);
  const counts: Record<Found['level'], Count> = {
    chapter: { next: 1, anew: false },
    section: { next: 1, anew: false },
    item: { next: 1, anew: false },
  };
  const clearFrom = nextClear(all);
  const taken: Found[] = [];
  for (const [i, marker] of all.entries()) {
    const { level, ordinal, clear } = marker;
    const count = counts[level];
    const due = ordinal === count.next || (count.anew && ordinal === 1);
    const near = clear && ordinal > count.next && ordinal <= count.next + MAX_GAP;
    const usual = level !== 'item' || marker.delimiter === delimiter || clear;
    if (!usual || (!due && !near)) {
      continue;
    }
    const last = taken.at(-1);
    // Without a mark before it, a number that is due is a marker behind a heading; a chapter's also where the text
    // lost its last mark, if the same number does not come again in a better place.
    const heading = last !== undefined && isHeading(text, last.end, marker.start);
    const only = level === 'chapter' && clearFrom(i, ordinal) === undefined;
    if (!clear && !heading && !only) {
      continue;
    }
    taken.push(marker);
    count.next = ordinal + 1;
    count.anew = false;
    if (level !== 'item') {
      counts.item.anew = true;
    }
    if (level === 'chapter') {
      counts.section.anew = true;
    }
  }
  return taken;
}

/** Whether words from one marker to the next are a heading without a mark. */
function isHeading(text: string, from: number, to: number): boolean {
  return to > from && to - from <= MAX_HEADING && !/[。！？；!?;]/.test(text.slice(from, to));
}

/** Finds the next candidate of the same chapter with a sentence's end before it, from an index on. */
function nextClear(all: readonly Found[]): (index: number, ordinal: number) => number | undefined {
  const places = new Map<number, number[]>();
  for (const [i, { level, ordinal, clear }] of all.entries()) {
    if (level === 'chapter' && clear) {
      const known = places.get(ordinal);
      if (known) {
        known.push(i);
      } else {
        places.set(ordinal, [i]);
      }
    }
  }
  return (index, ordinal) => {
    const last = places.get(ordinal)?.at(-1);
    return last !== undefined && last > index ? last : undefined;
  };
}

/** The mark behind most of the arabic numerals. */
function commonDelimiter(all: readonly Found[]): string {
  const counts = new Map<string, number>();
  for (const { level, delimiter } of all) {
    if (level === 'item') {
      counts.set(delimiter, (counts.get(delimiter) ?? 0) + 1);
    }
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '.';
}

/** Where the title begins and ends, and the words `附件` before it. */
function titleBreaks(front: string, isInside: (column: number) => boolean): readonly number[] {
  const columns: number[] = [];
  for (const match of front.matchAll(TITLE_END)) {
    const end = match.index + match[0].length;
    if (isInside(match.index) || /^[。，；、,;）)》”]/.test(front.slice(end))) {
      continue;
    }
    const from = titleStart(front, match.index);
    const title = front.slice(from, end);
    if (title.length > MAX_TITLE || !TITLE_YEAR.test(title) || !hasKind(title.trim())) {
      continue;
    }
    const attachment = ATTACHMENT.exec(front.slice(Math.max(0, from - 8), from));
    if (attachment) {
      columns.push(from - attachment[0].length);
    }
    // `附件：…` names what is attached, on the same line.
    if (!/[：:]$/.test(attachment?.[0] ?? '')) {
      columns.push(from);
    }
    columns.push(end);
  }
  return columns;
}

/** Where a title begins: behind the last mark before it, or behind `附件`. */
function titleStart(front: string, end: number): number {
  const from = Math.max(0, end - MAX_TITLE);
  const before = front.slice(from, end);
  const mark = /^[^]*[。！？；：，》”:;,]/.exec(before)?.[0].length ?? 0;
  const attachment =
    /^[^]*附件(?:\d{1,2}(?=(?:19|20)\d{2}年|\D)|[一二三四五六七八九十])?/.exec(before)?.[0].length ?? 0;
  return from + Math.max(mark, attachment);
}
