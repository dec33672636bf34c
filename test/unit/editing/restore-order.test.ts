import assert from 'node:assert/strict';
import fc from 'fast-check';
import { restoreOrder } from '../../../server/src/editing/restore-order';
import { withOrdinal } from '../../../server/src/editing/write-marker';
import { applyEdits, textOf } from '../../../server/src/plan/edit';
import { parse } from '../../../server/src/plan/parser';
import type { NumberedNode } from '../../../server/src/plan/tree';
import { soundDraft } from '../property/drafts';

/**
 * A text after its lines were put in another order and its numbers restored.
 *
 * @param order for each line of the new text the line of the old one, or a new line
 */
function rearranged(text: string, order: readonly (number | string)[]): string {
  const before = parse(text);
  const lines = text.split('\n');
  const after = order.map((line) => (typeof line === 'number' ? lines[line]! : line)).join('\n');
  const moved = new Map<number, number | undefined>();
  for (const { startLine } of before.numbered) {
    const at = order.indexOf(startLine);
    moved.set(startLine, at < 0 ? undefined : at);
  }
  const plan = parse(after);
  return textOf(applyEdits(plan.lines, restoreOrder(before, plan, moved)));
}

/** The order of the lines of a text with some of them moved before another. */
function moved(count: number, from: number, to: number, target: number): number[] {
  const lines = Array.from({ length: count }, (_, i) => i);
  const own = lines.slice(from, to);
  const rest = lines.filter((line) => line < from || line >= to);
  const at = rest.findIndex((line) => line >= target);
  return at < 0 ? [...rest, ...own] : [...rest.slice(0, at), ...own, ...rest.slice(at)];
}

const RUNS_ON = '一、甲\n1.子。\n2.丑。\n二、乙\n3.寅。\n4.卯。\n三、丙\n5.辰。\n6.巳。';
const ANEW = '一、甲\n1.子。\n2.丑。\n二、乙\n1.寅。\n2.卯。\n三、丙\n1.辰。\n2.巳。';

