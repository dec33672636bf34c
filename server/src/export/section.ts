import type { XmlElement, XmlHandler, XmlTag } from '../archive/readers/xml';

/** Elements of a `w:sectPr`; Word's have some ten. */
const MOST_ELEMENTS = 200;

/** Finds the last `w:sectPr` of a document while its text is passed over, whatever its size. */
export class SectionFinder implements XmlHandler {
  rootName: string | undefined;
  section: XmlElement | undefined;
  #open: { name: string; children: XmlElement[] }[] | undefined;
  #elements = 0;

  open(tag: XmlTag): void {
    this.rootName ??= tag.name;
    if (!this.#open && tag.name !== 'w:sectPr') {
      return;
    }
    this.#elements = this.#open ? this.#elements + 1 : 0;
    const children: XmlElement[] = [];
    const element = { name: tag.name, attributes: tag.attributes(), children };
    if (!this.#open) {
      this.#open = [];
      this.section = element;
    } else if (this.#elements < MOST_ELEMENTS) {
      this.#open.at(-1)?.children.push(element);
    }
    this.#open.push({ name: tag.name, children });
  }

  close(): void {
    this.#open?.pop();
    if (this.#open?.length === 0) {
      this.#open = undefined;
    }
  }

  text(): void {
    // The words of a template are nobody's business.
  }
}
