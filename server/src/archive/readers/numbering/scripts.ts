import { cycling, digits, repeating, run, type WriteNumber } from './latin';

/**
 * Numbers of other scripts in ST_NumberFormat (ISO/IEC 29500-1, 17.18.59). Plans hardly ever have them, yet a list of
 * somebody else's keeps its numbers.
 */

const KATAKANA_AIUEO =
  'アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン';
const HALF_AIUEO = 'ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝ';
const KATAKANA_IROHA =
  'イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセスン';
const HALF_IROHA = 'ｲﾛﾊﾆﾎﾍﾄﾁﾘﾇﾙｦﾜｶﾖﾀﾚｿﾂﾈﾅﾗﾑｳヰﾉｵｸﾔﾏｹﾌｺｴﾃｱｻｷﾕﾒﾐｼヱﾋﾓｾｽﾝ';
const GANADA = '가나다라마바사아자차카타파하';
const CHOSUNG = 'ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ';
const HEBREW = 'אבגדהוזחטיכלמנסעפצקרשת';
const ARABIC_ALPHA = 'أبتثجحخدذرزسشصضطظعغفقكلمنهوي';
const ARABIC_ABJAD = 'أبجدهوزحطيكلمنسعفصقرشتثخذضظغ';
const THAI = 'กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ';
const RUSSIAN = 'абвгдежзиклмнопрстуфхцчшщыэюя';

/** Word counts in Hebrew and Arabic letters up to 392 and then from 1 again. */
const CYCLE = 392;

function within(value: number): number {
  return ((value - 1) % CYCLE) + 1;
}

const HEBREW_HUNDREDS = ['', 'ק', 'ר', 'ש'];
const HEBREW_TENS = ['', 'י', 'כ', 'ל', 'מ', 'נ', 'ס', 'ע', 'פ', 'צ'];

/** Letters by their worth; 15 and 16 are not written with the letters of a holy name. */
function hebrewNumeral(value: number): string | undefined {
  if (value < 1) {
    return undefined;
  }
  const number = within(value);
  const rest = number % 100;
  const hundreds = HEBREW_HUNDREDS[Math.trunc(number / 100)] ?? '';
  if (rest === 15 || rest === 16) {
    return `${hundreds}ט${rest === 15 ? 'ו' : 'ז'}`;
  }
  return (
    hundreds +
    (HEBREW_TENS[Math.trunc(rest / 10)] ?? '') +
    (rest % 10 > 0 ? HEBREW.charAt((rest % 10) - 1) : '')
  );
}

/** The alphabet; what comes after its last letter has that letter before it. */
function hebrewAlphabet(value: number): string | undefined {
  if (value < 1) {
    return undefined;
  }
  const number = within(value);
  const rest = number % HEBREW.length;
  const turns = Math.trunc(number / HEBREW.length);
  return 'ת'.repeat(turns) + (rest > 0 ? HEBREW.charAt(rest - 1) : '');
}

function arabicLetters(letters: string): WriteNumber {
  const write = repeating(Array.from(letters));
  return (value) => (value < 1 ? undefined : write(within(value)));
}

const THAI_DIGITS = ['', 'หนึ่ง', 'สอง', 'สาม', 'สี่', 'ห้า', 'หก', 'เจ็ด', 'แปด', 'เก้า'];
const THAI_UNITS = ['', 'สิบ', 'ร้อย', 'พัน', 'หมื่น', 'แสน'];

function thaiWords(value: number): string | undefined {
  if (value < 1 || value > 999_999) {
    return value === 0 ? 'ศูนย์' : undefined;
  }
  let text = '';
  for (let place = 5; place >= 0; place--) {
    const digit = Math.trunc(value / 10 ** place) % 10;
    if (digit === 0) {
      continue;
    }
    if (place === 1 && digit <= 2) {
      text += digit === 2 ? 'ยี่' : '';
    } else if (place === 0 && digit === 1 && value > 10) {
      text += 'เอ็ด';
    } else {
      text += THAI_DIGITS[digit] ?? '';
    }
    text += THAI_UNITS[place] ?? '';
  }
  return text;
}

const VIETNAMESE = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'];

function vietnameseWords(value: number): string | undefined {
  if (value < 0 || value > 999) {
    return undefined;
  }
  const [hundreds, tens, ones] = [Math.trunc(value / 100), Math.trunc(value / 10) % 10, value % 10];
  const words: string[] = [];
  if (hundreds > 0) {
    words.push(VIETNAMESE[hundreds] ?? '', 'trăm');
  }
  if (tens > 0) {
    words.push(...(tens === 1 ? ['mười'] : [VIETNAMESE[tens] ?? '', 'mươi']));
  } else if (hundreds > 0 && ones > 0) {
    words.push('lẻ');
  }
  if (ones === 1 && tens > 1) {
    words.push('mốt');
  } else if (ones === 5 && tens > 0) {
    words.push('lăm');
  } else if (ones > 0 || value === 0) {
    words.push(VIETNAMESE[ones] ?? '');
  }
  return words.join(' ');
}

/** By the names of ST_NumberFormat. */
export const SCRIPTS: Readonly<Record<string, WriteNumber>> = {
  // The standard repeats characters after the last; Word begins again with the first ([MS-OI29500] 2.1.540 c).
  aiueo: cycling(Array.from(HALF_AIUEO)),
  aiueoFullWidth: cycling(Array.from(KATAKANA_AIUEO)),
  iroha: cycling(Array.from(HALF_IROHA)),
  irohaFullWidth: cycling(Array.from(KATAKANA_IROHA)),
  ganada: cycling(Array.from(GANADA)),
  chosung: cycling(Array.from(CHOSUNG)),
  hebrew1: hebrewNumeral,
  hebrew2: hebrewAlphabet,
  arabicAlpha: arabicLetters(ARABIC_ALPHA),
  arabicAbjad: arabicLetters(ARABIC_ABJAD),
  // Word has the two the other way round from their names ([MS-OI29500] 2.1.540 b).
  hindiVowels: repeating(run(0x0915, 37)),
  hindiConsonants: repeating([...run(0x0905, 16), 'अं', 'अः']),
  hindiNumbers: digits('०१२३४५६७८९'),
  thaiLetters: repeating(Array.from(THAI)),
  thaiNumbers: digits('๐๑๒๓๔๕๖๗๘๙'),
  thaiCounting: thaiWords,
  vietnameseCounting: vietnameseWords,
  russianLower: repeating(Array.from(RUSSIAN)),
  russianUpper: repeating(Array.from(RUSSIAN.toUpperCase())),
};
