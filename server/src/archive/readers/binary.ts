import type { Message } from '../../rules/rule';

const SAVE_AS: Message = {
  zh: '请在 Word 或 WPS 里另存为纯文本（编码选 UTF-8）',
  en: 'save it as plain text in UTF-8 from Word or WPS',
};

/** What files are often handed over instead of a plain text, by their first bytes. */
const SIGNATURES: readonly { readonly bytes: readonly number[]; readonly what: Message }[] = [
  {
    bytes: [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1],
    what: { zh: '这是 Word 或 WPS 文件（.doc、.wps）', en: 'this is a Word or WPS file (.doc, .wps)' },
  },
  {
    bytes: [0x7b, 0x5c, 0x72, 0x74, 0x66],
    what: { zh: '这是 RTF 文件', en: 'this is an RTF file' },
  },
  {
    bytes: [0x25, 0x50, 0x44, 0x46, 0x2d],
    what: { zh: '这是 PDF 文件', en: 'this is a PDF file' },
  },
];

const ZIP = [0x50, 0x4b, 0x03, 0x04];
const WORD = [0x77, 0x6f, 0x72, 0x64, 0x2f];
const CONTENT_TYPES = [0x5b, 0x43, 0x6f, 0x6e, 0x74, 0x65, 0x6e, 0x74, 0x5f];
/** Where the names of a `.docx` package's first entries stand. */
const HEAD = 4096;

/**
 * Why bytes are no plain text, when their beginning says so: a Word, WPS, RTF or PDF document, an archive, or a
 * text in UTF-32. Undefined for everything else; zero bytes are not looked for here.
 */
export function recognizeBinary(bytes: Uint8Array): Message | undefined {
  if (startsWith(bytes, ZIP)) {
    const word = holds(bytes, WORD) || holds(bytes, CONTENT_TYPES);
    return word
      ? advise({ zh: '这是 Word 文件（.docx）', en: 'this is a Word file (.docx)' })
      : { zh: '这是压缩文件（zip），不是纯文本', en: 'this is a zip archive, not plain text' };
  }
  // UTF-16 with a mark would hold a NUL as its first character.
  if (startsWith(bytes, [0xff, 0xfe, 0, 0]) || startsWith(bytes, [0, 0, 0xfe, 0xff])) {
    return {
      zh: '这是 UTF-32 编码的文本，请另存为 UTF-8',
      en: 'this text is encoded in UTF-32; save it in UTF-8',
    };
  }
  const known = SIGNATURES.find((signature) => startsWith(bytes, signature.bytes));
  return known && advise(known.what);
}

function advise(what: Message): Message {
  return { zh: `${what.zh}，${SAVE_AS.zh}`, en: `${what.en}; ${SAVE_AS.en}` };
}

function startsWith(bytes: Uint8Array, prefix: readonly number[], from = 0): boolean {
  return prefix.every((byte, i) => bytes[from + i] === byte);
}

function holds(bytes: Uint8Array, part: readonly number[]): boolean {
  const limit = Math.min(bytes.length, HEAD) - part.length;
  for (let from = 0; from <= limit; from++) {
    if (startsWith(bytes, part, from)) {
      return true;
    }
  }
  return false;
}
