import { leaf } from './builder';
import type { Line } from './line';
import { isNumbered, type NumberedNode, type PlanNode } from './tree';

/** How a closing paragraph begins (8 of 23 plans have one). */
const CUE =
  /^(?:总之|让我们|同志们|(?:在)?新的一年|展望|各(?:级|单位|部门|地|地区|支部|科室|处室|县|区|镇|街道|学校)[^。]{0,24}(?:要|应|须)|全(?:体|市|县|区|省|局|校|院|系统|委|中心)[^。]{0,16}(?:要|将|应)|以上(?:要点|计划|工作)|本(?:要点|计划|方案)|请(?:各|结合))/;

/**
 * Takes the closing paragraphs out of the last numbered node and puts them behind it at the top. A closing is
 * known by how it begins, or, where no other item of the level has paragraphs of its own, by standing there.
 *
 * Works in place on the freshly built tree.
 */
export function liftClosing(
  lines: readonly Line[],
  children: PlanNode[],
  numbered: readonly NumberedNode[],
): void {
  const last = numbered.at(-1);
  if (!last) {
    return;
  }
  const own = last.children as PlanNode[];
  const first = firstClosing(lines, last, own, numbered);
  if (first < 0) {
    return;
  }
  const lifted = own.splice(first);
  const from = lifted[0]?.startLine ?? last.endLine;
  shrink(last, from, lines);
  for (const node of lifted) {
    children.push(node.kind === 'paragraph' ? leaf('closing', node.startLine, node.endLine) : node);
  }
}

function firstClosing(
  lines: readonly Line[],
  last: NumberedNode,
  own: readonly PlanNode[],
  numbered: readonly NumberedNode[],
): number {
  if (own.some(isNumbered)) {
    return -1;
  }
  const textAt = (node: PlanNode): string => lines[node.startLine]?.trimmed.slice(0, 60) ?? '';
  const isText = last.runIn || isOneSentence(lines, last, numbered);
  const bodyFirst = isText ? 0 : 1;
  let paragraphs = 0;
  for (const [i, node] of own.entries()) {
    if (node.kind !== 'paragraph') {
      continue;
    }
    if (paragraphs >= bodyFirst && CUE.test(textAt(node))) {
      return i;
    }
    paragraphs++;
  }
  if (paragraphs === 0 || !isText || last.kind === 'chapter') {
    return -1;
  }
  const siblings = numbered.filter((node) => node.kind === last.kind && node !== last);
  const plain = siblings.length >= 2 && siblings.every((node) => !node.children.some(isParagraph));
  return plain ? own.findIndex(isParagraph) : -1;
}

/** Whether a node is one sentence without more, where none beside it has a paragraph below. */
function isOneSentence(
  lines: readonly Line[],
  last: NumberedNode,
  numbered: readonly NumberedNode[],
): boolean {
  const beside = numbered.filter(
    ({ kind, parent }) => kind === last.kind && parent === last.parent && kind !== 'chapter',
  );
  return (
    lines[last.startLine]?.shape === 'text' &&
    beside.length > 1 &&
    beside.every((node) => node === last || !node.children.some(isParagraph))
  );
}

function isParagraph(node: PlanNode): boolean {
  return node.kind === 'paragraph';
}

/** Ends a node, and the nodes it closes, before a line. */
function shrink(node: NumberedNode, endLine: number, lines: readonly Line[]): void {
  let contentEnd = endLine;
  while (contentEnd > node.startLine + 1 && (lines[contentEnd - 1]?.blank ?? true)) {
    contentEnd--;
  }
  for (let open: NumberedNode | undefined = node; open; open = open.parent) {
    Object.assign(open, { endLine, contentEnd });
  }
}
