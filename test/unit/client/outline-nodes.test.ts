import assert from 'node:assert/strict';
import { dropTarget, movedNodes } from '../../../client/src/outline-view/drop';
import { PlanFindings } from '../../../client/src/outline-view/findings';
import { OutlineNodes, type OutlineNode } from '../../../client/src/outline-view/nodes';
import { rowWords, tooltip } from '../../../client/src/outline-view/words';
import type { PlanLevel, PlanTree, PlanTreeNode } from '../../../server/src/protocol';
import { chinese, english } from './translate';

/** A tree from lines such as `  1.抓好接收`: two blanks a level; each node reaches to the line before its next fellow. */
function tree(...lines: readonly string[]): PlanTree {
  const depthOf = (line: string) => (line.length - line.trimStart().length) / 2;
  const build = (from: number, to: number, depth: number): PlanTreeNode[] => {
    const starts = lines.flatMap((line, i) => (i >= from && i < to && depthOf(line) === depth ? [i] : []));
    return starts.map((start, i) => {
      const end = starts[i + 1] ?? to;
      const [, marker = '', heading = ''] = /^\s*([一二三四五六七八九十]+、|（.）|\d+\.|)(.*)$/.exec(
        lines[start]!,
      )!;
      const children = build(start + 1, end, depth + 1);
      return {
        level: levelOf(marker),
        marker,
        heading,
        range: { start: { line: start, character: 0 }, end: { line: end, character: 0 } },
        headingRange: {
          start: { line: start, character: marker.length },
          end: { line: start, character: marker.length + heading.length },
        },
        counts: countsOf(children),
        children,
      };
    });
  };
  return { version: 1, title: null, titleRange: null, nodes: build(0, lines.length, 0) };
}

function levelOf(marker: string): PlanLevel {
  return marker.endsWith('.') ? 'item' : marker.endsWith('）') ? 'section' : 'chapter';
}

function countsOf(children: readonly PlanTreeNode[]): Record<PlanLevel, number> {
  const counts = { chapter: 0, section: 0, item: 0, point: 0 };
  for (const child of children) {
    counts[child.level] += 1;
    for (const level of ['chapter', 'section', 'item', 'point'] as const) {
      counts[level] += child.counts[level];
    }
  }
  return counts;
}

const PLAN = ['一、甲', '  1.子', '  2.丑', '二、乙', '  3.寅', '  4.卯'] as const;

function rows(nodes: OutlineNodes, of?: OutlineNode): string[] {
  return nodes.children(of).map(({ marker, heading }) => marker + heading);
}

describe('the nodes of the plan outline', () => {
  it('are the plan’s own, children below their parents', () => {
    const nodes = new OutlineNodes();
    nodes.update(tree(...PLAN));
    assert.deepEqual(rows(nodes), ['一、甲', '二、乙']);
    const second = nodes.children(undefined)[1]!;
    assert.deepEqual(rows(nodes, second), ['3.寅', '4.卯']);
    assert.equal(nodes.children(second)[0]?.parent, second);
    assert.equal(second.counts.item, 2);
  });

  it('stay the same while numbers change and fellows come, go and change places', () => {
    const nodes = new OutlineNodes();
    nodes.update(tree('1.子', '2.丑', '3.寅'));
    const [first, second, third] = nodes.children(undefined);
    nodes.update(tree('1.新', '2.寅', '3.子', '4.丑'));
    const after = nodes.children(undefined);
    assert.deepEqual(rows(nodes), ['1.新', '2.寅', '3.子', '4.丑']);
    assert.deepEqual([after[1], after[2], after[3]], [third, first, second]);
    assert.equal(new Set(after.map(({ id }) => id)).size, 4);
    assert.equal(first?.range.start.line, 2);
  });

  it('stay the same while a heading is being written', () => {
    const nodes = new OutlineNodes();
    nodes.update(tree(...PLAN));
    const before = nodes.children(undefined)[0];
    nodes.update(tree('一、甲的', ...PLAN.slice(1)));
    assert.equal(nodes.children(undefined)[0], before);
    assert.equal(before?.heading, '甲的');
  });

  it('of the same heading are told apart by their order', () => {
    const nodes = new OutlineNodes();
    nodes.update(tree('1.同', '2.同', '3.异'));
    const before = nodes.children(undefined);
    nodes.update(tree('1.同', '2.同'));
    assert.deepEqual(nodes.children(undefined), before.slice(0, 2));
    assert.deepEqual(
      before.map(({ alive }) => alive),
      [true, true, false],
    );
  });

  it('that went take everything below them along', () => {
    const nodes = new OutlineNodes();
    nodes.update(tree(...PLAN));
    const [item] = nodes.children(nodes.children(undefined)[1]);
    nodes.update(tree(...PLAN.slice(0, 3)));
    assert.equal(item?.alive, false);
  });

  it('say whether anything that is seen has changed', () => {
    const nodes = new OutlineNodes();
    assert.equal(nodes.update(tree(...PLAN)), true);
    assert.equal(nodes.update(tree(...PLAN)), false);
    assert.equal(nodes.update(tree('一、甲', '  1.子', '  2.丑', '二、乙', '  3.寅')), true, 'a count');
    assert.equal(
      nodes.update(tree('一、甲', '  1.子', '  2.丑', '二、乙', '  3.换')),
      false,
      'nobody looks there',
    );
    nodes.children(nodes.children(undefined)[1]);
    assert.equal(nodes.update(tree('一、甲', '  1.子', '  2.丑', '二、乙', '  3.又')), true, 'a heading');
  });

  it('are made when they are asked for, and not before', () => {
    const nodes = new OutlineNodes();
    const listed = () => [...nodes.listed()].map(({ heading }) => heading);
    nodes.update(tree(...PLAN));
    assert.deepEqual(listed(), ['甲', '乙']);
    nodes.children(nodes.children(undefined)[0]);
    assert.deepEqual(listed(), ['甲', '子', '丑', '乙']);
  });

  it('are found by line, the deepest first', () => {
    const nodes = new OutlineNodes();
    nodes.update(tree(...PLAN));
    assert.equal(nodes.at(0)?.heading, '甲');
    assert.equal(nodes.at(2)?.heading, '丑');
    assert.equal(nodes.at(5)?.heading, '卯');
    assert.equal(nodes.at(6), undefined);
  });

  it('are listed up to a number that a window can show, and the rest is counted', () => {
    const nodes = new OutlineNodes();
    nodes.update(tree(...Array.from({ length: 5_000 }, (_, i) => `${i}.项`)));
    assert.equal(nodes.children(undefined).length + nodes.unlisted(undefined), 5_000);
    assert.ok(nodes.children(undefined).length <= 2_000);
  });
});

