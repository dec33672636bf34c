import type { Message } from '../../rules/rule';

/** What to do about a file that Word or WPS may still open. */
export const SAVE_AS_DOCX: Message = {
  zh: '请用 Word 或 WPS 打开，另存为 .docx 后再导入',
  en: 'open it in Word or WPS, save it as .docx and import that',
};

/** What to do about a file with more text in it than any plan has. */
export const KEEP_PLAN_ALONE: Message = {
  zh: '请只留要点的正文，另存后再导入',
  en: 'save the plan’s text alone and import that',
};

/** Why a file is not read, and what to do about it: all readers join the two in the same way. */
export function advise(what: Message, advice: Message): Message {
  return { zh: `${what.zh}，${advice.zh}`, en: `${what.en}; ${advice.en}` };
}

export const DAMAGED_FILE: Message = advise(
  { zh: '文件读不出来，可能已经损坏', en: 'this file cannot be read and may be damaged' },
  SAVE_AS_DOCX,
);

export const PROTECTED_FILE: Message = advise(
  { zh: '文件有打开密码，没有读取', en: 'this file is protected by a password and was not read' },
  {
    zh: '请用 Word 或 WPS 打开，取消密码并保存后再导入',
    en: 'open it in Word or WPS, remove the password, save it and import that',
  },
);
