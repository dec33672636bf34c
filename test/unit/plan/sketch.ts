import { parse, type ParseOptions } from '../../../server/src/plan/parser';
import { isNumbered, type Plan, type PlanNode } from '../../../server/src/plan/tree';

/**
 * The tree of a text as indented lines, one a node: its kind, and what it begins with. Blank lines are left
 * out unless they stand alone.
 */
export function sketch(text: string, options?: ParseOptions): string {
  const plan = parse(text, options);
  return draw(plan, plan.children, '').join('\n');
}

function draw(plan: Plan, nodes: readonly PlanNode[], indent: string): string[] {
  return nodes.flatMap((node): string[] => {
    if (node.kind === 'blank') {
      return [];
    }
    const line = plan.lines[node.startLine];
    if (!isNumbered(node)) {
      const more = node.contentEnd - node.startLine > 1 ? ` +${node.contentEnd - node.startLine - 1}` : '';
      const words = node.kind === 'comment' ? line?.text.trim() : line?.trimmed;
      return [`${indent}${node.kind}: ${words?.slice(0, 8) ?? ''}${more}`];
    }
    const heading = line?.text.slice(node.headingStart, node.headingEnd) ?? '';
    const head = `${indent}${node.kind} ${node.marker?.text ?? '-'} ${heading}${node.runIn ? ' …' : ''}`;
    return [head, ...draw(plan, node.children, `${indent}  `)];
  });
}
