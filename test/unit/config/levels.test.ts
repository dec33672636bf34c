import assert from 'node:assert/strict';
import { mergeLevels } from '../../../server/src/config/levels';
import { nearest } from '../../../server/src/config/nearest';

describe('mergeLevels', () => {
  it('lets workplan.json win over the settings, and drops what is no level', () => {
    assert.deepEqual(mergeLevels({ a: 'off', b: 'error', c: 'loud', d: 3 }, { b: 'hint' }), {
      a: 'off',
      b: 'hint',
    });
  });
});

describe('nearest', () => {
  const commands = ['check', 'outline', 'lsp'];
  for (const [word, expected] of [
    ['chekc', 'check'],
    ['CHECK', 'check'],
    ['outlin', 'outline'],
    ['slp', 'lsp'],
    ['renumber', undefined],
    ['', undefined],
    ['x'.repeat(100_000), undefined],
  ] as const) {
    it(`${word.slice(0, 20)} -> ${expected ?? 'nothing'}`, () =>
      assert.equal(nearest(word, commands), expected));
  }
});
