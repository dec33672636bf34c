import { CHINESE } from './chinese';
import { LATIN, padded, type WriteNumber } from './latin';
import type { NumberFormat } from './model';
import { SCRIPTS } from './scripts';

/** A number as it is written. */
export interface WrittenNumber {
  readonly text: string;
  /** Whether the form is known; else arabic digits stand for it. */
  readonly known: boolean;
}

/** Forms that write no number, whatever it is. */
const SILENT: Readonly<Record<string, WriteNumber>> = { none: () => '', bullet: () => '' };

const FORMATS: ReadonlyMap<string, WriteNumber> = new Map(
  Object.entries({ ...LATIN, ...CHINESE, ...SCRIPTS, ...SILENT }),
);

/**
 * Patterns of `w:numFmt`'s `format` that samples alone don't tell: two forms that differ only in later numbers
 * ([MS-DOCX] 2.4).
 */
const PATTERNS: ReadonlyMap<string, string> = new Map([
  ['一, 十, 一○○(简), ...', 'chineseCounting'],
  ['一, 十, 一百(简), ...', 'chineseCountingThousand'],
  ['一, 十, 一○○(繁), ...', 'taiwaneseCounting'],
  ['一, 十, 一百(繁), ...', 'taiwaneseCountingThousand'],
  ['一, 一〇, 一〇〇, ...', 'ideographDigital'],
  ['1, A, B, ...', 'hex'],
]);
/** A longer pattern is none of a list. */
const MAX_PATTERN = 100;

/**
 * The form of a `custom` pattern (17.9.17): `001, 002, 003, ...` or the samples of one of the other forms.
 *
 * @param pattern samples for 1, 2, 3 … parted by commas; one may do
 */
function writerOf(pattern: string): WriteNumber | undefined {
  const name = PATTERNS.get(pattern.trim());
  if (name !== undefined || pattern.length > MAX_PATTERN) {
    return name === undefined ? undefined : FORMATS.get(name);
  }
  const samples = pattern
    .split(',')
    .map((sample) => sample.trim())
    .filter((sample) => sample !== '' && sample !== '...' && sample !== '…');
  const first = samples[0] ?? '';
  const writers = /^0+1$/.test(first) ? [padded(first.length)] : [...FORMATS.values()];
  return samples.length === 0
    ? undefined
    : writers.find((write) => samples.every((sample, i) => write(i + 1) === sample));
}

/**
 * A number in the form of a list's level, as Word shows it.
 *
 * @param value a whole number; what is none, or out of the form's range, is written in arabic digits
 * @param format a name of ST_NumberFormat (ISO/IEC 29500-1, 17.18.59), or the pattern of a `custom` one
 */
export function writeNumber(value: number, format: NumberFormat): WrittenNumber {
  const write = FORMATS.get(format) ?? writerOf(format);
  const text = Number.isSafeInteger(value) ? write?.(value) : undefined;
  return { text: text ?? String(value), known: write !== undefined };
}

/** By their codes 0 to 59 ([MS-OSHARED] 2.2.1.3, and their names by [MS-OI29500] 2.1.1772). */
const NFC: readonly NumberFormat[] = [
  ...['decimal', 'upperRoman', 'lowerRoman', 'upperLetter', 'lowerLetter', 'ordinal', 'cardinalText'],
  ...['ordinalText', 'hex', 'chicago', 'ideographDigital', 'japaneseCounting', 'aiueo', 'iroha'],
  ...['decimalFullWidth', 'decimalHalfWidth', 'japaneseLegal', 'japaneseDigitalTenThousand'],
  ...['decimalEnclosedCircle', 'decimalFullWidth2', 'aiueoFullWidth', 'irohaFullWidth', 'decimalZero'],
  ...['bullet', 'ganada', 'chosung', 'decimalEnclosedFullstop', 'decimalEnclosedParen'],
  ...['decimalEnclosedCircleChinese', 'ideographEnclosedCircle', 'ideographTraditional', 'ideographZodiac'],
  ...['ideographZodiacTraditional', 'taiwaneseCounting', 'ideographLegalTraditional'],
  ...['taiwaneseCountingThousand', 'taiwaneseDigital', 'chineseCounting', 'chineseLegalSimplified'],
  ...['chineseCountingThousand', 'decimal', 'koreanDigital', 'koreanCounting', 'koreanLegal'],
  ...['koreanDigital2', 'hebrew1', 'arabicAlpha', 'hebrew2', 'arabicAbjad', 'hindiVowels'],
  ...['hindiConsonants', 'hindiNumbers', 'hindiCounting', 'thaiLetters', 'thaiNumbers', 'thaiCounting'],
  ...['vietnameseCounting', 'numberInDash', 'russianLower', 'russianUpper'],
];
/** Codes that came later: `001`, `0001`, `00001` (62 to 64, as Word's own `WdListNumberStyle` has them). */
const PADDED_NFC = 62;
const PADDED: readonly NumberFormat[] = [
  '001, 002, 003, ...',
  '0001, 0002, 0003, ...',
  '00001, 00002, 00003, ...',
];
/** No number ([MS-OSHARED] 2.2.1.3, `msonfcNone`). */
const NO_NFC = 0xff;

/**
 * The form that a `.doc` names by a code.
 *
 * @param nfc an MSONFC, 0 to 255
 * @returns a name that {@link writeNumber} does not know where the code has no meaning
 */
export function formatOfNfc(nfc: number): NumberFormat {
  return nfc === NO_NFC ? 'none' : (NFC[nfc] ?? PADDED[nfc - PADDED_NFC] ?? `nfc${nfc}`);
}
