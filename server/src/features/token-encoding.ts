import type { SemanticTokensEdit } from 'vscode-languageserver-types';
import type { TokenLegend } from './token-legend';
import type { Token } from './tokens';

/** The protocol's form: five numbers a token, places relative to the token before. */
export function encodeTokens(tokens: readonly Token[], legend: TokenLegend): number[] {
  const data: number[] = [];
  let line = 0;
  let start = 0;
  for (const token of tokens) {
    const type = legend.typeNumbers.get(token.type);
    if (type === undefined) {
      continue;
    }
    let bits = 0;
    for (const modifier of token.modifiers) {
      bits |= legend.modifierBits.get(modifier) ?? 0;
    }
    data.push(token.line - line, token.line === line ? token.start - start : token.start);
    data.push(token.end - token.start, type, bits);
    line = token.line;
    start = token.start;
  }
  return data;
}

/** The one edit that turns `before` into `after`; none when they are the same. */
export function diffTokens(before: readonly number[], after: readonly number[]): SemanticTokensEdit[] {
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) {
    head++;
  }
  let tail = 0;
  const most = Math.min(before.length, after.length) - head;
  while (tail < most && before[before.length - 1 - tail] === after[after.length - 1 - tail]) {
    tail++;
  }
  const deleteCount = before.length - head - tail;
  const data = after.slice(head, after.length - tail);
  if (deleteCount === 0 && data.length === 0) {
    return [];
  }
  return [{ start: head, deleteCount, ...(data.length > 0 ? { data } : {}) }];
}
