/* What the editor and the command line both say of Word files. */
import type { Message } from '../rules/rule';

/** Why a file that can be read is not imported. */
export const NO_WORDS: Message = {
  zh: '文件里没有文字，可能是扫描的图片；请先识别成文字，再导入',
  en: 'there are no words in the file: it may hold scanned pictures; have them recognised as text first',
};

/** What is said of lines of comment, which are not exported. */
export function commentsLeftOut(count: number): Message {
  return {
    zh: `${count} 行注释没有导出`,
    en: `${count} ${count === 1 ? 'line' : 'lines'} of comment left out`,
  };
}