describe('after lines were moved', () => {
  it('two items that change places change their numbers', () => {
    assert.equal(
      rearranged(RUNS_ON, moved(9, 2, 3, 1)),
      '一、甲\n1.丑。\n2.子。\n二、乙\n3.寅。\n4.卯。\n三、丙\n5.辰。\n6.巳。',
    );
  });

  it('two chapters take their items along, which run on', () => {
    assert.equal(
      rearranged(
        '一、甲\n1.子。\n2.丑。\n3.午。\n二、乙\n4.寅。\n5.卯。\n三、丙\n6.辰。',
        [0, 1, 2, 3, 7, 8, 4, 5, 6],
      ),
      '一、甲\n1.子。\n2.丑。\n3.午。\n二、丙\n4.辰。\n三、乙\n5.寅。\n6.卯。',
    );
  });

  it('two chapters take their items along, which begin anew', () => {
    assert.equal(
      rearranged(ANEW, [3, 4, 5, 0, 1, 2, 6, 7, 8]),
      '一、乙\n1.寅。\n2.卯。\n二、甲\n1.子。\n2.丑。\n三、丙\n1.辰。\n2.巳。',
    );
  });

  it('an item in another chapter is counted there', () => {
    assert.equal(
      rearranged(RUNS_ON, moved(9, 1, 2, 5)),
      '一、甲\n1.丑。\n二、乙\n2.寅。\n3.子。\n4.卯。\n三、丙\n5.辰。\n6.巳。',
    );
    assert.equal(
      rearranged(ANEW, moved(9, 1, 2, 5)),
      '一、甲\n1.丑。\n二、乙\n1.寅。\n2.子。\n3.卯。\n三、丙\n1.辰。\n2.巳。',
    );
  });

  it('an item put in makes those behind it move on', () => {
    assert.equal(
      rearranged(RUNS_ON, [0, 1, '1.新。', 2, 3, 4, 5, 6, 7, 8]),
      '一、甲\n1.子。\n2.新。\n3.丑。\n二、乙\n4.寅。\n5.卯。\n三、丙\n6.辰。\n7.巳。',
    );
    assert.equal(
      rearranged(ANEW, [0, '9.新。', 1, 2, 3, 4, 5, 6, 7, 8]),
      '一、甲\n1.新。\n2.子。\n3.丑。\n二、乙\n1.寅。\n2.卯。\n三、丙\n1.辰。\n2.巳。',
    );
  });

  it('an item taken out makes those behind it close up', () => {
    assert.equal(
      rearranged(RUNS_ON, [0, 1, 2, 3, 5, 6, 7, 8]),
      '一、甲\n1.子。\n2.丑。\n二、乙\n3.卯。\n三、丙\n4.辰。\n5.巳。',
    );
  });

  it('a new chapter takes the items below it', () => {
    assert.equal(
      rearranged(ANEW, [0, 1, '一、新', 2, 3, 4, 5, 6, 7, 8]),
      '一、甲\n1.子。\n二、新\n1.丑。\n三、乙\n1.寅。\n2.卯。\n四、丙\n1.辰。\n2.巳。',
    );
    assert.equal(
      rearranged(RUNS_ON, [0, 1, '一、新', 2, 3, 4, 5, 6, 7, 8]),
      '一、甲\n1.子。\n二、新\n2.丑。\n三、乙\n3.寅。\n4.卯。\n四、丙\n5.辰。\n6.巳。',
    );
  });

  it('slips elsewhere stay what they are', () => {
    assert.equal(
      rearranged('一、甲\n1.子。\n2.丑。\n二、乙\n1.寅。\n3.卯。\n三、丙\n1.辰。\n2.巳。', moved(9, 2, 3, 1)),
      '一、甲\n1.丑。\n2.子。\n二、乙\n1.寅。\n3.卯。\n三、丙\n1.辰。\n2.巳。',
    );
  });

  it('slips in the list itself stay at their places', () => {
    assert.equal(
      rearranged('一、甲\n1.子。\n2.丑。\n2.寅。\n5.卯。', moved(5, 2, 3, 1)),
      '一、甲\n1.丑。\n2.子。\n2.寅。\n5.卯。',
    );
    assert.equal(
      rearranged('一、甲\n1.子。\n2.丑。\n4.寅。\n5.卯。\n二、乙\n1.辰。\n三、丙\n1.巳。', moved(9, 1, 2, 7)),
      '一、甲\n1.丑。\n3.寅。\n4.卯。\n二、乙\n1.辰。\n2.子。\n三、丙\n1.巳。',
    );
  });

  it('a numeral that is none stays with its item', () => {
    assert.equal(
      rearranged('一、甲\n文。\n十十、乙\n文。\n三、丙\n文。', [2, 3, 0, 1, 4, 5]),
      '十十、乙\n文。\n一、甲\n文。\n三、丙\n文。',
    );
  });

  it('circled points count for themselves', () => {
    assert.equal(
      rearranged('1.子\n（1）丑。\n①寅。\n②卯。\n（2）辰。\n①巳。', [0, 1, 3, 2, 4, 5]),
      '1.子\n（1）丑。\n①卯。\n②寅。\n（2）辰。\n①巳。',
    );
  });

  it('lists under heading lines of their own stay apart', () => {
    const text = '一、甲\n办公室：\n1.子。\n2.丑。\n业务科：\n1.寅。\n2.卯。';
    assert.equal(
      rearranged(text, [0, 1, 2, 4, 5, 3, 6]),
      '一、甲\n办公室：\n1.子。\n业务科：\n1.寅。\n2.丑。\n3.卯。',
    );
    assert.equal(
      rearranged(text, [0, 1, 2, 3, 4, 6, 5]),
      '一、甲\n办公室：\n1.子。\n2.丑。\n业务科：\n1.卯。\n2.寅。',
    );
  });

  it('mentions follow, wherever they stand themselves', () => {
    assert.equal(
      rearranged(`${RUNS_ON}\n本要点第2条、第三章按月报送。`, [0, 1, 3, 4, 2, 5, 6, 7, 8, 9]),
      '一、甲\n1.子。\n二、乙\n2.寅。\n3.丑。\n4.卯。\n三、丙\n5.辰。\n6.巳。\n本要点第3条、第三章按月报送。',
    );
    assert.equal(
      rearranged('一、甲\n1.子。见第4项。\n2.丑。\n二、乙\n3.寅。\n4.卯。与第1项衔接。', [0, 2, 1, 3, 5, 4]),
      '一、甲\n1.丑。\n2.子。见第3项。\n二、乙\n3.卯。与第2项衔接。\n4.寅。',
    );
  });

  it('mentions of a part in a part follow into another one', () => {
    assert.equal(
      rearranged(
        '一、甲\n1.子。\n2.丑。\n二、乙\n1.寅。\n三、丙\n1.辰。按第一章第2项办。',
        [0, 1, 3, 4, 2, 5, 6],
      ),
      '一、甲\n1.子。\n二、乙\n1.寅。\n2.丑。\n三、丙\n1.辰。按第二章第2项办。',
    );
  });

  it('a range stays while it names the same, and else stays as it is', () => {
    const text = '一、甲\n1.子。\n2.丑。\n3.寅。\n4.卯。\n5.辰。按第2至3项办。';
    assert.equal(
      rearranged(text, [0, 1, 3, 2, 4, 5]),
      '一、甲\n1.子。\n2.寅。\n3.丑。\n4.卯。\n5.辰。按第2至3项办。',
    );
    assert.equal(
      rearranged(text, [0, 4, 1, 2, 3, 5]),
      '一、甲\n1.卯。\n2.子。\n3.丑。\n4.寅。\n5.辰。按第3至4项办。',
    );
    assert.equal(
      rearranged(text, [0, 1, 2, 4, 5, 3]),
      '一、甲\n1.子。\n2.丑。\n3.卯。\n4.辰。按第2至3项办。\n5.寅。',
    );
  });

  it('a list stays in order', () => {
    assert.equal(
      rearranged('一、甲\n1.子。\n2.丑。\n3.寅。\n4.卯。按第2、3项办。', [0, 1, 3, 2, 4]),
      '一、甲\n1.子。\n2.寅。\n3.丑。\n4.卯。按第2、3项办。',
    );
  });

  it('a mention of an item that is gone stays as it is', () => {
    assert.equal(
      rearranged('一、甲\n1.子。\n2.丑。\n3.寅。按第2项办。', [0, 1, 3]),
      '一、甲\n1.子。\n2.寅。按第2项办。',
    );
  });

  it('a line that is cut in two takes its mentions along', () => {
    assert.equal(
      rearranged('一、甲\n1.子。按第3项推进建设。与第1项有关的工作由业务科负责。\n2.丑。\n3.寅。', [
        0,
        '1.子。按第3项推进建设。',
        '1.与第1项有关的工作由业务科负责。',
        2,
        3,
      ]),
      '一、甲\n1.子。按第4项推进建设。\n2.与第1项有关的工作由业务科负责。\n3.丑。\n4.寅。',
    );
  });

  it('nothing is done where nothing was', () => {
    const plan = parse('一、甲\n1.子。\n4.丑。\n三、乙\n见第4项。');
    assert.deepEqual(restoreOrder(plan, plan, new Map()), []);
  });
});

