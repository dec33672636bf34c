import assert from 'node:assert/strict';
import { parse } from '../../../server/src/plan/parser';
import type { NumberingSettings } from '../../../server/src/plan/scheme';
import { chaptersOfItems } from './chapters-of-items';

/** The item numbers with each break marked behind its item: `1 2 4!gap 5`. */
function marked(numbers: string, numbering: NumberingSettings = {}): string {
  const plan = parse(chaptersOfItems(numbers), { numbering });
  const breaks = new Map(plan.breaks.map((found) => [found.node, `!${found.kind}`]));
  return plan.numbered
    .map((node) =>
      node.kind === 'chapter'
        ? node.ordinal === 1
          ? ''
          : '| '
        : `${node.ordinal}${breaks.get(node) ?? ''} `,
    )
    .join('')
    .trim();
}

describe('how the numbers slip', () => {
  for (const expected of [
    // nothing wrong
    '1 2 3 | 4 5 6 | 7 8',
    '1 2 3 | 1 2 | 1 2 3',
    '1 2 3',
    // deleted
    '1 2 4!gap 5 | 6 7',
    '1 2 3 | 5!gap 6 | 7 8',
    '1 2 3 | 2!gap 3 | 1 2',
    '2!gap 3 4',
    '1 2 6!gap 7',
    '1 3!gap 4 6!gap 7 8',
    // doubled
    '1 2 2!duplicate 3 4',
    '1 1!duplicate 2 3',
    '1 2 3 | 3!duplicate 4 | 5 6',
    '1 2 3 3!duplicate',
    // a wrong number
    '1 2 9!order 4 5',
    '1 2 4!duplicate 4 5',
    '1 2 1!duplicate 4 5',
    '7!order 2 3 4',
    '1 2 3 | 9!order 5 6 | 7 8',
    // moved
    '1 3 4 5 2!order 6',
    '1 5!order 2 3 4 6',
    '1 3 2!order 4 5',
    '1 2 5 6 3!order 4 7',
    // one scope the other way
    '1 2 | 3 4 | 5 6 | 1!restart 2',
    '1 2 | 1 2 | 3!restart 4 | 1 2',
    '1 2 3 | 4 5 | 1!restart 2 | 6 7 | 8 9',
    '1 2 3 | 4 5 | 1!restart 2 | 8 9 | 10',
    '1 2 3 | 4 5 | 1!restart 2 | 3 4 | 5',
  ]) {
    it(expected, () => {
      assert.equal(marked(expected.replaceAll(/![a-z]+/g, '')), expected);
    });
  }

  it('says nothing more of items that begin anew because a chapter line was lost', () => {
    const text =
      '一、章\n1.项。文。\n2.项。文。\n1.项。文。\n2.项。文。\n三、章\n1.项。文。\n2.项。文。\n四、章\n1.项。文。';
    const plan = parse(text);
    assert.deepEqual(
      plan.breaks.map(({ kind, level, node }) => [kind, level, node.startLine]),
      [['gap', 'chapter', 5]],
    );
  });

  it('reads a numeral that is none as the number due at its place', () => {
    const plan = parse('一、甲\n文。\n十十、乙\n文。\n三、丙\n文。');
    assert.deepEqual(plan.breaks, []);
  });
});

describe('the scheme of a level', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['1 2 3 | 4 5', 'continuous', 'never'],
    ['1 2 3 | 1 2', 'restarting', 'parent'],
    ['1 2 3 | 4 6 | 7', 'continuous', 'never'],
    ['1 2 3', 'restarting', 'parent'],
  ];
  for (const [numbers, numbering, resetAt] of cases) {
    it(`${numbers}: ${numbering}`, () => {
      const { item } = parse(chaptersOfItems(numbers)).schemes;
      assert.deepEqual([item?.numbering, item?.resetAt], [numbering, resetAt]);
    });
  }

  it('sees items that run on over the sections of a chapter', () => {
    const text =
      '一、甲\n（一）乙\n1.项。文。\n2.项。文。\n（二）丙\n3.项。文。\n二、丁\n（一）戊\n1.项。文。\n（二）己\n2.项。文。';
    const plan = parse(text);
    assert.deepEqual([plan.schemes.item?.numbering, plan.schemes.item?.resetAt], ['continuous', 'chapter']);
    assert.deepEqual(plan.breaks, []);
  });

  it('is continuous at the top of the plan, where there is nothing to restart under', () => {
    assert.equal(parse('1.甲。文。\n2.乙。文。').schemes.item?.numbering, 'continuous');
  });

  it('can be set: then the draft is judged by it', () => {
    assert.equal(marked('1 2 | 3 4', { item: 'restarting' }), '1 2 | 3!restart 4');
    assert.equal(marked('1 2 | 1 2', { item: 'continuous' }), '1 2 | 1!restart 2');
  });

  it('says what was weighed', () => {
    assert.deepEqual(parse(chaptersOfItems('1 2 | 3 4 | 5')).schemes.item?.evidence, {
      continuousBreaks: 0,
      restartingBreaks: 2,
      parents: 3,
    });
  });
});
