import { isBlank, isHan } from '../../../plan/chars';
import { CellText, Lines, TextTooLong, type TextSink } from '../lines';
import type { ParagraphNumber } from '../numbering/model';
import { numberOf, type EntryNumber } from './lists';

/** A paragraph, or what stands between two line breaks. */
interface Line {
  readonly text: string;
  /** The number that its paragraph or list gives it. */
  readonly number: string | EntryNumber | undefined;
}

/** What a page or a cell holds, in the order of the text. */
type Block = Line | Table;

interface Cell {
  readonly blocks: Block[];
  /** How many lines with text there are in it, in tables inside it too, and their length in UTF-16 units. */
  lines: number;
  length: number;
}

interface Table {
  readonly rows: Cell[][];
  /** Whether Word made it, which lays out no page with tables. */
  readonly ofWord: boolean;
  /** Whether it says of itself that it is there for the layout. */
  readonly forLayout: boolean;
}

/** A table that is being read. */
interface OpenTable {
  readonly table: Table;
  /** Where its lines go: cells of it, else what stands around it. */
  readonly outer: Cell;
  row: OpenRow | undefined;
  /** Columns that cells of rows above reach into: how many rows more, and how wide. */
  readonly held: Map<number, { rows: number; width: number }>;
}

interface OpenRow {
  readonly cells: Cell[];
  column: number;
}

/** A table of data has hardly a cell with more lines, or with more text in several; one for the layout of a page has. */
const MAX_CELL_LINES = 5;
const MAX_CELL_LENGTH = 400;
/** Lines and cells of a page; a hundred bytes each. No plan has a hundredth of them. */
const MAX_PIECES = 1_000_000;
/** No number is longer, UTF-16 units. */
const MAX_NUMBER = 16;
/** No column further to the right is looked at for cells that reach down. */
const MAX_COLUMNS = 64;
/** Cells that are put in for those that reach down; more than any plan's tables have, and few enough to hold. */
const MAX_HELD_CELLS = 100_000;

/**
 * Puts together what a page holds: lines, and tables of lines. Blanks collapse as a browser does it (CSS Text 3,
 * 4.1), with one addition of that standard which not all browsers know: a line end between two wide characters is
 * nothing, since it is only there because the source was wrapped.
 */
export class Content {
  readonly #page: Cell = { blocks: [], lines: 0, length: 0 };
  #cell = this.#page;
  readonly #tables: OpenTable[] = [];
  #heldCells = 0;
  #pieces = 0;
  #text = '';
  #number: string | undefined;
  /** A list's number that waits for the first words of its entry. */
  #entry: EntryNumber | undefined;
  #lineEntry: EntryNumber | undefined;
  #blank: 'none' | 'blank' | 'lineEnd' = 'none';

  /** Whether the present line has neither text nor number. */
  get isEmpty(): boolean {
    return this.#text === '' && this.#number === undefined;
  }

  /** Adds words with blanks as they stand in the source. */
  collapsed(text: string): void {
    let from = 0;
    while (from < text.length) {
      let to = from;
      while (to < text.length && !isSourceBlank(text.charCodeAt(to))) {
        to++;
      }
      if (to > from) {
        this.#word(text.slice(from, to));
      }
      from = to;
      while (from < text.length && isSourceBlank(text.charCodeAt(from))) {
        const code = text.charCodeAt(from);
        if (code === 0x0a || code === 0x0d) {
          this.#blank = 'lineEnd';
        } else if (this.#blank === 'none') {
          this.#blank = 'blank';
        }
        from++;
      }
    }
  }

  #word(word: string): void {
    if (this.#blank !== 'none' && this.#text !== '') {
      const wrapped =
        this.#blank === 'lineEnd' &&
        isWide(this.#text.charCodeAt(this.#text.length - 1)) &&
        isWide(word.charCodeAt(0));
      this.#text += wrapped ? '' : ' ';
    }
    this.#append(word);
  }

  /** Adds words whose blanks all count; line ends are none of them. */
  kept(text: string): void {
    if (text !== '') {
      if (this.#blank !== 'none' && this.#text !== '') {
        this.#text += ' ';
      }
      this.#append(text);
    }
  }

