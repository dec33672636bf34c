import assert from 'node:assert/strict';
import { bulletText, symbolCharacter } from '../../../../server/src/archive/readers/numbering/symbols';

describe('symbolCharacter (17.3.3.30)', () => {
  const samples: readonly [font: string, code: number, character: string | undefined][] = [
    ['Symbol', 0xf0b7, '•'],
    ['Symbol', 0xb7, '•'],
    ['Symbol', 0xf0ae, '→'],
    ['Symbol', 0xf0a3, '≤'],
    ['Symbol', 0xf0b0, '°'],
    ['Symbol', 0xf0b4, '×'],
    ['Symbol', 0xf061, 'α'],
    ['Wingdings', 0xf06c, '●'],
    ['Wingdings', 0xf06e, '■'],
    ['Wingdings', 0xf075, '◆'],
    ['Wingdings', 0xf0a7, '▪'],
    ['Wingdings', 0xf0d8, '➢'],
    ['Wingdings', 0xf0e0, '→'],
    ['Wingdings', 0xf0fc, '✓'],
    ['Wingdings', 0xfe, '☑'],
    ['Wingdings', 0xf081, '①'],
    ['wingdings', 0x8a, '⑩'],
    ['Wingdings 2', 0xf052, '☑'],
    ['Wingdings 2', 0xf06a, '①'],
    ['Webdings', 0xf036, undefined],
    // Private use in a text font is Symbol's.
    ['宋体', 0xf0b7, '•'],
    ['宋体', 0x4e00, '一'],
    ['Courier New', 0x6f, 'o'],
    ['Wingdings', 0x2022, '•'],
  ];
  for (const [font, code, character] of samples) {
    it(`${font} ${code.toString(16)} is ${character ?? 'not known'}`, () => {
      assert.equal(symbolCharacter(code, font), character);
    });
  }
});

describe('bulletText', () => {
  it('tells the characters of a symbol font by what they look like', () => {
    assert.equal(bulletText('\uf0b7', 'Symbol'), '•');
    assert.equal(bulletText('l', 'Wingdings'), '●');
    assert.equal(bulletText('\uf0b7', undefined), '•');
  });

  it('keeps the characters of a text font', () => {
    assert.equal(bulletText('—', '仿宋'), '—');
    assert.equal(bulletText('·', undefined), '·');
    assert.equal(bulletText('𠮷', '宋体'), '𠮷');
  });

  it('has a bullet for a character that nothing is known of', () => {
    assert.equal(bulletText('\uf021', 'Webdings'), '•');
    assert.equal(bulletText('\ue00a', 'OpenSymbol'), '•');
  });
});
