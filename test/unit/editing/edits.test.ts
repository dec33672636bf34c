import assert from 'node:assert/strict';
import fc from 'fast-check';
import { editsBetween } from '../../../server/src/editing/edits-between';
import { applyEdits, collide, textOf, type TextEdit } from '../../../server/src/plan/edit';
import { splitLines } from '../../../server/src/plan/line';

const TEXT = fc
  .array(fc.constantFrom('一、甲', '1.子。', '2.丑。', '', '　', '𠮷', '\n', '\r\n', '\r', '\n'), {
    maxLength: 24,
  })
  .map((pieces) => pieces.join(''));

describe('edits', () => {
  it('applied in any order give the text that a writer would have', () => {
    const lines = splitLines('一、甲\n1.子。\n2.丑。\n');
    const edits: TextEdit[] = [
      { range: { start: { line: 2, character: 0 }, end: { line: 2, character: 1 } }, newText: '3' },
      { range: { start: { line: 1, character: 4 }, end: { line: 1, character: 4 } }, newText: '\n2.新。' },
    ];
    assert.equal(textOf(applyEdits(lines, edits)), '一、甲\n1.子。\n2.新。\n3.丑。\n');
  });

  it('keep the lines they do not touch', () => {
    const lines = splitLines('一、甲\n1.子。\n2.丑。');
    const after = applyEdits(lines, [
      { range: { start: { line: 1, character: 0 }, end: { line: 1, character: 1 } }, newText: '9' },
    ]);
    assert.equal(after[0], lines[0]);
    assert.equal(after[2], lines[2]);
  });

  it('a line break at the very end of a text gives an empty last line', () => {
    const end = { line: 0, character: 1 };
    const after = applyEdits(splitLines('甲'), [{ range: { start: end, end }, newText: '\n' }]);
    assert.deepEqual(
      after.map(({ text, eol }) => text + eol),
      ['甲\n', ''],
    );
  });

  it('that overlap are refused', () => {
    const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 2 } };
    const other = { start: { line: 0, character: 1 }, end: { line: 0, character: 3 } };
    assert.throws(() =>
      applyEdits(splitLines('甲乙丙'), [
        { range, newText: '' },
        { range: other, newText: '' },
      ]),
    );
  });
});

describe('edits between two texts', () => {
  it('lead from one to the other and do not collide', () => {
    fc.assert(
      fc.property(TEXT, TEXT, (before, after) => {
        const lines = splitLines(before);
        const edits = editsBetween(lines, splitLines(after));
        assert.equal(textOf(applyEdits(lines, edits)), after);
        assert.ok(edits.every((edit, i) => edits.slice(i + 1).every((other) => !collide(edit, other))));
      }),
    );
  });

  it('are none between equal texts', () => {
    assert.deepEqual(editsBetween(splitLines('甲\n乙'), splitLines('甲\n乙')), []);
  });

  it('touch only what differs in a line, and never half a character', () => {
    const edits = editsBetween(splitLines('甲\n3.𠮷事。\n乙'), splitLines('甲\n3.𠮶事。\n乙'));
    assert.deepEqual(edits, [
      { range: { start: { line: 1, character: 2 }, end: { line: 1, character: 4 } }, newText: '𠮶' },
    ]);
  });
});
