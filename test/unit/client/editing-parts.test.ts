import assert from 'node:assert/strict';
import { levelsInUse, STYLES } from '../../../client/src/editing/levels';
import { moveToChapter } from '../../../client/src/editing/nodes-in-range';
import { nextYear, readYear, yearInName } from '../../../client/src/editing/years';
import { shortHeading } from '../../../client/src/names';
import type { OutlineJson, OutlineNode, PlanTreeNode } from '../../../server/src/protocol';

function node(
  level: OutlineNode['level'],
  marker: string,
  children: readonly OutlineNode[] = [],
): OutlineNode {
  const place = { line: 0, character: 0 };
  return { level, marker, ordinal: null, heading: '', range: { start: place, end: place }, children };
}

function outline(...children: readonly OutlineNode[]): OutlineJson {
  return {
    version: 1,
    file: 'x',
    title: null,
    issuer: null,
    year: null,
    generalRequirements: null,
    schemes: { item: 'continuous' },
    children,
  };
}

describe('the levels that can be converted', () => {
  it('are those that bear markers, the highest first, with the first marker and the numbering', () => {
    const plan = outline(
      node('chapter', '', [node('item', '1．', [node('point', '（1）')])]),
      node('chapter', '一、', [node('item', '2.')]),
    );
    assert.deepEqual(levelsInUse(plan), [
      { level: 'chapter', count: 1, marker: '一、', numbering: undefined },
      { level: 'item', count: 2, marker: '1．', numbering: 'continuous' },
      { level: 'point', count: 1, marker: '（1）', numbering: undefined },
    ]);
  });

  it('are none in a plan without numbers, however deep it is', () => {
    let deep = node('point', '');
    for (let i = 0; i < 20_000; i++) {
      deep = node('item', '', [deep]);
    }
    assert.deepEqual(levelsInUse(outline(deep)), []);
  });

  it('may be written in every form, each once', () => {
    for (const styles of Object.values(STYLES)) {
      assert.equal(new Set(styles).size, 7);
      assert.equal(styles.length, 7);
    }
  });
});

describe('what goes to another chapter', () => {
  let line = 0;
  function row(level: PlanTreeNode['level'], heading: string, children: () => PlanTreeNode[] = () => []) {
    const start = { line: line++, character: 0 };
    const below = children();
    const headingRange = { start, end: { line: start.line, character: 9 } };
    const range = { start, end: { line: line - 1, character: 9 } };
    const counts = { chapter: 0, section: 0, item: 0, point: 0 };
    return { level, marker: '', heading, range, headingRange, counts, children: below };
  }
  line = 0;
  const nodes = [
    row('chapter', 'A', () => [
      row('item', 'a', () => [row('point', 'a1'), row('point', 'a2')]),
      row('item', 'b'),
    ]),
    row('chapter', 'B', () => [row('section', 'c', () => [row('item', 'd')]), row('section', 'e')]),
    row('chapter', 'C'),
  ];
  const asked = (from: number, to = from, lines?: readonly number[]): string => {
    const range = { start: { line: from, character: 3 }, end: { line: to, character: 3 } };
    const { moved, chapters } = moveToChapter(nodes, range, lines);
    const words = (some: readonly PlanTreeNode[]) => some.map(({ heading }) => heading).join('');
    return `${words(moved)} > ${words(chapters)}`;
  };

  it('is the item at the place, a point’s too; of a selection all of its level', () => {
    assert.equal(asked(1), 'a > BC');
    assert.equal(asked(3), 'a > BC');
    assert.equal(asked(4), 'b > BC');
    assert.equal(asked(2, 4), 'ab > BC');
    assert.equal(asked(7), 'd > AC');
    assert.equal(asked(8), 'e > AC');
    assert.equal(asked(6, 8), 'ce > AC');
    // Of those in several chapters each can go to any.
    assert.equal(asked(4, 7), 'bd > ABC');
  });

  it('is nothing on a chapter’s own line; just what was chosen, where somebody chose', () => {
    assert.equal(asked(0), ' > ');
    assert.equal(asked(99), ' > ');
    assert.equal(asked(1, 4, [4]), 'b > BC');
    assert.equal(asked(0, 7, [0, 7]), 'd > AC');
  });
});

describe('the year of a new plan', () => {
  it('is the one after the earlier plan’s', () => {
    assert.equal(nextYear(2025, { year: 2030, month: 0 }), 2026);
  });

  it('is, after a plan of no known year, the one that is planned for at that time', () => {
    assert.equal(nextYear(null, { year: 2026, month: 1 }), 2026);
    assert.equal(nextYear(null, { year: 2026, month: 10 }), 2027);
  });

  it('is read off a file’s name, and never out of a longer number', () => {
    assert.equal(yearInName('某局2025年工作要点.txt'), 2025);
    assert.equal(yearInName('20250103.txt'), null);
    assert.equal(yearInName('工作要点.txt'), null);
  });

  it('may be written as people write years', () => {
    for (const text of ['2027', ' 2027年', '２０２７', '２０２７年 ']) {
      assert.equal(readYear(text), 2027, text);
    }
    for (const text of ['', '27', '20270', '二〇二七', '1899', '2027.5', '-2027']) {
      assert.equal(readYear(text), undefined, text);
    }
  });
});

describe('a heading that is a paragraph', () => {
  it('is cut, and never inside a character', () => {
    assert.equal(shortHeading('加强建设。', 10), '加强建设');
    assert.equal(shortHeading('字'.repeat(10), 10), '字'.repeat(10));
    assert.equal(shortHeading('字'.repeat(11), 10), `${'字'.repeat(9)}…`);
    assert.equal(shortHeading(`${'字'.repeat(8)}𠮷字字`, 10), `${'字'.repeat(8)}…`);
  });
});
