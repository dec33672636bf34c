import type { ReadingNote } from '../document';
import type { XmlElement, XmlTag } from '../xml';
import { Editions } from './editions';
import { FieldMarks } from './field-marks';
import {
  left,
  readCellProperties,
  readParagraphProperties,
  readRowProperties,
  readRunProperties,
  TRACKED,
} from './marks';
import { Formulas } from './math';
import { Objects } from './objects';
import { isOn } from './properties';
import { VisibleText, type BodyOptions } from './visible-text';
import type { Content } from './walk';
import { symbolOf } from './words';

/** What a reading gives. */
export interface BodyText {
  readonly text: string;
  readonly notes: readonly ReadingNote[];
  /** Fields that had no end. What followed them is missing, so that all has to be read again with them named. */
  readonly endlessFields: readonly number[];
}

/** What is no text, or is known from elsewhere. */
const LEFT_OUT: ReadonlySet<string> = new Set([
  'w:sectPr',
  'w:tblPr',
  'w:tblPrEx',
  'w:tblGrid',
  'w:sdtEndPr',
  'w:smartTagPr',
  'w:customXmlPr',
  'w:rubyPr',
  'w:rt',
  'w:fldData',
  'w:background',
  'm:ctrlPr',
  'm:deg',
]);

/**
 * Makes the text of a document out of the content of its main part (ISO/IEC 29500-1, 17.2 to 17.18). It keeps stacks
 * of its own and never calls itself, so that a document's depth costs memory and nothing else. An element that is not
 * known counts for nothing itself, but what is inside it is read.
 */
export class Body implements Content {
  private readonly into: VisibleText;
  private readonly fields: FieldMarks;
  private readonly objects: Objects;
  private readonly editions = new Editions();
  private readonly formulas = new Formulas();
  private root: string | undefined;

  constructor(private readonly options: BodyOptions) {
    this.into = new VisibleText(options);
    this.fields = new FieldMarks(this.into);
    this.objects = new Objects(this.into.tally, () => this.into.isShown());
  }

  /** The root element's name; undefined before it was met. */
  get rootName(): string | undefined {
    return this.root;
  }

  /** Whether some of the text is in another file inside the package, which is not read. */
  get hasChunks(): boolean {
    return this.objects.hasChunks;
  }

  /** Ends the reading. */
  finish(): BodyText {
    const endlessFields = this.into.stories.finish();
    const text = this.into.lines.toText();
    return { text, notes: this.into.tally.notes(text), endlessFields };
  }

  open(tag: XmlTag): boolean {
    const { name } = tag;
    this.root ??= name;
    if (LEFT_OUT.has(name)) {
      return false;
    }
    if (TRACKED.has(name)) {
      const isGone = left(this.options.changes).includes(name);
      this.into.tally.change(name);
      this.into.tally.changesOpen += isGone ? 0 : 1;
      return !isGone;
    }
    return name.startsWith('m:') ? this.openFormula(name) : this.openContent(name, tag);
  }

  private openContent(name: string, tag: XmlTag): boolean {
    switch (name) {
      case 'w:p':
        this.into.flow.begin();
        break;
      case 'w:r':
        this.into.beginRun();
        break;
      case 'w:t':
      case 'w:delText':
      case 'w:instrText':
      case 'w:delInstrText':
        this.into.beginWords(tag.attribute('xml:space') === 'preserve');
        break;
      case 'w:tab':
      case 'w:ptab':
        this.into.put('\t');
        break;
      case 'w:br':
        this.into.put(['page', 'column'].includes(tag.attribute('w:type') ?? '') ? '\f' : '\n');
        break;
      case 'w:cr':
        this.into.put('\n');
        break;
      case 'w:noBreakHyphen':
        this.into.put('-');
        break;
      case 'w:sym':
        this.into.put(symbolOf(tag.attribute('w:char'), tag.attribute('w:font')));
        break;
      case 'w:footnoteReference':
      case 'w:endnoteReference':
      case 'w:commentReference':
        this.refer(tag);
        break;
      case 'w:fldChar':
        this.fields.beginMark(tag);
        break;
      case 'w:fldSimple':
        this.fields.beginSimple(tag.attribute('w:instr') ?? '');
        break;
      case 'w:sdt':
        this.into.controls.begin();
        break;
      case 'w:sdtContent':
        this.fields.beginControl();
        break;
      case 'mc:AlternateContent':
        this.editions.begin();
        break;
      case 'mc:Choice':
        return this.editions.choose(tag);
      case 'mc:Fallback':
        return this.editions.fallBack();
      default:
        return this.openBlock(name, tag);
    }
    return true;
  }

