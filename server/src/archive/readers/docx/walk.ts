import { XmlError, type XmlElement, type XmlHandler, type XmlTag } from '../xml';

/** Takes the content of a part: elements as a stream, properties whole. */
export interface Content {
  /** @returns whether its content is wanted; if not it is left out, its end too */
  open(tag: XmlTag): boolean;
  close(name: string): void;
  /** @returns whether the rest is wanted of the element whose properties these are */
  properties(element: XmlElement): boolean;
  text(words: string): void;
}

/** Elements that are read as a tree once they are whole, properties, which are small; and whose they are. */
const PROPERTIES: ReadonlyMap<string, readonly string[]> = new Map([
  ['w:pPr', ['w:p']],
  ['w:rPr', ['w:r', 'm:r']],
  ['w:trPr', ['w:tr']],
  ['w:tcPr', ['w:tc']],
  ['w:sdtPr', ['w:sdt']],
  ['w:ffData', ['w:fldChar']],
  ['m:dPr', ['m:d']],
  ['m:naryPr', ['m:nary']],
]);

/** What of those properties the text depends on; all else is left out with what is inside. */
const KEPT: ReadonlySet<string> = new Set([
  'w:pStyle',
  'w:numPr',
  'w:ilvl',
  'w:numId',
  'w:pPrChange',
  'w:pPr',
  'w:rPr',
  'w:rPrChange',
  'w:rStyle',
  'w:rFonts',
  'w:vanish',
  'w:ins',
  'w:del',
  'w:moveFrom',
  'w:moveTo',
  'w:vMerge',
  'w:hMerge',
  'w:cellIns',
  'w:cellDel',
  'w:cellMerge',
  'w:showingPlcHdr',
  'w:docPartObj',
  'w:docPartList',
  'w:docPartGallery',
  'w:checkBox',
  'w:checked',
  'w:default',
  'w:ddList',
  'w:result',
  'w:listEntry',
  'm:begChr',
  'm:sepChr',
  'm:endChr',
  'm:chr',
]);

/** Elements of one set of properties that are kept; the longest list to choose from has 25 entries (17.16.24). */
const MAX_KEPT = 1_000;

interface Node extends XmlElement {
  readonly children: XmlElement[];
}

/** Parts what is left out, properties and all other content from each other. */
export class Walker implements XmlHandler {
  /** Open elements of what is left out. */
  private left = 0;
  /** Whether the rest of the element is left out that is open now. */
  private isRestLeft = false;
  /** Open elements of the properties that are being read. */
  private readonly properties: Node[] = [];
  private kept = 0;
  /** Names of the open elements that the content knows of. */
  private readonly names: string[] = [];

  constructor(private readonly content: Content) {}

  open(tag: XmlTag): void {
    const { name } = tag;
    if (this.left > 0 || this.isRestLeft) {
      this.left++;
    } else if (this.properties.length > 0) {
      this.keep(tag, KEPT.has(name));
    } else if (PROPERTIES.has(name)) {
      // Where they do not belong they say nothing.
      this.keep(tag, PROPERTIES.get(name)?.includes(this.names.at(-1) ?? '') ?? false);
    } else if (this.content.open(tag)) {
      this.names.push(name);
    } else {
      this.left++;
    }
  }

  close(name: string): void {
    if (this.left > 0) {
      this.left--;
      return;
    }
    const element = this.properties.pop();
    if (!element) {
      this.isRestLeft = false;
      this.names.pop();
      this.content.close(name);
    } else if (this.properties.length === 0) {
      this.kept = 0;
      this.isRestLeft = !this.content.properties(element);
    }
  }

  text(words: string): void {
    if (this.left === 0 && !this.isRestLeft && this.properties.length === 0) {
      this.content.text(words);
    }
  }

  private keep(tag: XmlTag, isOfUse: boolean): void {
    if (!isOfUse) {
      this.left++;
      return;
    }
    if (++this.kept > MAX_KEPT) {
      throw new XmlError('properties beyond the limit', 'too-large');
    }
    const node: Node = { name: tag.name, attributes: tag.attributes(), children: [] };
    this.properties.at(-1)?.children.push(node);
    this.properties.push(node);
  }
}
