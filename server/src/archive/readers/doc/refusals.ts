import type { Message } from '../../../rules/rule';
import { advise, DAMAGED_FILE, KEEP_PLAN_ALONE, PROTECTED_FILE, SAVE_AS_DOCX } from '../advice';

const IMPORT_PLAN: Message = { zh: '请导入要点的 Word 文件', en: 'import the plan’s Word file' };

/** Why a compound file is not read, and what to do about it. */
export const REFUSALS = {
  damaged: DAMAGED_FILE,
  tooLong: advise(
    { zh: '文件里的文字太多，没有读取', en: 'this file holds too much text and was not read' },
    KEEP_PLAN_ALONE,
  ),
  password: PROTECTED_FILE,
  older: advise(
    { zh: '这是 Word 95 或更早版本的文件', en: 'this file was made by Word 95 or an earlier version' },
    SAVE_AS_DOCX,
  ),
  spreadsheet: advise(
    {
      zh: '这是表格文件（Excel 或 WPS 表格），不是文字文档',
      en: 'this is a spreadsheet (Excel or WPS), not a text document',
    },
    IMPORT_PLAN,
  ),
  presentation: advise(
    {
      zh: '这是演示文稿（PowerPoint 或 WPS 演示），不是文字文档',
      en: 'this is a presentation (PowerPoint or WPS), not a text document',
    },
    IMPORT_PLAN,
  ),
  mail: {
    zh: '这是 Outlook 邮件；如果要点是它的附件，请先另存出来再导入',
    en: 'this is an Outlook message; if the plan is attached to it, save the attachment and import that',
  },
  other: advise(
    {
      zh: '这不是 Word 文档，可能是旧版 WPS 或其他软件的文件',
      en: 'this is no Word document but perhaps a file of an old WPS or of another program',
    },
    {
      zh: '请用 WPS 打开，另存为 .docx 后再导入',
      en: 'open it in WPS, save it as .docx and import that',
    },
  ),
} as const satisfies Record<string, Message>;

/** Names of streams by which other kinds of files are known. */
const OTHERS: readonly { readonly name: string; readonly refusal: Message }[] = [
  // [MS-OFFCRYPTO] 2.3: a `.docx` with a password is put into a compound file.
  { name: 'EncryptedPackage', refusal: REFUSALS.password },
  { name: 'Workbook', refusal: REFUSALS.spreadsheet },
  { name: 'Book', refusal: REFUSALS.spreadsheet },
  { name: 'PowerPoint Document', refusal: REFUSALS.presentation },
  { name: '__properties_version1.0', refusal: REFUSALS.mail },
];

/**
 * Why a compound file without a Word document in it is not read.
 *
 * @param names of the streams at its top
 */
export function refusalOf(names: ReadonlySet<string>): Message {
  return OTHERS.find(({ name }) => names.has(name))?.refusal ?? REFUSALS.other;
}
