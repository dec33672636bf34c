import type { XmlElement } from '../xml';

/** What a paragraph says of its own number; what it leaves out comes from its style. */
export interface NumberedParagraph {
  readonly styleId?: string | undefined;
  /** `w:numId`; 0 takes the style's number away (17.9.18). */
  readonly numId?: number | undefined;
  /** `w:ilvl`, from 0. */
  readonly level?: number | undefined;
}

/** The styles of a document (17.7), as far as its text depends on them. */
export interface Styles {
  /** The style that paragraphs without one have. */
  readonly defaultParagraph: string | undefined;
}

/** @param root the `w:styles` of `styles.xml`; undefined where there is no such part */
export function readStyles(root: XmlElement | undefined): Styles {
  return { defaultParagraph: root && undefined };
}
