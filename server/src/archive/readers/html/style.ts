import { PLAIN_BULLET, symbolCharacter } from '../numbering/symbols';

/** A longer one is no author's work; what stands behind that is not read. UTF-16 units. */
const MAX_LENGTH = 16 * 1024;
/** Without one of these nothing in a style matters to the words. */
const MATTERS = /display|mso-|white-space|list-style|page-break|break-before|font/i;

/** The declarations of a `style` attribute, by their names in small letters; values as written, but trimmed. */
export type Style = ReadonlyMap<string, string>;

const NONE: Style = new Map();

/** Reads a `style` attribute as far as the words of a page depend on it. */
export function readStyle(text: string | undefined): Style {
  if (text === undefined || !MATTERS.test(text)) {
    return NONE;
  }
  const style = new Map<string, string>();
  for (const declaration of text.slice(0, MAX_LENGTH).split(';')) {
    const colon = declaration.indexOf(':');
    if (colon > 0) {
      const value = declaration.slice(colon + 1).replace(/!\s*important\s*$/i, '');
      style.set(declaration.slice(0, colon).trim().toLowerCase(), value.trim());
    }
  }
  return style;
}

/** A value that is one word, in small letters. */
export function wordOf(style: Style, name: string): string {
  return style.get(name)?.toLowerCase() ?? '';
}

/** Names of list styles that `list-style` may hold among other things. */
const LIST_STYLE = /"[^"]*"|'[^']*'|[a-z-]+/gi;
const NO_LIST_STYLE = new Set(['inside', 'outside', 'url', 'inherit', 'initial', 'unset', 'revert']);

/** The list style that a style sets: a name in small letters, or a string in quotes; undefined where it sets none. */
export function listStyleOf(style: Style): string | undefined {
  const value = style.get('list-style-type') ?? style.get('list-style');
  if (value === undefined) {
    return undefined;
  }
  const words = [...value.slice(0, 200).matchAll(LIST_STYLE)].map(([word]) => word);
  const word = words.find((it) => !NO_LIST_STYLE.has(it.toLowerCase()));
  return word === undefined || /^["']/.test(word) ? word : word.toLowerCase();
}

/** Fonts whose letters are signs. */
const SIGNS = /^["']?(?:wingdings(?: [23])?|webdings|symbol)["']?$/i;

/**
 * The font of signs that words are set in, by its name; empty for any other font; undefined where the style sets none.
 */
export function signFontOf(style: Style): string | undefined {
  const first = style.get('mso-symbol-font-family') ?? style.get('font-family')?.slice(0, 200).split(',')[0];
  if (first === undefined) {
    return style.has('font') ? '' : undefined;
  }
  return SIGNS.test(first.trim()) ? first.trim().replace(/["']/g, '') : '';
}

/** Letters of a font of signs as what they look like. */
export function signsOf(text: string, font: string): string {
  return text.replace(/[^\s]/g, (unit) => symbolCharacter(unit.charCodeAt(0), font) ?? PLAIN_BULLET);
}

/** What becomes of blanks: one for many, one for many but line ends stay, or all stay. */
export type Blanks = 'collapsed' | 'lines' | 'kept';

/** @param whiteSpace the property of CSS; empty where it is not given @returns undefined for what is said around it */
export function blanksOf(whiteSpace: string): Blanks | undefined {
  switch (whiteSpace) {
    case '':
    case 'inherit':
      return undefined;
    case 'pre':
    case 'pre-wrap':
    case 'break-spaces':
      return 'kept';
    case 'pre-line':
      return 'lines';
    default:
      return 'collapsed';
  }
}
