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
  /** @param cells the text of each cell of a table's row, from {@link CellText} */
  row(cells: readonly string[]): void;
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
    if (text.includes(PAGE_BREAK)) {
      const parts = text.split(PAGE_BREAK).filter((part) => trimBlanks(part) !== '');
      this.paragraph(parts.join(LINE_BREAK), number);
      return;
    }
    for (const line of withNumber(text, number).split(LINE_BREAK)) {
      this.line(trimBlanks(line));
    }
  }

  /** @throws {TextTooLong} */
  row(cells: readonly string[]): void {
    this.line(trimBlanks(cells.join('\t')));
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
 * The text of a table's cell: its paragraphs joined by one blank, as are the lines of one; tabs are blanks too, because
 * they part the cells. It grows by adding and is never looked through again, so that tables inside each other take
 * linear time.
 */
export class CellText implements TextSink {
  private joined = '';

  paragraph(text: string, number?: ParagraphNumber): void {
    for (const line of withNumber(text, number).split(/[\n\f]/u)) {
      this.add(trimBlanks(line.replaceAll('\t', ' ')));
    }
  }

  row(cells: readonly string[]): void {
    cells.forEach((cell) => {
      this.add(cell);
    });
  }

  later(text: LaterText): void {
    text.putInto(this);
  }

  toText(): string {
    return this.joined;
  }

  private add(part: string): void {
    this.joined += this.joined !== '' && part !== '' ? ` ${part}` : part;
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

  row(cells: readonly string[]): void {
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

/**
 * A paragraph with its automatic number in front: a tab between them is layout and nothing stands for it. But `2.` and
 * `2020年` would run into one number, and a number without punctuation into its text, so one blank parts those.
 */
export function withNumber(text: string, number: ParagraphNumber | undefined): string {
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
  const rest = trimStart(text);
  let end = rest.length;
  while (end > 0 && BLANKS.includes(rest.charAt(end - 1))) {
    end--;
  }
  return rest.slice(0, end);
}

function trimStart(text: string): string {
  let start = 0;
  while (start < text.length && BLANKS.includes(text.charAt(start))) {
    start++;
  }
  return text.slice(start);
}
