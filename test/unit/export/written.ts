import { strFromU8, unzipSync } from 'fflate';
import { readDocument } from '../../../server/src/archive/readers/read';
import { child, elements, value } from '../../../server/src/archive/readers/docx/properties';
import { parseXml, type XmlElement } from '../../../server/src/archive/readers/xml';
import type { ExportOptions } from '../../../server/src/export/options';
import { writePlan } from '../../../server/src/export/write';
import { parse } from '../../../server/src/plan/parser';

/** A paragraph of a written file. */
export interface WrittenParagraph {
  readonly style: string | undefined;
  readonly text: string;
  /** Its runs with their character styles. */
  readonly runs: readonly { readonly style: string | undefined; readonly text: string }[];
  readonly properties: XmlElement | undefined;
}

/** A written file, taken apart. */
export interface Written {
  readonly bytes: Uint8Array;
  readonly comments: number;
  readonly names: readonly string[];
  readonly part: (name: string) => XmlElement;
  readonly source: (name: string) => string;
  /** The paragraphs of the text, those in tables too. */
  readonly paragraphs: readonly WrittenParagraph[];
}

/** Writes a plan; typed numbers when nothing else is said. */
export async function write(text: string, options: Partial<ExportOptions> = {}): Promise<Written> {
  const result = await writePlan(parse(text), { numbers: 'typed', ...options });
  if (result.kind === 'unreadable') {
    throw new Error(result.reason.en);
  }
  const files = unzipSync(result.bytes);
  const source = (name: string): string => strFromU8(files[name]!);
  const document = parseXml(source('word/document.xml'));
  return {
    bytes: result.bytes,
    comments: result.comments,
    names: Object.keys(files),
    source,
    part: (name) => parseXml(source(name)),
    paragraphs: descendants(document, 'w:p').map(paragraphOf),
  };
}

/** The text of a file, read as an import reads it. */
export async function readBack(bytes: Uint8Array): Promise<string> {
  const read = await readDocument(bytes, { name: '要点.docx' });
  if (read.kind === 'unreadable') {
    throw new Error(read.reason.en);
  }
  return read.text;
}

/** All elements of a name below another, in the order of the text. */
export function descendants(element: XmlElement, name: string): XmlElement[] {
  return element.children.flatMap((node) =>
    typeof node === 'string' ? [] : [...(node.name === name ? [node] : []), ...descendants(node, name)],
  );
}

function paragraphOf(element: XmlElement): WrittenParagraph {
  const properties = child(element, 'w:pPr');
  const runs = elements(element, 'w:r').map((run) => ({
    style: value(child(child(run, 'w:rPr'), 'w:rStyle')),
    text: run.children.map((node) => (typeof node === 'string' ? '' : wordsOf(node))).join(''),
  }));
  return {
    style: value(child(properties, 'w:pStyle')),
    text: runs.map(({ text }) => text).join(''),
    runs,
    properties,
  };
}

function wordsOf(node: XmlElement): string {
  switch (node.name) {
    case 'w:t':
      return textIn(node);
    case 'w:tab':
      return '\t';
    case 'w:br':
      return '\n';
    default:
      return '';
  }
}

/** The characters right inside an element. */
export function textIn({ children }: XmlElement): string {
  return children.filter((node) => typeof node === 'string').join('');
}

/** An attribute of the first element of a path below another. */
export function attribute(element: XmlElement | undefined, path: string, name: string): string | undefined {
  return path.split('/').reduce<XmlElement | undefined>(child, element)?.attributes.get(name);
}

/** A paragraph style with what it takes from those that it is based on, the nearest first. */
export function styleChain(styles: XmlElement, id: string): readonly XmlElement[] {
  const style = elements(styles, 'w:style').find((one) => one.attributes.get('w:styleId') === id);
  const base = value(child(style, 'w:basedOn'));
  return style ? [style, ...(base === undefined ? [] : styleChain(styles, base))] : [];
}

/** What a style says of something, or those it is based on, or the defaults of the file. */
export function styled(styles: XmlElement, id: string, path: string, name: string): string | undefined {
  const defaults = child(styles, 'w:docDefaults');
  const kind = path.startsWith('w:rPr') ? 'w:rPrDefault' : 'w:pPrDefault';
  return [...styleChain(styles, id), child(defaults, kind)]
    .map((element) => attribute(element, path, name))
    .find((found) => found !== undefined);
}
