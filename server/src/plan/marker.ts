import { isAnyDigit, isBlank, isDigit, isHan } from './chars';
import { circledValue, fromArabic, fromChinese, isChineseNumeral } from './ordinal';
import type { Level } from './tree';

/**
 * How sure the line alone makes us that its beginning is a marker. Users forgive no date taken for a list, so
 * everything but `firm` is left to the numbers around it.
 *
 * - `firm`: `一、` `（一）` `1.` `（1）` `①`, and their common misspellings;
 * - `doubtful`: may be running text (`2.5万…`, `一、二线城市…`, `3 月底…`); a marker only where its ordinal is due;
 * - `weak`: hardly a marker (`三加强…`, `（三加强…`); only where exactly this ordinal is missing between two others.
 */
export type Certainty = 'firm' | 'doubtful' | 'weak';

/** What is wrong with the way a marker is written, apart from its ordinal. */
export type MarkerFlaw =
  /** `一.` `一，` `1，`: another mark stands where 、 or . should (GB/T 15834-2011, B.3.2, B.3.3). */
  | 'delimiter'
  /** `三加强`, `3 加强`: no mark at all. */
  | 'delimiter-missing'
  /** `（一）、`: a mark after the bracket (B.3.4). */
  | 'delimiter-extra'
  /** `（三加强` or `三）加强`: one bracket is lost. */
  | 'bracket-lost'
  /** `〔三〕`, `【三】`: brackets of another kind. */
  | 'bracket-wrong'
  /** The form of another level: `2、` among `一、` and `三、`. */
  | 'foreign';

/** The beginning of a line read as a marker. Columns are UTF-16 units in the line. */
export interface Marker {
  readonly level: Level;
  /** The marker as written, from its first character to its delimiter or bracket: `一、` `（一）` `12．`. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Where the numeral alone stands. */
  readonly ordinalStart: number;
  readonly ordinalEnd: number;
  /** Column of the first character after the marker that is not blank (the line's length when there is none). */
  readonly bodyStart: number;
  /** Null for a numeral that is none: `十十`, `二十零`, `〇`. */
  readonly ordinal: number | null;
  /** The marker with `#` for its numeral; a single-character marker stands for itself as `㈠` `⒈` `⑴` `①`. */
  readonly shape: string;
  readonly flaw: MarkerFlaw | undefined;
  readonly certainty: Certainty;
}

const WRONG_DELIMITERS = '.．，,：:。;；､﹑丶·';
const CLOSING = '）)';
const ANY_CLOSING = '）)〕】]］}｝';
const ANY_OPENING = '（(〔【[［{｛';
/** What follows a bare numeral in running text far more often than in a heading whose mark was lost. */
const COUNTED =
  '是要年月日号个项大类级方批次期届条名位种款线体院百千万亿点成分倍多余来十部所家处轮路中来%％度届至到—-～~、．.';

/** No number goes on like this after a dot: `2.2020年…` is item 2, `11.5-6月份…` item 11. */
const DATED = /^(?:\d{4}年|\d{1,2}(?:[-—–~～至到]\d{1,2})?月)/;

/** A number by itself is a clause's or a date's: `1.2 目标`, `3.15.`, `2.5`. */
const CLAUSE = /^\d+(?:$|[.．](?!\d)|[\s\u3000](?![个家名项户]))/;
/**
 * The rest of a number that a line may begin with where a sentence was broken: `3.5亿元`, `1.2万平方米`, `2.0版`,
 * `95%`, `5.20日`. It is an item's text only where exactly that item is missing.
 */
const NUMBER = /^(?:0|\d+(?:[.．]\d|[万亿%％元倍公米吨千百亩平度小分寸日]|个百分点|[\s\u3000]))/;

/** Single-character markers: the first of the block, the greatest ordinal, its level and shape. */
const SINGLE = [
  { first: 0x3220, count: 10, level: 'section', shape: '㈠' },
  { first: 0x3280, count: 10, level: 'section', shape: '㊀' },
  { first: 0x2488, count: 20, level: 'item', shape: '⒈' },
  { first: 0x2474, count: 20, level: 'point', shape: '⑴' },
] as const;

/**
 * Reads the marker a line begins with, if it begins with anything that could be one.
 *
 * @param text the line without its terminator
 * @param start column of its first character that is not blank
 */
export function scanMarker(text: string, start: number): Marker | undefined {
  const code = text.charCodeAt(start);
  if (ANY_OPENING.includes(text.charAt(start)) && start < text.length) {
    return scanBracketed(text, start);
  }
  if (isChineseNumeral(code)) {
    return scanChinese(text, start);
  }
  if (isAnyDigit(code)) {
    return scanArabic(text, start);
  }
  return code >= 0x2460 && code < 0x3300 ? scanSingle(text, start, code) : undefined;
}

