import assert from 'node:assert/strict';
import { zipSync } from 'fflate';
import type { ReadDocument, Unreadable } from '../../../server/src/archive/readers/document';
import { readDocx } from '../../../server/src/archive/readers/docx/index';
import { docxOf, NAMESPACES, paragraph, partsOf, relations } from './docx-package';
import { utf16 } from './utf16';

const read = (bytes: Uint8Array) => readDocx(bytes, { name: '要点.docx' });
const textOf = (read: ReadDocument | Unreadable) => (read.kind === 'document' ? read.text : read.reason.zh);
const utf8 = (text: string) => new TextEncoder().encode(text);

const document = paragraph('一、总体要求');
const TEXT = '一、总体要求\n';
const MAIN = partsOf({ document })['word/document.xml'] ?? new Uint8Array();
const WITH_NUMBER =
  '<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>总体要求</w:t></w:r></w:p>';
const NUMBERING =
  '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>';

describe('a .docx as a package', () => {
  const main = { 'word/document.xml': undefined };
  const sound: readonly (readonly [string, Parameters<typeof docxOf>[0]])[] = [
    ['without content types', { document, parts: { '[Content_Types].xml': undefined } }],
    [
      'with wrong content types',
      {
        document,
        parts: {
          '[Content_Types].xml':
            '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="image/png"/></Types>',
        },
      },
    ],
    ['without relations of the package', { document, parts: { '_rels/.rels': undefined } }],
    [
      'whose relation leads to no part',
      { document, parts: { '_rels/.rels': relations([['officeDocument', 'word/gone.xml']]) } },
    ],
    [
      'whose main part has another name',
      {
        document,
        parts: {
          ...main,
          'doc/main.xml': MAIN,
          '_rels/.rels': relations([['officeDocument', '/doc/main.xml']]),
        },
      },
    ],
    [
      'found by its content type alone',
      {
        document,
        parts: {
          ...main,
          'x/y.xml': MAIN,
          '_rels/.rels': undefined,
          '[Content_Types].xml':
            '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/x/y.xml" ContentType="application/vnd.ms-word.template.macroEnabledTemplate.main+xml"/></Types>',
        },
      },
    ],
    ['with names in other cases', { document, parts: { ...main, 'WORD/Document.XML': MAIN } }],
    ['with slashes that lean back', { document, parts: { ...main, 'word\\document.xml': MAIN } }],
    ['with a slash before its names', { document, parts: { ...main, '/word/document.xml': MAIN } }],
    ['with escapes in its names', { document, parts: { ...main, 'word/%64ocument.xml': MAIN } }],
  ];
  for (const [name, content] of sound) {
    it(`is read ${name}`, async () => {
      assert.equal(textOf(await read(docxOf(content))), TEXT);
    });
  }

  it('is read in many pieces', async () => {
    // More than is unpacked at once, and little of it repeats.
    const lines = Array.from({ length: 30_000 }, (_, i) => `${(i * 7919) % 30_011}、落实任务`);
    const text = lines.map((line) => paragraph(line)).join('');
    assert.equal(textOf(await read(docxOf({ document: text }))), `${lines.join('\n')}\n`);
  });

  it('has the later one of two parts of one name, as a program that adds to a zip means it', async () => {
    const old = new TextDecoder().decode(MAIN).replace('总体', '旧的');
    const parts = { 'word/document.xml': undefined, 'WORD/DOCUMENT.XML': old, 'word/Document.xml': MAIN };
    assert.equal(textOf(await read(docxOf({ document, parts }))), TEXT);
  });

  it('waits between its pieces', async () => {
    let breaths = 0;
    const bytes = docxOf({ document: paragraph('点').repeat(10_000) });
    await readDocx(bytes, {
      name: '',
      breathe: () => {
        breaths++;
        return Promise.resolve();
      },
    });
    assert.ok(breaths >= 12, String(breaths));
  });

  it('says so where its text is another file inside it', async () => {
    assert.match(textOf(await read(docxOf({ document: '<w:altChunk r:id="rId5"/>' }))), /嵌入的网页/u);
  });

  it('is read when its parts are stored, not packed', async () => {
    assert.equal(textOf(await read(zipSync(partsOf({ document }), { level: 0 }))), TEXT);
  });

  it('is read with bytes before and a comment behind', async () => {
    const zip = docxOf({ document });
    const comment = utf8('PK 归档');
    const bytes = new Uint8Array(100 + zip.length + comment.length);
    bytes.set(zip, 100);
    bytes.set(comment, 100 + zip.length);
    new DataView(bytes.buffer).setUint16(100 + zip.length - 2, comment.length, true);
    assert.equal(textOf(await read(bytes)), TEXT);
  });

  it('is read where its directory is one of ZIP64', async () => {
    assert.equal(textOf(await read(asZip64(docxOf({ document })))), TEXT);
  });

  for (const [name, encode] of [
    ['UTF-8 with a mark', (text: string) => utf8(`\uFEFF${text}`)],
    ['UTF-16 with a mark', (text: string) => utf16(`\uFEFF${text}`, true)],
    ['UTF-16, high byte first', (text: string) => utf16(`\uFEFF${text}`, false)],
    ['UTF-16 without a mark', (text: string) => utf16(text, true)],
  ] as const) {
    it(`is read in ${name}`, async () => {
      const xml = new TextDecoder()
        .decode(MAIN)
        .replace('"UTF-8"', name.startsWith('UTF-8') ? '"UTF-8"' : '"UTF-16"');
      assert.equal(
        textOf(await read(docxOf({ document, parts: { 'word/document.xml': encode(xml) } }))),
        TEXT,
      );
    });
  }

  it('may call its namespaces what it likes', async () => {
    const xml = new TextDecoder().decode(MAIN).replaceAll('w:', 'ns0:').replace('xmlns:w=', 'xmlns:ns0=');
    assert.equal(textOf(await read(docxOf({ document, parts: { 'word/document.xml': xml } }))), TEXT);
  });

  it('may declare them where they are used', async () => {
    const wide = 'xmlns="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
    const xml = `<?xml version="1.0"?><document ${wide}><body><x:p xmlns:x="http://purl.oclc.org/ooxml/wordprocessingml/main"><r><x:t>一、总体要求</x:t><t xmlns="urn:else">别</t></r></x:p></body></document>`;
    assert.equal(textOf(await read(docxOf({ document, parts: { 'word/document.xml': xml } }))), TEXT);
  });

  describe('with automatic numbers', () => {
    const numbered = (parts: Record<string, string | undefined>) =>
      read(docxOf({ document: WITH_NUMBER, numbering: NUMBERING, parts }));

    it('finds them by an absolute target', async () => {
      const list = relations([['numbering', '/word/numbering.xml']]);
      assert.equal(textOf(await numbered({ 'word/_rels/document.xml.rels': list })), TEXT);
    });

    it('finds them by a target in another folder', async () => {
      const parts = partsOf({ document: WITH_NUMBER, numbering: NUMBERING });
      const moved = {
        'word/numbering.xml': undefined,
        'lists/n.xml': new TextDecoder().decode(parts['word/numbering.xml']),
        'word/_rels/document.xml.rels': relations([['numbering', '../../../lists/./n.xml#top']]),
      };
      assert.equal(textOf(await numbered(moved)), TEXT);
    });

    it('finds them where the relations are missing', async () => {
      assert.equal(textOf(await numbered({ 'word/_rels/document.xml.rels': undefined })), TEXT);
    });

    it('says that it is damaged rather than lose them', async () => {
      assert.match(textOf(await numbered({ 'word/numbering.xml': undefined })), /已损坏/u);
      assert.match(
        textOf(await numbered({ 'word/numbering.xml': '<?xml version="1.0"?><w:numbering' })),
        /已损坏/u,
      );
    });

    it('follows no relation that leads outside', async () => {
      const list = relations([['numbering', 'numbering.xml']]).replace('/></', ' TargetMode="External"/></');
      assert.equal(textOf(await numbered({ 'word/_rels/document.xml.rels': list })), '总体要求\n');
    });
  });

  const others: readonly (readonly [string, Record<string, string>, RegExp])[] = [
    ['a workbook', { '[Content_Types].xml': '<Types/>', 'xl/workbook.xml': '<workbook/>' }, /Excel/u],
    ['a presentation', { '[Content_Types].xml': '<Types/>', 'ppt/presentation.xml': '<p/>' }, /PowerPoint/u],
    [
      'an .odt',
      { mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': '<x/>' },
      /OpenDocument/u,
    ],
    ['an .ofd', { 'OFD.xml': '<x/>', 'Doc_0/Document.xml': '<x/>' }, /OFD/u],
    ['an e-book', { mimetype: 'application/epub+zip', 'META-INF/container.xml': '<x/>' }, /电子书/u],
    ['an archive', { '要点.txt': '一、', 'b.docx': 'PK' }, /压缩包/u],
    [
      'a drawing of another program',
      { '[Content_Types].xml': '<Types/>', 'visio/document.xml': '<x/>' },
      /已损坏/u,
    ],
  ];
  for (const [name, parts, said] of others) {
    it(`says what it is when it is ${name}`, async () => {
      const bytes = zipSync(
        Object.fromEntries(Object.entries(parts).map(([key, text]) => [key, utf8(text)])),
      );
      const answer = await read(bytes);
      assert.equal(answer.kind, 'unreadable');
      assert.match(answer.reason.zh, said);
    });
  }

  it('says so when its main part is something else', async () => {
    const answer = await read(
      docxOf({ document, parts: { 'word/document.xml': `<?xml version="1.0"?><w:styles ${NAMESPACES}/>` } }),
    );
    assert.match(textOf(answer), /已损坏/u);
  });
});

/** A zip with the end record and its locator of ZIP64, and nothing in the old end record (APPNOTE, 4.3.14 to 4.3.16). */
function asZip64(zip: Uint8Array): Uint8Array {
  const old = new DataView(zip.buffer, zip.length - 22);
  const bytes = new Uint8Array(zip.length + 56 + 20);
  bytes.set(zip.subarray(0, -22));
  const view = new DataView(bytes.buffer);
  const record = zip.length - 22;
  view.setUint32(record, 0x06064b50, true);
  view.setBigUint64(record + 4, 44n, true);
  view.setBigUint64(record + 24, BigInt(old.getUint16(8, true)), true);
  view.setBigUint64(record + 32, BigInt(old.getUint16(10, true)), true);
  view.setBigUint64(record + 40, BigInt(old.getUint32(12, true)), true);
  view.setBigUint64(record + 48, BigInt(old.getUint32(16, true)), true);
  view.setUint32(record + 56, 0x07064b50, true);
  view.setBigUint64(record + 64, BigInt(record), true);
  view.setUint32(record + 72, 1, true);
  const end = record + 76;
  view.setUint32(end, 0x06054b50, true);
  bytes.fill(0xff, end + 8, end + 20);
  return bytes;
}
