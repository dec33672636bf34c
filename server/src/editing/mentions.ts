import { fromArabic, fromChinese } from '../plan/ordinal';
import { rangeInLine, type Position, type Range } from '../plan/position';
import type { Level, NumberedNode, Plan } from '../plan/tree';
import { pathAt } from '../plan/navigate';
import { isNumbered } from '../plan/tree';

/** A mention of a part of the plan by its number, and the part. */
export interface NodeReference {
  readonly range: Range;
  readonly node: NumberedNode;
}

/** `第5项`, `第 5 项`, `第三章第二节`; each step with its numeral and the word for its level. */
const MENTION =
  /(?:第[ \u3000]{0,2}[\d０-９一二三四五六七八九十廿卅]{1,4}[ \u3000]{0,2}(?:部分|[章节项条点]))+/g;
const STEP = /第[ \u3000]{0,2}([\d０-９一二三四五六七八九十廿卅]{1,4})[ \u3000]{0,2}(部分|[章节项条点])/g;
const LEVELS_OF: Readonly<Record<string, readonly Level[]>> = {
  部分: ['chapter'],
  章: ['chapter'],
  节: ['section'],
  项: ['item'],
  条: ['item'],
  点: ['item', 'point'],
};
/** `本要点第2条`: the plan itself; only so a 条 is meant, as a 条 by itself is a law's. */
const OWN = /(?:本(?:要点|计划|方案|思路|安排|意见|稿|文件?)|上述|前述)的?$/;
/** What stands before the number of another text's part: 《…》第五条, 该办法第三章. */
const FOREIGN = /[》”〉]的?$|(?:法|条例|办法|规定|规则|细则|通知|纲要|规划|标准|报告|决定)的?$/;
/** How far before a mention its owner is looked for. */
const REACH = 12;
/** UTF-16 units around the caret in which a mention is looked for. */
const WINDOW = 40;

/**
 * The part of the draft that the words at a position mention by its number, if there is just one such part:
 * `第5项` in a plan whose items run on, `第三章第2项`, and where the count begins anew the one in the same chapter.
 */
export function referenceAt(plan: Plan, { line, character }: Position): NodeReference | undefined {
  const text = plan.lines[line]?.text ?? '';
  const from = Math.max(0, character - WINDOW);
  for (const match of text.slice(from, character + WINDOW).matchAll(MENTION)) {
    const start = from + match.index;
    const end = start + match[0].length;
    if (start <= character && character <= end) {
      const before = text.slice(Math.max(0, start - REACH), start).trimEnd();
      const node = FOREIGN.test(before) ? undefined : resolve(plan, match[0], OWN.test(before), line);
      return node && { range: rangeInLine(line, start, end), node };
    }
  }
  return undefined;
}

function resolve(plan: Plan, mention: string, own: boolean, line: number): NumberedNode | undefined {
  let nodes: readonly NumberedNode[] = plan.numbered;
  let found: readonly NumberedNode[] = [];
  for (const [, numeral = '', word = ''] of mention.matchAll(STEP)) {
    const ordinal = fromArabic(numeral) ?? fromChinese(numeral);
    const levels = LEVELS_OF[word] ?? [];
    if (ordinal === undefined || (word === '条' && !own)) {
      return undefined;
    }
    found = [];
    for (const level of levels) {
      found =
        found.length > 0 ? found : nodes.filter((node) => node.kind === level && node.ordinal === ordinal);
    }
    nodes = found.flatMap((node) => below(plan, node));
  }
  const [only] = found;
  return found.length === 1 ? only : nearest(plan, found, line);
}

function below(plan: Plan, node: NumberedNode): readonly NumberedNode[] {
  return plan.numbered.filter(({ startLine }) => startLine > node.startLine && startLine < node.endLine);
}

/** Of several the one in the innermost node around the mention that holds just one of them. */
function nearest(plan: Plan, found: readonly NumberedNode[], line: number): NumberedNode | undefined {
  const around = pathAt(plan, line).filter(isNumbered).reverse();
  for (const node of around) {
    const inside = found.filter(({ startLine }) => startLine > node.startLine && startLine < node.endLine);
    if (inside.length > 0) {
      return inside.length === 1 ? inside[0] : undefined;
    }
  }
  return undefined;
}
