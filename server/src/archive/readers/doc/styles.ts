import type { Bytes } from './bytes';
import { DamagedError } from './bytes';
import type { Place } from './fib';
import { characterProperties, paragraphProperties, toggled, type ParagraphProperties } from './properties';

/** What a style says with all that it is based on. */
export interface Style {
  readonly paragraph: ParagraphProperties;
  readonly hidden: boolean;
}

/** A style's own words, before those it is based on are heard. */
interface OwnStyle {
  readonly base: number;
  readonly paragraph: Bytes | undefined;
  readonly characters: Bytes | undefined;
}

/** Kinds of styles ([MS-DOC] StdfBase, stk), and in which of their parts paragraphs and characters are spoken of. */
const PARTS: Readonly<Record<number, { readonly paragraph?: number; readonly characters?: number }>> = {
  1: { paragraph: 0, characters: 1 },
  2: { characters: 0 },
  3: { paragraph: 1, characters: 2 },
  4: { paragraph: 0 },
};

const NO_STYLE: Style = { paragraph: {}, hidden: false };

/** The styles of a document. */
export interface Styles {
  readonly of: (style: number) => Style;
  /** Whether something of them could not be read. */
  readonly damaged: boolean;
}

/** Reads the style sheet (STSH); where it is damaged, as far as it can be read. */
export function readStyles(table: Bytes, place: Place): Styles {
  const own: (OwnStyle | undefined)[] = [];
  let damaged = false;
  try {
    readOwnStyles(table.part(place.at, place.size), own);
  } catch (error) {
    if (!(error instanceof DamagedError)) {
      throw error;
    }
    damaged = true;
  }
  const known = new Map<number, Style>();
  const of = (style: number): Style => {
    const found = known.get(style) ?? resolve(own, style, known);
    known.set(style, found);
    return found;
  };
  return { of, damaged };
}

function readOwnStyles(sheet: Bytes, styles: (OwnStyle | undefined)[]): void {
  const headSize = sheet.u16(0);
  const count = sheet.u16(2);
  const baseSize = sheet.u16(4);
  let at = 2 + headSize;
  for (let i = 0; i < count; i++) {
    const size = sheet.u16(at);
    // LPStd: a style begins at an even offset, and the byte before it counts for nothing.
    const end = at + 2 + size + (size & 1);
    styles.push(size === 0 ? undefined : readOwnStyle(sheet.part(at + 2, size), baseSize));
    at = end;
  }
}

/** STD: what it is, its name, and its parts, each with its size before it, at even offsets. */
function readOwnStyle(style: Bytes, baseSize: number): OwnStyle | undefined {
  const kind = style.u16(2) & 15;
  const base = style.u16(2) >> 4;
  const count = style.u16(4) & 15;
  const where = PARTS[kind];
  const parts: Bytes[] = [];
  let at = baseSize + 2 + (style.u16(baseSize) + 1) * 2;
  for (let i = 0; i < count && at + 2 <= style.length; i++) {
    const size = Math.min(style.u16(at), style.length - at - 2);
    parts.push(style.part(at + 2, size));
    at += 2 + size + (size & 1);
  }
  const paragraph = where?.paragraph === undefined ? undefined : parts[where.paragraph];
  return {
    base,
    // UpxPapx: the style's own number comes first.
    paragraph: paragraph && paragraph.length > 2 ? paragraph.part(2, paragraph.length - 2) : undefined,
    characters: where?.characters === undefined ? undefined : parts[where.characters],
  };
}

/** Hears the styles from the bottom up; one that is based on itself in a roundabout way stops there. */
function resolve(
  own: readonly (OwnStyle | undefined)[],
  style: number,
  known: ReadonlyMap<number, Style>,
): Style {
  const chain: OwnStyle[] = [];
  const seen = new Set<number>();
  let at = style;
  let found: Style | undefined;
  for (;;) {
    found = known.get(at);
    const next = own[at];
    if (found || !next || seen.has(at)) {
      break;
    }
    seen.add(at);
    chain.push(next);
    at = next.base;
  }
  return chain.reduceRight<Style>(
    (below, { paragraph, characters }) => ({
      paragraph: paragraph ? paragraphProperties(paragraph, below.paragraph) : below.paragraph,
      hidden: characters ? toggled(characterProperties(characters).hidden, below.hidden) : below.hidden,
    }),
    found ?? NO_STYLE,
  );
}
