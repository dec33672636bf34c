/* Plans written for the tests. */
import type { Range } from 'vscode-languageserver-protocol';

/** A text with one place marked by « and »: the text without the marks, and the place. */
export function marked(source: string): { readonly text: string; readonly range: Range } {
  const start = source.indexOf('«');
  const end = source.indexOf('»') - 1;
  const text = source.replace(/[«»]/g, '');
  return { text, range: { start: positionAt(text, start), end: positionAt(text, end) } };
}

function positionAt(text: string, offset: number): { line: number; character: number } {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length - 1, character: before.at(-1)!.length };
}

/** A sound plan: 2 chapters, 4 items that run on. */
export const SOUND = `山前区档案局2021年工作要点
2021年全区档案工作的总体要求是：坚持服务中心大局，推进档案事业高质量发展。
一、夯实基础业务
1.完善归档制度。修订归档范围，明确各单位责任。
2.加强库房管理。落实“十防”措施，按季度检查。
二、提升服务水平
3.推进数字化。完成馆藏档案数字化三十万页。
4.办好《山前记忆》展览。面向社会免费开放。
`;

/** The same with item 3 numbered 4: one gap, at its marker. */
export const GAP = marked(SOUND.replace('3.推进', '«4.»推进').replace('4.办好', '5.办好'));
