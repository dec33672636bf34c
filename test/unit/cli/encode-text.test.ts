import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decodeText, type DecodedText, type Encoding } from '../../../server/src/archive/readers/text';
import { encodeLike } from '../../../server/src/cli/encode-text';

const NOTHING = new Uint8Array();

function decodedAs(encoding: Encoding, text = '', bom = false): DecodedText {
  return { kind: 'text', text, encoding, bom, lossy: false };
}

function bytesOf(text: string, encoding: Encoding): Uint8Array | undefined {
  const encoded = encodeLike(NOTHING, decodedAs(encoding), text);
  return 'bytes' in encoded ? encoded.bytes : undefined;
}

describe('a text in the encoding it came in', () => {
  const words = fc.string({
    unit: fc.oneof(
      fc.constantFrom('一', '、', '“', '》', '𠮷', '￥', '\r', '\n', 'a', '㈠', '€', '丂', 'é', '﨑'),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
    ),
    maxLength: 30,
  });

  for (const encoding of ['utf-8', 'gb18030', 'utf-16le', 'utf-16be'] as const) {
    it(`${encoding}: is read as it was written`, () => {
      fc.assert(
        fc.property(words, (text) => {
          const bytes = bytesOf(text, encoding);
          assert.ok(bytes);
          assert.equal(new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes), text);
        }),
      );
    });
  }

  it('gb18030: has the bytes that everybody writes', () => {
    const bytes = bytesOf('一、“要点”é𠮷', 'gb18030');
    assert.equal(Buffer.from(bytes ?? []).toString('hex'), 'd2bba1a2a1b0d2aab5e3a1b1a8a69534b235');
  });

  it('keeps a byte-order mark, and is what it was where nothing changed', () => {
    for (const hex of ['efbbbfe4b880', 'fffe004e', 'feff4e00', '84319533d2bb', 'd2bb', 'e4b880']) {
      const bytes = Buffer.from(hex, 'hex');
      const decoded = decodeText(bytes);
      assert.ok(decoded.kind === 'text');
      const encoded = encodeLike(bytes, decoded, decoded.text);
      assert.ok('bytes' in encoded);
      assert.equal(Buffer.from(encoded.bytes).toString('hex'), hex);
    }
  });

  it('is not written where something would be lost', () => {
    const refused = (bytes: Uint8Array, decoded: DecodedText, text: string): string => {
      const encoded = encodeLike(bytes, decoded, text);
      return 'refusal' in encoded ? encoded.refusal.zh : '';
    };
    assert.match(refused(NOTHING, { ...decodedAs('utf-8'), lossy: true }, ''), /读不出/);
    assert.match(refused(Uint8Array.of(0x80), decodedAs('gb18030', '€'), '€'), /写法特殊/);
    assert.match(refused(NOTHING, decodedAs('utf-8'), '\ud842'), /不能用文件原来的编码/);
  });
});
