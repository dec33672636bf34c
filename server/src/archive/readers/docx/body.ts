import type { ChangesRead, ReadingNote } from '../document';
import { Lines } from '../lines';
import type { XmlElement, XmlTag } from '../xml';
import { Controls } from './controls';
import { isContents, isNumbering, isSilent } from './fields';
import {
  formFieldText,
  left,
  PLAIN_RUN,
  readCellProperties,
  readParagraphProperties,
  readRowProperties,
  readRunProperties,
  TRACKED,
  type ParagraphProperties,
  type RunProperties,
} from './marks';
import { Formulas } from './math';
import type { DocxNumbering } from './numbering';
import { Objects } from './objects';
import { isOn } from './properties';
import { Stories } from './stories';
import type { Styles } from './styles';
import { Tally } from './tally';
import type { Content } from './walk';
import { charactersOf, symbolOf } from './words';

/** What the text of a document depends on but for its main part. */
export interface BodyOptions {
  readonly changes: ChangesRead;
  readonly styles: Styles;
  /** A new one for each reading, because it counts. */
  readonly numbering: DocxNumbering;
  /** Complex fields without an end, found by a reading before this one. */
  readonly endlessFields: ReadonlySet<number>;
}

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

/** Markup of later editions that is read here as well as what older programs get instead (29500-3, 9.3). */
const UNDERSTOOD: ReadonlySet<string> = new Set(['w14', 'w15', 'wps', 'wpg', 'wpc', 'wpi', 'wp14', 'a14']);

interface Run {
  properties: RunProperties;
  /** Whether its text is the mark of a footnote that the writer chose (17.11.14). */
  isReference: boolean;
}

/**
 * Makes the text of a document out of the content of its main part (ISO/IEC 29500-1, 17.2 to 17.18). It keeps stacks
 * of its own and never calls itself, so that a document's depth costs memory and nothing else. An element that is not
 * known counts for nothing itself, but what is inside it is read.
 */
export class Body implements Content {
  private readonly lines = new Lines();
  private readonly tally = new Tally();
  private readonly stories: Stories;
  private readonly objects = new Objects(this.tally, () => this.isShown());
  private readonly runs: Run[] = [];
  private readonly controls = new Controls();
  /** For each open choice between editions of markup whether one was taken. */
  private readonly choices: { isTaken: boolean }[] = [];
  private readonly simpleFields: {
    readonly isSilent: boolean;
    readonly isContents: boolean;
    readonly before: number | undefined;
  }[] = [];
  private readonly formulas = new Formulas();

  private root: string | undefined;
  /** The words of the element that is open, where it is one of words. */
  private words: string[] | undefined;
  private isSpacePreserved = false;
  /** How many open elements show nothing of what is in them. */
  private silent = 0;
  /** How many open simple fields are tables of contents. */
  private contents = 0;
  private fieldCount = 0;
  private fieldCharacter = '';
  private formField: string | undefined;

  constructor(private readonly options: BodyOptions) {
    this.stories = new Stories(this.lines, this.numbered, options.endlessFields);
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
    const endlessFields = this.stories.finish();
    const text = this.lines.toText();
    return { text, notes: this.tally.notes(text), endlessFields };
  }

  open(tag: XmlTag): boolean {
    const { name } = tag;
    this.root ??= name;
    if (LEFT_OUT.has(name)) {
      return false;
    }
    if (TRACKED.has(name)) {
      const isGone = left(this.options.changes).includes(name);
      this.tally.change(name);
      this.tally.changesOpen += isGone ? 0 : 1;
      return !isGone;
    }
    return name.startsWith('m:') ? this.openFormula(name) : this.openContent(name, tag);
  }

  private openContent(name: string, tag: XmlTag): boolean {
    switch (name) {
      case 'w:p':
        this.flow.begin();
        break;
      case 'w:r':
        this.runs.push({ properties: PLAIN_RUN, isReference: false });
        break;
      case 'w:t':
      case 'w:delText':
      case 'w:instrText':
      case 'w:delInstrText':
        this.beginWords(tag.attribute('xml:space') === 'preserve');
        break;
      case 'w:tab':
      case 'w:ptab':
        this.put('\t');
        break;
      case 'w:br':
        this.put(['page', 'column'].includes(tag.attribute('w:type') ?? '') ? '\f' : '\n');
        break;
      case 'w:cr':
        this.put('\n');
        break;
      case 'w:noBreakHyphen':
        this.put('-');
        break;
      case 'w:sym':
        this.put(symbolOf(tag.attribute('w:char'), tag.attribute('w:font')));
        break;
      case 'w:footnoteReference':
      case 'w:endnoteReference':
      case 'w:commentReference':
        this.refer(tag);
        break;
      case 'w:fldChar':
        this.fieldCharacter = tag.attribute('w:fldCharType') ?? '';
        this.formField = undefined;
        break;
      case 'w:fldSimple':
        this.beginSimpleField(tag.attribute('w:instr') ?? '');
        break;
      case 'w:sdt':
        this.controls.begin();
        break;
      case 'w:sdtContent':
        this.beginControl();
        break;
      case 'mc:AlternateContent':
        this.choices.push({ isTaken: false });
        break;
      case 'mc:Choice':
        return this.choose(isUnderstood(tag));
      case 'mc:Fallback':
        return this.choose(true);
      default:
        return this.openBlock(name, tag);
    }
    return true;
  }

