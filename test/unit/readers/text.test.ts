import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decodeText, type DecodedText, type NotText } from '../../../server/src/archive/readers/text';
import { utf16 } from './utf16';

const TEXT = '教育部2021年工作要点\n一、总体要求\n1.完善“机制”——①。\n';
const utf8 = (text: string) => new TextEncoder().encode(text);
/** `工作要点` and a line end in GBK, twice over so that nothing is decided by chance. */
const GBK = Uint8Array.of(0xb9, 0xa4, 0xd7, 0xf7, 0xd2, 0xaa, 0xb5, 0xe3, 0x0a, 0xd2, 0xbb, 0xa1, 0xa2);

function join(...parts: readonly (readonly number[] | Uint8Array)[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

function text(decoded: DecodedText | NotText): DecodedText {
  assert.equal(decoded.kind, 'text');
  return decoded;
}

function reason(decoded: DecodedText | NotText): string {
  assert.equal(decoded.kind, 'binary');
  return decoded.reason.zh;
}

describe('decodeText', () => {
  const samples: readonly [string, Uint8Array, string, boolean, string][] = [
    ['UTF-8', utf8(TEXT), 'utf-8', false, TEXT],
    ['UTF-8 with a mark', join([0xef, 0xbb, 0xbf], utf8(TEXT)), 'utf-8', true, TEXT],
    ['GBK', GBK, 'gb18030', false, '工作要点\n一、'],
    ['GB18030, four bytes, 𠮷', join(GBK, [0x95, 0x34, 0xb2, 0x35]), 'gb18030', false, '工作要点\n一、𠮷'],
    ['GB18030 with a mark', join([0x84, 0x31, 0x95, 0x33], GBK), 'gb18030', true, '工作要点\n一、'],
    ['UTF-16LE with a mark', join([0xff, 0xfe], utf16(TEXT, true)), 'utf-16le', true, TEXT],
    ['UTF-16BE with a mark', join([0xfe, 0xff], utf16(TEXT, false)), 'utf-16be', true, TEXT],
    ['UTF-16LE without', utf16(TEXT, true), 'utf-16le', false, TEXT],
    ['UTF-16BE without', utf16(TEXT, false), 'utf-16be', false, TEXT],
    ['ASCII', utf8('plan\r\n'), 'utf-8', false, 'plan\r\n'],
    ['nothing', Uint8Array.of(), 'utf-8', false, ''],
    ['a mark alone', Uint8Array.of(0xef, 0xbb, 0xbf), 'utf-8', true, ''],
    ['a sound U+FFFD', utf8('缺\uFFFD字'), 'utf-8', false, '缺\uFFFD字'],
    ['a second mark, which is text', utf8('\uFEFF\uFEFF点'), 'utf-8', true, '\uFEFF点'],
  ];
  for (const [name, bytes, encoding, bom, expected] of samples) {
    it(`reads ${name}`, () => {
      assert.deepEqual(decodeText(bytes), { kind: 'text', text: expected, encoding, bom, lossy: false });
    });
  }

  it('keeps UTF-8 that was cut off in the middle of a character', () => {
    const decoded = text(decodeText(utf8(TEXT).subarray(0, -2)));
    assert.equal(decoded.encoding, 'utf-8');
    assert.ok(decoded.lossy);
    assert.ok(decoded.text.startsWith('教育部2021年'));
  });

  it('keeps GBK that was cut off in the middle of a character', () => {
    const decoded = text(decodeText(GBK.subarray(0, -1)));
    assert.equal(decoded.encoding, 'gb18030');
    assert.ok(decoded.lossy);
  });

  it('follows a setting, and a mark against it', () => {
    assert.equal(text(decodeText(utf16('工作', true), 'utf-16le')).text, '工作');
    assert.equal(text(decodeText(utf8('工作'), 'gb18030')).encoding, 'gb18030');
    assert.equal(text(decodeText(join([0xef, 0xbb, 0xbf], utf8(TEXT)), 'gb18030')).text, TEXT);
  });

  const binaries: readonly [string, Uint8Array, RegExp][] = [
    [
      '.docx',
      join([0x50, 0x4b, 3, 4], new Uint8Array(26), utf8('[Content_Types].xml')),
      /^这是 Word 文件（\.docx），请用“导入 Word 文件”（命令行用 workplan import）$/,
    ],
    ['a zip', join([0x50, 0x4b, 3, 4], new Uint8Array(26), utf8('a.txt')), /压缩文件/],
    [
      '.doc',
      Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0),
      /Word 或 WPS 文件.*请用“导入 Word 文件”/,
    ],
    ['RTF', utf8('{\\rtf1\\ansi'), /RTF.*另存为 \.docx/],
    ['PDF', utf8('%PDF-1.7\n'), /PDF.*另存为 \.docx/],
    ['UTF-32', Uint8Array.of(0xff, 0xfe, 0, 0, 0x31, 0, 0, 0), /UTF-32/],
    ['NUL bytes', Uint8Array.of(1, 0, 2, 0xff, 0, 7), /空字节/],
    ['text with a NUL', utf8('工作要点\u0000\n一、'), /空字节/],
  ];
  for (const [name, bytes, expected] of binaries) {
    it(`refuses ${name} with a reason, whatever the setting`, () => {
      assert.match(reason(decodeText(bytes)), expected);
    });
  }

  it('answers any bytes, the same each time', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        assert.deepEqual(decodeText(bytes), decodeText(bytes));
      }),
    );
  });

  it('reads any text in UTF-8 back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (sample) => {
        fc.pre(
          !sample.includes('\u0000') && !sample.startsWith('\uFEFF') && !/^(PK|\{\\rtf|%PDF)/.test(sample),
        );
        assert.equal(text(decodeText(utf8(sample))).text, sample);
      }),
    );
  });
});
