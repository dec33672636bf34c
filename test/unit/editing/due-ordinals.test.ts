import assert from 'node:assert/strict';
import fc from 'fast-check';
import { dueOrdinals, ordinalsTakenFor } from '../../../server/src/editing/due-ordinals';
import { parse } from '../../../server/src/plan/parser';
import type { NumberingSettings } from '../../../server/src/plan/scheme';
import { chaptersOfItems } from '../plan/chapters-of-items';
import { planText } from '../property/texts';

/** The ordinals due to the items of such a draft, written alike. */
function due(numbers: string, numbering: NumberingSettings = {}): string {
  const plan = parse(chaptersOfItems(numbers), { numbering });
  const ordinals = dueOrdinals(plan);
  const written = plan.numbered.map((node) =>
    node.kind === 'chapter' ? (node.ordinal === 1 ? '' : '|') : String(ordinals.get(node)),
  );
  return written.filter(Boolean).join(' ');
}

/** The ordinals due to all nodes of a text, level by level as they stand. */
function dueIn(text: string): readonly (readonly [string, number | undefined])[] {
  const plan = parse(text);
  const ordinals = dueOrdinals(plan);
  return plan.numbered.map((node) => [node.marker?.text ?? '', ordinals.get(node)]);
}

describe('the ordinals that are due', () => {
  const cases: readonly (readonly [string, string])[] = [
    // nothing wrong
    ['1 2 3 | 4 5 6 | 7 8', '1 2 3 | 4 5 6 | 7 8'],
    ['1 2 3 | 1 2 | 1 2 3', '1 2 3 | 1 2 | 1 2 3'],
    // deleted
    ['1 2 4 5 | 6 7', '1 2 3 4 | 5 6'],
    ['1 2 3 | 2 3 | 1 2', '1 2 3 | 1 2 | 1 2'],
    ['2 3 4', '1 2 3'],
    // doubled
    ['1 2 2 3 4', '1 2 3 4 5'],
    ['1 2 3 | 3 4 | 5 6', '1 2 3 | 4 5 | 6 7'],
    // a wrong number
    ['1 2 9 4 5', '1 2 3 4 5'],
    ['1 2 3 | 9 5 6 | 7 8', '1 2 3 | 4 5 6 | 7 8'],
    // moved
    ['1 3 4 5 2 6', '1 2 3 4 5 6'],
    // one chapter the other way
    ['1 2 | 3 4 | 5 6 | 1 2', '1 2 | 3 4 | 5 6 | 7 8'],
    ['1 2 | 1 2 | 3 4 | 1 2', '1 2 | 1 2 | 1 2 | 1 2'],
    ['1 2 3 | 4 5 | 1 2 | 6 7 | 8 9', '1 2 3 | 4 5 | 6 7 | 8 9 | 10 11'],
    ['1 2 3 | 4 5 | 1 2 | 8 9 | 10', '1 2 3 | 4 5 | 6 7 | 8 9 | 10'],
    ['1 2 3 | 4 5 | 1 2 | 3 4 | 5', '1 2 3 | 4 5 | 6 7 | 8 9 | 10'],
    // a whole chapter shifted
    ['1 2 3 | 6 7 8 | 7 8', '1 2 3 | 4 5 6 | 7 8'],
    ['1 2 | 3 4 5 | 1 2 | 1 2', '1 2 | 1 2 3 | 1 2 | 1 2'],
  ];
  for (const [numbers, expected] of cases) {
    it(`${numbers} -> ${expected}`, () => assert.equal(due(numbers), expected));
  }

  it('follow the setting', () => {
    assert.equal(due('1 2 | 3 4', { item: 'restarting' }), '1 2 | 1 2');
    assert.equal(due('1 2 | 1 2', { item: 'continuous' }), '1 2 | 3 4');
  });

  it('leave one list alone while another is counted anew', () => {
    assert.equal(due('1 2 3 | 1 3 | 1 2 3'), '1 2 3 | 1 2 | 1 2 3');
  });

  it('count items over the sections of a chapter', () => {
    const text = (last: string): string =>
      `一、甲\n（一）乙\n1.项。文。\n2.项。文。\n（二）丙\n3.项。文。\n二、丁\n（一）戊\n1.项。文。\n（二）己\n${last}.项。文。`;
    assert.deepEqual(dueIn(text('3')).at(-1), ['3.', 2]);
  });

  it('count lists under heading lines of their own each from 1', () => {
    const text = '一、甲\n办公室：\n1.子。\n2.丑。\n业务科：\n1.寅。\n3.卯。';
    assert.deepEqual(
      dueIn(text).map(([, ordinal]) => ordinal),
      [1, 1, 2, 1, 2],
    );
  });

  it('count circled points apart', () => {
    const text = '1.子\n（1）丑。\n①寅。\n③卯。\n（2）辰。\n（4）巳。';
    assert.deepEqual(dueIn(text), [
      ['1.', 1],
      ['（1）', 1],
      ['①', 1],
      ['③', 2],
      ['（2）', 2],
      ['（4）', 3],
    ]);
  });

  it('leave a single point its own number', () => {
    assert.deepEqual(dueIn('1.子\n（3）丑。\n2.寅')[1], ['（3）', 3]);
  });

  it('pass over numbers that stand inside the sentence above', () => {
    const text = (last: string): string => `1.任务：（1）普查；（2）建档。\n（3）核对。\n（${last}）验收。`;
    assert.deepEqual(
      dueIn(text('4')).map(([, ordinal]) => ordinal),
      [1, 3, 4],
    );
    assert.deepEqual(
      dueIn(text('6')).map(([, ordinal]) => ordinal),
      [1, 3, 4],
    );
  });

  it('pass over numbers behind a line break of Word', () => {
    const text = '一、甲\n1.子。\u000b2.丑。\n3.寅。\n4.卯。\n5.辰。\n5.巳。\n6.午。';
    assert.deepEqual(
      dueIn(text).map(([, ordinal]) => ordinal),
      [1, 1, 3, 4, 5, 6, 7],
    );
  });

  it('let headings without a number hold lists', () => {
    const text = '总体要求\n坚持服务。\n重点工作任务\n1.子。\n2.丑。\n保障措施安排\n1.寅。\n3.卯。';
    assert.deepEqual(
      dueIn(text).filter(([marker]) => marker),
      [
        ['1.', 1],
        ['2.', 2],
        ['1.', 1],
        ['3.', 2],
      ],
    );
  });

  it('follow the draft where it turns two levels round', () => {
    const text = '1.子\n（一）丑。\n（二）寅。\n2.卯\n（一）辰。\n（三）巳。\n3.午。';
    assert.deepEqual(
      dueIn(text).map(([, ordinal]) => ordinal),
      [1, 1, 2, 2, 1, 2, 3],
    );
  });

  it('count on where a chapter line was lost, once the chapters do', () => {
    const text = '一、甲\n1.子。\n2.丑。\n1.寅。\n2.卯。\n三、乙\n1.辰。\n2.巳。\n四、丙\n1.午。\n2.未。';
    assert.deepEqual(
      dueIn(text).map(([, ordinal]) => ordinal),
      [1, 1, 2, 3, 4, 2, 1, 2, 3, 1, 2],
    );
  });

  it('of a numeral that is none are the number at its place', () => {
    assert.deepEqual(
      dueIn('一、甲\n文。\n十十、乙\n文。\n三、丙\n文。').map(([, ordinal]) => ordinal),
      [1, 2, 3],
    );
    const plan = parse('一、甲\n1.子。文。\n二、乙\n文。\n〇、丙\n文。\n五、丁\n文。');
    assert.deepEqual([...ordinalsTakenFor(plan).values()], [3]);
    assert.equal(dueOrdinals(plan).get(plan.numbered.at(-1)!), 4);
  });

  it('are those that are written wherever nothing is reported', () => {
    let sound = 0;
    fc.assert(
      fc.property(planText, (text) => {
        const plan = parse(text);
        if (plan.breaks.length === 0) {
          sound++;
          for (const [node, ordinal] of dueOrdinals(plan)) {
            assert.ok(node.ordinal === null || node.ordinal === ordinal);
          }
        }
      }),
      { numRuns: 1_000 },
    );
    assert.ok(sound > 100);
  });

  it('differ from what is written wherever a slip is reported', () => {
    let slips = 0;
    fc.assert(
      fc.property(planText, (text) => {
        const plan = parse(text);
        if (plan.breaks.length > 0) {
          slips++;
          assert.ok([...dueOrdinals(plan)].some(([{ ordinal }, due]) => ordinal !== null && ordinal !== due));
        }
      }),
      { numRuns: 1_000 },
    );
    assert.ok(slips > 100);
  });
});
