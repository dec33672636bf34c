import assert from 'node:assert/strict';
import { outlineText } from '../../../client/src/outlineText';
import type { OutlineJson, OutlineNode } from '../../../server/src/protocol';
import { chinese } from './translate';

function at(line: number) {
  return { start: { line, character: 0 }, end: { line, character: 1 } };
}

function node(
  level: OutlineNode['level'],
  marker: string,
  heading: string,
  line: number,
  children: readonly OutlineNode[] = [],
): OutlineNode {
  return { level, marker, ordinal: null, heading, range: at(line), children };
}

const outline: OutlineJson = {
  version: 1,
  file: 'x',
  title: { text: '某局2021年工作要点', range: at(0) },
  issuer: '某局',
  year: 2021,
  generalRequirements: { kind: 'labelled', range: at(1) },
  schemes: {},
  children: [
    node('chapter', '一、', '强化引领', 3, [
      node('item', '1.', '加强建设。', 4, [node('point', '（1）', '抓早', 5)]),
      node('item', '2．', '完善机制', 6),
    ]),
    node('chapter', '', '没有序号的一章', 8),
  ],
};

describe('outline as text', () => {
  const { text, links } = outlineText(outline, chinese);

  it('puts every heading under its parent', () => {
    assert.equal(
      text,
      [
        '某局2021年工作要点',
        '',
        '总体要求',
        '一、强化引领',
        '    1. 加强建设',
        '        （1）抓早',
        '    2．完善机制',
        '没有序号的一章',
        '',
      ].join('\n'),
    );
  });

  it('links each marker, or a heading without one, to its line', () => {
    const lines = text.split('\n');
    assert.deepEqual(
      links.map(({ line, start, end, target }) => [lines[line]!.slice(start, end), target]),
      [
        ['某局2021年工作要点', 0],
        ['总体要求', 1],
        ['一、', 3],
        ['1.', 4],
        ['（1）', 5],
        ['2．', 6],
        ['没有序号的一章', 8],
      ],
    );
  });

  it('does not name the requirements twice when they are a chapter', () => {
    const requirements = { kind: 'chapter', range: at(3) } as const;
    assert.ok(
      !outlineText({ ...outline, generalRequirements: requirements }, chinese).text.includes('总体要求'),
    );
  });

  it('cuts a paragraph that is no heading, and never inside a character', () => {
    const long = {
      ...outline,
      title: null,
      children: [node('item', '1.', `${'字'.repeat(78)}𠮷${'字'.repeat(9)}`, 0)],
    };
    const line = outlineText(long, chinese).text.split('\n')[1]!;
    assert.ok(line.endsWith('字…'));
    assert.ok(line.length <= 84);
  });

  it('of an empty plan is empty', () => {
    const empty = { ...outline, title: null, generalRequirements: null, children: [] };
    assert.deepEqual(outlineText(empty, chinese), { text: '\n', links: [] });
  });
});
