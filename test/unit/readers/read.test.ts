import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { ReadDocument, Unreadable } from '../../../server/src/archive/readers/document';
import { LARGEST_FILE, readDocument } from '../../../server/src/archive/readers/read';
import { docxOf } from './docx-package';

const utf8 = (text: string) => new TextEncoder().encode(text);
const join = (...parts: readonly (readonly number[] | Uint8Array)[]) =>
  Uint8Array.from(parts.flatMap((part) => [...part]));

async function read(bytes: Uint8Array, name = '要点.doc'): Promise<ReadDocument | Unreadable> {
  return readDocument(bytes, { name });
}

async function formatOf(bytes: Uint8Array, name?: string): Promise<string> {
  const document = await read(bytes, name);
  return document.kind === 'document' ? document.format : document.reason.zh;
}

describe('what a file is', () => {
  const docx = docxOf({ document: '<w:p><w:r><w:t>工作要点</w:t></w:r></w:p>' });
  const samples: readonly [string, Uint8Array, string][] = [
    ['.docx', docx, 'docx'],
    ['a text', utf8('一、总体要求'), 'text'],
    ['a text that begins like a zip', utf8('PK赛工作要点'), 'text'],
    ['a page', utf8('<!DOCTYPE html>\n<html><body>甲'), 'html'],
    ['a page of Word', utf8('<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="x">'), 'html'],
    [
      'a page after a mark, blanks and comments',
      join([0xef, 0xbb, 0xbf], utf8('\r\n <!-- a -->\n<META charset=utf-8>')),
      'html',
    ],
    ['XHTML', utf8('<?xml version="1.0"?><!DOCTYPE html PUBLIC "-//W3C"><html>'), 'html'],
    [
      'a page in UTF-16',
      join(
        [0xff, 0xfe],
        utf8('<html>').reduce<number[]>((all, it) => [...all, it, 0], []),
      ),
      'html',
    ],
    ['a piece of a page', utf8('<p class=a>甲</p>'), 'html'],
    ['a text about a page', utf8('<办法>的工作要点'), 'text'],
    ['a text that begins with a sign', utf8('<p'), 'text'],
  ];
  for (const [name, bytes, expected] of samples) {
    it(`${name}, whatever its name`, async () => {
      for (const fileName of ['a.doc', 'a.docx', 'a.txt', 'a.html', 'a']) {
        assert.equal(await formatOf(bytes, fileName), expected, fileName);
      }
    });
  }

  it('Markdown by its name, unless it is a whole page or a Word file', async () => {
    assert.equal(await formatOf(utf8('# 甲'), 'a.MD'), 'markdown');
    assert.equal(await formatOf(utf8('# 甲'), 'a.markdown'), 'markdown');
    assert.equal(await formatOf(utf8('<p align=center>甲</p>\n# 乙'), 'a.md'), 'markdown');
    assert.equal(await formatOf(utf8('<!doctype html><p>甲'), 'a.md'), 'html');
    assert.equal(await formatOf(docx, 'a.md'), 'docx');
  });

  it('gives a plain text as it is, and Markdown without its marks', async () => {
    const text = '\u3000\u3000一、*甲*\r\n\r\n\r\n乙  ';
    assert.deepEqual(await read(utf8(text)), { kind: 'document', format: 'text', text, notes: [] });
    const markdown = await read(utf8(text), 'a.md');
    assert.ok(markdown.kind === 'document');
    assert.equal(markdown.text, '一、甲\n\n乙\n');
  });

  it('follows a setting of the encoding where the text says nothing', async () => {
    const bytes = Uint8Array.of(0xb9, 0xa4, 0xd7, 0xf7);
    const document = await readDocument(bytes, { name: 'a.txt', encoding: 'gb18030' });
    assert.ok(document.kind === 'document');
    assert.equal(document.text, '工作');
  });

  it('counts characters that mean nothing', async () => {
    const document = await read(join(utf8('工作要点，工作要点，工作要点'), [0xe5, 0xb7]));
    assert.ok(document.kind === 'document');
    assert.deepEqual(document.notes, [{ kind: 'characters', count: 1 }]);
  });
});

