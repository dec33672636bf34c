import type { ParagraphNumber } from './numbering/model';

/** Space, tab, no-break space and ideographic space: what indents, and what is left over at a line's end. */
const BLANKS = ' \t\u00A0\u3000';
const LINE_BREAK = '\n';
/** Parts text only where there is some on both of its sides. */
const PAGE_BREAK = '\f';
/** No plan is as long (UTF-16 units); the server takes texts of at most 10 Mi. */
export const MAX_TEXT = 16 * 1024 * 1024;

/** Thrown where a text is longer than {@link MAX_TEXT}. */
export class TextTooLong extends Error {}

/** Where paragraphs and rows go, one after the other. */
export interface TextSink {
  /** @param text may hold `\n` for a line break and `\f` for a break of page or column */
  paragraph(text: string, number?: ParagraphNumber): void;
  /** A table's row; see {@link rowOf} for what becomes of it. */
  row(cells: readonly CellText[]): void;
  /** What was met inside the paragraph before. */
  later(text: LaterText): void;
}

/**
 * Puts a document's paragraphs into the lines of a plan. Blanks at both ends of a line are layout and left out; of empty
 * lines one stays between two others.
 */
export class Lines implements TextSink {
  private readonly lines: string[] = [];
  private length = 0;
  private gap = false;

  /** @throws {TextTooLong} */
  paragraph(text: string, number?: ParagraphNumber): void {
    for (const line of linesOf(text, number)) {
      this.line(line);
    }
  }

  /** @throws {TextTooLong} */
  row(cells: readonly CellText[]): void {
    const lines = rowOf(cells);
    if (lines !== '') {
      lines.split(LINE_BREAK).forEach((line) => {
        this.line(line);
      });
    }
  }

  later(text: LaterText): void {
    text.putInto(this);
  }

  /** All of it, with `\n` after each line; empty where there is none. */
  toText(): string {
    return this.lines.length === 0 ? '' : `${this.lines.join('\n')}\n`;
  }

  private line(line: string): void {
    if (line === '') {
      this.gap = this.lines.length > 0;
      return;
    }
    if (this.gap) {
      this.lines.push('');
      this.gap = false;
    }
    this.lines.push(line);
    this.length += line.length + 1;
    if (this.length > MAX_TEXT) {
      throw new TextTooLong();
    }
  }
}

/**
 * The lines of a table's row: one, its cells parted by tabs. A row of one cell is a frame around what is in it (a letter's
 * head, a notice taken from a web page, a remark over the whole width), so its paragraphs are lines, and the rows of a
 * table in it are rows. Empty cells keep their tabs in front of others, so that the columns stay what they are; behind
 * the last words none is kept. A row without any words is no line, and not an empty one either: that would end the table.
 */
function rowOf(cells: readonly CellText[]): string {
  const [cell] = cells;
  if (cell && cells.length === 1) {
    return cell.lines;
  }
  let line = '';
  let tabs = '';
  for (const { words } of cells) {
    if (words !== '') {
      // Not joined as a list: that would copy the text, and again in each table around.
      line += tabs + words;
      tabs = '';
    }
    tabs += '\t';
  }
  return line;
}

/**
 * The text of a table's cell, as one of several and as a frame. Both grow by adding and are never looked through again,
 * so that tables inside each other take linear time.
 */
export class CellText implements TextSink {
  private joined = '';
  private framed = '';
  private isGap = false;

  /** Its paragraphs joined by one blank, as are the lines of one; tabs are blanks too, because they part the cells. */
  get words(): string {
    return this.joined;
  }

  /** Its lines, parted by `\n`, of empty ones at most one between two others. */
  get lines(): string {
    return this.framed;
  }

  paragraph(text: string, number?: ParagraphNumber): void {
    for (const line of linesOf(text, number)) {
      this.add(trimBlanks(line.replaceAll('\t', ' ')), line);
    }
  }

  row(cells: readonly CellText[]): void {
    const lines = rowOf(cells);
    if (lines !== '') {
      let words = '';
      for (const cell of cells) {
        words += words !== '' && cell.words !== '' ? ` ${cell.words}` : cell.words;
      }
      this.add(words, lines);
    }
  }

  later(text: LaterText): void {
    text.putInto(this);
  }

  private add(words: string, lines: string): void {
    if (lines === '') {
      this.isGap = this.framed !== '';
      return;
    }
    this.joined += this.joined !== '' && words !== '' ? ` ${words}` : words;
    this.framed += this.framed === '' ? lines : `${this.isGap ? '\n\n' : '\n'}${lines}`;
    this.isGap = false;
  }
}

/** Text that stands after the paragraph in which it is met: that of a text box. */
export class LaterText implements TextSink {
  private readonly parts: (LaterText | ((into: TextSink) => void))[] = [];

  paragraph(text: string, number?: ParagraphNumber): void {
    this.parts.push((into) => {
      into.paragraph(text, number);
    });
  }

  row(cells: readonly CellText[]): void {
    this.parts.push((into) => {
      into.row(cells);
    });
  }

  later(text: LaterText): void {
    this.parts.push(text);
  }

  /** Puts all of it, also what is inside of what is inside, however deep. */
  putInto(into: TextSink): void {
    const open = [this.parts.values()];
    for (let top = open.at(-1); top; top = open.at(-1)) {
      const { done, value } = top.next();
      if (done) {
        open.pop();
      } else if (value instanceof LaterText) {
        open.push(value.parts.values());
      } else {
        value(into);
      }
    }
  }
}

/** The lines of a paragraph, without blanks at either end. */
function linesOf(text: string, number: ParagraphNumber | undefined): string[] {
  const parts = text.includes(PAGE_BREAK)
    ? text.split(PAGE_BREAK).filter((part) => trimBlanks(part) !== '')
    : [text];
  return withNumber(parts.join(LINE_BREAK), number).split(LINE_BREAK).map(trimBlanks);
}

/**
 * A paragraph with its automatic number in front: a tab between them is layout and nothing stands for it. But `2.` and
 * `2020年` would run into one number, and a number without punctuation into its text, so one blank parts those.
 */
function withNumber(text: string, number: ParagraphNumber | undefined): string {
  if (!number || number.text === '') {
    return text;
  }
  const rest = trimStart(text);
  const parted =
    number.suffix === 'space' ||
    /[0-9A-Za-z]$/u.test(number.text) ||
    (number.text.endsWith('.') && /^[0-9]/u.test(rest));
  return `${number.text}${parted ? ' ' : ''}${rest}`;
}

/** Without blanks at either end. */
export function trimBlanks(text: string): string {
  return trimEnd(trimStart(text));
}

function trimEnd(text: string): string {
  let end = text.length;
  while (end > 0 && BLANKS.includes(text.charAt(end - 1))) {
    end--;
  }
  return text.slice(0, end);
}

function trimStart(text: string): string {
  let start = 0;
  while (start < text.length && BLANKS.includes(text.charAt(start))) {
    start++;
  }
  return text.slice(start);
}
