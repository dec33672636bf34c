import type { Line } from '../plan/line';
import { findContinuedRows } from '../plan/tables';
import { isNoticeTitle } from '../plan/title';
import {
  isNumbered,
  type Level,
  type NumberedNode,
  type Place,
  type Plan,
  type PlanNode,
} from '../plan/tree';
import { cleanText } from './xml';

/** What a paragraph is on paper: each has a style of its own. */
export type Role =
  | 'title'
  /** A date or number right below the title. */
  | 'issue'
  | 'addressee'
  | 'body'
  /** Headings on lines of their own. */
  | Level
  | 'responsibility'
  /** `附件：1.…` below the text. */
  | 'attachmentNote'
  | 'signature'
  | 'date'
  | 'note'
  /** `附件1` above an attachment. */
  | 'attachmentMark'
  /** A paragraph in a cell. */
  | 'row';

/** A paragraph of the file. */
export interface TextBlock {
  readonly kind: 'text';
  readonly role: Role;
  /** Lines without the blanks at their ends; more than one only in a title. */
  readonly lines: readonly string[];
  /** How much of the line is its lead sentence, marker and 。 included, and of which level (UTF-16 units). */
  readonly lead: { readonly level: Level; readonly length: number } | undefined;
  /** The node whose heading line it is, and how long marker and blanks behind it are (UTF-16 units). */
  readonly numbered: { readonly node: NumberedNode; readonly length: number } | undefined;
  /** Whether it begins a page (7.3.7: 附件应当另面编排). */
  readonly newPage: boolean;
}

/** Rows of cells. */
export interface TableBlock {
  readonly kind: 'table';
  readonly rows: readonly (readonly string[])[];
}

export type Block = TextBlock | TableBlock;

/** A plan as it goes on paper. */
export interface Layout {
  readonly blocks: readonly Block[];
  /** Lines of comment that were left out. */
  readonly comments: number;
}

/** Word takes no more columns (a limit of its user interface and of its files). */
const MOST_COLUMNS = 63;
/** `〔2025〕5号` at the end of a short line of a letter. */
const DOCUMENT_NUMBER = /^.{0,30}[〔［[（(]\d{4}[〕］\]）)]\s*\d{1,5}\s*号$/;
/** An attachment's mark without its name. */
const BARE_MARK = /^附(?:件|表|录)[\d一二三四五六七八九十]{0,3}[：:]?$/;
const NOTE_HEAD = /^附(?:件|表|录)?[：:]/;
const ADDRESSED = /^(?:各|本|全|市|省|县|区|局|机关|直属|有关)[^。；]{0,300}[：:]$/;
/** UTF-16 units of a heading that ends with 。; a longer one is a sentence like any other. */
const MAX_HEADING = 60;
/** UTF-16 units of a lead sentence; a longer one is running text, whatever level it stands at. */
const MAX_LEAD = 120;
/** What a long heading does not hold. */
const OPEN_END = /。|[；;：:，,、]$/;

/** Decides what each line of a plan is on paper. Blank lines are layout and go. */
export function layOut(plan: Plan): Layout {
  const writer = new LayoutWriter(plan);
  return { blocks: writer.run(), comments: writer.comments };
}

class LayoutWriter {
  comments = 0;
  readonly #blocks: Block[] = [];
  readonly #lines: readonly Line[];
  readonly #places: Plan['places'];
  readonly #continued: ReadonlySet<number>;
  /** The kind of the line above that is not blank. */
  #above: Place['kind'] | undefined;
  /** Whether a letter stands above, so that the plan begins a page. */
  #letter = false;
  #addressed = false;

  constructor(plan: Plan) {
    this.#lines = plan.lines;
    this.#places = plan.places;
    this.#continued = findContinuedRows(plan.lines, 0, plan.lines.length);
  }

  run(): readonly Block[] {
    for (let i = 0; i < this.#lines.length;) {
      const line = this.#lines[i];
      if (line?.comment) {
        this.comments++;
        i++;
      } else if (!line || line.blank) {
        i++;
      } else {
        const kind = this.#places[i]?.kind ?? 'paragraph';
        i = this.#write(i, kind);
        this.#above = kind;
      }
    }
    return this.#blocks;
  }

