import assert from 'node:assert/strict';
import fc from 'fast-check';
import { formatOfNfc, writeNumber } from '../../../../server/src/archive/readers/numbering/formats';

/** Numbers with what they are in a form, as `1 一, 2 二`. */
type Samples = Readonly<Record<string, string>>;

/** ISO/IEC 29500-1, 17.18.59, with Word's departures from it where [MS-OI29500] 2.1.540 names them. */
const ARABIC: Samples = {
  decimal: '0 0, 1 1, 2 2, 10 10, 21 21, 12345 12345',
  decimalHalfWidth: '1 1, 10 10',
  decimalZero: '1 01, 2 02, 9 09, 10 10, 99 99, 100 100',
  decimalFullWidth: '1 １, 9 ９, 10 １０, 123 １２３',
  decimalFullWidth2: '1 １, 9 ９, 10 １０, 123 １２３',
  decimalEnclosedCircle: '1 ①, 2 ②, 10 ⑩, 11 ⑪, 20 ⑳, 21 21, 50 50',
  decimalEnclosedCircleChinese: '1 ①, 9 ⑨, 10 ⑩, 11 11',
  decimalEnclosedFullstop: '1 ⒈, 9 ⒐, 10 ⒑, 20 ⒛, 21 21',
  decimalEnclosedParen: '1 ⑴, 9 ⑼, 10 ⑽, 20 ⒇, 21 21',
  numberInDash: '1 - 1 -, 12 - 12 -',
  hex: '9 9, 10 A, 15 F, 16 10, 255 FF',
  bahtText: '1 1, 12 12',
};

const LATIN: Samples = {
  upperRoman: '1 I, 2 II, 3 III, 4 IV, 8 VIII, 9 IX, 10 X, 18 XVIII, 49 XLIX, 1999 MCMXCIX, 4000 MMMM',
  lowerRoman: '1 i, 4 iv, 9 ix, 14 xiv, 40 xl, 90 xc',
  upperLetter: '1 A, 26 Z, 27 AA, 28 BB, 52 ZZ, 53 AAA, 54 BBB',
  lowerLetter: '1 a, 2 b, 26 z, 27 aa, 28 bb, 52 zz, 53 aaa',
  ordinal: '1 1st, 2 2nd, 3 3rd, 4 4th, 11 11th, 12 12th, 13 13th, 21 21st, 112 112th, 123 123rd',
  cardinalText:
    '1 One, 10 Ten, 19 Nineteen, 20 Twenty, 21 Twenty-one, 100 One hundred, 1001 One thousand one',
  ordinalText: '1 First, 2 Second, 12 Twelfth, 20 Twentieth, 21 Twenty-first, 40 Fortieth, 100 One hundredth',
  chicago: '1 *, 2 †, 3 ‡, 4 §, 5 **, 6 ††, 9 ***',
};

const CHINESE: Samples = {
  // Tens up to 99; from 100 on digit by digit, with U+25CB for zero ([MS-DOCX] 2.4).
  chineseCounting:
    '1 一, 2 二, 10 十, 11 十一, 19 十九, 20 二十, 21 二十一, 99 九十九, 100 一○○, 101 一○一, 123 一二三',
  chineseCountingThousand:
    '1 一, 10 十, 11 十一, 20 二十, 100 一百, 101 一百〇一, 110 一百一十, 111 一百一十一, 1000 一千, 1001 一千〇一, 10010 一万〇一十',
  chineseLegalSimplified:
    '1 壹, 2 贰, 3 叁, 4 肆, 5 伍, 6 陆, 7 柒, 8 捌, 9 玖, 10 壹拾, 21 贰拾壹, 101 壹佰零壹',
  ideographDigital: '1 一, 9 九, 10 一〇, 20 二〇, 100 一〇〇, 101 一〇一',
  ideographTraditional: '1 甲, 2 乙, 3 丙, 4 丁, 5 戊, 6 己, 7 庚, 8 辛, 9 壬, 10 癸, 11 11',
  ideographZodiac: '1 子, 2 丑, 3 寅, 4 卯, 5 辰, 6 巳, 7 午, 8 未, 9 申, 10 酉, 11 戌, 12 亥, 13 13',
  ideographZodiacTraditional: '1 甲子, 2 乙丑, 10 癸酉, 11 甲戌, 12 乙亥, 13 丙子, 60 癸亥, 61 甲子',
  ideographLegalTraditional:
    '1 壹, 2 貳, 3 參, 6 陸, 10 壹拾, 100 壹佰, 1000 壹仟, 10000 壹萬, 10001 壹萬零壹',
  // Parentheses in Word, circles in the standard ([MS-OI29500] 2.1.540 a).
  ideographEnclosedCircle: '1 ㈠, 2 ㈡, 10 ㈩, 11 11',
  taiwaneseCounting: '1 一, 10 十, 11 十一, 20 二十, 100 一○○',
  taiwaneseCountingThousand: '1 一, 10 十, 20 二十, 101 一百零一, 10000 一萬',
  taiwaneseDigital: '1 一, 10 一○, 11 一一, 100 一○○',
};

