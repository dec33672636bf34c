import type { PlanDocument } from '../plan/document';
import { isPlanFile } from '../plan-files';
import type { Message } from '../rules/rule';
import { nameOf } from './uris';

/** The language this server is for. */
export const LANGUAGE_ID = 'workplan';
/** UTF-16 units of the greatest text that is checked: 10 Mi. */
export const MAX_LENGTH = 10 * 1024 * 1024;

/**
 * Why a document is not checked; undefined when it is. Editors that know the language say so; others send a
 * plan as `plaintext`, and then its name decides.
 */
export function refusalOf(document: PlanDocument): Message | undefined {
  if (document.languageId !== LANGUAGE_ID && !isPlanFile(nameOf(document.uri))) {
    return {
      zh: '语言模式不是“工作要点”，文件名也不像工作要点，未检查',
      en: 'Not checked: the language is not Work Plan, and the file name is not that of a plan',
    };
  }
  if (isTooLong(document)) {
    return { zh: '文件太大（超过 10 MB），未检查', en: 'Not checked: the file is too large (over 10 MB)' };
  }
  return undefined;
}

function isTooLong(document: PlanDocument): boolean {
  let length = 0;
  for (const { text, eol } of document.lines) {
    length += text.length + eol.length;
  }
  return length > MAX_LENGTH;
}
