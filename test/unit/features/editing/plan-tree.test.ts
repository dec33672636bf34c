import assert from 'node:assert/strict';
import { planTree } from '../../../../server/src/features/editing/plan-tree';
import type { PlanTreeNode } from '../../../../server/src/messages';
import { PLAN, read, textIn } from '../support';

describe('the tree of the plan outline', () => {
  it('names chapters, sections, items and points with what stands below them', () => {
    const { plan, document } = read(PLAN);
    const tree = planTree(plan, 7);
    assert.equal(tree.version, 7);
    assert.equal(tree.title, '山前区档案局2021年工作要点');
    const lines: string[] = [];
    const visit = (nodes: readonly PlanTreeNode[], depth: number): void => {
      for (const { level, marker, heading, counts, children, headingRange } of nodes) {
        lines.push(`${' '.repeat(depth)}${level} ${marker}${heading} ${counts.section}/${counts.item}`);
        assert.ok(textIn(document, headingRange).startsWith(marker));
        visit(children, depth + 1);
      }
    };
    visit(tree.nodes, 0);
    assert.deepEqual(lines, [
      'chapter 一、夯实基础业务 2/3',
      ' section （一）完善制度 0/2',
      '  item 1.修订归档范围 0/0',
      '  item 2.明确单位责任 0/0',
      ' section （二）加强管理 0/1',
      '  item 1.检查库房 0/0',
      'chapter 二、提升服务水平 1/1',
      ' section （一）推进数字化 0/1',
      '  item 1.完成三十万页 0/0',
    ]);
  });

  it('has no title where the plan has none, and cuts no character of a long one in half', () => {
    assert.equal(planTree(read('一、甲\n1.子。\n').plan, 1).title, null);
    const long = planTree(read(`局2021年工作要点\n一、${'\u{20BB7}'.repeat(200)}\n`).plan, 1);
    const heading = long.nodes[0]?.heading ?? '';
    assert.ok(heading.length > 100 && heading.length <= 120);
    assert.doesNotMatch(heading, /\p{Surrogate}/u);
  });
});