  #append(text: string): void {
    this.#lineEntry ??= this.#entry;
    this.#entry = undefined;
    this.#blank = 'none';
    this.#text += text;
  }

  /** Gives the present line a number of its own; behind words it is one of them. */
  number(text: string): void {
    if (this.#text.trim() !== '') {
      this.kept(text);
    } else if (text !== '') {
      this.#text = '';
      this.#number = (this.#number ?? '') + text;
    }
  }

  /** Blanks that Word puts between a number and its text: what the line holds so far is its number, if it can be one. */
  behindNumber(blanks: string): void {
    const text = clean(this.#text);
    if (this.#number === undefined && text !== '' && text.length <= MAX_NUMBER) {
      this.#text = '';
      this.#number = text;
    } else {
      this.collapsed(blanks);
    }
  }

  /** Begins an entry of a list; its number goes to its first words. */
  entry(number: EntryNumber | undefined): void {
    this.boundary();
    this.#entry = number;
  }

  /** Ends an entry of a list: a number that found no words is none. */
  endEntry(): void {
    this.boundary();
    this.#entry = undefined;
  }

  /** A block begins or ends: what follows is on another line. */
  boundary(): void {
    if (!this.isEmpty) {
      this.lineBreak();
    }
    this.#blank = 'none';
  }

  /** A line break of the author's, which may leave an empty line. */
  lineBreak(): void {
    const text = clean(this.#text);
    const number = this.#number ?? this.#lineEntry;
    const last = this.#cell.blocks.at(-1);
    // Of empty lines one is enough.
    const isWanted = text !== '' || number !== undefined || (last && ('rows' in last || last.text !== ''));
    if (isWanted) {
      this.#take();
      this.#cell.blocks.push({ text, number });
    }
    if (text !== '') {
      this.#cell.lines++;
      this.#cell.length += text.length;
    }
    this.#text = '';
    this.#number = undefined;
    this.#lineEntry = undefined;
    this.#blank = 'none';
  }

  /** @throws {TextTooLong} when a page holds more lines and cells than can be held */
  #take(): void {
    this.#pieces++;
    if (this.#pieces > MAX_PIECES) {
      throw new TextTooLong();
    }
  }

  openTable(ofWord: boolean, forLayout: boolean): void {
    this.boundary();
    this.#tables.push({
      table: { rows: [], ofWord, forLayout },
      outer: this.#cell,
      row: undefined,
      held: new Map(),
    });
  }

  closeTable(): void {
    this.closeRow();
    const open = this.#tables.pop();
    if (open) {
      const { outer, table } = open;
      this.#cell = outer;
      outer.blocks.push(table);
    }
  }

  closeRow(): void {
    this.closeCell();
    const open = this.#tables.at(-1);
    if (open?.row) {
      const { held, row, table } = open;
      this.#putHeld(open, row);
      for (const [column, { rows, width }] of held) {
        // Further to the right than the row goes; what was opened in this row reaches into the next ones.
        if (column >= row.column) {
          held.set(column, { rows: rows - 1, width });
        }
      }
      table.rows.push(row.cells);
      open.row = undefined;
    }
  }

  /** @param spans how many columns and rows the cell takes */
  openCell(spans: { readonly columns: number; readonly rows: number }): void {
    this.boundary();
    const open = this.#tables.at(-1);
    if (!open) {
      return;
    }
    this.#take();
    const row = (open.row ??= { cells: [], column: 0 });
    this.#putHeld(open, row);
    const cell: Cell = { blocks: [], lines: 0, length: 0 };
    row.cells.push(cell);
    if (spans.rows > 1 && row.column < MAX_COLUMNS) {
      open.held.set(row.column, { rows: spans.rows - 1, width: spans.columns });
    }
    row.column += spans.columns;
    this.#cell = cell;
  }

  closeCell(): void {
    this.boundary();
    const open = this.#tables.at(-1);
    if (!open || this.#cell === open.outer) {
      return;
    }
    open.outer.lines += this.#cell.lines;
    open.outer.length += this.#cell.length;
    this.#cell = open.outer;
  }

  /** Empty cells where cells of rows above reach down, as far as they stand at the row's end so far. */
  #putHeld({ held }: OpenTable, row: OpenRow): void {
    for (let at = held.get(row.column); at !== undefined; at = held.get(row.column)) {
      const { rows, width } = at;
      held.set(row.column, { rows: rows - 1, width });
      if (rows <= 0) {
        held.delete(row.column);
        return;
      }
      if (this.#heldCells < MAX_HELD_CELLS) {
        this.#heldCells++;
        row.cells.push({ blocks: [], lines: 0, length: 0 });
      }
      row.column += width;
    }
  }

  /**
   * The whole text, whatever is still open.
   *
   * @throws {TextTooLong}
   */
  toText(): string {
    while (this.#tables.length > 0) {
      this.closeTable();
    }
    this.boundary();
    const lines = new Lines();
    write(this.#page.blocks, lines, (table) => {
      for (const cells of table.rows) {
        lines.row(cells.map(wordsOf));
      }
    });
    return lines.toText();
  }
}

