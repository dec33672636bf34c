/**
 * Characters 0x80 to 0x9F of windows-1252; those that it does not have stand for themselves. [MS-DOC] FcCompressed names
 * the same but for €, Ž and ž. Node 20 decodes all of them as ISO 8859-1, so its decoder is of no use.
 */
// prettier-ignore
const UPPER_CONTROLS = [
  0x20ac, 0x81, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8d, 0x017d, 0x8f,
  0x90, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0x9d, 0x017e, 0x0178,
];

/** The character of a byte, where it is not the one of the same number (UTF-16 unit). */
export function windows1252(byte: number): number | undefined {
  return UPPER_CONTROLS[byte - 0x80];
}

/** Text that a decoder has read as ISO 8859-1 instead of windows-1252; what is right already stays as it is. */
export function mendWindows1252(text: string): string {
  return text.replace(/[\u0080-\u009f]/g, (unit) =>
    String.fromCharCode(windows1252(unit.charCodeAt(0)) ?? unit.charCodeAt(0)),
  );
}
