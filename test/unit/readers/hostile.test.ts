import assert from 'node:assert/strict';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import type { ReadDocument, Unreadable } from '../../../server/src/archive/readers/document';
import { readDocument } from '../../../server/src/archive/readers/read';
import { MAX_ATTRIBUTES, MAX_DEPTH } from '../../../server/src/archive/readers/xml';
import { MAX_ENTRIES } from '../../../server/src/archive/readers/zip';
import { docxOf, paragraph, partsOf, relations, type DocxContent } from './docx-package';

const read = (bytes: Uint8Array) => readDocument(bytes, { name: '要点.docx' });
const readContent = (content: DocxContent) => read(docxOf(content));

function textOf(read: ReadDocument | Unreadable): string {
  assert.equal(read.kind, 'document', JSON.stringify(read));
  return read.text;
}

/** What the user is told; one sentence in both languages that says what to do. */
function reasonOf(read: ReadDocument | Unreadable): string {
  assert.equal(read.kind, 'unreadable');
  assert.match(read.reason.zh, /请/u);
  assert.match(read.reason.en, /^this \w+ .*; (?:open|get|unpack|import|save)/u);
  return read.reason.zh;
}

const PLAN =
  '<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>总体要求</w:t></w:r></w:p>';
const SOUND: DocxContent = {
  document: PLAN + paragraph('落实立德树人根本任务，推进各项工作。'),
  numbering:
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
};
const TEXT = '一、总体要求\n落实立德树人根本任务，推进各项工作。\n';
const main = (text: string) => ({ document: '', parts: { 'word/document.xml': text } });
const inside = (before: string, inner: string, after: string, times: number) =>
  before.repeat(times) + inner + after.repeat(times);

