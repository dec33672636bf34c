import { SaxesParser } from 'saxes';

/** An element of a small XML part, read whole. */
export interface XmlElement {
  /** With the prefix that the standard uses (`w:p`), whatever prefix and whichever of its namespaces the file uses. */
  readonly name: string;
  /** By such names as well (`w:val`); those without a namespace by their own (`Id`). */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly (XmlElement | string)[];
}

/** What an element's beginning tells. */
export interface XmlTag {
  /** As in {@link XmlElement.name}. */
  readonly name: string;
  /** An attribute by its name as in {@link XmlElement.attributes}. */
  attribute(name: string): string | undefined;
  attributes(): Map<string, string>;
  /** The prefix that the standard uses for the namespace which a prefix of the file stands for here. */
  prefixOf(prefix: string): string | undefined;
}

/** Takes a part of any size as it is read. What it throws ends the reading. */
export interface XmlHandler {
  open(tag: XmlTag): void;
  close(name: string): void;
  /** Characters between two tags; a long text may come in several pieces. */
  text(words: string): void;
}

/** XML that is not well-formed, holds what no part of a document may (a document type), or goes beyond a limit. */
export class XmlError extends Error {
  constructor(
    message: string,
    readonly fault: 'malformed' | 'forbidden' | 'too-large' = 'malformed',
  ) {
    super(message);
  }
}

/** Elements inside each other, read as a stream: a table in a cell adds three. */
export const MAX_DEPTH = 100_000;
/** Elements inside each other, read as a tree; Word's parts have some ten. */
export const MAX_TREE_DEPTH = 500;
/** Elements of one part read as a stream. */
export const MAX_ELEMENTS = 8_000_000;
/** Elements of one part read as a tree, which take about half a kilobyte each. */
export const MAX_TREE_ELEMENTS = 300_000;
export const MAX_ATTRIBUTES = 1_000;
/** UTF-16 units of one value: Word keeps whole drawings in some. */
export const MAX_VALUE = 16 * 1024 * 1024;

/** Namespaces of ISO/IEC 29500, transitional and strict, and of Microsoft, by the prefixes that everybody uses. */
const PREFIXES: ReadonlyMap<string, string> = new Map([
  ['http://schemas.openxmlformats.org/wordprocessingml/2006/main', 'w'],
  ['http://purl.oclc.org/ooxml/wordprocessingml/main', 'w'],
  ['http://schemas.openxmlformats.org/officeDocument/2006/relationships', 'r'],
  ['http://purl.oclc.org/ooxml/officeDocument/relationships', 'r'],
  ['http://schemas.openxmlformats.org/officeDocument/2006/math', 'm'],
  ['http://purl.oclc.org/ooxml/officeDocument/math', 'm'],
  ['http://schemas.openxmlformats.org/drawingml/2006/main', 'a'],
  ['http://purl.oclc.org/ooxml/drawingml/main', 'a'],
  ['http://schemas.openxmlformats.org/drawingml/2006/picture', 'pic'],
  ['http://purl.oclc.org/ooxml/drawingml/picture', 'pic'],
  ['http://schemas.openxmlformats.org/drawingml/2006/chart', 'c'],
  ['http://purl.oclc.org/ooxml/drawingml/chart', 'c'],
  ['http://schemas.openxmlformats.org/drawingml/2006/diagram', 'dgm'],
  ['http://purl.oclc.org/ooxml/drawingml/diagram', 'dgm'],
  ['http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing', 'wp'],
  ['http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing', 'wp'],
  ['http://schemas.openxmlformats.org/markup-compatibility/2006', 'mc'],
  ['urn:schemas-microsoft-com:vml', 'v'],
  ['urn:schemas-microsoft-com:office:office', 'o'],
  ['urn:schemas-microsoft-com:office:word', 'w10'],
  ['http://schemas.microsoft.com/office/word/2010/wordml', 'w14'],
  ['http://schemas.microsoft.com/office/word/2012/wordml', 'w15'],
  ['http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing', 'wp14'],
  ['http://schemas.microsoft.com/office/word/2010/wordprocessingShape', 'wps'],
  ['http://schemas.microsoft.com/office/word/2010/wordprocessingGroup', 'wpg'],
  ['http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas', 'wpc'],
  ['http://schemas.microsoft.com/office/word/2010/wordprocessingInk', 'wpi'],
  ['http://schemas.microsoft.com/office/drawing/2010/main', 'a14'],
  ['http://www.w3.org/XML/1998/namespace', 'xml'],
]);

