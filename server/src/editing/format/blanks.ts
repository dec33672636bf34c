const FULL_WIDTH = '\u3000';
/** Columns of a full-width blank, the width of a Han character; and those between the stops of a tab, two of them. */
const WIDE = 2;
const TAB = 4;

/** A body line's indent in a document of an office: 左空二字 (GB/T 9704-2012, 7.3.3). */
export const FULL_WIDTH_INDENT = FULL_WIDTH.repeat(2);

/** How many columns some blanks take up on the screen; characters of no width take none. */
export function widthOf(blanks: string): number {
  let width = 0;
  for (let i = 0; i < blanks.length; i++) {
    const code = blanks.charCodeAt(i);
    width += code === 0x3000 ? WIDE : code === 0x09 ? TAB - (width % TAB) : hasWidth(code) ? 1 : 0;
  }
  return width;
}

/**
 * The blanks before a line made one kind: those of full-width blanks, spaces or tabs alone stay what they are; of a
 * mixture, or of the blanks that come from web pages, as many full-width blanks as are as wide.
 */
export function evenIndent(blanks: string): string {
  return isAll(blanks, FULL_WIDTH) || isAll(blanks, ' ') || isAll(blanks, '\t')
    ? blanks
    : FULL_WIDTH.repeat(Math.round(widthOf(blanks) / WIDE));
}

/** The blanks behind a marker made one: none, a full-width blank, or a space for everything else. */
export function evenGap(blanks: string): string {
  if (widthOf(blanks) === 0) {
    return '';
  }
  return isAll(blanks, FULL_WIDTH) ? FULL_WIDTH : ' ';
}

function isAll(blanks: string, kind: string): boolean {
  for (let i = 0; i < blanks.length; i++) {
    if (blanks.charAt(i) !== kind) {
      return false;
    }
  }
  return true;
}

function hasWidth(code: number): boolean {
  return (
    code === 0x20 ||
    code === 0xa0 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x0b ||
    code === 0x0c
  );
}
