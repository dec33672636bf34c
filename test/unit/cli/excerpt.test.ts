import assert from 'node:assert/strict';
import fc from 'fast-check';
import { excerpt } from '../../../server/src/cli/excerpt';
import { cellsOf } from '../../../server/src/cli/width';

/** The excerpt of a line whose place is written `«…»`. */
function marked(line: string, width = 60): string[] {
  const from = line.indexOf('«');
  const to = line.indexOf('»') - 1;
  const { text, marks } = excerpt(line.replace(/[«»]/g, ''), from, to, width);
  return [text, marks];
}

describe('excerpt', () => {
  const samples: readonly [string, string, string, string][] = [
    ['narrow text', 'ab«cd»e', 'abcde', '  ^^'],
    ['Chinese, two cells each', '一、«总体»要求', '一、总体要求', '    ^^^^'],
    ['full-width blanks', '　　«1.»完善', '　　1.完善', '    ^^'],
    ['tabs, to the next stop', 'a\t«1.»完善', 'a   1.完善', '    ^^'],
    ['a tab itself', 'a«\t»完善', 'a   完善', ' ^^^'],
    ['a no-break space', '\u00a0«完»', ' 完', ' ^^'],
    ['marks without width', '\u200b\ufeff一«二»', '一二', '  ^^'],
    ['nothing but a mark without width', '一«\u200b»二', '一二', '  ^'],
    ['an empty place', '一二«»', '一二', '    ^'],
    ['a character beyond the BMP', '𠮷«野»家', '𠮷野家', '  ^^'],
    ['a combining mark', 'e\u0301«x»', 'e\u0301x', ' ^'],
    ['a control character', 'a\u001b[1m«b»', 'a␛[1mb', '     ^'],
    ['an emoji', '😀«了»', '😀了', '  ^^'],
    ['an ambiguous mark, taken for narrow', '“«a»', '“a', ' ^'],
  ];
  for (const [name, line, text, marks] of samples) {
    it(`marks the place after ${name}`, () => assert.deepEqual(marked(line), [text, marks]));
  }

  it('cuts a long line at both ends around the place', () => {
    const [text = '', marks = ''] = marked(`${'前'.repeat(100)}«错»${'后'.repeat(100)}`, 30);
    assert.match(text, /^\.\.\.前+错后+\.\.\.$/);
    assert.ok(cellsOf(text) <= 30);
    assert.equal(text.slice(3, text.indexOf('错')).length * 2 + 3, marks.indexOf('^'));
  });

  it('keeps the beginning of a long line when the place is there', () => {
    assert.match(marked(`«1.»${'完善'.repeat(100)}`, 30)[0] ?? '', /^1\.完善.*\.\.\.$/);
  });

  it('takes a place beyond the line for its end, and one between halves for the whole character', () => {
    assert.equal(excerpt('一二', 99, 120, 40).marks, '    ^');
    assert.equal(excerpt('𠮷野', 1, 2, 40).marks, '^^');
  });

  it('costs as much as what is shown', () => {
    const line = '工作“\u200b'.repeat(5_000_000);
    const start = performance.now();
    for (let i = 0; i < 100; i++) {
      excerpt(line, 15_000_000 + i, 15_000_003 + i, 80);
    }
    excerpt('\u200b'.repeat(10_000_000), 9_000_000, 9_000_001, 80);
    assert.ok(performance.now() - start < 2000);
  });

  it('never exceeds the width and always has a mark within the text', () => {
    const line = fc.string({
      unit: fc.constantFrom('a', '中', '\t', '\u200b', '𠮷', '\ud842', '\u001b', '　', '“'),
    });
    fc.assert(
      fc.property(
        line,
        fc.nat(40),
        fc.nat(10),
        fc.integer({ min: 20, max: 60 }),
        (text, from, length, width) => {
          const shown = excerpt(text, from, from + length, width);
          assert.ok(cellsOf(shown.text) <= width + 3, shown.text);
          assert.match(shown.marks, /^ *\^+$/);
          assert.ok(shown.marks.indexOf('^') <= cellsOf(shown.text));
        },
      ),
    );
  });
});