describe('what a row of the plan outline says', () => {
  const nodes = new OutlineNodes();
  nodes.update(tree(...PLAN));
  const [chapter] = nodes.children(undefined);
  const findings = new PlanFindings([
    { line: 2, severity: 1, message: '丙' },
    { line: 1, severity: 0, message: '丁' },
    { line: 3, severity: 0, message: '戊' },
    { line: 4, severity: 3, message: '己' },
  ]);

  it('is marker and heading, what it holds, and how much was found in it', () => {
    const found = findings.inside(chapter!.range);
    assert.deepEqual(found, { count: 2, worst: 0 });
    assert.deepEqual(rowWords(chapter!, found, chinese), {
      label: '一、甲',
      description: '2 项 · 2 处',
      spoken: '一、甲，2 项，2 处（错误）',
    });
    assert.equal(rowWords(chapter!, found, english).description, 'Items: 2 · Findings: 2');
  });

  it('is nothing but the heading where there is no more, or a hint alone', () => {
    const [item] = nodes.children(nodes.children(undefined)[1]);
    assert.equal(findings.within(item!.range).length, 1);
    assert.deepEqual(rowWords(item!, findings.inside(item!.range), chinese), {
      label: '3. 寅',
      description: '',
      spoken: '3. 寅',
    });
  });

  it('is told in full where the pointer rests, with what was found in the order of the text', () => {
    assert.equal(tooltip(chapter!, findings.within(chapter!.range), chinese), '一、甲\n\n错误：丁\n警告：丙');
    const many = Array.from({ length: 20 }, () => ({ line: 0, severity: 3 as const, message: '某' }));
    assert.ok(tooltip(chapter!, many, chinese).endsWith('\n另有 12 个'));
  });
});

describe('nodes dropped in the plan outline', () => {
  const nodes = new OutlineNodes();
  nodes.update(tree(...PLAN));
  const [one, two] = nodes.children(undefined);
  const [first, second] = nodes.children(one);
  const [third] = nodes.children(two);

  it('are those that were dragged, in the order of the text, without what moves along anyway', () => {
    assert.deepEqual(movedNodes([third!, second!, one!]), [one, third]);
  });

  for (const [what, moved, onto, expected] of [
    ['an item on a chapter', [first], two, { line: 3, place: 'into' }],
    ['an item on an item', [first], third, { line: 4, place: 'after' }],
    ['items on an item', [first, second], third, { line: 4, place: 'after' }],
    ['an item on empty space', [first], undefined, { line: 3, place: 'into' }],
    ['a chapter on a chapter', [one], two, { line: 3, place: 'after' }],
    ['a chapter on an item of another', [one], third, { line: 3, place: 'after' }],
    ['a chapter on empty space', [one], undefined, { line: 3, place: 'after' }],
    ['a chapter on an item of its own', [one], second, undefined],
    ['an item on itself', [first], first, undefined],
    ['the last chapter on empty space', [two], undefined, undefined],
  ] as const) {
    it(`${what}: ${expected ? `${expected.place} line ${expected.line}` : 'stays'}`, () => {
      const target = dropTarget(
        moved.map((node) => node!),
        onto,
        two,
      );
      assert.deepEqual(target, expected);
    });
  }
});
