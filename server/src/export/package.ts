import { Document, Packer, type Footer, type Paragraph } from 'docx';
import { strFromU8, strToU8, unzipSync, Zip, ZipDeflate } from 'fflate';
import { escapeXml, part, writeObject } from './xml';

/** What a Word file is made of. */
export interface Contents {
  /** What the text holds: paragraphs of the library, or XML. */
  readonly children: Iterable<Paragraph | string>;
  readonly footers: { readonly odd: Footer; readonly even: Footer };
  /** Size, margins and grid of the page, as XML. */
  readonly page: string;
  /** For the file's properties. */
  readonly title: string;
  /** Parts by their names (`word/styles.xml`): in place of those of the library, or beside them. */
  readonly parts: ReadonlyMap<string, string>;
}

/** Parts of the library that a plan has no use for, or that would say who wrote it and when. */
const UNUSED: ReadonlySet<string> = new Set([
  'docProps/app.xml',
  'docProps/custom.xml',
  'word/footnotes.xml',
  'word/_rels/footnotes.xml.rels',
  'word/endnotes.xml',
  'word/_rels/endnotes.xml.rels',
  'word/comments.xml',
  'word/_rels/comments.xml.rels',
  'word/_rels/fontTable.xml.rels',
  'word/_rels/footer1.xml.rels',
  'word/_rels/footer2.xml.rels',
]);

/** A moment that zip files can say first (1980), so that the same plan gives the same bytes at any time. */
const MOMENT = new Date(1980, 0, 1);

/**
 * Puts a file together: document and footers by the library, everything else as given. The text is put into the
 * library's document piece by piece, as the library itself writes, and packs, whatever it has in one go.
 *
 * @param breathe awaited between pieces; this rejects when it does
 */
export async function writePackage(
  { children, footers, page, title, parts }: Contents,
  breathe: () => Promise<void>,
): Promise<Uint8Array> {
  const document = new Document({
    evenAndOddHeaderAndFooters: true,
    sections: [{ footers: { default: footers.odd, even: footers.even }, children: [] }],
  });
  const packed = unzipSync(new Uint8Array(await Packer.toArrayBuffer(document)));
  const all = new Map<string, string | readonly string[]>(
    Object.entries(packed).map(([name, bytes]) => [name, strFromU8(bytes)]),
  );
  for (const [name, xml] of parts) {
    all.set(name, xml);
  }
  all.set('docProps/core.xml', coreProperties(title));
  for (const name of UNUSED) {
    all.delete(name);
  }
  for (const [name, xml] of all) {
    if (typeof xml === 'string' && (name.endsWith('.rels') || name === '[Content_Types].xml')) {
      all.set(name, withoutUnused(xml));
    }
  }
  const text: string[] = [];
  const context = { file: document, viewWrapper: document.Document, stack: [] };
  for (const child of children) {
    text.push(typeof child === 'string' ? child : writeObject(child.prepForXml(context)));
    await breathe();
  }
  const empty = withPage(strFromU8(packed[MAIN] ?? new Uint8Array()), page);
  const end = empty.lastIndexOf('<w:sectPr');
  all.set(MAIN, [empty.slice(0, end), ...text, empty.slice(end)]);
  return zip(all, breathe);
}

const MAIN = 'word/document.xml';

/** The only section, at the document's end, with another page behind its footers. */
function withPage(document: string, page: string): string {
  const from = document.indexOf('<w:pgSz ', document.lastIndexOf('<w:sectPr'));
  const to = document.indexOf('</w:sectPr>', from);
  return from < 0 || to < 0 ? document : document.slice(0, from) + page + document.slice(to);
}

/** Relationships and content types without those of the parts that are left out. */
function withoutUnused(xml: string): string {
  return xml.replace(/<(?:Relationship|Override) [^>]*\/>/g, (entry) => {
    const target = /(?:Target|PartName)="\/?([^"]*)"/.exec(entry)?.[1] ?? '';
    return UNUSED.has(target) || UNUSED.has(`word/${target}`) ? '' : entry;
  });
}

function coreProperties(title: string): string {
  return part(
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"' +
      ` xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escapeXml(title)}</dc:title>` +
      '<dc:language>zh-CN</dc:language></cp:coreProperties>',
  );
}

/** The content types come first, as some programs tell a Word file by its first entry; then the others by name. */
async function zip(
  parts: ReadonlyMap<string, string | readonly string[]>,
  breathe: () => Promise<void>,
): Promise<Uint8Array> {
  const first = '[Content_Types].xml';
  const names = [...parts.keys()].filter((name) => name !== first).sort();
  const packed: Uint8Array[] = [];
  const archive = new Zip((error, data) => {
    if (error) {
      throw error;
    }
    packed.push(data);
  });
  for (const name of [first, ...names]) {
    const file = new ZipDeflate(name, { level: 6 });
    file.mtime = MOMENT;
    file.os = 0;
    archive.add(file);
    const text = parts.get(name) ?? '';
    for (const piece of typeof text === 'string' ? [text] : text) {
      const bytes = strToU8(piece);
      for (let at = 0; at < bytes.length; at += PIECE) {
        file.push(bytes.subarray(at, at + PIECE));
        await breathe();
      }
    }
    file.push(new Uint8Array(), true);
  }
  archive.end();
  const bytes = new Uint8Array(packed.reduce((size, { length }) => size + length, 0));
  let at = 0;
  for (const piece of packed) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}

/** Bytes that are packed in one go. */
const PIECE = 64 * 1024;
