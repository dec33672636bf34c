import { LEVELS } from '../../plan/tree';
import type { ArchivePlan, ArchiveUnit, Unit } from '../model';

/**
 * The columns of a unit, 32 bits each. Texts stand one behind the other from the first character on, so that an
 * end is enough; a heading is nearly always the beginning of its text, and units of a chapter share a context.
 */
const FIELDS = {
  textEnd: 0,
  headingStart: 1,
  headingLength: 2,
  contextStart: 3,
  contextLength: 4,
  markerStart: 5,
  markerLength: 6,
  line: 7,
  endLine: 8,
  /** Rank of the level in the lowest two bits; above them the ordinal plus one, 0 for none. */
  place: 9,
} as const;
/** Columns a unit takes. */
export const COLUMNS = 10;
const MAX_ORDINAL = 2 ** 30 - 2;

/** A call of `String.fromCharCode` takes no more arguments than fit the stack. */
const PIECE = 4096;

/** What an archive keeps of a plan: two typed arrays instead of thousands of objects. */
export class PackedPlan {
  /** False as soon as the plan was taken out or replaced. */
  alive = true;
  /** Number of the last search that accepts this plan. */
  wanted = 0;
  /** Number of units; kept here, as every search looks at it. */
  readonly size: number;
  /** Characters of the units' texts together; likewise. */
  readonly textLength: number;

  /**
   * @param firstUnit id of the first unit
   * @param chars UTF-16 units of everything written
   * @param columns {@link COLUMNS} numbers a unit
   * @param names uses of names, in bytes, see `name-index.ts`
   */
  constructor(
    readonly plan: ArchivePlan,
    readonly firstUnit: number,
    readonly chars: Uint16Array,
    readonly columns: Uint32Array,
    readonly names: Uint8Array,
    public stamp: string | undefined,
  ) {
    this.size = plan.size;
    this.textLength = plan.size === 0 ? 0 : this.textEnd(plan.size - 1);
  }

  /** Where the text of a unit begins in `chars`. */
  textStart(unit: number): number {
    return unit === 0 ? 0 : this.textEnd(unit - 1);
  }

  /** Where the text of a unit ends in `chars`. */
  textEnd(unit: number): number {
    return this.columns[unit * COLUMNS] ?? 0;
  }

  /** The unit at a place of the plan, counted from 0. */
  unitAt(unit: number): ArchiveUnit {
    const at = unit * COLUMNS;
    const field = (name: keyof typeof FIELDS): number => this.columns[at + FIELDS[name]] ?? 0;
    const words = (start: number, length: number): string => readString(this.chars, start, start + length);
    const text = readString(this.chars, this.textStart(unit), this.textEnd(unit));
    const place = field('place');
    const headingStart = field('headingStart');
    const headingLength = field('headingLength');
    return {
      id: this.firstUnit + unit,
      plan: this.plan,
      level: LEVELS[place & 3] ?? 'item',
      marker: words(field('markerStart'), field('markerLength')),
      ordinal: place >>> 2 === 0 ? null : (place >>> 2) - 1,
      heading:
        headingStart === this.textStart(unit) && headingLength <= text.length
          ? text.slice(0, headingLength)
          : words(headingStart, headingLength),
      context: words(field('contextStart'), field('contextLength')),
      line: field('line'),
      endLine: field('endLine'),
      text,
    };
  }
}

/** The characters and columns of a plan's units. */
export function packUnits(units: readonly Unit[]): Pick<PackedPlan, 'chars' | 'columns'> {
  const others = new Map<string, number>();
  const columns = new Uint32Array(units.length * COLUMNS);
  let texts = 0;
  for (const { text } of units) {
    texts += text.length;
  }
  let length = texts;
  /** Where words stand that are no beginning of a text; each is kept once. */
  const keep = (words: string): number => {
    let start = others.get(words);
    if (start === undefined) {
      start = length;
      others.set(words, start);
      length += words.length;
    }
    return start;
  };
  let at = 0;
  let textStart = 0;
  for (const { text, heading, context, marker, level, ordinal, line, endLine } of units) {
    columns[at + FIELDS.textEnd] = textStart + text.length;
    columns[at + FIELDS.headingStart] = text.startsWith(heading) ? textStart : keep(heading);
    columns[at + FIELDS.headingLength] = heading.length;
    columns[at + FIELDS.contextStart] = keep(context);
    columns[at + FIELDS.contextLength] = context.length;
    columns[at + FIELDS.markerStart] = keep(marker);
    columns[at + FIELDS.markerLength] = marker.length;
    columns[at + FIELDS.line] = line;
    columns[at + FIELDS.endLine] = endLine;
    columns[at + FIELDS.place] =
      LEVELS.indexOf(level) + 4 * (ordinal === null ? 0 : Math.min(ordinal, MAX_ORDINAL) + 1);
    textStart += text.length;
    at += COLUMNS;
  }
  const chars = new Uint16Array(length);
  let start = 0;
  for (const { text } of units) {
    writeString(text, chars, start);
    start += text.length;
  }
  for (const [words, from] of others) {
    writeString(words, chars, from);
  }
  return { chars, columns };
}

/**
 * The same words in memory of their own. For V8 a piece of a longer text is a view on that text: a title alone would
 * keep the whole file (40 MB of 100,000 units' plans, measured).
 */
export function detached(words: string): string {
  const chars = new Uint16Array(words.length);
  writeString(words, chars, 0);
  return readString(chars, 0, chars.length);
}

function writeString(text: string, chars: Uint16Array, from: number): void {
  for (let i = 0; i < text.length; i++) {
    chars[from + i] = text.charCodeAt(i);
  }
}

/** Not by a `TextDecoder`: half a character must come out as it went in. */
function readString(chars: Uint16Array, from: number, to: number): string {
  const pieces: string[] = [];
  for (let start = from; start < to; start += PIECE) {
    const codes = chars.subarray(start, Math.min(to, start + PIECE));
    pieces.push(String(Reflect.apply(String.fromCharCode, undefined, codes)));
  }
  return pieces.length === 1 ? (pieces[0] ?? '') : pieces.join('');
}
