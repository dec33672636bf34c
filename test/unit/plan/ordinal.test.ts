import assert from 'node:assert/strict';
import {
  fromArabic,
  fromChinese,
  fromCircled,
  toArabic,
  toChinese,
  toCircled,
} from '../../../server/src/plan/ordinal';

const all = Array.from({ length: 99 }, (_, i) => i + 1);

describe('ordinals', () => {
  it('writes what every reader writes', () => {
    const pairs: readonly (readonly [number, string])[] = [
      [1, '一'],
      [9, '九'],
      [10, '十'],
      [11, '十一'],
      [19, '十九'],
      [20, '二十'],
      [21, '二十一'],
      [33, '三十三'],
      [90, '九十'],
      [99, '九十九'],
    ];
    for (const [ordinal, numeral] of pairs) {
      assert.equal(toChinese(ordinal), numeral);
      assert.equal(fromChinese(numeral), ordinal);
    }
  });

  it('reads back each of the ninety-nine it writes, in Chinese and arabic', () => {
    for (const ordinal of all) {
      assert.equal(fromChinese(toChinese(ordinal) ?? ''), ordinal);
      assert.equal(fromArabic(toArabic(ordinal) ?? ''), ordinal);
    }
    assert.equal(new Set(all.map(toChinese)).size, 99);
  });

  it('has circled forms up to ㊿, where Unicode ends', () => {
    for (const ordinal of all.slice(0, 50)) {
      assert.equal(fromCircled(toCircled(ordinal) ?? ''), ordinal);
    }
    assert.deepEqual([1, 20, 21, 35, 36, 50].map(toCircled), ['①', '⑳', '㉑', '㉟', '㊱', '㊿']);
    assert.equal(toCircled(51), undefined);
  });

  it('reads the older 廿 and 卅', () => {
    assert.deepEqual(['廿', '廿一', '卅', '卅九'].map(fromChinese), [20, 21, 30, 39]);
  });

  for (const numeral of [
    '',
    '〇',
    '零',
    '两',
    '十十',
    '二十零',
    '一十',
    '一二',
    '二〇',
    '百',
    '一百',
    '十二三',
    '廿十',
    '一 ',
  ]) {
    it(`does not take “${numeral}” for an ordinal`, () => {
      assert.equal(fromChinese(numeral), undefined);
    });
  }

  for (const numeral of ['', '0', '00', '07', '100', '2021', '1a', '-1', '１００']) {
    it(`does not take “${numeral}” for an arabic ordinal`, () => {
      assert.equal(fromArabic(numeral), undefined);
    });
  }

  it('reads full-width digits', () => {
    assert.equal(fromArabic('１２'), 12);
  });

  for (const ordinal of [0, -1, 100, 1.5, Number.NaN, Infinity]) {
    it(`writes nothing for ${ordinal}`, () => {
      assert.equal(toChinese(ordinal), undefined);
      assert.equal(toArabic(ordinal), undefined);
      assert.equal(toCircled(ordinal), undefined);
    });
  }
});
