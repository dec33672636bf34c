import assert from 'node:assert/strict';
import {
  background,
  decodeBackground,
  encodeBackground,
} from '../../../server/src/archive/ranking/background';
import { BACKGROUND } from '../../../server/src/archive/ranking/background-table';
import { measureBackground, readSamples } from '../../evaluation/background-samples';
import { existsSync } from 'node:fs';
import { PUBLISHED } from '../../evaluation/background-samples';

function term(pair: string): number {
  return pair.charCodeAt(0) * 0x10000 + pair.charCodeAt(1);
}

describe('the background table', () => {
  it('knows what stands in every plan, and that a name stands in few', () => {
    const shares = background();
    assert.ok((shares.get(term('建设')) ?? 0) > 0.3);
    assert.ok((shares.get(term('推进')) ?? 0) > 0.1);
    assert.equal(shares.get(term('澄川')), undefined);
  });

  it('is small: it goes into the server’s bundle', () => {
    assert.ok(new TextEncoder().encode(BACKGROUND.join('')).length < 25_000);
  });

  it('keeps a share to within a quarter', () => {
    const shares = new Map([0.9, 0.5, 0.11, 0.02].map((share, i) => [term('建设') + i, share]));
    const read = decodeBackground(encodeBackground(shares));
    for (const [key, share] of shares) {
      assert.ok(Math.abs(Math.log((read.get(key) ?? 0) / share)) < 0.25);
    }
  });

  it('leaves out half characters and what is too rare to be told', () => {
    const shares = new Map([
      [0xd83d0000 + 0x5efa, 0.5],
      [term('建设'), 0.0001],
    ]);
    assert.deepEqual(decodeBackground(encodeBackground(shares)), new Map());
  });

  it('is what the script counts in the plans of today', function () {
    if (!existsSync(PUBLISHED)) {
      this.skip();
    }
    assert.deepEqual(encodeBackground(measureBackground(readSamples())), BACKGROUND);
  });
});
