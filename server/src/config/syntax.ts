import { printParseErrorCode, type ParseError } from 'jsonc-parser/lib/esm/main.js';
import type { Message } from '../rules/rule';

/** What a user sees of a slip in the syntax, at the place where the parser gave up. */
interface SyntaxProblem {
  readonly offset: number;
  readonly length: number;
  readonly message: Message;
}

const WORDS: Readonly<Partial<Record<ReturnType<typeof printParseErrorCode>, Message>>> = {
  CommaExpected: { zh: '这里缺少逗号“,”', en: 'a comma "," is missing here' },
  ColonExpected: { zh: '这里缺少冒号“:”', en: 'a colon ":" is missing here' },
  ValueExpected: { zh: '这里缺少一个值', en: 'a value is missing here' },
  PropertyNameExpected: { zh: '这里应是一个带双引号的名称', en: 'a name in double quotes is expected here' },
  CloseBraceExpected: { zh: '缺少右花括号“}”', en: 'a closing brace "}" is missing' },
  CloseBracketExpected: { zh: '缺少右方括号“]”', en: 'a closing bracket "]" is missing' },
  EndOfFileExpected: { zh: '文件到此应已结束，后面还有多余的内容', en: 'the file should end before this' },
  UnexpectedEndOfString: { zh: '引号没有成对', en: 'a quotation mark has no partner' },
  UnexpectedEndOfComment: { zh: '注释没有结束，缺少“*/”', en: 'a comment is not closed with "*/"' },
  InvalidSymbol: { zh: '文字要放在半角双引号里', en: 'text must stand in straight double quotes' },
  InvalidNumberFormat: { zh: '数字写得不对', en: 'this is no proper number' },
  InvalidEscapeCharacter: {
    zh: '反斜杠“\\”后面的字符不对，路径请用“/”',
    en: 'wrong character after a backslash; write paths with "/"',
  },
  InvalidUnicode: { zh: '“\\u”后面应有四位十六进制数', en: 'four hexadecimal digits should follow "\\u"' },
  InvalidCharacter: { zh: '引号里有不允许的控制字符', en: 'a control character stands in a quoted text' },
};

/** Marks that a Chinese input method puts where JSON wants another. */
const FULL_WIDTH: Readonly<Record<string, string>> = {
  '，': ',',
  '、': ',',
  '：': ':',
  '“': '"',
  '”': '"',
  '‘': '"',
  '’': '"',
  '｛': '{',
  '｝': '}',
  '［': '[',
  '］': ']',
  '【': '[',
  '】': ']',
};

/** Puts the parser's first error into words; the usual cause, a full-width mark, is named as such. */
export function syntaxProblem(text: string, error: ParseError): SyntaxProblem {
  const { offset, length } = error;
  // A symbol the parser does not know runs to the next blank: the wrong mark may stand inside.
  const limit = Math.min(offset + Math.max(length, 1), offset + 200, text.length);
  for (let i = offset; i < limit; i++) {
    const wrong = text.charAt(i);
    const right = FULL_WIDTH[wrong];
    if (right !== undefined) {
      const message = {
        zh: `这里用了全角的“${wrong}”，应写半角的“${right}”`,
        en: `full-width "${wrong}" where a plain ${right} should stand`,
      };
      return { offset: i, length: 1, message };
    }
  }
  const name = printParseErrorCode(error.error);
  const message = WORDS[name] ?? { zh: `JSON 语法有误（${name}）`, en: `JSON syntax error (${name})` };
  return { offset, length, message };
}
