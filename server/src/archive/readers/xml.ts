import { SaxesParser } from 'saxes';

/** An element of a small XML part, read whole. */
export interface XmlElement {
  /** With the prefix that the standard uses (`w:p`), whatever prefix and whichever of its namespaces the file uses. */
  readonly name: string;
  /** By such names as well (`w:val`); those without a namespace by their own (`Id`). */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly (XmlElement | string)[];
}

/** XML that is not well-formed, holds what no part of a document may, or goes beyond a limit. */
export class XmlError extends Error {}

/** Namespaces of ISO/IEC 29500, transitional and strict, by the prefixes that the standard uses. */
const PREFIXES: ReadonlyMap<string, string> = new Map([
  ['http://schemas.openxmlformats.org/wordprocessingml/2006/main', 'w'],
  ['http://purl.oclc.org/ooxml/wordprocessingml/main', 'w'],
]);

/**
 * Reads XML into elements, without recursion.
 *
 * @throws {XmlError}
 */
export function parseXml(text: string): XmlElement {
  const parser = new SaxesParser({ xmlns: true });
  const top: (XmlElement | string)[] = [];
  const open: (XmlElement | string)[][] = [top];
  parser.on('error', (error) => {
    throw new XmlError(error.message);
  });
  parser.on('doctype', () => {
    throw new XmlError('a document type');
  });
  parser.on('opentag', (tag) => {
    const nameOf = (uri: string, local: string): string => {
      const prefix = PREFIXES.get(uri);
      return prefix === undefined ? local : `${prefix}:${local}`;
    };
    const attributes = new Map(
      Object.values(tag.attributes).map(({ uri, local, value }) => [nameOf(uri, local), value]),
    );
    const children: (XmlElement | string)[] = [];
    open.at(-1)?.push({ name: nameOf(tag.uri, tag.local), attributes, children });
    open.push(children);
  });
  parser.on('closetag', () => void open.pop());
  parser.on('text', (words) => void open.at(-1)?.push(words));
  parser.write(text).close();
  const root = top.find((child) => typeof child !== 'string');
  if (!root) {
    throw new XmlError('no element');
  }
  return root;
}
