import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applyPatch } from 'diff';
import { unifiedDiff } from '../../../server/src/cli/diff';

describe('a unified diff', () => {
  const line = fc.constantFrom('1.子。', '2.丑。', '', '𠮷', '--- x', '一、甲\r');

  it('is what makes one text of the other', () => {
    const texts = fc
      .array(fc.tuple(line, line, fc.boolean()), { minLength: 1, maxLength: 40 })
      .chain((pairs) => fc.tuple(fc.constant(pairs), fc.boolean()))
      .map(([pairs, end]) => {
        const before = pairs.map(([one]) => one);
        const after = pairs.map(([one, other, same]) => (same ? one : other));
        // An empty last line is none.
        const last = end ? '\n' : '\n甲';
        return [before.join('\n') + last, after.join('\n') + last] as const;
      });
    fc.assert(
      fc.property(texts, ([before, after]) => {
        const patch = unifiedDiff('a.txt', before, after);
        assert.equal(patch === '', before === after);
        assert.equal(applyPatch(before, patch, { autoConvertLineEndings: false }), after);
      }),
    );
  });

  it('keeps what is far apart apart, and says where the last line has no end', () => {
    const before = Array.from({ length: 20 }, (_, i) => `${i}`).join('\n');
    const after = before.replace('1\n', 'x\n').replace(/19$/, 'y');
    const patch = unifiedDiff('a.txt', before, after);
    assert.deepEqual(patch.match(/^@@.*$/gm), ['@@ -1,5 +1,5 @@', '@@ -17,4 +17,4 @@']);
    assert.equal(patch.match(/^\\ No newline/gm)?.length, 2);
  });

  it('names the file as it is, and quotes what would break its line', () => {
    const heads = (name: string): string[] => unifiedDiff(name, '1', '2').split('\n').slice(0, 2);
    assert.deepEqual(heads('要点/稿.txt'), ['--- 要点/稿.txt', '+++ 要点/稿.txt']);
    assert.deepEqual(heads('a b.txt'), ['--- a b.txt\t', '+++ a b.txt\t']);
    assert.ok(heads('a\nb.txt').every((head) => /^[-+]{3} ".*"$/.test(head)));
  });

  it('is for texts of as many lines', () => {
    assert.throws(() => unifiedDiff('a.txt', '1', '1\n2'), RangeError);
  });
});