/**
 * Reads XML piece by piece, without recursion and in memory that grows with the depth of its elements alone. Names get
 * the prefixes of the standard. A prefix that is declared nowhere is taken for an unknown one. Namespaces are resolved
 * here because saxes looks through all open elements for each name, which takes quadratic time on deep ones.
 */
export class XmlStream {
  private readonly parser = new SaxesParser({ xmlns: false, position: false });
  private decoder: InstanceType<typeof TextDecoder> | undefined;
  private head = new Uint8Array();
  private elements = 0;
  private attributeCount = 0;
  /** For each open element the prefixes that it declares. */
  private readonly open: (readonly string[] | undefined)[] = [];
  private readonly names = new Names();

  constructor(handler: XmlHandler, limits = { depth: MAX_DEPTH, elements: MAX_ELEMENTS }) {
    this.parser.on('error', (error) => {
      throw new XmlError(error.message);
    });
    this.parser.on('doctype', () => {
      throw new XmlError('a document type', 'forbidden');
    });
    this.parser.on('attribute', ({ value }) => {
      if (++this.attributeCount > MAX_ATTRIBUTES || value.length > MAX_VALUE) {
        throw new XmlError('attributes beyond the limit', 'too-large');
      }
    });
    this.parser.on('opentag', ({ name, attributes }) => {
      this.attributeCount = 0;
      if (++this.elements > limits.elements || this.open.length >= limits.depth) {
        throw new XmlError('elements beyond the limit', 'too-large');
      }
      this.open.push(this.names.declare(attributes));
      handler.open(new Tag(this.names.ofElement(name), attributes, this.names));
    });
    this.parser.on('closetag', ({ name }) => {
      handler.close(this.names.ofElement(name));
      this.names.undeclare(this.open.pop());
    });
    this.parser.on('text', (words) => {
      handler.text(words);
    });
    this.parser.on('cdata', (words) => {
      handler.text(words);
    });
  }

  /**
   * Reads on in bytes, whose first four tell their encoding (XML 1.0, annex F).
   *
   * @throws {XmlError}
   */
  write(bytes: Uint8Array): void {
    if (!this.decoder) {
      const head = new Uint8Array(this.head.length + bytes.length);
      head.set(this.head);
      head.set(bytes, this.head.length);
      if (head.length < DECLARATION_REACH) {
        this.head = head;
        return;
      }
      this.begin(head);
    } else {
      this.parser.write(this.decoder.decode(bytes, { stream: true }));
    }
  }

  /** @throws {XmlError} */
  writeText(text: string): void {
    this.parser.write(text);
  }

  /** @throws {XmlError} */
  end(): void {
    if (!this.decoder && this.head.length > 0) {
      this.begin(this.head);
    }
    this.parser.write(this.decoder?.decode() ?? '').close();
  }

  private begin(head: Uint8Array): void {
    this.decoder = new TextDecoder(encodingOf(head));
    this.parser.write(this.decoder.decode(head, { stream: true }));
  }
}

class Tag implements XmlTag {
  constructor(
    readonly name: string,
    private readonly raw: Readonly<Record<string, string>>,
    private readonly names: Names,
  ) {}

  attribute(name: string): string | undefined {
    for (const key in this.raw) {
      if (this.names.ofAttribute(key) === name && !isDeclaration(key)) {
        return this.raw[key];
      }
    }
    return undefined;
  }

  attributes(): Map<string, string> {
    const found = new Map<string, string>();
    for (const key in this.raw) {
      if (!isDeclaration(key)) {
        found.set(this.names.ofAttribute(key), this.raw[key] ?? '');
      }
    }
    return found;
  }

  prefixOf(prefix: string): string | undefined {
    return this.names.standardPrefix(prefix);
  }
}

/** Whether what is written as an attribute says what a prefix means. */
function isDeclaration(name: string): boolean {
  return name === 'xmlns' || name.startsWith('xmlns:');
}

/** A hostile file might use a new name for each element, so that no more than some are remembered. */
const MAX_NAMES = 10_000;

/** What the prefixes of a file stand for at the place that has been read. */
class Names {
  /** For each prefix of the file the namespaces it stands for, the one in force last. */
  private readonly bound = new Map<string, string[]>([['xml', ['http://www.w3.org/XML/1998/namespace']]]);
  /** Names as they are known already, as long as no prefix changes its meaning. */
  private readonly elements = new Map<string, string>();
  private readonly attributes = new Map<string, string>();

