import { Document, Packer, type Footer, type Paragraph, type Table } from 'docx';
import { strFromU8, strToU8, unzipSync, zipSync, type Zippable } from 'fflate';
import { escapeXml, part } from './xml';

/** What a Word file is made of. */
export interface Contents {
  readonly children: readonly (Paragraph | Table)[];
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

/** Puts a file together: document and footers by the library, everything else as given. */
export async function writePackage({ children, footers, page, title, parts }: Contents): Promise<Uint8Array> {
  const document = new Document({
    evenAndOddHeaderAndFooters: true,
    sections: [
      {
        footers: { default: footers.odd, even: footers.even },
        children,
      },
    ],
  });
  const packed = unzipSync(new Uint8Array(await Packer.toArrayBuffer(document)));
  const all = new Map(Object.entries(packed).map(([name, bytes]) => [name, strFromU8(bytes)]));
  all.set('word/document.xml', withPage(all.get('word/document.xml') ?? '', page));
  for (const [name, xml] of parts) {
    all.set(name, xml);
  }
  all.set('docProps/core.xml', coreProperties(title));
  for (const name of UNUSED) {
    all.delete(name);
  }
  for (const [name, xml] of all) {
    if (name.endsWith('.rels') || name === '[Content_Types].xml') {
      all.set(name, withoutUnused(xml));
    }
  }
  return zip(all);
}

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
function zip(parts: ReadonlyMap<string, string>): Uint8Array {
  const first = '[Content_Types].xml';
  const names = [...parts.keys()].filter((name) => name !== first).sort();
  const files: Zippable = {};
  for (const name of [first, ...names]) {
    files[name] = [strToU8(parts.get(name) ?? ''), { mtime: MOMENT, level: 6, os: 0 }];
  }
  return zipSync(files);
}
