/** A numeral as ordinals and mentions of them are written, or the text between two of them. */
const NUMERAL =
  /[\d０-９〇○零一二三四五六七八九十廿卅\u2460-\u249b\u3220-\u3229\u3251-\u325f\u3280-\u3289\u32b1-\u32bf]+/g;

/**
 * Where a column of a line is when numerals in it have changed, and nothing else: the same character for a text, the
 * end of the numeral at most for one inside a numeral. Takes linear time.
 */
export function columnAlong(before: string, after: string, column: number): number {
  const was = before.matchAll(NUMERAL);
  const is = after.matchAll(NUMERAL);
  let shift = 0;
  for (const numeral of was) {
    const other = is.next().value;
    if (!other || numeral.index >= column) {
      break;
    }
    const length = other[0].length;
    const inside = column - numeral.index;
    if (inside < numeral[0].length) {
      return other.index + Math.min(inside, length);
    }
    shift = other.index + length - numeral.index - numeral[0].length;
  }
  return Math.min(column + shift, after.length);
}