/** Neighbours of one level under one parent, of a text. */
function neighbours(text: string): readonly (readonly [NumberedNode, NumberedNode])[] {
  const { numbered } = parse(text);
  const pairs: (readonly [NumberedNode, NumberedNode])[] = [];
  for (const node of numbered) {
    const next = numbered.find(
      ({ kind, parent, startLine }) =>
        kind === node.kind && parent === node.parent && startLine === node.endLine,
    );
    if (next) {
      pairs.push([node, next]);
    }
  }
  return pairs;
}

/** The text with two neighbours in each other's place; both begin on firm markers, so that they are read as before. */
function swapped(text: string, [a, b]: readonly [NumberedNode, NumberedNode]): string {
  return rearranged(text, moved(text.split('\n').length, b.startLine, b.endLine, a.startLine));
}

describe('a move and its reverse', () => {
  /** Numbers that are changed, by which part (as a fraction) and to what. */
  const slips = fc.array(
    fc.tuple(fc.double({ min: 0, max: 0.999, noNaN: true }), fc.integer({ min: 1, max: 30 })),
    { maxLength: 4 },
  );

  it('give the text back, slips and all', () => {
    let moves = 0;
    fc.assert(
      fc.property(
        soundDraft,
        slips,
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (draft, changes, which) => {
          const lines = draft.text.replaceAll('\r\n', '\n').split('\n');
          const { numbered } = parse(lines.join('\n'));
          for (const [at, ordinal] of changes) {
            const node = numbered[Math.floor(at * numbered.length)]!;
            const { marker, startLine } = node;
            const line = lines[startLine]!;
            const own = marker && withOrdinal(marker, ordinal);
            // A number changed twice may have another length.
            if (marker && own !== undefined && line.startsWith(marker.text, marker.start)) {
              lines[startLine] = line.slice(0, marker.start) + own + line.slice(marker.end);
            }
          }
          const text = lines.join('\n');
          const pairs = neighbours(text);
          const pair = pairs[Math.floor(which * pairs.length)];
          if (!pair) {
            return;
          }
          const there = swapped(text, pair);
          const again = neighbours(there).find(([first]) => first.startLine === pair[0].startLine);
          // Where the slips hide what a line is, its neighbours are others.
          if (again?.[1].startLine !== pair[0].startLine + pair[1].endLine - pair[1].startLine) {
            return;
          }
          moves++;
          assert.equal(swapped(there, again), text);
        },
      ),
      { numRuns: 500 },
    );
    assert.ok(moves > 400);
  });

  it('between chapters give a text without slips back', () => {
    fc.assert(
      fc.property(
        soundDraft,
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (draft, which, where) => {
          const text = draft.text.replaceAll('\r\n', '\n');
          const count = text.split('\n').length;
          const items = draft.parts.filter(({ level }) => level === 'item');
          const item = items[Math.floor(which * items.length)]!;
          const target = items[Math.floor(where * items.length)]!.from;
          // A chapter that loses its last item is another text for the parser; here each keeps one.
          const order = moved(count, item.from, item.to, target);
          const there = rearranged(text, order);
          const back = Array.from({ length: count }, (_, i) => order.indexOf(i));
          assert.equal(rearranged(there, back), text);
        },
      ),
      { numRuns: 300 },
    );
  });
});
