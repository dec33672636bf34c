/** Where a line's heading stands (columns), and whether text follows it on the line. */
export interface Heading {
  readonly start: number;
  readonly end: number;
  readonly runIn: boolean;
}

export const NO_HEADING: Heading = { start: 0, end: 0, runIn: false };

/** A lead sentence is looked for this far; no heading is longer, and a hostile line stays cheap. */
const MAX_LEAD = 400;
/** How far behind the lead sentence a first character of text is looked for. */
const REACH = 40;

/**
 * The heading of a line that begins a chapter, section, item or point: the lead sentence up to its 。 (left out
 * of it), or the whole line.
 *
 * @param from column of the first character behind the marker that is not blank
 * @param to column after the last character that is not blank
 */
export function readHeading(text: string, from: number, to: number): Heading {
  // A marker alone on its line has its body behind the line's last character.
  const end = Math.max(from, to);
  const stop = leadEnd(text, from, end);
  if (stop < 0) {
    return { start: from, end, runIn: false };
  }
  const rest = text.slice(stop + 1, Math.min(end, stop + REACH));
  return { start: from, end: stop, runIn: /[^\s\u3000\u00a0。]/.test(rest) };
}

/** Column of the 。 that ends the lead sentence, outside quotation marks and brackets; -1 when there is none. */
function leadEnd(text: string, from: number, to: number): number {
  const limit = Math.min(to, from + MAX_LEAD);
  let depth = 0;
  let fallback = -1;
  for (let i = from; i < limit; i++) {
    switch (text.charCodeAt(i)) {
      case 0x201c: // “
      case 0x300a: // 《
      case 0xff08: // （
        depth++;
        break;
      case 0x201d: // ”
      case 0x300b: // 》
      case 0xff09: // ）
        depth = Math.max(0, depth - 1);
        break;
      case 0x3002: // 。
        if (depth === 0) {
          return i;
        }
        fallback = fallback < 0 ? i : fallback;
        break;
      default:
    }
  }
  // A quotation mark that is never closed does not make the whole item a heading.
  return depth > 0 ? fallback : -1;
}
