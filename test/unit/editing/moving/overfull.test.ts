import assert from 'node:assert/strict';
import { moveNodes } from '../../../../server/src/editing/moving/move';
import { moveTo } from '../../../../server/src/editing/moving/move-to';
import { splitItem } from '../../../../server/src/editing/moving/split';
import type { EditOutcome } from '../../../../server/src/editing/outcome';
import { applyEdits } from '../../../../server/src/plan/edit';
import { parse, parseLines } from '../../../../server/src/plan/parser';
import type { Plan } from '../../../../server/src/plan/tree';

const items = (count: number): string =>
  Array.from({ length: count }, (_, i) => `${i + 1}.做好第某项。认真落实。`).join('\n');

/** The numbers of the items after an edit; why there is none. */
function numbers(plan: Plan, outcome: EditOutcome): string {
  if ('refusal' in outcome) {
    return outcome.refusal;
  }
  const after = parseLines(applyEdits(plan.lines, outcome.edits));
  return after.numbered.flatMap(({ kind, ordinal }) => (kind === 'item' ? [ordinal] : [])).join(' ');
}

describe('a list that can hold no more', () => {
  const text = `某局2026年工作要点\n一、甲\n${items(99)}\n二、乙\n1.子。丑。\n2.寅。卯。\n三、丙\n1.辰。巳。`;
  const plan = parse(text);
  const first = text.split('\n').indexOf('1.子。丑。');
  const range = { start: { line: first, character: 0 }, end: { line: first, character: 0 } };

  it('takes nothing that is moved into it, and no second half', () => {
    assert.equal(numbers(plan, moveTo(plan, [first], { line: 1, place: 'into' })), 'too-many');
    assert.equal(numbers(plan, moveNodes(plan, range, 'up')), 'too-many');
    assert.equal(numbers(plan, splitItem(plan, { line: 5, character: 9 })), 'too-many');
  });

  it('gives something away, and its parts may change places', () => {
    const away = numbers(plan, moveTo(plan, [2], { line: first, place: 'after' }));
    assert.match(away, / 97 98 1 2 3 1$/);
    assert.match(numbers(plan, moveTo(plan, [2], { line: 20, place: 'after' })), / 98 99 1 2 1$/);
  });

  it('may be one whose numbers were wrong before', () => {
    const over = parse(`某局2026年工作要点\n一、甲\n${items(99)}\n99.做好。认真落实。\n二、乙\n1.子。丑。`);
    const moved = moveTo(over, [2], { line: 20, place: 'after' });
    assert.match(numbers(over, moved), /^1 2 .* 98 99 99 1$/);
  });
});
