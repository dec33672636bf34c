import assert from 'node:assert/strict';
import { fnv1a64, lineHash } from '../../../server/src/config/hash';
import { Line } from '../../../server/src/plan/line';

const hash = (text: string, eol: '' | '\n' | '\r\n' = '\n') => lineHash(new Line(text, eol));

describe('lineHash', () => {
  it('is 64-bit FNV-1a of UTF-8, as published', () => {
    // Test vectors of the algorithm's authors.
    assert.equal(fnv1a64(''), 'cbf29ce484222325');
    assert.equal(fnv1a64('a'), 'af63dc4c8601ec8c');
    assert.equal(fnv1a64('foobar'), '85944171f73967e8');
  });

  it('is the same after renumbering, moving, indenting and another line end', () => {
    const same = [
      '1.完善机制。健全体系。',
      '12．完善机制。健全体系。',
      '　　3. 完善机制。 健全体系。\u00a0',
      '完善机制。健全体系。',
    ];
    assert.equal(
      new Set([...same.map((text) => hash(text)), hash(same[0]!, '\r\n'), hash(same[0]!, '')]).size,
      1,
    );
    assert.equal(hash('一、总体要求'), hash('十二、总体要求'));
    assert.equal(hash('（一）总体 要求'), hash('（二）总体要求'));
  });

  it('differs by any word or mark', () => {
    assert.notEqual(hash('1.完善机制'), hash('1.完善体制'));
    assert.notEqual(hash('1.完善机制。'), hash('1.完善机制'));
    assert.notEqual(hash('2.2020年完成'), hash('2.2021年完成'));
  });

  it('tells a bare marker from another, so that one ignored empty item hides no other', () => {
    assert.notEqual(hash('3.'), hash('4.'));
    assert.equal(hash('3.'), hash('　3. '));
    assert.notEqual(hash('3.'), hash(''));
  });

  it('takes half characters and ten million of them', () => {
    assert.match(hash('1.\ud842半'), /^[0-9a-f]{16}$/);
    assert.match(hash('一 '.repeat(5_000_000)), /^[0-9a-f]{16}$/);
  });
});
