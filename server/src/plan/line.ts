import { isBlank } from './chars';
import { readHeading, type Heading } from './heading';
import { scanMarker, type Marker } from './marker';
import { findLoneMarks, type LoneMark } from './pairs';
import type { Range } from './position';
import { readShape, type Shape } from './shape';

/** What a look at every character of a line found; rules ask these bits before they look themselves. */
export const TRAIT = {
  /** A quotation mark, book-title mark or bracket. */
  pair: 1,
  /** An ASCII mark , ; : ? ! ( ). */
  halfWidth: 2,
  /** Two marks of a sentence next to each other. */
  doubled: 4,
  /** Four digits in a row. */
  year: 8,
} as const;

const PAIR_CLASS = 1;
const HALF_CLASS = 2;
const MARK_CLASS = 4;
const DIGIT_CLASS = 8;
const TAB_CLASS = 16;

const CLASSES = new Uint8Array(0x10000);
for (const [chars, bits] of [
  ['“”‘’《》〈〉（）〔〕()', PAIR_CLASS],
  [',;:?!()', HALF_CLASS],
  ['。，、；：！？,;:?!.', MARK_CLASS],
  ['0123456789', DIGIT_CLASS],
  ['\t|｜│', TAB_CLASS],
] as const) {
  for (const char of chars) {
    const code = char.charCodeAt(0);
    CLASSES[code] = (CLASSES[code] ?? 0) | bits;
  }
}

/** What a comment begins with. An address without its scheme at the start of a line (`//…`) is a comment as well. */
export const COMMENT_MARK = '//';

/** How a line ends; the last line of a text has no terminator. */
export type LineEnd = '' | '\n' | '\r\n' | '\r';

/**
 * One line and all that its own characters say of it. Immutable and free of any position, so that a line an
 * edit does not touch is kept as it is. Columns are UTF-16 units.
 */
export class Line {
  /** Columns of blanks before the text. Equal to `text.length` when there is nothing else. */
  readonly indent: number;
  /** Column after the last character that is not blank (0 for a blank line and for a comment). */
  readonly end: number;
  /** Whether the text begins with `//`. A comment is no part of the plan: whatever reads the plan takes it for blank. */
  readonly comment: boolean;
  /** What the text begins with, if it could be a marker. */
  readonly marker: Marker | undefined;
  /** {@link TRAIT} bits. */
  readonly traits: number;
  /** Cells' separators inside the text: tabs and upright strokes. */
  readonly separators: number;
  private knownShape: Shape | undefined;
  private knownHeading: Heading | undefined;
  private knownLoneMarks: readonly LoneMark[] | undefined;
  private loneMarksFrom = 0;

  constructor(
    readonly text: string,
    readonly eol: LineEnd,
  ) {
    let indent = 0;
    let end = text.length;
    while (indent < end && isBlank(text.charCodeAt(indent))) {
      indent++;
    }
    while (end > indent && isBlank(text.charCodeAt(end - 1))) {
      end--;
    }
    this.indent = indent;
    this.comment = text.startsWith(COMMENT_MARK, indent);
    if (this.comment) {
      end = 0;
    }
    this.end = end > indent ? end : 0;
    this.marker = end > indent ? scanMarker(text, indent) : undefined;
    let traits = 0;
    let separators = 0;
    let before = 0;
    let digits = 0;
    const { marker } = this;
    for (let i = marker?.certainty === 'firm' ? marker.bodyStart : indent; i < end; i++) {
      const bits = CLASSES[text.charCodeAt(i)] ?? 0;
      if (bits !== 0) {
        traits |= bits & (PAIR_CLASS | HALF_CLASS);
        if ((bits & before & MARK_CLASS) !== 0) {
          traits |= TRAIT.doubled;
        }
        if ((bits & DIGIT_CLASS) !== 0 && ++digits === 4) {
          traits |= TRAIT.year;
        }
        if ((bits & TAB_CLASS) !== 0) {
          separators++;
        }
      }
      if ((bits & DIGIT_CLASS) === 0) {
        digits = 0;
      }
      before = bits;
    }
    this.traits = traits;
    this.separators = separators;
  }

