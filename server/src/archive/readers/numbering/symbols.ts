/**
 * Characters of the symbol fonts in which Word keeps bullets and `w:sym`: a code means nothing without its font, so
 * each is told by the character of Unicode that looks like it.
 */

/** Private-use characters that stand for the codes 0x20 to 0xFF of a symbol font (ISO/IEC 29500-1, 17.3.3.30). */
const PRIVATE_USE = { first: 0xf020, last: 0xf0ff } as const;

/** Characters by their codes: single ones, and rows of them that follow each other. */
function table(
  ...rows: readonly (readonly [code: number, characters: string])[]
): ReadonlyMap<number, string> {
  return new Map(
    rows.flatMap(([code, characters]) =>
      Array.from(characters).map((character, i): [number, string] => [code + i, character]),
    ),
  );
}

/** Symbol, as its encoding is published with the fonts of PostScript. */
const SYMBOL = table(
  [0x20, ' !∀#∃%&∍()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_'],
  [0x61, 'αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼'],
  [0xa1, 'ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…'],
  [0xbf, '↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑'],
);

const WINGDINGS = table(
  [0x20, ' '],
  [0x22, '✂'],
  [0x28, '☎✆✉'],
  [0x45, '☜☞☝☟'],
  [0x4a, '☺'],
  [0x4c, '☹'],
  [0x6c, '●❍■□'],
  [0x71, '❑❒⬧⧫◆❖⬥'],
  [0x80, '⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿'],
  [0x9e, '·•'],
  [0xa1, '○'],
  [0xa4, '◉◎'],
  [0xa7, '▪□'],
  [0xaa, '✦★✶'],
  [0xd8, '➢'],
  [0xdc, '➲'],
  [0xdf, '←→↑↓'],
  [0xe8, '➔'],
  [0xef, '⇦⇨⇧⇩'],
  [0xfb, '✗✓☒☑'],
);

const WINGDINGS_2 = table([0x4f, '✗✓☒☑'], [0x69, '⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿'], [0xa3, '□']);
const WINGDINGS_3 = table([0x70, '▲▼△▽◀▶']);
const WEBDINGS = table([0x34, '▶'], [0x61, '✔'], [0x67, '■'], [0x6e, '●'], [0x72, '✖']);

const FONTS: ReadonlyMap<string, ReadonlyMap<number, string>> = new Map([
  ['symbol', SYMBOL],
  ['wingdings', WINGDINGS],
  ['wingdings 2', WINGDINGS_2],
  ['wingdings 3', WINGDINGS_3],
  ['webdings', WEBDINGS],
]);

/** What stands for a bullet that has no character of its own: a picture, or a code that nothing is known of. */
export const PLAIN_BULLET = '•';

/**
 * The character that a code shows in a font.
 *
 * @param code a UTF-16 unit; of a symbol font 0x20 to 0xFF, or the same in private use (0xF020 to 0xF0FF)
 * @param font its name; Symbol is meant by private use in any font that is no symbol font
 * @returns undefined for what is not known
 */
export function symbolCharacter(code: number, font: string | undefined): string | undefined {
  const isPrivate = code >= PRIVATE_USE.first && code <= PRIVATE_USE.last;
  const symbols = FONTS.get(font?.trim().toLowerCase() ?? '') ?? (isPrivate ? SYMBOL : undefined);
  return symbols && (isPrivate || code <= 0xff)
    ? symbols.get(isPrivate ? code - 0xf000 : code)
    : String.fromCharCode(code);
}

/**
 * The text of a bullet level with the characters of symbol fonts told by what they look like.
 *
 * @param text as the file has it
 * @param font of the level's number
 */
export function bulletText(text: string, font: string | undefined): string {
  return text
    .replace(/[^]/g, (unit) => symbolCharacter(unit.charCodeAt(0), font) ?? PLAIN_BULLET)
    .replace(/[\uE000-\uF8FF]/g, PLAIN_BULLET);
}
