import type { LeftYear } from './years';
import { yearsIn } from './years';

/** What is written behind a year that is a deadline: `2025年底前`, `2025年6月30日前`, `2025年上半年`. */
const TAIL =
  /^(?:[上下]半年|第?[一二三四]季度|\d{1,2}月(?:\d{1,2}日|[初中底末])?|年?[初中底末])?(?:之前|以前|前)?/;
/** UTF-16 units that the longest tail takes. */
const TAIL_REACH = 12;
/** A five-year plan by its number. The tenth ran to 2005, the fourteenth to 2025. */
const PERIOD = /(十[一二三四五六七八九]?)五(?=[”"’》]|规划|时期|期间|期末|末|收官)/g;
const NUMBERS = '一二三四五六七八九';
const TENTH_ENDED = 2005;
/** What belongs to one year alone, and is left behind in the next year's plan: `建党100周年`, `“十五五”开局之年`. */
const OCCASION = /[\d〇○零一二三四五六七八九十百]{1,5}周年|(?:开局|起步|收官|决胜)之年/g;
/** Five-year plans have stood in quotation marks, and documents in 《》, since long before the plans that are read. */
const NAME = /《[^《》\n]*》|“[^“”\n]*”/g;

/**
 * What of a carried paragraph may have gone out of date between two plans, as written: words like 去年; years and
 * deadlines since the year before the earlier plan; anniversaries and the like; ranges, five-year plans and names that bear a year, where they
 * ended with the earlier plan's year or after it. What was history when the earlier plan was written still is, and
 * what lies in the new plan's year or beyond still holds.
 *
 * Takes linear time.
 *
 * @param text the paragraph as it was
 * @param left what `carryYears` left in it
 * @param from the earlier plan's year; null when it is not known
 * @param to the new plan's year
 */
export function doubtsIn(
  text: string,
  left: readonly LeftYear[],
  from: number | null,
  to: number,
): readonly string[] {
  if (from === to) {
    return [];
  }
  const oldest = from ?? 0;
  const passed = (year: number, since: number): boolean => year >= since && year < to;
  const found: { readonly at: number; readonly words: string }[] = [];
  for (const { at, words, year } of left) {
    const range = /[-—–~～至到]/.test(words);
    if (year === undefined) {
      found.push({ at, words });
    } else if (passed(year, range ? oldest : oldest - 1)) {
      const end = at + words.length;
      found.push({ at, words: words + (TAIL.exec(text.slice(end, end + TAIL_REACH))?.[0] ?? '') });
    }
  }
  for (const name of text.matchAll(NAME)) {
    for (const { at, words, year } of yearsIn(name[0])) {
      if (year !== undefined && passed(year, oldest)) {
        found.push({ at: name.index + at, words });
      }
    }
  }
  for (const { index, 0: words, 1: number = '' } of text.matchAll(PERIOD)) {
    const ended = TENTH_ENDED + 5 * (NUMBERS.indexOf(number.charAt(1)) + 1);
    if (passed(ended, oldest)) {
      found.push({ at: index, words });
    }
  }
  for (const { index, 0: words } of text.matchAll(OCCASION)) {
    found.push({ at: index, words });
  }
  found.sort((a, b) => a.at - b.at);
  return [...new Set(found.map(({ words }) => words))];
}