  private openBlock(name: string, tag: XmlTag): boolean {
    switch (name) {
      case 'w:tbl':
        this.flow.flush();
        break;
      case 'w:tr':
        this.stories.beginRow();
        break;
      case 'w:tc':
        this.stories.beginCell();
        break;
      case 'w:txbxContent':
        if (!this.isShown()) {
          return false;
        }
        this.stories.beginBox();
        break;
      case 'v:textpath':
        this.putWordArt(tag.attribute('string') ?? '');
        break;
      default:
        this.objects.begin(name, tag);
    }
    return true;
  }

  close(name: string): void {
    if (TRACKED.has(name)) {
      this.tally.changesOpen--;
    } else if (name.startsWith('m:')) {
      this.closeFormula(name);
    } else {
      this.closeContent(name);
    }
  }

  private closeContent(name: string): void {
    switch (name) {
      case 'w:p':
        this.flow.end(this.markOf(this.flow.current.properties));
        break;
      case 'w:r':
        this.runs.pop();
        break;
      case 'w:t':
      case 'w:delText':
      case 'w:instrText':
      case 'w:delInstrText':
        this.endWords(name);
        break;
      case 'w:tr':
        this.stories.endRow();
        break;
      case 'w:tc':
        this.stories.endCell();
        break;
      case 'w:txbxContent':
        this.stories.endBox();
        break;
      case 'w:fldChar':
        this.turnField();
        break;
      case 'w:fldSimple':
        this.endSimpleField();
        break;
      case 'w:sdt':
        this.controls.end();
        break;
      case 'w:sdtContent':
        this.controls.endContent();
        break;
      case 'mc:AlternateContent':
        this.choices.pop();
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
        this.flow.current.properties = properties;
        this.tally.change(properties.change);
        break;
      }
      case 'w:rPr': {
        const run = this.runs.at(-1);
        if (run) {
          run.properties = readRunProperties(element, changes);
        }
        break;
      }
      case 'w:trPr': {
        const row = readRowProperties(element, changes);
        this.tally.change(row.change);
        this.stories.setRow(row);
        return !row.gone;
      }
      case 'w:tcPr': {
        const cell = readCellProperties(element, changes);
        this.tally.change(cell.change);
        this.stories.setCell(cell);
        return !cell.gone && cell.merged === undefined;
      }
      case 'w:sdtPr':
        this.controls.setProperties(element);
        break;
      case 'w:ffData':
        this.formField = formFieldText(element);
        break;
      default:
        this.formulas.properties(element);
    }
    return true;
  }

  text(words: string): void {
    this.words?.push(words);
  }

  private get flow() {
    return this.stories.flow;
  }

  private readonly numbered = (properties: ParagraphProperties) => {
    const number = this.options.numbering.next(properties);
    if (number) {
      this.tally.characters(number.text.length);
      this.tally.count('numbers', number.known ? 0 : 1);
    }
    return number;
  };

  private get isMuted(): boolean {
    return (
      this.silent > 0 ||
      this.controls.isPlaceholder ||
      this.isInContents ||
      this.stories.fields.isInstruction ||
      (this.runs.at(-1)?.isReference ?? false)
    );
  }

  private get isInContents(): boolean {
    return this.contents > 0 || this.controls.isContents || this.stories.fields.isContents;
  }

  private get isHidden(): boolean {
    const run = this.runs.at(-1)?.properties ?? PLAIN_RUN;
    return run.hidden ?? this.options.styles.isHidden(this.flow.current.properties.styleId, run.styleId);
  }

  /** Whether what is met now can be seen; says so where it is hidden. */
  private isShown(): boolean {
    if (this.isMuted) {
      return false;
    }
    const isHidden = this.isHidden;
    this.tally.visible(!isHidden);
    return !isHidden;
  }

  private put(text: string): void {
    if (text !== '' && this.isShown()) {
      this.tally.characters(text.length);
      this.flow.add(text);
    }
  }

  private beginWords(isSpacePreserved: boolean): void {
    this.words = [];
    this.isSpacePreserved = isSpacePreserved;
  }

  private endWords(name: string): void {
    const words = this.words?.join('') ?? '';
    this.words = undefined;
    if (name === 'w:instrText' || name === 'w:delInstrText') {
      this.stories.fields.instruct(words);
    } else if (name !== 'w:delText' || this.options.changes === 'original') {
      this.put(charactersOf(words, this.isSpacePreserved, this.runs.at(-1)?.properties.font));
    }
  }

  private markOf({ styleId, run }: ParagraphProperties): 'shown' | 'hidden' | 'none' | 'contents' {
    if (this.stories.fields.isInstruction) {
      return 'none';
    }
    if (this.isInContents) {
      return 'contents';
    }
    return (run.hidden ?? this.options.styles.isHidden(styleId, run.styleId)) ? 'hidden' : 'shown';
  }

  private refer(tag: XmlTag): void {
    if (this.isShown()) {
      const { name } = tag;
      this.tally.count(
        name === 'w:footnoteReference'
          ? 'footnotes'
          : name === 'w:endnoteReference'
            ? 'endnotes'
            : 'comments',
      );
    }
    const custom = tag.attribute('w:customMarkFollows');
    const run = this.runs.at(-1);
    if (run && custom !== undefined) {
      run.isReference = isOn(custom);
    }
  }

  private choose(isPossible: boolean): boolean {
    const choice = this.choices.at(-1);
    if (!isPossible || !choice || choice.isTaken) {
      return false;
    }
    choice.isTaken = true;
    return true;
  }

  /** Letters drawn as a picture (VML, 19.1.2.22): many a red heading is one. */
  private putWordArt(text: string): void {
    if (text !== '' && this.isShown()) {
      this.tally.characters(text.length);
      this.stories.addLine(text);
    }
  }

  private turnField(): void {
    const { fields } = this.stories;
    switch (this.fieldCharacter) {
      case 'begin':
        fields.begin(this.fieldCount++, this.formField);
        break;
      case 'separate':
        if (fields.separate()) {
          this.meetContents(this.contents > 0 || this.controls.isContents);
        }
        break;
      case 'end': {
        const contents = fields.contentsOpen;
        const without = fields.end();
        if (contents > 0 && fields.contentsOpen === 0) {
          this.endContents();
        }
        if (without) {
          this.put(without.text);
          this.tally.count('formulas', without.kind === 'formula' ? 1 : 0);
          this.tally.count('numbers', without.kind === 'number' ? 1 : 0);
        }
        break;
      }
    }
  }

  private beginControl(): void {
    const isInner = this.isInContents;
    if (this.controls.beginContent()) {
      this.meetContents(isInner);
    }
  }

  /** A table of contents begins. @param isInner whether it is part of another */
  private meetContents(isInner: boolean): void {
    this.tally.count('contents', isInner ? 0 : 1);
    this.flow.current.hadContents = true;
  }

  /** The entries of a table of contents end. */
  private endContents(): void {
    this.flow.current.hadContents = true;
    this.controls.endEntries();
  }

  private beginSimpleField(instruction: string): void {
    const silent = isSilent(instruction);
    const contents = isContents(instruction);
    if (contents) {
      this.meetContents(this.isInContents);
    }
    this.silent += silent ? 1 : 0;
    this.contents += contents ? 1 : 0;
    this.simpleFields.push({
      isSilent: silent,
      isContents: contents,
      before: isNumbering(instruction) ? this.tally.length : undefined,
    });
  }

  private endSimpleField(): void {
    const field = this.simpleFields.pop();
    this.silent -= field?.isSilent === true ? 1 : 0;
    if (field?.isContents === true) {
      this.contents--;
      this.endContents();
    }
    this.tally.count('numbers', field?.before === this.tally.length ? 1 : 0);
  }

  private openFormula(name: string): boolean {
    switch (name) {
      case 'm:oMath':
        if (!this.isShown()) {
          return false;
        }
        this.tally.count('formulas');
        break;
      case 'm:r':
        this.runs.push({ properties: PLAIN_RUN, isReference: false });
        break;
      case 'm:t':
        this.beginWords(true);
        break;
      default:
        this.formulas.begin(name, this.flow.current.pieces);
    }
    return true;
  }

  private closeFormula(name: string): void {
    switch (name) {
      case 'm:oMath':
        break;
      case 'm:r':
        this.runs.pop();
        break;
      case 'm:t':
        this.endWords(name);
        break;
      default:
        this.formulas.end();
    }
  }
}

function isUnderstood(tag: XmlTag): boolean {
  const required = (tag.attribute('Requires') ?? '').split(/\s+/u).filter((prefix) => prefix !== '');
  return required.every((prefix) => UNDERSTOOD.has(tag.prefixOf(prefix) ?? ''));
}
