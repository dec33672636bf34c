import assert from 'node:assert/strict';
import type { Ignore } from '../../../server/src/config/config';
import { lineHash } from '../../../server/src/config/hash';
import { applyIgnores, unusedIgnores } from '../../../server/src/config/ignores';
import { splitLines } from '../../../server/src/plan/line';
import { rangeInLine } from '../../../server/src/plan/position';
import type { Finding } from '../../../server/src/rules/rule';

const finding = (code: string, line: number): Finding => ({
  code,
  severity: 'error',
  range: rangeInLine(line, 0, 1),
  message: { zh: '', en: '' },
});

describe('applyIgnores', () => {
  const lines = splitLines('1.完善机制\n2.健全体系\n3.健全体系');
  const ignore: Ignore = { code: 'a/b', hash: lineHash(lines[1]!) };

  it('hides by code and words, wherever the words stand', () => {
    const findings = [finding('a/b', 0), finding('a/b', 1), finding('a/c', 1), finding('a/b', 2)];
    const { kept, used } = applyIgnores(findings, lines, [ignore]);
    assert.deepEqual(kept, [findings[0], findings[2]]);
    assert.deepEqual([...used], [ignore]);
  });

  it('keeps everything, and the very same list, when there is nothing to ignore', () => {
    const findings = [finding('a/b', 0)];
    assert.equal(applyIgnores(findings, lines, []).kept, findings);
  });

  it('keeps a finding on a line that is not there', () => {
    assert.equal(applyIgnores([finding('a/b', 99)], lines, [ignore]).kept.length, 1);
  });
});

describe('unusedIgnores', () => {
  const here: Ignore = { code: 'a/b', hash: '0'.repeat(16), file: './2021\\plan.txt' };
  const anywhere: Ignore = { code: 'a/b', hash: '1'.repeat(16) };

  it('judges an ignore when its plan was checked', () => {
    assert.deepEqual(unusedIgnores([here, anywhere], new Set(), new Set(['2021/plan.txt'])), [here]);
    assert.deepEqual(unusedIgnores([here, anywhere], new Set(), new Set(['other.txt'])), []);
  });

  it('judges all when all plans were checked, and spares those that hid something', () => {
    assert.deepEqual(unusedIgnores([here, anywhere], new Set([here]), 'all'), [anywhere]);
  });
});