describe('hostile Word files', () => {
  describe('broken', () => {
    it('says so wherever a file was cut off', async () => {
      const whole = docxOf(SOUND);
      for (let length = 4; length < whole.length; length += length < 100 ? 7 : 100) {
        assert.match(reasonOf(await read(whole.subarray(0, length))), /已损坏/u, `${length} bytes`);
      }
      assert.equal(textOf(await read(whole)), TEXT);
    });

    it('gives the text as it was or says so when bytes are other ones', async () => {
      const whole = docxOf(SOUND);
      const flips = fc.array(
        fc.tuple(fc.integer({ min: 4, max: whole.length - 1 }), fc.integer({ min: 1, max: 255 })),
        {
          minLength: 1,
          maxLength: 4,
        },
      );
      await fc.assert(
        fc.asyncProperty(flips, async (changes) => {
          const bytes = whole.slice();
          for (const [at, bits] of changes) {
            bytes[at] = (bytes[at] ?? 0) ^ bits;
          }
          const answer = await read(bytes);
          if (answer.kind === 'document') {
            assert.equal(answer.text, TEXT);
          } else {
            reasonOf(answer);
          }
        }),
        { numRuns: 300 },
      );
    });

    it('answers every few bytes after the mark of a zip', async () => {
      await fc.assert(
        fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (rest) => {
          reasonOf(await read(Uint8Array.of(0x50, 0x4b, 3, 4, ...rest)));
        }),
      );
    });

    it('says so of XML that is not well-formed', async () => {
      for (const text of [
        '<?xml version="1.0"?>',
        '<?xml version="1.0"?><w:document>',
        '<?xml version="1.0"?><a></b>',
        '<?xml version="1.0"?><a b="1" b="2"/>',
        '<?xml version="1.0" encoding="utf-5"?><a/>',
        '<?xml version="1.0"?><a>&what;</a>',
        '<?xml version="1.0"?><a>&#xD800;</a>',
        '<?xml version="1.0"?><a/><a/>',
        '<?xml version="1.0"?>\u0000',
      ]) {
        assert.match(reasonOf(await readContent(main(text))), /已损坏/u, text);
      }
    });

    it('takes half a surrogate pair for a character that means nothing', async () => {
      const xml = new TextDecoder().decode(partsOf({ document: paragraph('甲@乙') })['word/document.xml']);
      const [before = '', after = ''] = xml.split('@');
      const bytes = Uint8Array.of(...strToU8(before), 0xed, 0xa0, 0x80, ...strToU8(after));
      const answer = await readContent({ document: '', parts: { 'word/document.xml': bytes } });
      assert.equal(textOf(answer), '甲\uFFFD\uFFFD\uFFFD乙\n');
      assert.deepEqual(answer.kind === 'document' && answer.notes, [{ kind: 'characters', count: 3 }]);
    });
  });

  describe('not what their name says', () => {
    it('is a .doc', async () => {
      const bytes = new Uint8Array(4096);
      bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
      reasonOf(await read(bytes));
    });

    it('asks for a password', async () => {
      const bytes = docxOf(SOUND);
      forEachEntry(bytes, (view, at) => {
        view.setUint16(at + 8, view.getUint16(at + 8, true) | 1, true);
      });
      assert.match(reasonOf(await read(bytes)), /密码/u);
    });
  });

  describe('bombs', () => {
    const many = (length: number) => new Uint8Array(length).fill(0x20);

    it('does not unpack what says that it is too large', async () => {
      const bytes = docxOf(SOUND);
      forEachEntry(bytes, (view, at) => {
        view.setUint32(at + 24, 0x7fffffff, true);
      });
      assert.match(reasonOf(await read(bytes)), /太大/u);
    });

    it('ends where a part is larger than it says', async () => {
      const bytes = docxOf({ ...SOUND, parts: { 'word/document.xml': many(10_000_000) } });
      forEachEntry(bytes, (view, at) => {
        view.setUint32(at + 24, Math.min(view.getUint32(at + 24, true), 1000), true);
      });
      assert.match(reasonOf(await read(bytes)), /已损坏/u);
    });

    it('does not read lists and styles beyond their limit', async () => {
      const answer = await readContent({ ...SOUND, parts: { 'word/numbering.xml': many(17 * 1024 * 1024) } });
      assert.match(reasonOf(answer), /太大/u);
    });

    it('has nothing to do with parts that it does not need', async () => {
      const zip = zipSync({ 'a.zip': zipSync({ b: many(5_000_000) }) });
      const parts = {
        'word/media/a.zip': zip,
        'word/media/b.bin': many(20_000_000),
        '../../etc/passwd': 'x',
      };
      assert.equal(textOf(await readContent({ ...SOUND, parts })), TEXT);
    });

    it('says so of entries that lie on each other', async () => {
      const bytes = docxOf(SOUND);
      let first = 0;
      const sizes: [number, number, number] = [0, 0, 0];
      forEachEntry(bytes, (view, at, name) => {
        if (name === 'word/document.xml') {
          first = view.getUint32(at + 42, true);
          sizes.splice(0, 3, ...[16, 20, 24].map((field) => view.getUint32(at + field, true)));
        }
      });
      forEachEntry(bytes, (view, at) => {
        [16, 20, 24].forEach((field, i) => {
          view.setUint32(at + field, sizes[i] ?? 0, true);
        });
        view.setUint32(at + 42, first, true);
      });
      assert.match(reasonOf(await read(bytes)), /已损坏/u);
    });

    it(`takes ${MAX_ENTRIES} entries, and no more`, async () => {
      const pictures = (count: number) =>
        Object.fromEntries(Array.from({ length: count }, (_, i) => [`word/media/${i}.png`, '']));
      const used = Object.keys(partsOf(SOUND)).length;
      assert.equal(textOf(await readContent({ ...SOUND, parts: pictures(MAX_ENTRIES - used) })), TEXT);
      assert.match(reasonOf(await readContent({ ...SOUND, parts: pictures(MAX_ENTRIES) })), /太大/u);
    });
  });

  describe('entities', () => {
    for (const [name, doctype] of [
      ['of their own', '<!DOCTYPE a [<!ENTITY x "财">]>'],
      ['from outside', '<!DOCTYPE a SYSTEM "file:///etc/passwd">'],
      [
        'that grow',
        `<!DOCTYPE a [<!ENTITY a "财"><!ENTITY b "${'&a;'.repeat(1000)}"><!ENTITY x "${'&b;'.repeat(1000)}">]>`,
      ],
      ['with parameters', '<!DOCTYPE a [<!ENTITY % p SYSTEM "http://example.invalid/x"> %p;]>'],
    ] as const) {
      it(`reads no part with ones ${name}`, async () => {
        const xml = new TextDecoder().decode(partsOf(SOUND)['word/document.xml']);
        const text = xml.replace('?>', `?>${doctype}`).replace('总体要求', '&x;');
        assert.match(reasonOf(await readContent(main(text))), /文档类型声明/u);
        const numbering = `<?xml version="1.0"?>${doctype}<a/>`;
        assert.match(
          reasonOf(await readContent({ ...SOUND, parts: { 'word/numbering.xml': numbering } })),
          /文档类型声明/u,
        );
      });
    }
  });

  describe('relations', () => {
    it('that lead out of the package lead nowhere', async () => {
      for (const target of [
        '../../../../etc/passwd',
        'file:///etc/passwd',
        'https://example.invalid/a.xml',
        '//host/a',
      ]) {
        const answer = await readContent({
          ...SOUND,
          parts: { 'word/_rels/document.xml.rels': relations([['styles', target]]) },
        });
        assert.match(reasonOf(answer), /已损坏/u, target);
      }
    });

    it('that lead back to themselves end', async () => {
      for (const [name, loop] of [
        ['word/_rels/document.xml.rels', [['styles', 'document.xml']]],
        ['word/_rels/document.xml.rels', [['numbering', '_rels/document.xml.rels']]],
        ['_rels/.rels', [['officeDocument', '_rels/.rels']]],
      ] as const) {
        const answer = await readContent({ ...SOUND, parts: { [name]: relations(loop) } });
        assert.match(reasonOf(answer), /已损坏/u, loop[0][1]);
      }
    });
  });

  describe('shapes', () => {
    it('reads 10,000 tables inside each other', async () => {
      const document = inside('<w:tbl><w:tr><w:tc>', paragraph('底'), '<w:p/></w:tc></w:tr></w:tbl>', 10_000);
      assert.equal(textOf(await readContent({ document })), '底\n');
    });

    it('reads a long text inside many tables', async () => {
      const text = '点'.repeat(100_000);
      const document = inside(
        '<w:tbl><w:tr><w:tc>',
        paragraph(text),
        `${paragraph('末')}</w:tc></w:tr></w:tbl>`,
        5_000,
      );
      assert.equal(textOf(await readContent({ document })), `${text}${'\n末'.repeat(5_000)}\n`);
    });

    it('reads a long text inside many tables of two columns', async () => {
      const text = '点'.repeat(100_000);
      const document = inside(
        '<w:tbl><w:tr><w:tc>',
        paragraph(text),
        `${paragraph('末')}</w:tc><w:tc>${paragraph('右')}</w:tc></w:tr></w:tbl>`,
        5_000,
      );
      assert.equal(textOf(await readContent({ document })), `${text}${' 末 右'.repeat(4_999)} 末\t右\n`);
    });

    it('reads 10,000 of each other thing inside each other', async () => {
      for (const [before, inner, after] of [
        ['<w:sdt><w:sdtContent>', paragraph('底'), '</w:sdtContent></w:sdt>'],
        ['<w:ins>', '<w:p><w:r><w:t>底</w:t></w:r></w:p>', '</w:ins>'],
        [
          '<w:p><w:r><w:pict><v:textbox><w:txbxContent>',
          paragraph('底'),
          '</w:txbxContent></v:textbox></w:pict></w:r></w:p>',
        ],
        [
          '<mc:AlternateContent><mc:Choice Requires="wps">',
          paragraph('底'),
          '</mc:Choice></mc:AlternateContent>',
        ],
        [
          '<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:fldChar w:fldCharType="separate"/></w:r>',
          paragraph('底'),
          '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>',
        ],
        ['<w:r><w:ruby><w:rubyBase>', '<w:r><w:t>底</w:t></w:r>', '</w:rubyBase></w:ruby></w:r>'],
        ['<w:x xmlns:w2="urn:2">', paragraph('底'), '</w:x>'],
      ] as const) {
        assert.equal(
          textOf(await readContent({ document: inside(before, inner, after, 10_000) })).trim(),
          '底',
          before,
        );
      }
      const formula = inside('<m:f><m:num>', '<m:r><m:t>底</m:t></m:r>', '</m:num><m:den/></m:f>', 10_000);
      assert.match(
        textOf(await readContent({ document: `<w:p><m:oMath>${formula}</m:oMath></w:p>` })),
        /底/u,
      );
    });

    it('has a limit of depth', async () => {
      const document = inside('<w:x>', '', '</w:x>', MAX_DEPTH);
      assert.match(reasonOf(await readContent({ document })), /太大/u);
    });

    it('has a limit of depth for lists', async () => {
      assert.match(
        reasonOf(await readContent({ ...SOUND, numbering: inside('<w:x>', '', '</w:x>', 1000) })),
        /太大/u,
      );
    });

    it('has a limit of properties', async () => {
      const document = `<w:p><w:pPr>${'<w:numPr/>'.repeat(2000)}</w:pPr></w:p>`;
      assert.match(reasonOf(await readContent({ document })), /太大/u);
    });

    it('has a limit of attributes', async () => {
      const attributes = Array.from({ length: MAX_ATTRIBUTES + 1 }, (_, i) => `a${i}="1"`).join(' ');
      assert.match(reasonOf(await readContent({ document: `<w:p ${attributes}/>` })), /太大/u);
    });

    it('reads 100,000 paragraphs', async () => {
      assert.equal(
        textOf(await readContent({ document: paragraph('一、要点').repeat(100_000) })).length,
        500_000,
      );
    });

    it('reads 3,000,000 characters on one line', async () => {
      assert.equal(
        textOf(await readContent({ document: paragraph('点'.repeat(3_000_000)) })).length,
        3_000_001,
      );
    });

    it('has a limit of text', async () => {
      assert.match(
        reasonOf(await readContent({ document: paragraph('a'.repeat(17 * 1024 * 1024)) })),
        /太大/u,
      );
    });

    it('reads 50,000 fields that never end', async () => {
      const begin = '<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:t>甲</w:t></w:r></w:p>';
      assert.equal(textOf(await readContent({ document: begin.repeat(50_000) })).length, 100_000);
    });

    it('reads 100,000 paragraphs whose marks are deleted', async () => {
      const joined = '<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>甲</w:t></w:r></w:p>';
      assert.equal(textOf(await readContent({ document: joined.repeat(100_000) })).length, 100_001);
    });

    it('answers whatever elements follow each other', async () => {
      const names = [
        'w:p',
        'w:r',
        'w:t',
        'w:tbl',
        'w:tr',
        'w:tc',
        'w:sdt',
        'w:sdtContent',
        'w:txbxContent',
        'w:del',
        'w:ins',
        'w:pPr',
        'w:tcPr',
        'w:fldSimple',
        'mc:AlternateContent',
        'mc:Choice',
        'mc:Fallback',
        'w:object',
        'm:oMath',
        'm:f',
        'm:num',
        'm:d',
        'm:e',
        'm:r',
        'm:t',
      ];
      const empty = [
        '<w:vMerge/>',
        '<w:br/>',
        '<w:fldChar w:fldCharType="begin"/>',
        '<w:fldChar w:fldCharType="end"/>',
        '<w:showingPlcHdr/>',
        '<w:del/>',
        '<w:vanish/>',
      ];
      const { node } = fc.letrec<{ node: string; nodes: string }>((tie) => ({
        node: fc.oneof(
          { maxDepth: 12 },
          fc.constantFrom('甲', ...empty),
          fc
            .tuple(fc.constantFrom(...names), tie('nodes'))
            .map(([name, inner]) => `<${name}>${inner}</${name}>`),
        ),
        nodes: fc.array(tie('node'), { maxLength: 5 }).map((list) => list.join('')),
      }));
      await fc.assert(
        fc.asyncProperty(
          fc.array(node, { maxLength: 5 }),
          fc.constantFrom('accepted', 'original'),
          async (nodes, changes) => {
            const answer = await readDocument(docxOf({ ...SOUND, document: `${nodes.join('')}${PLAN}` }), {
              name: 'a.docx',
              changes,
            });

            assert.match(textOf(answer), /总体要求/u);
          },
        ),
        { numRuns: 200 },
      );
    });
  });
});

/** Goes through the directory of a zip that was made here. */
function forEachEntry(bytes: Uint8Array, change: (view: DataView, at: number, name: string) => void): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = view.getUint32(bytes.length - 22 + 16, true);
  for (let i = view.getUint16(bytes.length - 22 + 10, true); i > 0; i--) {
    const length = view.getUint16(at + 28, true);
    change(view, at, new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + length)));
    at += 46 + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
}
