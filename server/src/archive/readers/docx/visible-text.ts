import type { ChangesRead } from '../document';
import { Lines } from '../lines';
import { Controls } from './controls';
import type { Flow } from './flow';
import { PLAIN_RUN, type ParagraphProperties, type RunProperties } from './marks';
import type { DocxNumbering } from './numbering';
import { SimpleFields } from './simple-fields';
import { Stories } from './stories';
import type { Styles } from './styles';
import { Tally } from './tally';
import { charactersOf } from './words';

/** What the text of a document depends on but for its main part. */
export interface BodyOptions {
  readonly changes: ChangesRead;
  readonly styles: Styles;
  /** A new one for each reading, because it counts. */
  readonly numbering: DocxNumbering;
  /** Complex fields without an end, found by a reading before this one. */
  readonly endlessFields: ReadonlySet<number>;
}

interface Run {
  properties: RunProperties;
  /** Whether its text is the mark of a footnote that the writer chose (17.11.14). */
  isReference: boolean;
}

/** The text that grows: takes the words that are met, and knows by what is open around them whether they are seen. */
export class VisibleText {
  readonly lines = new Lines();
  readonly tally = new Tally();
  readonly stories: Stories;
  readonly controls = new Controls();
  readonly simpleFields = new SimpleFields();
  private readonly runs: Run[] = [];
  /** The words of the element that is open, where it is one of words. */
  private words: string[] | undefined;
  private isSpacePreserved = false;

  constructor(private readonly options: BodyOptions) {
    this.stories = new Stories(this.lines, this.numbered, options.endlessFields);
  }

  get flow(): Flow {
    return this.stories.flow;
  }

  get isInContents(): boolean {
    return this.simpleFields.isContents || this.controls.isContents || this.stories.fields.isContents;
  }

  /** Whether what is met now can be seen; says so where it is hidden. */
  isShown(): boolean {
    if (this.isMuted) {
      return false;
    }
    const isHidden = this.isHidden;
    this.tally.visible(!isHidden);
    return !isHidden;
  }

  put(text: string): void {
    if (text !== '' && this.isShown()) {
      this.tally.characters(text.length);
      this.flow.add(text);
    }
  }

  /** Letters drawn as a picture (VML, 19.1.2.22): many a red heading is one. */
  putWordArt(text: string): void {
    if (text !== '' && this.isShown()) {
      this.tally.characters(text.length);
      this.stories.addLine(text);
    }
  }

  beginRun(): void {
    this.runs.push({ properties: PLAIN_RUN, isReference: false });
  }

  setRun(properties: RunProperties): void {
    const run = this.runs.at(-1);
    if (run) {
      run.properties = properties;
    }
  }

  /** The text of the run is the mark of a footnote, or is none. */
  setReference(isReference: boolean): void {
    const run = this.runs.at(-1);
    if (run) {
      run.isReference = isReference;
    }
  }

  endRun(): void {
    this.runs.pop();
  }

  beginWords(isSpacePreserved: boolean): void {
    this.words = [];
    this.isSpacePreserved = isSpacePreserved;
  }

  addWords(words: string): void {
    this.words?.push(words);
  }

  /** @param name of the element that the words were in */
  endWords(name: string): void {
    const words = this.words?.join('') ?? '';
    this.words = undefined;
    if (name === 'w:instrText' || name === 'w:delInstrText') {
      this.stories.fields.instruct(words);
    } else if (name !== 'w:delText' || this.options.changes === 'original') {
      this.put(charactersOf(words, this.isSpacePreserved, this.runs.at(-1)?.properties.font));
    }
  }

  endParagraph(): void {
    this.flow.end(this.markOf(this.flow.current.properties));
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
      this.simpleFields.isSilent ||
      this.controls.isPlaceholder ||
      this.isInContents ||
      this.stories.fields.isInstruction ||
      (this.runs.at(-1)?.isReference ?? false)
    );
  }

  private get isHidden(): boolean {
    const run = this.runs.at(-1)?.properties ?? PLAIN_RUN;
    return run.hidden ?? this.options.styles.isHidden(this.flow.current.properties.styleId, run.styleId);
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
}
