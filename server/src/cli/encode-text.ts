import type { DecodedText, Encoding } from '../archive/readers/text';
import type { Message } from '../rules/rule';

/** Bytes, or why a text cannot be written as such. */
export type Encoded = { readonly bytes: Uint8Array } | { readonly refusal: Message };

/** Said of a text with bytes that mean nothing: printed or written, they would be gone. */
export const LOSSY: Message = {
  zh: '文件里有读不出的字符，写回会丢失，没有改动；请先用编辑器另存为 UTF-8',
  en: 'some bytes of the file cannot be read and would be lost; nothing was changed; save it as UTF-8 first',
};
const UNLIKE: Message = {
  zh: '文件里有写法特殊的字符，写回后字节会变，没有改动；请先用编辑器另存为 UTF-8',
  en: 'some characters would be written in other bytes than now; nothing was changed; save it as UTF-8 first',
};
const UNWRITABLE: Message = {
  zh: '改后的文字不能用文件原来的编码保存，没有改动；请先用编辑器另存为 UTF-8',
  en: 'the encoding of the file cannot hold the new text; nothing was changed; save it as UTF-8 first',
};

/**
 * A text in the encoding of the file it was made from, with its byte-order mark. What was not changed comes out in
 * the very bytes it was, or nothing does.
 *
 * @param bytes the file
 * @param decoded what was read from them
 */
export function encodeLike(bytes: Uint8Array, decoded: DecodedText, text: string): Encoded {
  const { encoding, bom, lossy } = decoded;
  if (lossy) {
    return { refusal: LOSSY };
  }
  const before = encode(decoded.text, encoding, bom);
  if (!before || Buffer.compare(before, bytes) !== 0) {
    return { refusal: UNLIKE };
  }
  const after = encode(text, encoding, bom);
  return after ? { bytes: after } : { refusal: UNWRITABLE };
}

const MARKS: Readonly<Record<Encoding, readonly number[]>> = {
  'utf-8': [0xef, 0xbb, 0xbf],
  gb18030: [0x84, 0x31, 0x95, 0x33],
  'utf-16le': [0xff, 0xfe],
  'utf-16be': [0xfe, 0xff],
};

/** Undefined for a text that the encoding cannot hold (half a character). */
function encode(text: string, encoding: Encoding, bom: boolean): Uint8Array | undefined {
  const bytes = encodeBare(text, encoding);
  return bytes && bom ? Buffer.concat([Uint8Array.from(MARKS[encoding]), bytes]) : bytes;
}

function encodeBare(text: string, encoding: Encoding): Uint8Array | undefined {
  // Half a character has no bytes of its own.
  if (/\p{Cs}/u.test(text)) {
    return undefined;
  }
  switch (encoding) {
    case 'utf-8':
      return Buffer.from(text, 'utf8');
    case 'utf-16le':
      return Buffer.from(text, 'utf16le');
    case 'utf-16be':
      return Buffer.from(text, 'utf16le').swap16();
    case 'gb18030':
      return encodeGb18030(text);
  }
}

/** Four-byte sequences that stand for characters of the BMP (GB 18030: 0x81308130 to 0x8431A439). */
const BMP_POINTERS = 39_420;
/** The pointer of U+10000; from there on they follow the code points. */
const ASTRAL_POINTER = 189_000;

function encodeGb18030(text: string): Uint8Array | undefined {
  const table = gb18030Table();
  const bytes = Buffer.alloc(text.length * 4);
  let length = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.codePointAt(i) ?? 0;
    if (code < 0x80) {
      bytes[length++] = code;
      continue;
    }
    const known = code < 0x10000 ? (table[code] ?? 0) : fourBytes(ASTRAL_POINTER + code - 0x10000);
    if (known === 0) {
      return undefined;
    }
    if (known > 0xffff) {
      length = bytes.writeUInt32BE(known, length);
    } else {
      length = bytes.writeUInt16BE(known, length);
    }
    i += code < 0x10000 ? 0 : 1;
  }
  return bytes.subarray(0, length);
}

function fourBytes(pointer: number): number {
  const last = 0x30 + (pointer % 10);
  const third = 0x81 + (Math.floor(pointer / 10) % 126);
  const second = 0x30 + (Math.floor(pointer / 1260) % 10);
  const first = 0x81 + Math.floor(pointer / 12_600);
  return first * 0x1000000 + (second << 16) + (third << 8) + last;
}

let knownTable: Uint32Array | undefined;

/**
 * By UTF-16 unit the sequence that stands for it, as a number. Nothing in Node or the web writes GB18030; what is
 * read from every sequence says how each character is written.
 */
function gb18030Table(): Uint32Array {
  if (knownTable) {
    return knownTable;
  }
  const table = new Uint32Array(0x10000);
  const decoder = new TextDecoder('gb18030', { ignoreBOM: true });
  const learn = (sequences: readonly number[], width: 2 | 4): void => {
    const bytes = Buffer.alloc(sequences.length * (width + 1));
    for (const [i, sequence] of sequences.entries()) {
      bytes.writeUIntBE(sequence, i * (width + 1), width);
      bytes[i * (width + 1) + width] = 0x0a;
    }
    for (const [i, char] of decoder.decode(bytes).split('\n').entries()) {
      const code = char.length === 1 ? char.charCodeAt(0) : 0xfffd;
      if (code !== 0xfffd && table[code] === 0) {
        table[code] = sequences[i] ?? 0;
      }
    }
  };
  const pairs: number[] = [];
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail !== 0x7f) {
        pairs.push(lead * 0x100 + trail);
      }
    }
  }
  learn(pairs, 2);
  learn(
    Array.from({ length: BMP_POINTERS }, (_, pointer) => fourBytes(pointer)),
    4,
  );
  knownTable = table;
  return table;
}
