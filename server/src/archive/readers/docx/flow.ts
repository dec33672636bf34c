import type { ParagraphNumber } from '../numbering/model';
import type { LaterText, TextSink } from '../lines';
import { PLAIN_PARAGRAPH, type ParagraphProperties } from './marks';

/** A paragraph as it grows; several of the file where the marks between them are not there. */
export interface OpenParagraph {
  readonly pieces: string[];
  /** Whether any of them is more than blanks. */
  hasText: boolean;
  properties: ParagraphProperties;
  /** Its number, once it is known; `null` where it has none. */
  number: ParagraphNumber | null | undefined;
  /** Whether the paragraph of the file that is being read has been counted. */
  isCounted: boolean;
  /** Whether a table of contents was in it, so that it is no empty line where that was all. */
  hadContents: boolean;
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
    return (this.open ??= {
      pieces: [],
      hasText: false,
      properties: PLAIN_PARAGRAPH,
      number: undefined,
      isCounted: false,
      hadContents: false,
      boxes: [],
    });
  }

  /** A paragraph begins; it goes on one whose end is not there. */
  begin(): void {
    this.current.properties = PLAIN_PARAGRAPH;
    this.current.isCounted = false;
  }

  /** @param text of a run */
  add(text: string): void {
    const paragraph = this.current;
    paragraph.pieces.push(text);
    paragraph.hasText ||= /[^\s\u3000]/u.test(text);
  }

  /** The number stands before what follows; asked for where something else with numbers follows inside it. */
  takeNumber(paragraph: OpenParagraph): void {
    if (!paragraph.isCounted && !paragraph.properties.gone) {
      paragraph.isCounted = true;
      const number = this.numbered(paragraph.properties) ?? null;
      paragraph.number = paragraph.number === undefined ? number : paragraph.number;
    }
  }

  /**
   * The paragraph ends with its mark.
   *
   * @param mark `none`: it is part of what is no text; `contents`: of a table of contents, in which numbers count
   */
  end(mark: 'shown' | 'hidden' | 'none' | 'contents'): void {
    const paragraph = this.current;
    paragraph.hadContents ||= mark === 'contents';
    if (paragraph.properties.gone || mark === 'none') {
      return;
    }
    if (mark === 'hidden') {
      // What is hidden counts all the same: Word itself skips numbers by hidden paragraphs ("Advance value").
      this.takeNumber(paragraph);
      paragraph.number = isSeen(paragraph) ? paragraph.number : undefined;
      return;
    }
    this.put(paragraph);
  }

  /** A table begins or the flow ends, so that there is nothing to be joined with any more. */
  flush(): void {
    if (this.open && isSeen(this.open)) {
      this.open.properties = { ...this.open.properties, gone: false };
      this.put(this.open);
    }
    this.open = undefined;
  }

  private put(paragraph: OpenParagraph): void {
    this.takeNumber(paragraph);
    this.open = undefined;
    if (paragraph.hadContents && !isSeen(paragraph)) {
      return;
    }
    this.into.paragraph(paragraph.pieces.join(''), paragraph.number ?? undefined);
    paragraph.boxes.forEach((box) => {
      this.into.later(box);
    });
  }
}

function isSeen({ hasText, boxes }: OpenParagraph): boolean {
  return hasText || boxes.length > 0;
}
