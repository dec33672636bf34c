import assert from 'node:assert/strict';
import { cellsOf, cutCells, padCells, printable } from '../../../server/src/cli/width';

describe('width', () => {
  it('counts cells', () => {
    assert.equal(cellsOf('a一　１\u200be\u0301'), 1 + 2 + 2 + 2 + 0 + 1);
  });

  it('pads by cells', () => {
    assert.equal(padCells('一', 4), '一  ');
    assert.equal(padCells('一二三', 4), '一二三');
  });

  it('cuts by cells, with dots that fit', () => {
    assert.equal(cutCells('一二三四五', 10), '一二三四五');
    assert.equal(cutCells('一二三四五六', 10), '一二三...');
    assert.equal(cutCells('', 0), '');
  });

  it('lets nothing through that steers a terminal or reverses text', () => {
    assert.equal(printable('a\u001b[2J\n\u009b\u202e\u2028b\ud800\u007f'), 'a␛[2J␊?b??');
  });
});