/**
 * Writes lines in their order; without recursion, since tables may be nested as deep as a file is long.
 *
 * @param data writes a table of data; without it the cells of every table are read one after the other
 */
function write(blocks: readonly Block[], sink: TextSink, data?: (table: Table) => void): void {
  const todo: { readonly blocks: readonly Block[]; at: number }[] = [{ blocks, at: 0 }];
  for (let top = todo.at(-1); top !== undefined; top = todo.at(-1)) {
    const block = top.blocks[top.at++];
    if (block === undefined) {
      todo.pop();
    } else if (!('rows' in block)) {
      sink.paragraph(block.text, numberOfLine(block));
    } else if (data && !isForLayout(block)) {
      data(block);
    } else {
      todo.push({ blocks: block.rows.flatMap((cells) => cells.flatMap((cell) => cell.blocks)), at: 0 });
    }
  }
}

function wordsOf(cell: Cell): CellText {
  const text = new CellText();
  write(cell.blocks, text);
  return text;
}

function numberOfLine({ text, number }: Line): ParagraphNumber {
  const sign = typeof number === 'object' ? numberOf(number, text) : (number ?? '');
  return { text: sign, suffix: 'tab', known: true };
}

/**
 * Whether a table is there for the layout of a page, so that its cells are read one after the other. Offices' sites
 * put whole articles into one.
 */
function isForLayout({ rows, ofWord, forLayout }: Table): boolean {
  const cells = rows.reduce((count, row) => count + row.length, 0);
  if (forLayout || cells <= 1) {
    return true;
  }
  return (
    !ofWord &&
    rows.some((row) =>
      row.some(({ lines, length }) => lines > MAX_CELL_LINES || (lines > 1 && length > MAX_CELL_LENGTH)),
    )
  );
}

/** Characters that are seen as nothing, and the hyphen at which no line breaks. */
const UNSEEN = /[\u00ad\u200b\u2060\ufeff]/g;

function clean(text: string): string {
  return trimmed(text.replace(UNSEEN, '').replaceAll('\u2011', '-').replaceAll('\f', ' '));
}

/** Pages indent with typographic blanks too, which no Word file does. */
function trimmed(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isBlank(text.charCodeAt(start))) {
    start++;
  }
  while (end > start && isBlank(text.charCodeAt(end - 1))) {
    end--;
  }
  return text.slice(start, end);
}

/** What collapses: NBSP and full-width blanks do not. */
function isSourceBlank(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x09 || code === 0x0d || code === 0x0c;
}

/** Characters as wide as Han: CJK with its punctuation, full-width forms, and the quotation marks, dashes and dots. */
function isWide(code: number): boolean {
  return (
    isHan(code) ||
    (code >= 0x3000 && code <= 0x303f) ||
    (code >= 0xff00 && code <= 0xffef) ||
    (code >= 0x2014 && code <= 0x2026) ||
    code === 0xb7
  );
}