  /** What the text looks like when its marker is left aside. Looked at once, when somebody asks. */
  get shape(): Shape {
    return (this.knownShape ??= readShape(this.text, this.indent, this.end));
  }

  /** The heading, if the line begins a chapter, section, item or point. Looked for once, when somebody asks. */
  get heading(): Heading {
    return (this.knownHeading ??= readHeading(this.text, this.bodyStart, this.end));
  }

  /** Marks that come in pairs and have no partner on the line, from a column on. Looked for once a column. */
  loneMarks(from: number): readonly LoneMark[] {
    if (!this.knownLoneMarks || this.loneMarksFrom !== from) {
      this.knownLoneMarks = findLoneMarks(this.text, from);
      this.loneMarksFrom = from;
    }
    return this.knownLoneMarks;
  }

  /** Whether the line holds nothing of the plan: blanks alone, or a comment. */
  get blank(): boolean {
    return this.end === 0;
  }

  /** The text without the blanks around it. */
  get trimmed(): string {
    return this.text.slice(this.indent, this.end);
  }

  /** Where the text after the marker begins; the first character that is not blank when there is no marker. */
  get bodyStart(): number {
    return this.marker ? this.marker.bodyStart : this.indent;
  }
}

/**
 * Splits a text into lines at `\n`, `\r\n` and `\r`, as the protocol does; there is always at least one.
 *
 * @param previous lines of an earlier state of the text: those that are the same at its head are used again
 */
export function splitLines(text: string, previous: readonly Line[] = []): readonly Line[] {
  const lines: Line[] = [];
  let from = 0;
  const { length } = text;
  for (let i = 0; i <= length; i++) {
    const code = i < length ? text.charCodeAt(i) : -1;
    if (code !== 10 && code !== 13 && code !== -1) {
      continue;
    }
    const eol = code === -1 ? '' : code === 10 ? '\n' : text.charCodeAt(i + 1) === 10 ? '\r\n' : '\r';
    const content = text.slice(from, i);
    const old = previous[lines.length];
    lines.push(old?.text === content && old.eol === eol ? old : new Line(content, eol));
    if (eol === '\r\n') {
      i++;
    }
    from = i + 1;
  }
  return lines;
}

/**
 * The lines after the text in `range` was replaced. Only lines the edit touches are read again.
 *
 * @param range clamped to the text, as the protocol says of positions beyond a line's or the text's end
 */
export function applyLineEdit(lines: readonly Line[], range: Range, text: string): readonly Line[] {
  const last = lines.length - 1;
  const [startLine, startColumn] = clamp(lines, range.start.line, range.start.character);
  const [endLine, endColumn] = clamp(lines, range.end.line, range.end.character);
  const first = lines[startLine];
  const final = lines[endLine];
  if (!first || !final) {
    return splitLines(text);
  }
  let head = first.text.slice(0, startColumn);
  let from = startLine;
  const tail = final.text.slice(endColumn) + final.eol;
  // A lone \r before the edit and a \n at its beginning become one terminator.
  const before = lines[startLine - 1];
  if (before?.eol === '\r' && (head + text + tail).startsWith('\n')) {
    head = before.text + before.eol + head;
    from--;
  }
  const replaced = splitLines(head + text + tail);
  // Only the text's last line has no terminator: elsewhere the last piece is the empty one after it.
  const inserted = endLine < last ? replaced.slice(0, -1) : replaced;
  return spliceLines(lines, from, endLine + 1, inserted);
}

function spliceLines(lines: readonly Line[], from: number, to: number, inserted: readonly Line[]): Line[] {
  if (inserted.length === to - from) {
    const copy = lines.slice();
    for (const [i, line] of inserted.entries()) {
      copy[from + i] = line;
    }
    return copy;
  }
  return lines.slice(0, from).concat(inserted, lines.slice(to));
}

function clamp(lines: readonly Line[], line: number, character: number): [number, number] {
  const last = lines.length - 1;
  if (line < 0) {
    return [0, 0];
  }
  if (line > last) {
    return [last, lines[last]?.text.length ?? 0];
  }
  const length = lines[line]?.text.length ?? 0;
  return [line, Math.max(0, Math.min(character, length))];
}
