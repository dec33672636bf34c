import type { XmlElement, XmlTag } from '../xml';
import { formFieldText } from './marks';
import type { VisibleText } from './visible-text';

/**
 * Takes the marks of fields, and of the content controls around tables of contents, and tells the text what they make
 * of what is between them.
 */
export class FieldMarks {
  private fieldCount = 0;
  private character = '';
  private formField: string | undefined;

  constructor(private readonly text: VisibleText) {}

  /** @param tag a `w:fldChar`; it does its work when it ends, behind what it says of a form field */
  beginMark(tag: XmlTag): void {
    this.character = tag.attribute('w:fldCharType') ?? '';
    this.formField = undefined;
  }

  /** @param element a `w:ffData` */
  setFormField(element: XmlElement): void {
    this.formField = formFieldText(element);
  }

  endMark(): void {
    const { fields } = this.text.stories;
    switch (this.character) {
      case 'begin':
        fields.begin(this.fieldCount++, this.formField);
        break;
      case 'separate':
        if (fields.separate()) {
          this.meetContents(this.text.simpleFields.isContents || this.text.controls.isContents);
        }
        break;
      case 'end':
        this.endField();
        break;
    }
  }

  beginSimple(instruction: string): void {
    const { simpleFields, tally, isInContents } = this.text;
    if (simpleFields.begin(instruction, tally.length).isContents) {
      this.meetContents(isInContents);
    }
  }

  endSimple(): void {
    const { simpleFields, tally } = this.text;
    const field = simpleFields.end();
    if (field?.isContents === true) {
      this.endContents();
    }
    tally.count('numbers', field?.before === tally.length ? 1 : 0);
  }

  /** The content of a content control begins. */
  beginControl(): void {
    const isInner = this.text.isInContents;
    if (this.text.controls.beginContent()) {
      this.meetContents(isInner);
    }
  }

  private endField(): void {
    const { stories, tally } = this.text;
    const { fields } = stories;
    const contents = fields.contentsOpen;
    const without = fields.end();
    if (contents > 0 && fields.contentsOpen === 0) {
      this.endContents();
    }
    if (without) {
      this.text.put(without.text);
      tally.count('formulas', without.kind === 'formula' ? 1 : 0);
      tally.count('numbers', without.kind === 'number' ? 1 : 0);
    }
  }

  /** A table of contents begins. @param isInner whether it is part of another */
  private meetContents(isInner: boolean): void {
    this.text.tally.count('contents', isInner ? 0 : 1);
    this.text.flow.current.hadContents = true;
  }

  /** The entries of a table of contents end. */
  private endContents(): void {
    this.text.flow.current.hadContents = true;
    this.text.controls.endEntries();
  }
}