const JAPANESE_AND_KOREAN: Samples = {
  japaneseCounting: '1 一, 10 十, 11 十一, 20 二十, 100 百, 101 百一, 111 百十一, 1000 千, 10000 一万',
  japaneseLegal: '1 壱, 2 弐, 3 参, 5 伍, 10 壱拾, 100 壱百, 1000 壱阡, 10000 壱萬',
  japaneseDigitalTenThousand: '1 一, 10 一〇, 1234 一二三四, 10305 一万〇三〇五',
  // Word begins again after the last, where the standard repeats ([MS-OI29500] 2.1.540 c).
  aiueo: '1 ｱ, 2 ｲ, 46 ﾝ, 47 ｱ',
  aiueoFullWidth: '1 ア, 2 イ, 46 ン, 47 ア',
  iroha: '1 ｲ, 2 ﾛ, 3 ﾊ',
  irohaFullWidth: '1 イ, 2 ロ, 3 ハ',
  koreanDigital: '1 일, 9 구, 10 일영',
  koreanDigital2: '1 一, 10 一零',
  koreanCounting: '1 일, 10 십, 21 이십일, 100 백, 10000 일만',
  koreanLegal: '1 하나, 2 둘, 10 열, 11 열하나, 20 스물, 99 아흔아홉, 100 백',
  ganada: '1 가, 14 하, 15 가',
  chosung: '1 ㄱ, 14 ㅎ, 15 ㄱ',
};

const OTHER: Samples = {
  hebrew1: '1 א, 10 י, 11 יא, 15 טו, 16 טז, 20 כ, 100 ק, 393 א',
  hebrew2: '1 א, 11 כ, 22 ת, 23 תא',
  arabicAlpha: '1 أ, 2 ب, 3 ت, 29 أأ, 393 أ',
  arabicAbjad: '1 أ, 2 ب, 3 ج, 393 أ',
  // The two have each other's letters in Word ([MS-OI29500] 2.1.540 b).
  hindiVowels: '1 क, 2 ख, 3 ग',
  hindiConsonants: '1 अ, 2 आ, 3 इ',
  hindiNumbers: '1 १, 10 १०',
  thaiLetters: '1 ก, 2 ข, 41 ฮ, 42 กก',
  thaiNumbers: '1 ๑, 10 ๑๐',
  thaiCounting: '1 หนึ่ง, 10 สิบ, 11 สิบเอ็ด, 21 ยี่สิบเอ็ด',
  vietnameseCounting: '1 một, 10 mười, 15 mười lăm, 21 hai mươi mốt, 101 một trăm lẻ một',
  russianLower: '1 а, 9 и, 10 к, 29 я, 30 аа',
  russianUpper: '1 А, 29 Я, 30 АА',
};

function check(samples: Samples): void {
  for (const [format, list] of Object.entries(samples)) {
    it(format, () => {
      const pairs = list.split(', ').map((pair) => /^(\d+) (.*)$/.exec(pair)?.slice(1) ?? []);
      assert.deepEqual(
        pairs.map(([value]) => [value, writeNumber(Number(value), format).text]),
        pairs,
      );
      assert.ok(writeNumber(1, format).known);
    });
  }
}

