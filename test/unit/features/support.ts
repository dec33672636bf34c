/* In-memory plans for the features' tests: no disk, no clock. */
import { PlanDocument } from '../../../server/src/plan/document';
import type { Position, Range } from '../../../server/src/plan/position';
import type { Plan } from '../../../server/src/plan/tree';

/** A sound plan with all four levels, a requirements sentence and a responsibility note. */
export const PLAN = `山前区档案局2021年工作要点
\u3000\u30002021年档案工作的总体要求是：坚持服务大局，推进高质量发展。

一、夯实基础业务
（一）完善制度
1.修订归档范围。依据《山前区归档办法》，落实“十防”措施。
2.明确单位责任。（牵头单位：业务科）
（二）加强管理
1.检查库房。
详见附件：检查表.docx，或者 https://example.org/a?b=1。
二、提升服务水平
（一）推进数字化
1.完成三十万页。按《山前区归档办法》执行。
`;

/** A document with its plan. */
export function read(text: string, uri = 'file:///w/a.workplan'): { document: PlanDocument; plan: Plan } {
  const document = PlanDocument.create(uri, 'workplan', 1, text);
  return { document, plan: document.plan() };
}

/** A text with the caret marked by │. */
export function atCaret(source: string): { document: PlanDocument; plan: Plan; position: Position } {
  const before = source.slice(0, source.indexOf('│')).split('\n');
  const position = { line: before.length - 1, character: before.at(-1)!.length };
  return { ...read(source.replace('│', '')), position };
}

/** The text in a range. */
export function textIn(document: PlanDocument, range: Range): string {
  return document.getText(range);
}

/** Puts the caret before the nth (from 0) mention of some words in {@link PLAN}, `offset` units into it. */
export function planAt(words: string, offset = 0, nth = 0): ReturnType<typeof atCaret> {
  let at = -1;
  for (let i = 0; i <= nth; i++) {
    at = PLAN.indexOf(words, at + 1);
  }
  return atCaret(`${PLAN.slice(0, at + offset)}│${PLAN.slice(at + offset)}`);
}