function build(
  text: string,
  level: Level,
  [start, ordinalStart, ordinalEnd, end]: readonly [number, number, number, number],
  ordinal: number | null,
  certainty: Certainty,
  flaw?: MarkerFlaw,
  shape = text.slice(start, ordinalStart) + '#' + text.slice(ordinalEnd, end),
): Marker {
  return {
    level,
    text: text.slice(start, end),
    start,
    end,
    ordinalStart,
    ordinalEnd,
    bodyStart: skipBlanks(text, end),
    ordinal,
    shape,
    flaw,
    certainty,
  };
}

function skipBlanks(text: string, from: number): number {
  let at = from;
  while (at < text.length && isBlank(text.charCodeAt(at))) {
    at++;
  }
  return at;
}

function runOf(text: string, from: number, test: (code: number) => boolean): number {
  let at = from;
  // No numeral is longer; a hostile line of a million digits is left after a few.
  const limit = Math.min(text.length, from + 8);
  while (at < limit && test(text.charCodeAt(at))) {
    at++;
  }
  return at;
}

/** `（一）`, `（1）`, either bracket of either width; any other kind of bracket may stand for one by mistake. */
function scanBracketed(text: string, start: number): Marker | undefined {
  const from = skipBlanks(text, start + 1);
  const chinese = isChineseNumeral(text.charCodeAt(from));
  const to = runOf(text, from, chinese ? isChineseNumeral : isAnyDigit);
  const numeral = text.slice(from, to);
  const ordinal = (chinese ? fromChinese(numeral) : fromArabic(numeral)) ?? null;
  const level = chinese ? 'section' : 'point';
  const close = skipBlanks(text, to);
  const closing = text.charAt(close);
  const round = '（('.includes(text.charAt(start));
  if (
    ordinal !== null &&
    closing !== '' &&
    ANY_CLOSING.includes(closing) &&
    !(round && CLOSING.includes(closing))
  ) {
    return build(text, level, [start, from, to, close + 1], ordinal, 'weak', 'bracket-wrong');
  }
  if (!round) {
    return undefined;
  }
  if (to > from && closing !== '' && CLOSING.includes(closing)) {
    // （二〇二五）, （2021）: a year, or anything else that no plan counts up to.
    if (ordinal === null && (!chinese || numeral.length > 3)) {
      return undefined;
    }
    const next = text.charAt(close + 1);
    const extra = next !== '' && (CLOSING.includes(next) || next === '、' || WRONG_DELIMITERS.includes(next));
    const end = close + (extra ? 2 : 1);
    return build(text, level, [start, from, to, end], ordinal, 'firm', extra ? 'delimiter-extra' : undefined);
  }
  if (ordinal === null || closing === '' || COUNTED.includes(closing)) {
    return undefined;
  }
  // A bracket that is closed further on belongs to the text; one that never is has lost its partner here.
  const lost = !text.includes('）', to) && !text.includes(')', to);
  return build(text, level, [start, from, to, to], ordinal, lost ? 'doubtful' : 'weak', 'bracket-lost');
}

/** `一、` and its misspellings. */
function scanChinese(text: string, start: number): Marker | undefined {
  const to = runOf(text, start, isChineseNumeral);
  const numeral = text.slice(start, to);
  const ordinal = fromChinese(numeral) ?? null;
  const mark = markColumn(text, to);
  const delimiter = text.charAt(mark);
  const at = [start, start, to, mark + 1] as const;
  if (delimiter === '、') {
    if (ordinal === null) {
      // 五一、三八、一二 are days and counts; only what is made of tens or zeros was meant to be an ordinal.
      const meant = numeral.length <= 3 && /[十零〇○廿卅]/.test(numeral);
      return meant ? build(text, 'chapter', at, null, 'firm') : undefined;
    }
    if (isExtraMark(text, mark + 1)) {
      return build(text, 'chapter', [start, start, to, mark + 2], ordinal, 'firm', 'delimiter-extra');
    }
    return build(text, 'chapter', at, ordinal, countsOn(text, mark + 1, ordinal, true) ? 'doubtful' : 'firm');
  }
  if (ordinal === null || delimiter === '') {
    return undefined;
  }
  if (WRONG_DELIMITERS.includes(delimiter)) {
    // `五.一` and `三·八` are days; `一，` may begin a sentence.
    const dot = delimiter === '.' || delimiter === '．';
    const firm = dot && !isChineseNumeral(text.charCodeAt(mark + 1));
    return build(text, 'chapter', at, ordinal, firm ? 'firm' : 'doubtful', 'delimiter');
  }
  if (CLOSING.includes(delimiter)) {
    return build(text, 'section', at, ordinal, 'doubtful', 'bracket-lost');
  }
  return scanBare(text, 'chapter', start, to, ordinal);
}

