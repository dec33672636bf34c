/**
 * Ordinals of chapters, sections, items and points: 1–99 in Chinese, arabic and circled form.
 *
 * Written by hand because libraries are silently wrong on 廿 and 两 (measured before building); a plan's
 * ordinals are few and strict, and what is not one of them must be told from what is.
 */

/** The greatest ordinal that is read or written. */
export const MAX_ORDINAL = 99;

const DIGITS = '零一二三四五六七八九';
/** Circled numbers of Unicode: ①–⑳, ㉑–㉟, ㊱–㊿. There are none beyond 50. */
const CIRCLED_BLOCKS = [
  { first: 0x2460, from: 1, to: 20 },
  { first: 0x3251, from: 21, to: 35 },
  { first: 0x32b1, from: 36, to: 50 },
] as const;

/**
 * The Chinese numeral of an ordinal: `1` -> `一`, `10` -> `十`, `21` -> `二十一`.
 *
 * @param ordinal whole number from 1 to 99
 * @returns undefined for any other number
 */
export function toChinese(ordinal: number): string | undefined {
  if (!Number.isInteger(ordinal) || ordinal < 1 || ordinal > MAX_ORDINAL) {
    return undefined;
  }
  const tens = Math.trunc(ordinal / 10);
  const ones = ordinal % 10;
  return (
    (tens > 1 ? DIGITS.charAt(tens) : '') + (tens > 0 ? '十' : '') + (ones > 0 ? DIGITS.charAt(ones) : '')
  );
}

/**
 * Reads a Chinese numeral written as an ordinal is: `十二`, `二十`, `九十九`, and the older `廿一`, `卅`.
 *
 * @returns the number from 1 to 99, or undefined when it is none: `十十`, `二十零`, `〇`, `一二`, `两`
 */
export function fromChinese(numeral: string): number | undefined {
  let rest = numeral;
  let tens = 0;
  const first = rest.charAt(0);
  if (first === '廿' || first === '卅') {
    tens = first === '廿' ? 2 : 3;
    rest = rest.slice(1);
  } else {
    const ten = rest.indexOf('十');
    if (ten === 0) {
      tens = 1;
      rest = rest.slice(1);
    } else if (ten === 1) {
      tens = DIGITS.indexOf(first);
      // 一十 is how a clerk writes a sum, not an ordinal; 零十 is nothing at all.
      if (tens < 2) {
        return undefined;
      }
      rest = rest.slice(2);
    }
  }
  if (rest === '') {
    return tens > 0 ? tens * 10 : undefined;
  }
  const ones = rest.length === 1 ? DIGITS.indexOf(rest) : -1;
  return ones > 0 ? tens * 10 + ones : undefined;
}

/** Whether a UTF-16 unit may stand in a Chinese numeral, well formed or not (〇 and ○ for zero included). */
export function isChineseNumeral(code: number): boolean {
  switch (code) {
    case 0x4e00: // 一
    case 0x4e8c: // 二
    case 0x4e09: // 三
    case 0x56db: // 四
    case 0x4e94: // 五
    case 0x516d: // 六
    case 0x4e03: // 七
    case 0x516b: // 八
    case 0x4e5d: // 九
    case 0x5341: // 十
    case 0x96f6: // 零
    case 0x3007: // 〇
    case 0x25cb: // ○
    case 0x5eff: // 廿
    case 0x5345: // 卅
      return true;
    default:
      return false;
  }
}

/**
 * Reads an arabic ordinal of one or two digits, half- or full-width: `7`, `12`, `１２`.
 *
 * @returns the number from 1 to 99; undefined for anything else, `0` and `07` included
 */
export function fromArabic(numeral: string): number | undefined {
  if (numeral.length < 1 || numeral.length > 2) {
    return undefined;
  }
  let value = 0;
  for (let i = 0; i < numeral.length; i++) {
    const code = numeral.charCodeAt(i);
    const digit = code >= 0xff10 ? code - 0xff10 : code - 0x30;
    if (digit < 0 || digit > 9 || (i === 0 && digit === 0)) {
      return undefined;
    }
    value = value * 10 + digit;
  }
  return value;
}

/** The arabic form of an ordinal; undefined unless it is a whole number from 1 to 99. */
export function toArabic(ordinal: number): string | undefined {
  return Number.isInteger(ordinal) && ordinal >= 1 && ordinal <= MAX_ORDINAL ? String(ordinal) : undefined;
}

/** The circled form, ①–㊿. Undefined beyond 50: Unicode has no such character. */
export function toCircled(ordinal: number): string | undefined {
  const block = CIRCLED_BLOCKS.find(({ from, to }) => ordinal >= from && ordinal <= to);
  return block && Number.isInteger(ordinal)
    ? String.fromCharCode(block.first + ordinal - block.from)
    : undefined;
}

/** Reads one circled character, ①–㊿; undefined for any other text. */
export function fromCircled(numeral: string): number | undefined {
  if (numeral.length !== 1) {
    return undefined;
  }
  return circledValue(numeral.charCodeAt(0));
}

/** The value of a circled character given by its UTF-16 unit; undefined for any other. */
export function circledValue(code: number): number | undefined {
  for (const { first, from, to } of CIRCLED_BLOCKS) {
    if (code >= first && code <= first + to - from) {
      return code - first + from;
    }
  }
  return undefined;
}
