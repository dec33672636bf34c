import type { Message } from '../../../rules/rule';
import { advise, SAVE_AS_DOCX } from '../advice';

/** Why a package is no Word document that can be read, and what to do about it. */
export class DocxError extends Error {
  constructor(readonly reason: Message) {
    super(reason.en);
  }
}

const SAVE_AGAIN: Message = {
  zh: '请用 Word 或 WPS 打开（可选“打开并修复”），另存为 .docx 后再导入',
  en: 'open it in Word or WPS (“Open and Repair” may help), save it as .docx and import that',
};

export const DAMAGED: Message = advise(
  {
    zh: 'Word 文件不完整或已损坏，没有读取',
    en: 'this Word file is incomplete or damaged and was not read',
  },
  SAVE_AGAIN,
);

export const TOO_LARGE: Message = advise(
  { zh: '文件解开后太大，没有读取', en: 'this file is too large once unpacked and was not read' },
  {
    zh: '请用 Word 或 WPS 打开，只留要点的正文，另存后再导入',
    en: 'open it in Word or WPS, save the plan’s text alone and import that',
  },
);

export const FORBIDDEN: Message = advise(
  {
    zh: '文件里有 Word 文件不允许的内容（文档类型声明），为安全起见没有读取',
    en: 'this file holds what no Word file may (a document type) and for safety was not read',
  },
  SAVE_AGAIN,
);

/** Programs that make Word files of web pages often put the page into it as it is, for Word to take in. */
export const CHUNKS: Message = advise(
  {
    zh: '文件的正文是嵌入的网页或其他文件，没有读取',
    en: 'this file holds its text as a web page or another file inside it and was not read',
  },
  SAVE_AS_DOCX,
);

const NO_TEXT: Message = { zh: '里面没有要点的正文可读', en: 'there is no plan’s text in it to be read' };

const OPEN_AND_SAVE: Message = {
  zh: '请打开后另存为 .docx，再导入',
  en: 'open it, save it as .docx and import that',
};

/** What a zip is that is no Word document, by the names of its parts; the first that fits. */
const OTHERS: readonly { readonly has: readonly string[]; readonly reason: Message }[] = [
  {
    has: ['xl/workbook.xml', 'xl/workbook.bin'],
    reason: advise(
      { zh: '这是 Excel 表格，不是 Word 文件', en: 'this is an Excel workbook, not a Word file' },
      { zh: '请把正文存为 .docx 后再导入', en: 'save its text as .docx and import that' },
    ),
  },
  {
    has: ['ppt/presentation.xml'],
    reason: advise(
      {
        zh: '这是 PowerPoint 演示文稿，不是 Word 文件',
        en: 'this is a PowerPoint presentation, not a Word file',
      },
      { zh: '请把正文存为 .docx 后再导入', en: 'save its text as .docx and import that' },
    ),
  },
  {
    has: ['ofd.xml'],
    reason: advise(
      {
        zh: '这是 OFD 版式文件，只有版面，没有段落和编号',
        en: 'this is an OFD file, which holds a layout but no paragraphs and numbers',
      },
      { zh: '请导入它的 Word 原稿', en: 'import the Word file that it was made of' },
    ),
  },
  {
    has: ['content.xml', 'meta-inf/manifest.xml'],
    reason: advise(
      { zh: '这是 OpenDocument 文件（.odt 等）', en: 'this is an OpenDocument file (.odt or the like)' },
      OPEN_AND_SAVE,
    ),
  },
  {
    has: ['meta-inf/container.xml'],
    reason: advise({ zh: '这是电子书（.epub）', en: 'this is an e-book (.epub)' }, NO_TEXT),
  },
];

const ARCHIVE: Message = {
  zh: '这是压缩包（zip），不是 Word 文件，请先解压，再导入其中的文件',
  en: 'this is a zip archive, not a Word file; unpack it and import the files in it',
};

/** What a package is that has no Word document in it. @param has whether there is a part of a name */
export function otherThanWord(has: (name: string) => boolean): Message {
  const known = OTHERS.find((other) => other.has.some(has))?.reason;
  return known ?? (has('[content_types].xml') ? DAMAGED : ARCHIVE);
}
