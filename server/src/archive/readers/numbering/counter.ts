import { writeNumber } from './formats';
import type { List, ListInstance, ListLevel, ParagraphNumber } from './model';

/** A list has nine levels (ISO/IEC 29500-1, 17.9.6); a paragraph of a deeper one has no number. */
export const MAX_LEVELS = 9;
/** UTF-16 units of a level's text; Word takes 31 at most ([MS-OI29500] 2.1.283 b). What goes beyond is cut off. */
const MAX_TEXT = 255;
/** Where a text has the number of a level, counted from 1 (17.9.11). */
const PLACEHOLDER = /%([1-9])/g;

/** Counts the paragraphs of all lists of a document, in the order of its text. */
export interface ListCounter {
  /**
   * The number of the next paragraph.
   *
   * @param instance the same object for all paragraphs of one `w:num` or LFO; its list the same for all that count on
   *   from each other
   * @param level from 0
   * @returns undefined where the list has no such level; that paragraph counts for nothing
   */
  next(instance: ListInstance, level: number): ParagraphNumber | undefined;
}

/** How far one list has been counted. */
type Count = (number | undefined)[];

export function listCounter(): ListCounter {
  const counts = new Map<List, Count>();
  /** Instances whose first number that is overridden has been written. */
  const begun = new Set<ListInstance>();

  return {
    next(instance, level) {
      const definition = levelOf(instance, level);
      if (!definition) {
        return undefined;
      }
      const count = counts.get(instance.list) ?? [];
      counts.set(instance.list, count);

      // Levels that were skipped are counted, so that the next paragraph there is the second: `1.1`, then `2`. By
      // design since Word 6 (Microsoft's Q110380, "Heading 1 Style Starts with 2 When Numbered").
      for (let above = 0; above < level; above++) {
        count[above] ??= levelOf(instance, above)?.start ?? 1;
      }
      // An instance begins anew with its first paragraph alone, the first at a level whose start it overrides; all others
      // follow the one before ([MS-DOC] 2.9.132, `cp`). What it overrides is also what the level begins with later, when
      // a higher one has counted (17.9.26).
      const start = instance.overrides.get(level)?.start;
      const isFirst = start !== undefined && !begun.has(instance);
      const before = count[level];
      count[level] = before === undefined || isFirst ? (start ?? definition.start) : before + 1;
      if (isFirst) {
        begun.add(instance);
      }

      for (let below = level + 1; below < MAX_LEVELS; below++) {
        if (restartsAfter(levelOf(instance, below), below, level)) {
          count[below] = undefined;
        }
      }
      return { ...textOf(instance, level, definition, count), suffix: definition.suffix };
    },
  };
}

/** The level as an instance has it: its own, or the list's (17.9.8). */
function levelOf(instance: ListInstance, level: number): ListLevel | undefined {
  return level < MAX_LEVELS
    ? (instance.overrides.get(level)?.level ?? instance.list.levels[level])
    : undefined;
}

/**
 * Whether a level begins anew after a paragraph of a higher one (17.9.10). `restart` is the last level after which it
 * does, and it does after all above that one ([MS-DOC] 2.9.150, `ilvlRestartLim`).
 */
function restartsAfter(definition: ListLevel | undefined, level: number, above: number): boolean {
  const restart = definition?.restart ?? level;
  return above < Math.min(restart, level);
}

function textOf(
  instance: ListInstance,
  level: number,
  definition: ListLevel,
  count: Count,
): { text: string; known: boolean } {
  const pattern = definition.text.slice(0, MAX_TEXT);
  if (definition.format === 'bullet') {
    // Word takes the text as it is then ([MS-OI29500] 2.1.286 a).
    return { text: pattern, known: true };
  }
  // A text that names a level below its own is no text for Word ([MS-OI29500] 2.1.283 c).
  if (Array.from(pattern.matchAll(PLACEHOLDER)).some(([, digit]) => Number(digit) - 1 > level)) {
    return { text: '', known: true };
  }
  let known = true;
  const text = pattern.replace(PLACEHOLDER, (_, digit: string) => {
    const named = Number(digit) - 1;
    const written = writeNumber(count[named] ?? 0, formatOf(instance, named, definition.legal));
    known &&= written.known;
    return written.text;
  });
  return { text: text.slice(0, MAX_TEXT), known };
}

/** The form of a number in the text of a level; all arabic in a legal one, but leading zeros stay (17.9.4). */
function formatOf(instance: ListInstance, level: number, legal: boolean): string {
  const format = levelOf(instance, level)?.format ?? 'decimal';
  const arabic = legal && format !== 'decimalZero' && format !== 'none' && format !== 'bullet';
  return arabic ? 'decimal' : format;
}
