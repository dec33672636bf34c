import { digits, only, run, type WriteNumber } from './latin';

/**
 * Chinese, Japanese and Korean numbers of ST_NumberFormat (ISO/IEC 29500-1, 17.18.59), with Word's departures from it
 * ([MS-OI29500] 2.1.540).
 */

/** How a family of numerals counts. */
interface Numerals {
  /** 0 to 9. */
  readonly digits: string;
  /** Ten, hundred, thousand, ten thousand. */
  readonly units: string;
  /** Whether a run of zeros between two digits is written, as one zero. */
  readonly zeros: boolean;
  /**
   * Where the one before a unit is written: everywhere (`壹拾`), everywhere but in the numbers 10 to 19 (`十一`,
   * `一百一十`), or only before ten thousand (`百十`).
   */
  readonly ones: 'all' | 'unlessTeen' | 'tenThousand';
}

/** One ten thousand of ten thousands is more than any list has. */
const MAX_COUNTED = 99_999_999;

/** 101 -> `一百〇一`: digits with their units, in groups of four. */
function counting(numerals: Numerals): WriteNumber {
  const zero = numerals.digits.charAt(0);
  /** @param value from 1 to 9,999 */
  const group = (value: number, teen: boolean, first: boolean): string => {
    let text = '';
    let gap = !first && value < 1000;
    for (let place = 3; place >= 0; place--) {
      const digit = Math.trunc(value / 10 ** place) % 10;
      if (digit === 0) {
        gap ||= text !== '';
        continue;
      }
      const silent =
        digit === 1 &&
        place > 0 &&
        (numerals.ones === 'tenThousand' || (numerals.ones === 'unlessTeen' && teen));
      text += gap && numerals.zeros ? zero : '';
      text +=
        (silent ? '' : numerals.digits.charAt(digit)) + (place > 0 ? numerals.units.charAt(place - 1) : '');
      gap = false;
    }
    return text;
  };
  return (value) => {
    if (value < 0 || value > MAX_COUNTED) {
      return undefined;
    }
    if (value === 0) {
      return zero;
    }
    const high = Math.trunc(value / 10_000);
    const low = value % 10_000;
    const above = high > 0 ? group(high, high < 20, true) + numerals.units.charAt(3) : '';
    return above + (low > 0 ? group(low, value < 20, high === 0) : '');
  };
}

/** 1 to 99 with tens (`十一`, `二十`), from 100 on digit by digit (`一○○`). */
function countingToHundred(characters: string): WriteNumber {
  const byDigits = digits(characters);
  const byTens = counting({ digits: characters, units: '十百千万', zeros: true, ones: 'unlessTeen' });
  return (value) => (value < 100 ? byTens(value) : byDigits(value));
}

const HAN = '一二三四五六七八九';
const STEMS = '甲乙丙丁戊己庚辛壬癸';
const BRANCHES = '子丑寅卯辰巳午未申酉戌亥';
const HANGUL = '영일이삼사오육칠팔구';

const koreanCounting = counting({ digits: HANGUL, units: '십백천만', zeros: false, ones: 'tenThousand' });
const KOREAN_ONES = ['', '하나', '둘', '셋', '넷', '다섯', '여섯', '일곱', '여덟', '아홉'];
const KOREAN_TENS = ['', '열', '스물', '서른', '마흔', '쉰', '예순', '일흔', '여든', '아흔'];

/** Native words up to 99, then as `koreanCounting`. */
function koreanLegal(value: number): string | undefined {
  return value < 1 || value > 99
    ? koreanCounting(value)
    : (KOREAN_TENS[Math.trunc(value / 10)] ?? '') + (KOREAN_ONES[value % 10] ?? '');
}

/** Digit by digit, with a unit for ten thousand: 10305 -> `一万〇三〇五`. */
function digitalTenThousand(value: number): string | undefined {
  const write = digits(`〇${HAN}`);
  if (value < 10_000) {
    return write(value);
  }
  const low = String(value % 10_000).padStart(4, '0');
  return `${write(Math.trunc(value / 10_000)) ?? ''}万${low.replace(/\d/g, (digit) => write(Number(digit)) ?? '')}`;
}

/** Stems and branches together, sixty of them: `甲子`, `乙丑` … and from the first again. */
function stemAndBranch(value: number): string | undefined {
  return value < 1 ? undefined : STEMS.charAt((value - 1) % 10) + BRANCHES.charAt((value - 1) % 12);
}

/** By the names of ST_NumberFormat. */
export const CHINESE: Readonly<Record<string, WriteNumber>> = {
  chineseCounting: countingToHundred(`○${HAN}`),
  taiwaneseCounting: countingToHundred(`○${HAN}`),
  // The standard writes 零 between digits, Word 〇.
  chineseCountingThousand: counting({
    digits: `〇${HAN}`,
    units: '十百千万',
    zeros: true,
    ones: 'unlessTeen',
  }),
  taiwaneseCountingThousand: counting({
    digits: `零${HAN}`,
    units: '十百千萬',
    zeros: true,
    ones: 'unlessTeen',
  }),
  chineseLegalSimplified: counting({
    digits: '零壹贰叁肆伍陆柒捌玖',
    units: '拾佰仟万',
    zeros: true,
    ones: 'all',
  }),
  ideographLegalTraditional: counting({
    digits: '零壹貳參肆伍陸柒捌玖',
    units: '拾佰仟萬',
    zeros: true,
    ones: 'all',
  }),
  ideographDigital: digits(`〇${HAN}`),
  taiwaneseDigital: digits(`○${HAN}`),
  ideographTraditional: only(STEMS),
  ideographZodiac: only(BRANCHES),
  ideographZodiacTraditional: stemAndBranch,
  // The standard describes circles, Word writes parentheses ([MS-OI29500] 2.1.540 a).
  ideographEnclosedCircle: only(run(0x3220, 10).join('')),
  japaneseCounting: counting({ digits: `〇${HAN}`, units: '十百千万', zeros: false, ones: 'tenThousand' }),
  japaneseLegal: counting({ digits: '〇壱弐参四伍六七八九', units: '拾百阡萬', zeros: false, ones: 'all' }),
  japaneseDigitalTenThousand: digitalTenThousand,
  koreanCounting,
  koreanDigital: digits(HANGUL),
  koreanDigital2: digits(`零${HAN}`),
  koreanLegal,
};