  private openBlock(name: string, tag: XmlTag): boolean {
    switch (name) {
      case 'w:tbl':
        this.into.flow.flush();
        break;
      case 'w:tr':
        this.into.stories.beginRow();
        break;
      case 'w:tc':
        this.into.stories.beginCell();
        break;
      case 'w:txbxContent':
        if (!this.into.isShown()) {
          return false;
        }
        this.into.stories.beginBox();
        break;
      case 'v:textpath':
        this.into.putWordArt(tag.attribute('string') ?? '');
        break;
      default:
        this.objects.begin(name, tag);
    }
    return true;
  }

  close(name: string): void {
    if (TRACKED.has(name)) {
      this.into.tally.changesOpen--;
    } else if (name.startsWith('m:')) {
      this.closeFormula(name);
    } else {
      this.closeContent(name);
    }
  }

  private closeContent(name: string): void {
    switch (name) {
      case 'w:p':
        this.into.endParagraph();
        break;
      case 'w:r':
        this.into.endRun();
        break;
      case 'w:t':
      case 'w:delText':
      case 'w:instrText':
      case 'w:delInstrText':
        this.into.endWords(name);
        break;
      case 'w:tr':
        this.into.stories.endRow();
        break;
      case 'w:tc':
        this.into.stories.endCell();
        break;
      case 'w:txbxContent':
        this.into.stories.endBox();
        break;
      case 'w:fldChar':
        this.fields.endMark();
        break;
      case 'w:fldSimple':
        this.fields.endSimple();
        break;
      case 'w:sdt':
        this.into.controls.end();
        break;
      case 'w:sdtContent':
        this.into.controls.endContent();
        break;
      case 'mc:AlternateContent':
        this.editions.end();
        break;
      default:
        this.objects.end(name);
    }
  }

  properties(element: XmlElement): boolean {
    const { changes } = this.options;
    switch (element.name) {
      case 'w:pPr': {
        const properties = readParagraphProperties(element, changes);
        this.into.flow.current.properties = properties;
        this.into.tally.change(properties.change);
        break;
      }
      case 'w:rPr':
        this.into.setRun(readRunProperties(element, changes));
        break;
      case 'w:trPr': {
        const row = readRowProperties(element, changes);
        this.into.tally.change(row.change);
        this.into.stories.setRow(row);
        return !row.gone;
      }
      case 'w:tcPr': {
        const cell = readCellProperties(element, changes);
        this.into.tally.change(cell.change);
        this.into.stories.setCell(cell);
        return !cell.gone && cell.merged === undefined;
      }
      case 'w:sdtPr':
        this.into.controls.setProperties(element);
        break;
      case 'w:ffData':
        this.fields.setFormField(element);
        break;
      default:
        this.formulas.properties(element);
    }
    return true;
  }

  text(words: string): void {
    this.into.addWords(words);
  }

  private refer(tag: XmlTag): void {
    if (this.into.isShown()) {
      const { name } = tag;
      this.into.tally.count(
        name === 'w:footnoteReference'
          ? 'footnotes'
          : name === 'w:endnoteReference'
            ? 'endnotes'
            : 'comments',
      );
    }
    const custom = tag.attribute('w:customMarkFollows');
    if (custom !== undefined) {
      this.into.setReference(isOn(custom));
    }
  }

  private openFormula(name: string): boolean {
    switch (name) {
      case 'm:oMath':
        if (!this.into.isShown()) {
          return false;
        }
        this.into.tally.count('formulas');
        break;
      case 'm:r':
        this.into.beginRun();
        break;
      case 'm:t':
        this.into.beginWords(true);
        break;
      default:
        this.formulas.begin(name, this.into.flow.current.pieces);
    }
    return true;
  }

  private closeFormula(name: string): void {
    switch (name) {
      case 'm:oMath':
        break;
      case 'm:r':
        this.into.endRun();
        break;
      case 'm:t':
        this.into.endWords(name);
        break;
      default:
        this.formulas.end();
    }
  }
}
