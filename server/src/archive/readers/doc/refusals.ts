import type { Message } from '../../../rules/rule';

/** Why a compound file is not read, and what to do about it. */
export const REFUSALS = {
  damaged: {
    zh: '文件读不出来，可能已经损坏；请用 Word 或 WPS 打开，另存为 .docx 后再导入',
    en: 'this file cannot be read and may be damaged; open it in Word or WPS, save it as .docx and import that',
  },
  tooLong: {
    zh: '文件里的文字太多，没有读取；请只留要点的正文，另存后再导入',
    en: 'this file holds too much text and was not read; save the plan’s text alone and import that',
  },
  password: {
    zh: '文件有打开密码，没有读取；请用 Word 或 WPS 打开，取消密码并保存后再导入',
    en: 'this file is protected by a password and was not read; open it in Word or WPS, remove the password, save it and import that',
  },
  older: {
    zh: '这是 Word 95 或更早版本的文件；请用 Word 或 WPS 打开，另存为 .docx 后再导入',
    en: 'this file was made by Word 95 or an earlier version; open it in Word or WPS, save it as .docx and import that',
  },
  spreadsheet: {
    zh: '这是表格文件（Excel 或 WPS 表格），不是文字文档；请导入要点的 Word 文件',
    en: 'this is a spreadsheet (Excel or WPS), not a text document; import the plan’s Word file',
  },
  presentation: {
    zh: '这是演示文稿（PowerPoint 或 WPS 演示），不是文字文档；请导入要点的 Word 文件',
    en: 'this is a presentation (PowerPoint or WPS), not a text document; import the plan’s Word file',
  },
  mail: {
    zh: '这是 Outlook 邮件；如果要点是它的附件，请先另存出来再导入',
    en: 'this is an Outlook message; if the plan is attached to it, save the attachment and import that',
  },
  other: {
    zh: '这不是 Word 文档，可能是旧版 WPS 或其他软件的文件；请用 WPS 打开，另存为 .docx 后再导入',
    en: 'this is no Word document but perhaps a file of an old WPS or of another program; open it in WPS, save it as .docx and import that',
  },
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
