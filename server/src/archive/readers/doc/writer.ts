import type { ChangesRead, NoteKind } from '../document';
import { Fields } from '../docx/fields';
import { charactersOf, symbolOf } from '../docx/words';
import { CellText, trimBlanks, type TextSink } from '../lines';
import type { ListCounter } from '../numbering/counter';
import type { ParagraphNumber } from '../numbering/model';
import type { Lists } from './lists';
import { toggled, type CharacterProperties } from './properties';
import type { Range } from './shapes';
import type { Paragraph, Run } from './story';
import type { Style } from './styles';

/** What the text of all stories of a document depends on. */
export interface Context {
  readonly changes: ChangesRead;
  readonly styleOf: (style: number) => Style;
  readonly lists: Lists;
  readonly counter: ListCounter;
  readonly fonts: readonly string[];
  /** Text boxes by the place that they are anchored at. */
  readonly boxes: ReadonlyMap<number, Range>;
  readonly count: (kind: NoteKind) => void;
}

/** Characters that mean something else than themselves ([MS-DOC] sprmCFSpec, and the marks of the text). */
const MARK = {
  picture: 0x01,
  shape: 0x08,
  tab: 0x09,
  lineBreak: 0x0b,
  pageBreak: 0x0c,
  columnBreak: 0x0e,
  fieldBegin: 0x13,
  fieldSeparator: 0x14,
  fieldEnd: 0x15,
  hardHyphen: 0x1e,
  softHyphen: 0x1f,
} as const;

/** What is kept of what a field says, to know its kind (UTF-16 units). */
const MAX_INSTRUCTION = 100;
/** Fields that embed a formula. */
const FORMULA = /^\s*(?:EMBED|LINK)\s+(?:Equation|MathType)\b/iu;
// eslint-disable-next-line no-control-regex -- they are what is looked for
const MARKS = /[\0-\x1f]/u;

/**
 * Puts one story of a document into lines: the main text, or a text box. Paragraphs are joined where the mark between
 * them was deleted or is hidden; the mark that stays says what the paragraph is, but where a hidden mark joins a
 * heading with the text behind it, the heading's number is shown.
 */
export class StoryWriter {
  private readonly fields: Fields;
  private fieldCount = 0;
  /** What the field says whose result this is, unless another one came in between. */
  private instruction = '';
  private cells: CellText[] = [];
  private cell = new CellText();
  private isInRow = false;
  private pieces: string[] = [];
  private number: ParagraphNumber | null | undefined;
  /** Whether a table of contents was in the paragraph, so that it is no empty line where that was all. */
  private hadContents = false;
  /** Whether the characters before were left out or tracked, so that the same change is counted once. */
  private wasHidden = false;
  private tracked: 'deleted' | 'inserted' | undefined;
  private waiting: Range[] = [];

  /** @param endless fields by their order in the story, from 0, that have no end */
  public constructor(
    private readonly into: TextSink,
    private readonly context: Context,
    endless: ReadonlySet<number>,
  ) {
    this.fields = new Fields(endless);
  }

  /**
   * The next paragraph.
   *
   * @returns text boxes that follow now
   */
  public paragraph(paragraph: Paragraph): readonly Range[] {
    const style = this.context.styleOf(paragraph.properties.style ?? 0);
    this.hadContents = this.fields.isContents;
    for (const run of paragraph.runs) {
      this.run(run, style);
    }
    const isGone = this.track(paragraph.mark);
    if (paragraph.endsCell) {
      this.endCell(paragraph, isGone);
    } else if (isGone) {
      // It has no number of its own any more.
    } else if (this.isHidden(paragraph.mark, style) || paragraph.mark.separator === true) {
      this.takeNumber(paragraph);
    } else {
      this.put(paragraph);
    }
    return this.takeBoxes();
  }

  /** What is left when the story ends. */
  public end(): readonly Range[] {
    if (this.cells.length > 0) {
      this.endRow();
    }
    const text = this.takeText();
    // A story that ends with its last paragraph's mark has nothing left, and no empty line stands for it.
    if (text !== '' || this.number) {
      this.into.paragraph(text, this.number ?? undefined);
    }
    return this.takeBoxes();
  }

  private put(paragraph: Paragraph): void {
    const own = this.numberOf(paragraph);
    this.number ??= own ?? null;
    const text = this.takeText();
    const number = this.number ?? undefined;
    this.number = undefined;
    if (this.hadContents && trimBlanks(text) === '') {
      return;
    }
    if (paragraph.properties.inTable === true) {
      this.cell.paragraph(text, number);
      this.isInRow = true;
      return;
    }
    this.breakRow();
    this.into.paragraph(text, number);
  }

  /** The table ends where its row should go on. */
  private breakRow(): void {
    if (this.cell.words !== '') {
      this.cells.push(this.cell);
      this.cell = new CellText();
    }
    if (this.cells.length > 0) {
      this.endRow();
    }
    this.isInRow = false;
  }

  private endCell(paragraph: Paragraph, isGone: boolean): void {
    if (paragraph.properties.rowEnd !== true) {
      const own = this.numberOf(paragraph);
      this.number ??= own ?? null;
      this.cell.paragraph(this.takeText(), this.number ?? undefined);
      this.number = undefined;
      this.cells.push(this.cell);
      this.cell = new CellText();
      this.isInRow = true;
    } else if (isGone && this.cells.every(({ words }) => words === '')) {
      this.cells = [];
      this.isInRow = false;
    } else {
      this.endRow(paragraph.properties.mergedColumns);
    }
  }

  private endRow(merged?: ReadonlySet<number>): void {
    this.into.row(this.cells.map((cell, column) => (merged?.has(column) === true ? new CellText() : cell)));
    this.cells = [];
    this.isInRow = false;
  }

