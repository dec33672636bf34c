import type { ParagraphNumber } from '../numbering/model';
import { trimBlanks, type LaterText, type TextSink } from '../lines';
import { PLAIN_PARAGRAPH, type ParagraphProperties } from './marks';

/** A paragraph as it grows; several of the file where the marks between them are not there. */
export interface OpenParagraph {
  readonly pieces: string[];
  properties: ParagraphProperties;
  /** Its number, once it is known; `null` where it has none. */
  number: ParagraphNumber | null | undefined;
  /** What text boxes say that are anchored in it. */
  readonly boxes: LaterText[];
}

/** How a paragraph gets its number. */
export type Numbered = (properties: ParagraphProperties) => ParagraphNumber | undefined;

/**
 * A run of paragraphs and tables: a document's body, a cell, or a text box. It joins paragraphs whose mark was deleted
 * (17.13.5.15) or is hidden. The mark that stays says what the paragraph is; but where a hidden mark joins a heading
 * with the text behind it, the heading's number is shown.
 */
export class Flow {
  private open: OpenParagraph | undefined;

  constructor(
    readonly into: TextSink,
    private readonly numbered: Numbered,
  ) {}

  /** The paragraph that text goes to; text outside of all paragraphs has one of its own. */
  get current(): OpenParagraph {
    return (this.open ??= { pieces: [], properties: PLAIN_PARAGRAPH, number: undefined, boxes: [] });
  }

  /** A paragraph begins; it goes on one whose end is not there. */
  begin(): void {
    this.current.properties = PLAIN_PARAGRAPH;
  }

  /** The number stands before what follows; asked for where something else with numbers follows inside it. */
  takeNumber(paragraph: OpenParagraph): void {
    if (paragraph.number === undefined && !paragraph.properties.gone) {
      paragraph.number = this.numbered(paragraph.properties) ?? null;
    }
  }

  /**
   * The paragraph ends with its mark.
   *
   * @param mark `none`: it is part of what is no text
   */
  end(mark: 'shown' | 'hidden' | 'none'): void {
    const paragraph = this.current;
    if (paragraph.properties.gone || mark === 'none') {
      return;
    }
    if (mark === 'hidden') {
      if (hasText(paragraph)) {
        this.takeNumber(paragraph);
      }
      return;
    }
    this.put(paragraph);
  }

  /** A table begins or the flow ends, so that there is nothing to be joined with any more. */
  flush(): void {
    if (this.open && hasText(this.open)) {
      this.open.properties = { ...this.open.properties, gone: false };
      this.put(this.open);
    }
    this.open = undefined;
  }

  private put(paragraph: OpenParagraph): void {
    this.takeNumber(paragraph);
    this.open = undefined;
    this.into.paragraph(paragraph.pieces.join(''), paragraph.number ?? undefined);
    paragraph.boxes.forEach((box) => {
      box.putInto(this.into);
    });
  }
}

function hasText(paragraph: OpenParagraph): boolean {
  return paragraph.boxes.length > 0 || paragraph.pieces.some((piece) => trimBlanks(piece).trim() !== '');
}