describe('writeNumber (ISO/IEC 29500-1, 17.18.59)', () => {
  describe('arabic digits', () => check(ARABIC));
  describe('Latin letters and words', () => check(LATIN));
  describe('Chinese', () => check(CHINESE));
  describe('Japanese and Korean', () => check(JAPANESE_AND_KOREAN));
  describe('other scripts', () => check(OTHER));

  it('writes nothing for none and bullets', () => {
    assert.deepEqual(writeNumber(3, 'none'), { text: '', known: true });
    assert.deepEqual(writeNumber(3, 'bullet'), { text: '', known: true });
  });

  it('writes arabic digits for a form it does not know, and says so', () => {
    for (const format of ['hindiCounting', 'dollarText', 'custom', 'klingon', '', '%1', 'constructor']) {
      assert.deepEqual(writeNumber(12, format), { text: '12', known: false }, format);
    }
  });

  it('writes arabic digits for numbers that a form cannot write', () => {
    assert.equal(writeNumber(0, 'decimalEnclosedCircle').text, '0');
    assert.equal(writeNumber(-3, 'chineseCountingThousand').text, '-3');
    assert.equal(writeNumber(40_000, 'upperRoman').text, '40000');
    assert.equal(writeNumber(781, 'lowerLetter').text, '781');
    assert.equal(writeNumber(780, 'lowerLetter').text, 'z'.repeat(30));
  });

  it('writes zero in the forms that have one', () => {
    const zeros = ['decimalZero', 'chineseCounting', 'chineseCountingThousand', 'chineseLegalSimplified'];
    assert.deepEqual(
      zeros.map((format) => writeNumber(0, format).text),
      ['00', '○', '〇', '零'],
    );
    assert.equal(writeNumber(0, 'upperLetter').text, '');
    assert.equal(writeNumber(0, 'upperRoman').text, '');
  });

  describe('patterns of custom forms (17.9.17, [MS-DOCX] 2.4)', () => {
    const patterns: readonly [pattern: string, value: number, text: string][] = [
      ['001, 002, 003, ...', 7, '007'],
      ['0001, 0002, 0003, ...', 12, '0012'],
      ['00001, 00002, 00003, …', 123, '00123'],
      ['01, 02, 03, ...', 10, '10'],
      ['001', 10, '010'],
      ['一, 十, 一○○(简), ...', 100, '一○○'],
      ['一, 十, 一百(简), ...', 101, '一百〇一'],
      ['甲, 乙, 丙, ...', 4, '丁'],
      ['①, ②, ③, ...', 5, '⑤'],
      ['Ａ, Ｂ', 2, '2'],
    ];
    for (const [pattern, value, text] of patterns) {
      it(`${pattern} -> ${text}`, () => {
        assert.deepEqual(writeNumber(value, pattern), { text, known: !pattern.startsWith('Ａ') });
      });
    }
  });

  it('gives a short text for every number in every form', () => {
    const names = [ARABIC, LATIN, CHINESE, JAPANESE_AND_KOREAN, OTHER].flatMap((list) => Object.keys(list));
    const formats = fc.oneof(fc.constantFrom(...names), fc.string());
    fc.assert(
      fc.property(fc.oneof(fc.integer(), fc.nat(1000), fc.double()), formats, (value, format) => {
        const { text } = writeNumber(value, format);
        assert.ok(text.length <= 200, text);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('formatOfNfc ([MS-OSHARED] 2.2.1.3)', () => {
  const codes: readonly [nfc: number, format: string][] = [
    [0, 'decimal'],
    [1, 'upperRoman'],
    [4, 'lowerLetter'],
    [0x0a, 'ideographDigital'],
    [0x0b, 'japaneseCounting'],
    [0x0e, 'decimalFullWidth'],
    [0x12, 'decimalEnclosedCircle'],
    [0x16, 'decimalZero'],
    [0x17, 'bullet'],
    [0x1a, 'decimalEnclosedFullstop'],
    [0x1c, 'decimalEnclosedCircleChinese'],
    [0x1d, 'ideographEnclosedCircle'],
    [0x1e, 'ideographTraditional'],
    [0x20, 'ideographZodiacTraditional'],
    [0x21, 'taiwaneseCounting'],
    [0x22, 'ideographLegalTraditional'],
    [0x25, 'chineseCounting'],
    [0x26, 'chineseLegalSimplified'],
    [0x27, 'chineseCountingThousand'],
    [0x28, 'decimal'],
    [0x29, 'koreanDigital'],
    [0x2c, 'koreanDigital2'],
    [0x30, 'arabicAbjad'],
    [0x38, 'vietnameseCounting'],
    [0x39, 'numberInDash'],
    [0x3b, 'russianUpper'],
    [0xff, 'none'],
  ];
  for (const [nfc, format] of codes) {
    it(`${nfc} is ${format}`, () => assert.equal(formatOfNfc(nfc), format));
  }

  it('knows the padded forms of later versions', () => {
    assert.deepEqual(
      [62, 63, 64].map((nfc) => writeNumber(5, formatOfNfc(nfc)).text),
      ['005', '0005', '00005'],
    );
  });

  it('gives an unknown form for an unknown code', () => {
    assert.deepEqual(writeNumber(5, formatOfNfc(200)), { text: '5', known: false });
  });
});