/** `1.` and its misspellings; what looks like a decimal, a date or a version only where the scheme wants it. */
function scanArabic(text: string, start: number): Marker | undefined {
  const to = runOf(text, start, isAnyDigit);
  const ordinal = fromArabic(text.slice(start, to)) ?? null;
  if (ordinal === null || to >= text.length) {
    return undefined;
  }
  const mark = markColumn(text, to);
  const delimiter = text.charAt(mark);
  const next = text.charCodeAt(mark + 1);
  const at = [start, start, to, mark + 1] as const;
  if (delimiter === '.' || delimiter === '．' || delimiter === '、') {
    if (isExtraMark(text, mark + 1)) {
      return build(text, 'item', [start, start, to, mark + 2], ordinal, 'firm', 'delimiter-extra');
    }
    if (delimiter === '、') {
      return build(text, 'item', at, ordinal, countsOn(text, mark + 1, ordinal, false) ? 'doubtful' : 'firm');
    }
    return isDigit(next) ? scanNumber(text, at, ordinal) : build(text, 'item', at, ordinal, 'firm');
  }
  if (CLOSING.includes(delimiter)) {
    return build(text, 'item', at, ordinal, 'firm');
  }
  if (WRONG_DELIMITERS.includes(delimiter)) {
    // `1,000` is a number; a full-width mark parts no thousands.
    const number = isDigit(next) && ',:;'.includes(delimiter);
    return number ? undefined : build(text, 'item', at, ordinal, 'doubtful', 'delimiter');
  }
  return scanBare(text, 'item', start, to, ordinal);
}

/** `2.2020年…`, `2.5亿元…`, `2.0版…`: a dot between digits. */
function scanNumber(
  text: string,
  at: readonly [number, number, number, number],
  ordinal: number,
): Marker | undefined {
  const rest = text.slice(at[3], at[3] + 12);
  if (CLAUSE.test(rest)) {
    return undefined;
  }
  const certainty = DATED.test(rest) ? 'firm' : NUMBER.test(rest) ? 'weak' : 'doubtful';
  return build(text, 'item', at, ordinal, certainty);
}

/** The column of the mark behind a numeral: right behind it, or after blanks as PDF files leave them. */
function markColumn(text: string, to: number): number {
  const after = skipBlanks(text, to);
  return '、.．'.includes(text.charAt(after)) && after - to <= 2 && after < text.length ? after : to;
}

/** Whether a second mark stands behind a marker's own: `二、、`, `3..`. */
function isExtraMark(text: string, at: number): boolean {
  const next = text.charAt(at);
  return next !== '' && '、.．，。：'.includes(next) && !isDigit(text.charCodeAt(at + 1));
}

/** A numeral with no mark after it: `三 加强` is doubtful, `三加强` weak. */
function scanBare(
  text: string,
  level: Level,
  start: number,
  to: number,
  ordinal: number,
): Marker | undefined {
  const body = skipBlanks(text, to);
  const next = text.charCodeAt(body);
  if (!(isHan(next) || next === 0x201c || next === 0x300a)) {
    return undefined;
  }
  // `3 大类` is hardly written; `3大类` is everywhere.
  if (body === to && COUNTED.includes(text.charAt(body))) {
    return undefined;
  }
  return build(
    text,
    level,
    [start, start, to, to],
    ordinal,
    body > to ? 'doubtful' : 'weak',
    'delimiter-missing',
  );
}

/** `①`, and the single characters ㈠ ⒈ ⑴ of old word processors. */
function scanSingle(text: string, start: number, code: number): Marker | undefined {
  const at = [start, start, start + 1, start + 1] as const;
  const circled = circledValue(code);
  if (circled !== undefined) {
    const next = text.charAt(start + 1);
    const extra = next !== '' && (next === '、' || WRONG_DELIMITERS.includes(next));
    return extra
      ? build(text, 'point', [start, start, start + 1, start + 2], circled, 'firm', 'delimiter-extra', '①')
      : build(text, 'point', at, circled, 'firm', undefined, '①');
  }
  for (const { first, count, level, shape } of SINGLE) {
    if (code >= first && code < first + count) {
      return build(text, level, at, code - first + 1, 'firm', undefined, shape);
    }
  }
  return undefined;
}

/**
 * A single-character marker with another ordinal, of the block that a character belongs to: ㈢ for ㈠ and 3.
 *
 * @param code UTF-16 unit of one of ㈠ ㊀ ⒈ ⑴
 * @returns undefined for any other character, and beyond the block's end
 */
export function singleMarkerOf(code: number, ordinal: number): string | undefined {
  const block = SINGLE.find(({ first, count }) => code >= first && code < first + count);
  return block && ordinal >= 1 && ordinal <= block.count
    ? String.fromCharCode(block.first + ordinal - 1)
    : undefined;
}

/**
 * Whether the text after a delimiter goes on with the next numeral: `一、二线城市`, `1、2号楼`. Both are written alike:
 * `一、2.` is a chapter and an item on one line.
 */
function countsOn(text: string, from: number, ordinal: number, chinese: boolean): boolean {
  const code = text.charCodeAt(from);
  if (chinese) {
    const to = isChineseNumeral(code) ? runOf(text, from, isChineseNumeral) : from;
    return fromChinese(text.slice(from, to)) === ordinal + 1;
  }
  return isAnyDigit(code) && fromArabic(text.slice(from, runOf(text, from, isAnyDigit))) === ordinal + 1;
}