describe('what cannot be read', () => {
  const samples: readonly [string, Uint8Array, RegExp][] = [
    ['nothing', Uint8Array.of(), /^这是空文件.*请重新取一份$/],
    ['RTF', utf8('{\\rtf1\\ansi'), /^这是 RTF 文件，请用 Word 或 WPS 打开，另存为 \.docx 后再导入$/],
    ['PDF', utf8('%PDF-1.7\n'), /^这是 PDF 文件.*另存为 \.docx/],
    [
      'a page in one file, of Word',
      utf8('MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n'),
      /^这是单个文件网页.*另存为 \.docx/,
    ],
    [
      'a page in one file, of a browser',
      utf8(
        'From: <Saved by Blink>\r\nSubject: a\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html"',
      ),
      /单个文件网页/,
    ],
    [
      'Word’s XML',
      utf8('<?xml version="1.0"?>\n<?mso-application progid="Word.Document"?>\n<w:wordDocument>'),
      /^这是 XML 文件.*另存为 \.docx/,
    ],
    ['a picture', join([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], [0]), /^这是图片.*识别出文字/],
    ['a photograph', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 16), /^这是图片/],
    ['UTF-32', Uint8Array.of(0xff, 0xfe, 0, 0, 0x31, 0, 0, 0), /UTF-32.*另存为 UTF-8/],
    ['zero bytes', Uint8Array.of(1, 0, 2, 0xff, 0, 7), /空字节/],
  ];
  for (const [name, bytes, expected] of samples) {
    it(`${name}: why, and what to do`, async () => {
      const document = await read(bytes);
      assert.ok(document.kind === 'unreadable');
      assert.match(document.reason.zh, expected);
      assert.notEqual(document.reason.en, '');
    });
  }

  it('a broken .doc or .docx is said by its reader, never thrown', async () => {
    for (const head of [
      [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1],
      [0x50, 0x4b, 3, 4],
      [0x50, 0x4b, 5, 6],
    ]) {
      const document = await read(join(head, new Uint8Array(100)));
      assert.equal(document.kind, 'unreadable');
    }
  });

  it('what is too large for its kind, before anything is made of it', async () => {
    const text = new Uint8Array(LARGEST_FILE.text + 1).fill(0x41);
    const page = new Uint8Array(LARGEST_FILE.html + 1).fill(0x20);
    page.set(utf8('<html>'));
    for (const bytes of [text, page]) {
      const document = await read(bytes);
      assert.ok(document.kind === 'unreadable');
      assert.match(document.reason.zh, /^文件超过 (?:32|16) MB，没有读取，请/);
    }
  });

  it('answers any bytes', async () => {
    const heads = fc.constantFrom<number[]>(
      ...[[], [0x50, 0x4b, 3, 4], [0xd0, 0xcf, 0x11, 0xe0], [0x3c], [0x25, 0x50]],
    );
    const names = fc.constantFrom('a.doc', 'a.md', 'a');
    await fc.assert(
      fc.asyncProperty(heads, fc.uint8Array({ maxLength: 300 }), names, async (head, rest, name) => {
        const document = await read(join(head, rest), name);
        assert.ok(document.kind === 'document' || document.reason.zh !== '');
      }),
    );
  });
});

describe('a reading that is broken off', () => {
  const samples: readonly [string, Uint8Array][] = [
    ['.docx', docxOf({ document: '<w:p><w:r><w:t>甲</w:t></w:r></w:p>'.repeat(20_000), styles: '' })],
    ['page', utf8(`<html>${'<p>甲</p>'.repeat(50_000)}`)],
    ['text', utf8('甲')],
  ];
  for (const [name, bytes] of samples) {
    it(`of a ${name} is no damaged file, whenever that is`, async () => {
      let breaths = 0;
      const count = async (): Promise<void> => {
        breaths++;
        await Promise.resolve();
      };
      await readDocument(bytes, { name: '要点', breathe: count });
      const all = breaths;
      assert.ok(all > 0);
      const cancelled = new Error('cancelled');
      for (const last of new Set([1, Math.ceil(all / 2), all])) {
        breaths = 0;
        const breathe = async (): Promise<void> => {
          await count();
          if (breaths === last) {
            throw cancelled;
          }
        };
        await assert.rejects(readDocument(bytes, { name: '要点', breathe }), cancelled);
        assert.equal(breaths, last);
      }
    });
  }
});
