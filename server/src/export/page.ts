/**
 * The page of GB/T 9704-2012. Word keeps lengths in twips: 1/20 pt, 1/1440 inch.
 *
 * - 5.2.1: 天头 (top) 37 mm, 订口 (left) 28 mm, 版心 156 mm × 225 mm; so A4 (5.1) leaves 26 mm right, 35 mm below.
 * - 5.2.3: 22 lines a page, 28 characters a line.
 */

/** Twips of a length in millimetres. */
export function twips(millimetres: number): number {
  return Math.round((millimetres * 1440) / 25.4);
}

/** A4, 210 mm × 297 mm (GB/T 148). */
export const PAPER = { width: twips(210), height: twips(297) } as const;

/** Width and height of the type area: 8,844 twips (442.2 pt) and 12,756 twips (637.8 pt). */
export const TEXT_WIDTH = twips(156);
const TEXT_HEIGHT = twips(225);

const [TOP, LEFT] = [twips(37), twips(28)];
export const MARGIN = {
  top: TOP,
  right: PAPER.width - LEFT - TEXT_WIDTH,
  bottom: PAPER.height - TOP - TEXT_HEIGHT,
  left: LEFT,
} as const;

export const LINES = 22;
export const CHARACTERS = 28;

/** Size of the text, 3号 (5.2.2): 16 pt. */
export const BODY_SIZE = 16;
/** Title, 2号 (7.3.1): 22 pt. */
export const TITLE_SIZE = 22;
/** Page numbers, 4号 (7.5): 14 pt. */
export const PAGE_NUMBER_SIZE = 14;
/** Rows of a table, 小4号: the standard says nothing of them, and a row of 3号 holds hardly a word in each cell. */
export const TABLE_SIZE = 12;

/**
 * One line of the grid: 12,756 ÷ 22 = 579.8, rounded down, since 22 lines of 580 twips are 4 twips more than the type
 * area is high and the last would go to the next page. 579 twips are 28.95 pt; 5.2.3 calls a line the height of a 3号
 * character and 7/8 of it, 30 pt, which 22 times is more than the 225 mm of 5.2.1.
 */
export const LINE = Math.floor(TEXT_HEIGHT / LINES);

/**
 * How much closer than 16 pt the characters stand so that 28 fill a line, in 1/4096 pt (ISO/IEC 29500-1, 17.6.5):
 * 442.2 pt ÷ 28 = 15.793 pt, which is 0.207 pt less. Rounded down, as one more would leave room for 27 only.
 */
export const CHARACTER_SPACE = Math.floor((TEXT_WIDTH / 20 / CHARACTERS - BODY_SIZE) * 4096);

/**
 * The same for characters that are not set on the grid, in twips (`w:spacing`, 17.3.2.35): −0.3 pt, so that 28 take up
 * 439.6 pt of the 442.2 and are spread over the line, and 26 behind an indent of two characters of 16 pt 440.2.
 *
 * Measured with LibreOffice 7.4: on a grid of 15.79 pt it gives each character of 16 pt two places, 14 a line; off the
 * grid it still takes it for the width of the line, 28 × 15.75 pt at most, so that with −0.25 pt only 27 fit.
 */
export const TRACKING = -6;

/** Twips that a number of characters of the text take up on the grid. */
export function characters(count: number): number {
  return Math.round((count * TEXT_WIDTH) / CHARACTERS);
}

/** Height of the page number's line in twips: 18 pt hold 14 pt characters. */
export const FOOTER_LINE = 360;

/**
 * From the paper's lower edge to the page number's line: its dashes stand 7 mm below the type area (7.5), so 28 mm above
 * the edge, and in the middle of their line.
 */
export const FOOTER = MARGIN.bottom - twips(7) - FOOTER_LINE / 2;