  /** Writes what begins at a line, and gives the line behind it. */
  #write(at: number, kind: Place['kind']): number {
    const isRow = this.#lines[at]?.trimmed.includes('\t') === true || this.#continued.has(at);
    if (isRow && (kind === 'table' || kind === 'attachments')) {
      return this.#table(at, kind);
    }
    switch (kind) {
      case 'title':
        return this.#title(at);
      case 'notice':
        this.#notice(at);
        break;
      case 'attachment-mark':
        if (this.#isMark(at)) {
          this.#push(at, 'attachmentMark', this.#blocks.length > 0);
          this.#letter = false;
        } else {
          this.#push(at, 'attachmentNote');
        }
        break;
      case 'chapter':
      case 'section':
      case 'item':
      case 'point':
        this.#numbered(at, kind);
        break;
      case 'signature':
      case 'date':
        this.#signed(at, kind);
        break;
      case 'attachments':
        return this.#attachments(at);
      case 'responsibility':
      case 'note':
        this.#push(at, kind);
        break;
      case 'paragraph':
        this.#push(at, this.#addresses(at) ? 'addressee' : 'body');
        break;
      case 'table':
      case 'closing':
      case 'blank':
      case 'comment':
        this.#push(at, 'body');
    }
    return at + 1;
  }

  #trimmed(at: number): string {
    return cleanText(this.#lines[at]?.trimmed ?? '');
  }

  #push(at: number, role: Role, newPage = false): void {
    this.#blocks.push(plainText(role, [this.#trimmed(at)], newPage));
  }

  /** The lines of a title are one paragraph, as they are one title to Word. */
  #title(from: number): number {
    const lines: string[] = [];
    let at = from;
    for (; this.#places[at]?.kind === 'title'; at++) {
      const line = this.#lines[at];
      if (line?.comment) {
        this.comments++;
      } else if (line && !line.blank) {
        lines.push(this.#trimmed(at));
      }
    }
    this.#pushTitle(lines, this.#letter);
    this.#letter = false;
    return at;
  }

  #pushTitle(lines: readonly string[], newPage: boolean): void {
    this.#blocks.push(plainText('title', lines, newPage));
  }

  /** The heading of a letter, its number, whom it is to, and its text. */
  #notice(at: number): void {
    const line = this.#lines[at];
    const text = line?.trimmed ?? '';
    if (this.#addresses(at)) {
      this.#letter = true;
      this.#push(at, 'addressee');
    } else if (!this.#addressed && DOCUMENT_NUMBER.test(text)) {
      this.#push(at, 'issue');
    } else if (!this.#addressed && line?.shape === 'heading' && this.#headsLetter(at)) {
      this.#letter = true;
      const before = this.#blocks.at(-1);
      if (before?.kind === 'text' && before.role === 'title') {
        this.#blocks.pop();
        this.#pushTitle([...before.lines, this.#trimmed(at)], before.newPage);
      } else {
        this.#pushTitle([this.#trimmed(at)], false);
      }
    } else {
      this.#push(at, 'body');
    }
  }

  /** Whether a line is, or leads on to, the heading of a letter (`…关于印发…的通知`, often in two or three lines). */
  #headsLetter(at: number): boolean {
    for (let i = at; i < at + 3 && this.#places[i]?.kind === 'notice'; i++) {
      const line = this.#lines[i];
      if (line?.shape !== 'heading') {
        return false;
      }
      if (isNoticeTitle(line.trimmed)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a line names whom a letter is to; only the first one of a text does. */
  #addresses(at: number): boolean {
    const first = !this.#addressed && this.#blocks.every(({ kind }, i) => kind === 'text' && i < 4);
    const role = this.#blocks.at(-1);
    const below =
      role === undefined || (role.kind === 'text' && (role.role === 'title' || role.role === 'issue'));
    if (!first || !below || !ADDRESSED.test(this.#lines[at]?.trimmed ?? '')) {
      return false;
    }
    this.#addressed = true;
    return true;
  }

  #numbered(at: number, level: Level): void {
    const line = this.#lines[at];
    const node = this.#places[at]?.node;
    if (!line || !node || !isNumbered(node)) {
      this.#push(at, 'body');
      return;
    }
    const text = this.#trimmed(at);
    const { indent } = line;
    const heading = isHeading(line, node);
    const leads = !heading && (node.runIn || line.text.charAt(node.headingEnd) === '。');
    const stop = line.text.charAt(node.headingEnd) === '。' ? node.headingEnd + 1 : node.headingEnd;
    this.#blocks.push({
      kind: 'text',
      role: heading ? level : 'body',
      lines: [text],
      lead: leads && stop - node.headingStart <= MAX_LEAD ? { level, length: stop - indent } : undefined,
      numbered: node.marker
        ? { node, length: Math.min(node.marker.bodyStart, line.end) - node.marker.start }
        : undefined,
      newPage: false,
    });
  }

  /** Name and date: of a letter, of the plan, or in brackets below its title. */
  #signed(at: number, kind: 'signature' | 'date'): void {
    if (kind === 'date' && (this.#above === 'title' || this.#bracketed(at))) {
      this.#push(at, this.#above === 'title' ? 'issue' : 'date');
      return;
    }
    this.#letter ||= this.#above === 'notice' || this.#above === 'signature';
    this.#push(at, kind);
  }

  #bracketed(at: number): boolean {
    return /^[（(]/.test(this.#lines[at]?.trimmed ?? '');
  }

  /** The cells of a row; tabs that it begins with stand for empty ones. */
  #cells(at: number, kind: Place['kind']): string[] {
    const tabs =
      kind === 'table' || this.#continued.has(at) ? /^\t*/.exec(this.#lines[at]?.text ?? '') : null;
    return `${tabs?.[0] ?? ''}${this.#trimmed(at)}`.split('\t');
  }

  /** Rows that follow each other, blank lines between them left out. */
  #table(from: number, kind: Place['kind']): number {
    const rows: string[][] = [];
    let at = from;
    let end = from;
    for (; this.#places[at]?.kind === kind || this.#lines[at]?.blank === true; at++) {
      const line = this.#lines[at];
      if (!line || line.blank) {
        // A comment between rows is counted; an empty line ends the table.
        if (line?.comment) {
          continue;
        }
        break;
      }
      const cells = this.#cells(at, kind);
      if (cells.length === 1 && kind === 'attachments') {
        break;
      }
      rows.push(cells);
      end = at + 1;
    }
    for (let i = from; i < end; i++) {
      this.comments += this.#lines[i]?.comment ? 1 : 0;
    }
    // A table that is indented with tabs as a whole has no column more for that.
    const indent = Math.min(...rows.map((cells) => cells.findIndex((cell) => cell !== '')));
    for (const cells of rows) {
      cells.splice(0, indent);
    }
    if (rows.some(({ length }) => length > MOST_COLUMNS)) {
      this.#blocks.push(...rows.map((cells) => plainText('body', [cells.join('\t')])));
    } else {
      this.#blocks.push({ kind: 'table', rows });
    }
    return end;
  }

  /**
   * What stands behind the plan: the list of its attachments, or the attachments, each on a page of its own. Their
   * numbers are theirs and stay as they are typed.
   */
  #attachments(at: number): number {
    const line = this.#lines[at];
    if (line?.shape === 'attachment' && !line.marker) {
      if (this.#isMark(at)) {
        this.#push(at, 'attachmentMark', true);
        return this.#attachmentTitle(at + 1);
      }
      this.#push(at, 'attachmentNote');
      return at + 1;
    }
    const before = this.#blocks.at(-1);
    const listed = before?.kind === 'text' && before.role === 'attachmentNote';
    this.#push(at, listed && line?.marker !== undefined ? 'attachmentNote' : 'body');
    return at + 1;
  }

  /** Whether an attachment begins at a line; else the line only names one (附件说明, 7.3.4). */
  #isMark(at: number): boolean {
    const text = this.#lines[at]?.trimmed ?? '';
    if (BARE_MARK.test(text)) {
      return true;
    }
    if (NOTE_HEAD.test(text)) {
      return false;
    }
    for (let i = at + 1; i < this.#lines.length; i++) {
      const line = this.#lines[i];
      if (line && !line.blank) {
        const kind = this.#places[i]?.kind;
        return line.shape !== 'attachment' && (kind === 'attachments' || kind === 'title');
      }
    }
    return false;
  }

  /** The title of an attachment: the first line below its mark, when it is a heading (居中编排在版心第三行). */
  #attachmentTitle(from: number): number {
    let at = from;
    while (this.#lines[at]?.blank === true) {
      this.comments += this.#lines[at]?.comment ? 1 : 0;
      at++;
    }
    const line = this.#lines[at];
    if (line?.shape === 'heading' && !line.marker && !line.trimmed.includes('\t')) {
      this.#pushTitle([this.#trimmed(at)], false);
      return at + 1;
    }
    return at;
  }
}

/** A paragraph of words alone. */
function plainText(role: Role, lines: readonly string[], newPage = false): TextBlock {
  return { kind: 'text', role, lines, lead: undefined, numbered: undefined, newPage };
}

/**
 * Whether a numbered line is a heading on its own. One that ends with 。 is a sentence, and a heading only where it has
 * something below it.
 */
function isHeading(line: Line, node: NumberedNode): boolean {
  if (node.runIn) {
    return false;
  }
  if (line.shape === 'heading' || (node.kind === 'chapter' && !OPEN_END.test(line.trimmed))) {
    return true;
  }
  const words = node.headingEnd - node.headingStart;
  const stopped = line.text.charAt(node.headingEnd) === '。';
  return stopped && words <= MAX_HEADING && (node.kind === 'chapter' || node.children.some(isText));
}

function isText(node: PlanNode): boolean {
  return isNumbered(node) || node.kind === 'paragraph' || node.kind === 'table';
}
