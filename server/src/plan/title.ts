import type { Line } from './line';
import { rangeInLine, type Range } from './position';

/** Kinds of plan a title ends with, `（征求意见稿）` and the like after them. */
const KIND =
  /(?:要点|计划|思路|安排|方案|打算|重点|重点工作|工作任务|清单|意见|规划|纲要|部署)(?:[（(〔【][^（(〔【]{1,20}[）)〕】])*$/;
const NOTICE_TITLE = /(?:的通知|通知书|的函|的请示|的报告)(?:[（(].{1,12}[）)])?$/;
const YEAR = /(?:^|[^\d])((?:19|20)\d{2})(?:[—/～~-]|至|学)?(?:\d{4})?[ \u3000]?学?年/;
const NUMERAL_YEAR = /([二一][〇○零Ｏ九一二三四五六七八]{3})学?年/;
const NUMERAL_DIGITS = '〇一二三四五六七八九';

/** What the name of an office ends with. */
const OFFICE =
  /(?:部|委|局|厅|司|处|科|署|院|校|[一二三四五六七八九十]中|中学|小学|大学|学院|幼儿园|委员会|党委|党组|政府|办公室|办公厅|办|中心|集团|公司|协会|联合会|学会|工会|常委会|管委会|红十字会|基金会|商会|理事会|董事会|社科联|工商联|侨联|文联|供销社|日报社|联社|海关|监狱|派出所|税务所|社区|开发区|高新区|市|县|区|镇|乡|团委|总局|分局|支队|大队|总队|国务院|中央|支部|总支|法院|检察院|银行|医院|研究所|研究院|气象台|博物馆|图书馆|总社|妇联|科协|残联|人大|政协|街道|领导小组|指挥部)$/;

/** Whether a trimmed line ends as the title of a plan does. */
export function hasKind(text: string): boolean {
  return KIND.test(text) && !isNoticeTitle(text);
}

/** Whether a trimmed line is the heading of a letter (`关于印发《…》的通知`), not of a plan. */
export function isNoticeTitle(text: string): boolean {
  return NOTICE_TITLE.test(text);
}

/** Whether a text names a year: `2021年`, `2009学年`, `二〇二一年`. */
export function hasYear(text: string): boolean {
  return YEAR.test(text) || NUMERAL_YEAR.test(text);
}

/** A year and the columns where its digits stand. */
export interface FoundYear {
  readonly year: number;
  readonly start: number;
  readonly end: number;
}

/** The first year a text names (1900–2099), in arabic or Chinese digits; undefined when it names none. */
export function findYear(text: string): FoundYear | undefined {
  const arabic = YEAR.exec(text);
  const chinese = NUMERAL_YEAR.exec(text);
  if (arabic?.[1] && (!chinese || arabic.index <= chinese.index)) {
    const start = arabic.index + arabic[0].indexOf(arabic[1]);
    return { year: Number(arabic[1]), start, end: start + 4 };
  }
  if (chinese?.[1]) {
    const digits = Array.from(chinese[1].replace(/[○零Ｏ]/g, '〇'), (digit) => NUMERAL_DIGITS.indexOf(digit));
    return { year: Number(digits.join('')), start: chinese.index, end: chinese.index + 4 };
  }
  return undefined;
}

/**
 * The year a title is about. `2025年工作总结和2026年工作要点` is about the later one; of any other two years the
 * first counts.
 */
export function yearOfTitle(title: string): number | null {
  const summary = title.indexOf('总结');
  const later = summary < 0 ? undefined : findYear(title.slice(summary));
  return (later ?? findYear(title))?.year ?? null;
}

/**
 * The office that issues a plan, read off its title: what stands before the year or before 关于, as far as it
 * ends like the name of an office. A topic that stands there (`数字广东建设2025年…`) is none.
 *
 * @returns null when the title names no office
 */
export function issuerOf(title: string): string | null {
  // With a slogan above, the title proper begins after the dash.
  const dash = title.search(/(?<![\d—－-])[—－-]{1,2}(?!\d)/);
  const proper = dash >= 0 && dash < title.length - 8 ? title.slice(dash).replace(/^[—－-]+/, '') : title;
  const year = findYear(proper);
  const about = proper.indexOf('关于');
  const stops = [year?.start ?? -1, about].filter((at) => at > 0);
  if (stops.length === 0) {
    return null;
  }
  const before = proper.slice(0, Math.min(...stops)).trim();
  for (let length = before.length; length >= 2; length--) {
    const name = before.slice(0, length);
    if (OFFICE.test(name) && !/^[全本我各]/.test(name)) {
      return name;
    }
  }
  return null;
}

/** Whether a trimmed line could be an office's name standing alone, as a signature does. */
export function isOffice(text: string): boolean {
  return text.length <= 40 && OFFICE.test(text);
}

/** Where a title's year is written, when one of its lines names it. */
export function yearRangeIn(
  lines: readonly Line[],
  from: number,
  to: number,
  year: number | null,
): Range | undefined {
  for (let i = from; i < to; i++) {
    const text = lines[i]?.text ?? '';
    for (let at = 0, found = findYear(text); found; found = findYear(text.slice(at))) {
      if (found.year === year) {
        return rangeInLine(i, at + found.start, at + found.end);
      }
      at += found.end;
    }
  }
  return undefined;
}
