import { strToU8, zipSync } from 'fflate';

/** Every prefix that the tests use, transitional (ISO/IEC 29500-4). */
export const NAMESPACES = [
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"',
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
  'xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"',
  'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"',
  'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
  'xmlns:o="urn:schemas-microsoft-com:office:office"',
].join(' ');

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const CONTENT_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

/** What goes into a package. Content of a part is what stands inside its root element, or a whole part (`<?xml …`). */
export interface DocxContent {
  /** Content of `w:body`. */
  readonly document: string;
  /** Content of `w:numbering`; no such part where it is left out. */
  readonly numbering?: string;
  /** Content of `w:styles`; no such part where it is left out. */
  readonly styles?: string;
  /** Further parts by their names, or `undefined` to take one of the usual ones away. */
  readonly parts?: Readonly<Record<string, string | Uint8Array | undefined>>;
  /** Namespaces and relation types of the strict form (ISO/IEC 29500-1). */
  readonly strict?: boolean;
}

/** The parts of a `.docx` by their names, as Word names them. */
export function partsOf(content: DocxContent): Record<string, Uint8Array> {
  const { document, numbering, styles, parts = {}, strict = false } = content;
  const texts: Record<string, string | Uint8Array | undefined> = {
    '[Content_Types].xml': contentTypes(content),
    '_rels/.rels': relations([['officeDocument', 'word/document.xml']]),
    'word/document.xml': whole(document, (inner) => element('document', `<w:body>${inner}</w:body>`)),
    'word/_rels/document.xml.rels': relations([
      ...(numbering === undefined ? [] : [['numbering', 'numbering.xml'] as const]),
      ...(styles === undefined ? [] : [['styles', 'styles.xml'] as const]),
    ]),
    'word/numbering.xml': numbering && whole(numbering, (inner) => element('numbering', inner)),
    'word/styles.xml': styles && whole(styles, (inner) => element('styles', inner)),
    ...parts,
  };
  return Object.fromEntries(
    Object.entries(texts).flatMap(([name, text]) =>
      text === undefined
        ? []
        : [[name, typeof text === 'string' ? strToU8(strict ? strictly(text) : text) : text]],
    ),
  );
}

/** A `.docx` as Word would zip it. */
export function docxOf(content: DocxContent): Uint8Array {
  return zipSync(partsOf(content));
}

/** A paragraph of one run; `properties` is what stands in its `w:pPr`. */
export function paragraph(text: string, properties = ''): string {
  const escaped = text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;');
  const head = properties && `<w:pPr>${properties}</w:pPr>`;
  return `<w:p>${head}<w:r><w:t xml:space="preserve">${escaped}</w:t></w:r></w:p>`;
}

/** A part of relations; the second of a pair is the target. */
export function relations(list: readonly (readonly [string, string])[]): string {
  const items = list.map(
    ([type, target], i) => `<Relationship Id="rId${i + 1}" Type="${RELATIONS}/${type}" Target="${target}"/>`,
  );
  return `${DECLARATION}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${items.join('')}</Relationships>`;
}

function contentTypes({ numbering, styles }: DocxContent): string {
  const overrides = [
    ['/word/document.xml', 'document.main'],
    ...(numbering === undefined ? [] : [['/word/numbering.xml', 'numbering']]),
    ...(styles === undefined ? [] : [['/word/styles.xml', 'styles']]),
  ].map(([part, type]) => `<Override PartName="${part}" ContentType="${CONTENT_TYPE}.${type}+xml"/>`);
  return [
    `${DECLARATION}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">`,
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
    '<Default Extension="xml" ContentType="application/xml"/>',
    ...overrides,
    '</Types>',
  ].join('');
}

function whole(text: string, wrap: (inner: string) => string): string {
  return text.startsWith('<?xml') ? text : wrap(text);
}

function element(name: string, inner: string): string {
  return `${DECLARATION}<w:${name} ${NAMESPACES}>${inner}</w:${name}>`;
}

/** ISO/IEC 29500-1, annex A: the namespaces and relation types of the strict form. */
function strictly(text: string): string {
  return text
    .replaceAll(
      'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
      'http://purl.oclc.org/ooxml/wordprocessingml/main',
    )
    .replaceAll(RELATIONS, 'http://purl.oclc.org/ooxml/officeDocument/relationships')
    .replaceAll(
      'http://schemas.openxmlformats.org/officeDocument/2006/math',
      'http://purl.oclc.org/ooxml/officeDocument/math',
    )
    .replaceAll('http://schemas.openxmlformats.org/drawingml/2006/', 'http://purl.oclc.org/ooxml/drawingml/');
}