  /**
   * A paragraph whose mark is hidden counts, but its number is seen only where it has text: Word itself skips numbers by
   * hidden paragraphs ("Advance value").
   */
  private takeNumber(paragraph: Paragraph): void {
    const own = this.numberOf(paragraph) ?? null;
    if (this.number === undefined && this.pieces.some((piece) => trimBlanks(piece).trim() !== '')) {
      this.number = own;
    }
  }

  private takeText(): string {
    const text = this.pieces.join('');
    this.pieces = [];
    return text;
  }

  private takeBoxes(): readonly Range[] {
    if (this.waiting.length === 0 || this.isInRow || this.pieces.length > 0) {
      return [];
    }
    const boxes = this.waiting;
    this.waiting = [];
    return boxes;
  }

  private numberOf({ properties }: Paragraph): ParagraphNumber | undefined {
    const { context } = this;
    const { paragraph } = context.styleOf(properties.style ?? 0);
    const list = properties.list ?? paragraph.list;
    if (list === undefined || list === 0) {
      if (list === undefined && properties.oldNumber === true) {
        context.count('numbers');
      }
      return undefined;
    }
    const instance = context.lists.instances[list - 1];
    const number = instance && context.counter.next(instance, properties.level ?? paragraph.level ?? 0);
    if (number ? !number.known : context.lists.damaged) {
      context.count('numbers');
    }
    return number;
  }

  private run({ text, from, properties }: Run, style: Style): void {
    const isGone = this.track(properties);
    const isHidden = !isGone && this.isHidden(properties, style);
    const counts = isHidden && !this.isLeftOut && trimBlanks(text) !== '';
    if (counts && !this.wasHidden) {
      this.context.count('hidden');
    }
    this.wasHidden = isHidden && (counts || this.wasHidden);
    const isShown = !isGone && !isHidden;
    if (properties.symbol) {
      this.add(this.symbol(properties.symbol), isShown);
    } else if (MARKS.test(text)) {
      this.marks(text, from, properties, isShown);
    } else {
      this.words(text, properties, isShown);
    }
  }

  /** Whether a tracked change says that it is not in the text; each stretch of changes is counted once. */
  private track({ deleted, inserted }: CharacterProperties): boolean {
    const change = deleted === true ? 'deleted' : inserted === true ? 'inserted' : undefined;
    if (change && change !== this.tracked) {
      this.context.count('changes');
    }
    this.tracked = change;
    return this.context.changes === 'accepted' ? deleted === true : inserted === true;
  }

  private isHidden(properties: CharacterProperties, style: Style): boolean {
    const below =
      properties.style === undefined
        ? style.hidden
        : this.context.styleOf(properties.style).hidden || style.hidden;
    return toggled(properties.hidden, below);
  }

  private add(text: string, isShown: boolean): void {
    if (this.fields.isInstruction) {
      this.fields.instruct(text);
      this.instruction += text.slice(0, MAX_INSTRUCTION - this.instruction.length);
    } else if (isShown && !this.fields.isContents) {
      this.pieces.push(text);
    }
  }

  /** Whether what is met now belongs to a field and is no text. */
  private get isLeftOut(): boolean {
    return this.fields.isInstruction || this.fields.isContents;
  }

  private words(text: string, { font }: CharacterProperties, isShown: boolean): void {
    this.add(charactersOf(text, true, font === undefined ? undefined : this.context.fonts[font]), isShown);
  }

  private symbol({ code, font }: NonNullable<CharacterProperties['symbol']>): string {
    return symbolOf(code.toString(16), this.context.fonts[font]);
  }

  /** Marks of fields count in what is left out as well, or a field would never end. */
  private marks(text: string, from: number, properties: CharacterProperties, isShown: boolean): void {
    let plain = 0;
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code > MARK.softHyphen) {
        continue;
      }
      if (i > plain) {
        this.words(text.slice(plain, i), properties, isShown);
      }
      plain = i + 1;
      this.mark(code, from + i, properties, isShown);
    }
    if (plain < text.length) {
      this.words(text.slice(plain), properties, isShown);
    }
  }

  private mark(code: number, place: number, properties: CharacterProperties, isShown: boolean): void {
    switch (code) {
      case MARK.tab:
        this.add('\t', isShown);
        break;
      case MARK.lineBreak:
        this.add('\n', isShown);
        break;
      case MARK.pageBreak:
      case MARK.columnBreak:
        this.add('\f', isShown);
        break;
      case MARK.hardHyphen:
        this.add('-', isShown);
        break;
      case MARK.picture:
        if (isShown && !this.isLeftOut && properties.special === true && !properties.data) {
          this.context.count(
            FORMULA.test(this.instruction) ? 'formulas' : properties.object ? 'objects' : 'pictures',
          );
        }
        break;
      case MARK.shape: {
        const box = this.context.boxes.get(place);
        if (isShown && box && !this.fields.isContents) {
          this.waiting.push(box);
        }
        break;
      }
      case MARK.fieldBegin:
        this.fields.begin(this.fieldCount++, undefined);
        this.instruction = '';
        break;
      case MARK.fieldSeparator:
        if (this.fields.separate()) {
          this.context.count('contents');
          this.hadContents = true;
        }
        break;
      case MARK.fieldEnd:
        this.endField(isShown);
        break;
    }
  }

  private endField(isShown: boolean): void {
    this.instruction = '';
    const instead = this.fields.end();
    if (instead && isShown && !this.isLeftOut) {
      this.pieces.push(instead.text);
      if (instead.kind !== 'nothing') {
        this.context.count(instead.kind === 'formula' ? 'formulas' : 'numbers');
      }
    }
  }
}