  /** @returns the prefixes that an element's attributes declare */
  declare(attributes: Readonly<Record<string, string>>): readonly string[] | undefined {
    let declared: string[] | undefined;
    for (const name in attributes) {
      if (isDeclaration(name)) {
        const prefix = name.slice('xmlns:'.length);
        const namespaces = this.bound.get(prefix) ?? [];
        namespaces.push((attributes[name] ?? '').trim());
        this.bound.set(prefix, namespaces);
        (declared ??= []).push(prefix);
      }
    }
    if (declared) {
      this.forget();
    }
    return declared;
  }

  undeclare(declared: readonly string[] | undefined): void {
    if (declared) {
      for (const prefix of declared) {
        const namespaces = this.bound.get(prefix);
        namespaces?.pop();
        if (namespaces?.length === 0) {
          this.bound.delete(prefix);
        }
      }
      this.forget();
    }
  }

  ofElement(name: string): string {
    let known = this.elements.get(name);
    if (known === undefined) {
      known = this.canonical(name, '');
      remember(this.elements, name, known);
    }
    return known;
  }

  /** Without a prefix an attribute is in no namespace, not even in that of its element. */
  ofAttribute(name: string): string {
    let known = this.attributes.get(name);
    if (known === undefined) {
      known = this.canonical(name, undefined);
      remember(this.attributes, name, known);
    }
    return known;
  }

  standardPrefix(prefix: string): string | undefined {
    return PREFIXES.get(this.bound.get(prefix)?.at(-1) ?? '');
  }

  private forget(): void {
    this.elements.clear();
    this.attributes.clear();
  }

  private canonical(name: string, none: string | undefined): string {
    const colon = name.indexOf(':');
    const prefix = colon < 0 ? none : name.slice(0, colon);
    const local = name.slice(colon + 1);
    const standard = prefix === undefined ? undefined : this.standardPrefix(prefix);
    return standard === undefined ? local : `${standard}:${local}`;
  }
}

function remember(names: Map<string, string>, name: string, known: string): void {
  if (names.size < MAX_NAMES) {
    names.set(name, known);
  }
}

/** How many bytes are waited for before the encoding is settled. */
const DECLARATION_REACH = 256;

/** OPC allows UTF-8 and UTF-16 (ISO/IEC 29500-2, 8.1.4); another that is declared is taken at its word. */
function encodingOf(head: Uint8Array): string {
  const [first, second] = head;
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) {
    return 'utf-16le';
  }
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)) {
    return 'utf-16be';
  }
  const ascii = new TextDecoder('windows-1252').decode(head.subarray(0, DECLARATION_REACH));
  const declared = /^<\?xml[^>]{0,200}?encoding\s{0,9}=\s{0,9}["']([\w.-]{1,40})["']/u.exec(ascii)?.[1];
  if (declared === undefined || /^utf-?(?:8|16)/iu.test(declared)) {
    return 'utf-8';
  }
  try {
    return new TextDecoder(declared).encoding;
  } catch {
    throw new XmlError('an encoding that is not known');
  }
}

/** Reads XML into elements, piece by piece and without recursion. Comments and instructions are left out. */
export class XmlTree {
  private readonly top: (XmlElement | string)[] = [];
  private readonly open: (XmlElement | string)[][] = [this.top];
  private readonly stream = new XmlStream(
    {
      open: (tag) => {
        const children: (XmlElement | string)[] = [];
        this.open.at(-1)?.push({ name: tag.name, attributes: tag.attributes(), children });
        this.open.push(children);
      },
      close: () => {
        this.open.pop();
      },
      text: (words) => {
        this.open.at(-1)?.push(words);
      },
    },
    { depth: MAX_TREE_DEPTH, elements: MAX_TREE_ELEMENTS },
  );

  /**
   * @param piece a text, or bytes of a part in the encoding that its first ones tell
   * @throws {XmlError}
   */
  write(piece: string | Uint8Array): void {
    if (typeof piece === 'string') {
      this.stream.writeText(piece);
    } else {
      this.stream.write(piece);
    }
  }

  /** @throws {XmlError} */
  end(): XmlElement {
    this.stream.end();
    const root = this.top.find((child) => typeof child !== 'string');
    if (!root) {
      throw new XmlError('no element');
    }
    return root;
  }
}

/**
 * Reads a part at once.
 *
 * @param source a text, or the bytes of a part in the encoding that they tell
 * @throws {XmlError}
 */
export function parseXml(source: string | Uint8Array): XmlElement {
  const tree = new XmlTree();
  tree.write(source);
  return tree.end();
}
