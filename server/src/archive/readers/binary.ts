import type { Message } from '../../rules/rule';
import { advise, SAVE_AS_DOCX } from './advice';

/** Whoever asks reads plain text alone; these files have a command of their own. */
const IMPORT: Message = {
  zh: '请用“导入 Word 文件”（命令行用 workplan import）',
  en: 'use “Import Word File” (on the command line: workplan import)',
};

/** What files are often handed over instead of a plain text, by their first bytes. */
const SIGNATURES: readonly {
  readonly bytes: readonly number[];
  readonly what: Message;
  readonly advice: Message;
}[] = [
  {
    bytes: [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1],
    what: { zh: '这是 Word 或 WPS 文件（.doc、.wps）', en: 'this is a Word or WPS file (.doc, .wps)' },
    advice: IMPORT,
  },
  {
    bytes: [0x7b, 0x5c, 0x72, 0x74, 0x66],
    what: { zh: '这是 RTF 文件', en: 'this is an RTF file' },
    advice: SAVE_AS_DOCX,
  },
  {
    bytes: [0x25, 0x50, 0x44, 0x46, 0x2d],
    what: {
      zh: '这是 PDF 文件，只有版面，没有段落和编号',
      en: 'this is a PDF file, which holds a layout but no paragraphs and numbers',
    },
    advice: SAVE_AS_DOCX,
  },
  // PNG, JPEG, GIF, TIFF either way round.
  ...[
    [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
    [0xff, 0xd8, 0xff],
    [0x47, 0x49, 0x46, 0x38, 0x39, 0x61],
    [0x47, 0x49, 0x46, 0x38, 0x37, 0x61],
    [0x49, 0x49, 0x2a, 0x00],
    [0x4d, 0x4d, 0x00, 0x2a],
  ].map((bytes) => ({
    bytes,
    what: { zh: '这是图片，里面没有文字', en: 'this is a picture and holds no text' },
    advice: {
      zh: '请用 Word、WPS 等软件识别出文字，存为 .docx 后再导入',
      en: 'have its text recognized, save that as .docx and import it',
    },
  })),
];

const ZIP = [0x50, 0x4b, 0x03, 0x04];
const WORD = [0x77, 0x6f, 0x72, 0x64, 0x2f];
const CONTENT_TYPES = [0x5b, 0x43, 0x6f, 0x6e, 0x74, 0x65, 0x6e, 0x74, 0x5f];
/** Where the names of a `.docx` package's first entries stand, and the head of a web page in one file. */
const HEAD = 4096;

/**
 * Why bytes are no plain text, when their beginning says so: a Word, WPS, RTF or PDF document, a web page saved as one
 * file, a picture, an archive, or a text in UTF-32. Undefined for everything else; zero bytes are not looked for here.
 */
export function recognizeBinary(bytes: Uint8Array): Message | undefined {
  if (startsWith(bytes, ZIP)) {
    const word = holds(bytes, WORD) || holds(bytes, CONTENT_TYPES);
    return word
      ? advise({ zh: '这是 Word 文件（.docx）', en: 'this is a Word file (.docx)' }, IMPORT)
      : { zh: '这是压缩文件（zip），不是纯文本', en: 'this is a zip archive, not plain text' };
  }
  // UTF-16 with a mark would hold a NUL as its first character.
  if (startsWith(bytes, [0xff, 0xfe, 0, 0]) || startsWith(bytes, [0, 0, 0xfe, 0xff])) {
    return {
      zh: '这是 UTF-32 编码的文本，请另存为 UTF-8',
      en: 'this text is encoded in UTF-32; save it in UTF-8',
    };
  }
  if (isMhtml(bytes)) {
    return advise(
      { zh: '这是单个文件网页（.mht）', en: 'this is a web page saved as one file (.mht)' },
      SAVE_AS_DOCX,
    );
  }
  const known = SIGNATURES.find((signature) => startsWith(bytes, signature.bytes));
  return known && advise(known.what, known.advice);
}

/** What the head of a mail begins with, and so of a page that Word, Internet Explorer or Chrome saved as one file. */
const MAIL_HEAD = /^(?:MIME-Version|From|Content-Type|Subject|Snapshot-Content-Location):/i;

/** RFC 2557: a mail of several parts, the first of them the page. */
function isMhtml(bytes: Uint8Array): boolean {
  const head = new TextDecoder('windows-1252').decode(bytes.subarray(0, HEAD));
  return MAIL_HEAD.test(head) && /\bMIME-Version:/i.test(head) && /\bmultipart\/related\b/i.test(head);
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
