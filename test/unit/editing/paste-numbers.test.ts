import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fitPaste } from '../../../server/src/editing/paste/fit';
import { withNumbersOf } from '../../../server/src/editing/paste/numbers';
import { applyEdits, textOf } from '../../../server/src/plan/edit';
import { parse } from '../../../server/src/plan/parser';

describe('numbers that a piece has in HTML alone', () => {
  const samples: readonly [name: string, plain: string, fromHtml: string, expected: string][] = [
    ['are put before its lines', '甲。\n乙。', '1.甲。\n2.乙。', '1.甲。\n2.乙。'],
    ['of every form', '甲\n乙\n丙\n丁', '一、甲\n（二）乙\niv.丙\n③丁', '一、甲\n（二）乙\niv.丙\n③丁'],
    ['keep the blank that parts them from a year', '2020年', '1. 2020年', '1. 2020年'],
    ['take the place of the indent', '　　甲\r\n\t乙 \r\n', '1.甲\n2.乙', '1.甲\r\n2.乙 \r\n'],
    ['only where it lacks them', '一、总体要求\n甲', '一、总体要求\n1.甲', '一、总体要求\n1.甲'],
    [
      'whatever blanks there are between its words',
      '甲　乙\u00a0丙\n\n\n丁',
      '1.甲 乙丙\n2.丁',
      '1.甲　乙\u00a0丙\n\n\n2.丁',
    ],
    ['and none where it has them all', '1. 甲\n2. 乙', '1.甲\n2.乙', '1. 甲\n2. 乙'],
    ['not where words differ', '甲\n乙', '1.甲\n2.乙丙', '甲\n乙'],
    ['not where lines differ', '甲乙', '1.甲\n2.乙', '甲乙'],
    ['not where the HTML has more lines', '甲', '1.甲\n2.乙', '甲'],
    ['not where it has fewer', '甲\n乙', '1.甲', '甲\n乙'],
    ['not where the plain text has numbers and the HTML has none', '1.甲\n乙', '甲\n2.乙', '1.甲\n乙'],
    ['nor words before a line, or mere signs', '甲', '一句很长很长很长很长很长很长的话：甲', '甲'],
    ['nor bullets', '甲', '●甲', '甲'],
    ['nor anything without HTML', '甲', '', '甲'],
  ];
  for (const [name, plain, fromHtml, expected] of samples) {
    it(name, () => {
      assert.equal(withNumbersOf(plain, fromHtml), expected);
    });
  }

  it('never take anything away, and add nothing but what the HTML has', () => {
    const text = fc.array(fc.stringMatching(/^[ \u3000\t]?[1一、.（）甲乙]{0,6}[ ]?$/), { maxLength: 6 });
    const bare = (it: string) => it.replace(/\s/g, '');
    fc.assert(
      fc.property(text, text, (plain, html) => {
        const [own, other] = [plain.join('\n'), html.join('\n')];
        const result = withNumbersOf(own, other);
        assert.ok(result === own || bare(result) === bare(other));
        result.split('\n').forEach((line, i) => {
          assert.ok(bare(line).endsWith(bare(plain[i] ?? '')));
        });
      }),
    );
  });

  it('make a piece another than what the editor would paste, even where they fit already', () => {
    const plan = parse('一、甲\n1.子。\n');
    const at = { line: 2, character: 0 };
    const outcome = fitPaste(plan, { start: at, end: at }, '2.丑。\n', '丑。\n');
    assert.ok(outcome && 'edits' in outcome);
    assert.equal(textOf(applyEdits(plan.lines, outcome.edits)), '一、甲\n1.子。\n2.丑。\n');
    assert.equal(fitPaste(plan, { start: at, end: at }, '2.丑。\n'), undefined);
  });
});
