import assert from 'node:assert/strict';
import { levelsOf, mergeLevels } from '../../../server/src/config/levels';
import { nearest } from '../../../server/src/config/nearest';

describe('mergeLevels', () => {
  it('lets workplan.json win over the settings, and drops what is no level', () => {
    assert.deepEqual(mergeLevels({ a: 'off', b: 'error', c: 'loud', d: 3 }, { b: 'hint' }), {
      a: 'off',
      b: 'hint',
    });
  });
});

describe('levelsOf', () => {
  it('gives every rule its own level unless another is set', () => {
    const rules = [
      { code: 'a', level: 'error' },
      { code: 'b', level: 'off' },
    ] as const;
    assert.deepEqual(levelsOf(rules, { b: 'info', unknown: 'error' }), { a: 'error', b: 'info' });
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
