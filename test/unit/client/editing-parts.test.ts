import assert from 'node:assert/strict';
import { levelsInUse, STYLES } from '../../../client/src/editing/levels';
import { nextYear, readYear, yearInName } from '../../../client/src/editing/years';
import { shortHeading } from '../../../client/src/names';
import type { OutlineJson, OutlineNode } from '../../../server/src/protocol';

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
