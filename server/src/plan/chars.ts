/**
 * Blanks of a draft: space, tab, the full-width blank U+3000, NBSP, the soft line break that Word leaves
 * behind (U+000B), a byte-order mark inside the text, the typographic spaces, and the characters of no width that
 * come along from chat windows and web pages.
 */
export function isBlank(code: number): boolean {
  return (
    code === 0x20 ||
    code === 0x3000 ||
    code === 0x09 ||
    code === 0xa0 ||
    code === 0x0b ||
    code === 0x0c ||
    code === 0xfeff ||
    (code >= 0x2000 && code <= 0x200f) ||
    (code >= 0x202a && code <= 0x202f) ||
    (code >= 0x205f && code <= 0x2069) ||
    code === 0xad ||
    code === 0x180e
  );
}

/**
 * Whether a UTF-16 unit is a Han character, or half of one beyond the BMP. A low surrogate alone does not tell
 * 𠮷 from an emoji; it is taken for Han, which plans hold and emoji they do not.
 */
export function isHan(code: number): boolean {
  return (
    (code >= 0x4e00 && code <= 0x9fff) ||
    (code >= 0x3400 && code <= 0x4dbf) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xd840 && code <= 0xdfff) ||
    code === 0x3007
  );
}

/** ASCII digit 0–9. */
export function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/** ASCII digit, or its full-width form ０–９. */
export function isAnyDigit(code: number): boolean {
  return isDigit(code) || (code >= 0xff10 && code <= 0xff19);
}

/** The marks a sentence ends with, and … — which may close one as well. */
export const SENTENCE_END = '。！？!?…';
