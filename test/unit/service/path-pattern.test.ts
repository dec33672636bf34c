import assert from 'node:assert/strict';
import { matchesPart, matchesParts } from '../../../server/src/config/glob';
import { Corrections } from '../../../server/src/service/archive/corrections';
import { matchesPattern, resolvePattern } from '../../../server/src/service/archive/path-pattern';

const WORK = 'file:///w/%E5%B7%A5%E4%BD%9C';
const HOME = 'file:///home/li';

describe('a path of the settings', () => {
  for (const [written, base, ...parts] of [
    ['../往年', 'file:///w/%E5%BE%80%E5%B9%B4'],
    ['./a//b/', `${WORK}/a/b`],
    ['~/要点', 'file:///home/li/%E8%A6%81%E7%82%B9'],
    ['~', HOME],
    ['/srv/plans', 'file:///srv/plans'],
    ['D:/plans/*/要点', 'file:///D:/plans', '*', '要点'],
    ['D:\\plans\\20??', 'file:///D:/plans', '20??'],
    ['\\\\server\\share\\往年', 'file://server/share/%E5%BE%80%E5%B9%B4'],
    ['vscode-vfs://github/o/r', 'vscode-vfs://github/o/r'],
    ['file:///w/a%20b', 'file:///w/a%20b'],
    ['../../../../..', 'file://'],
    ['100%/a#b', `${WORK}/100%25/a%23b`],
    ['**/2024', WORK, '**', '2024'],
  ] as const) {
    it(`${written} -> ${[base, ...parts].join(' + ')}`, () => {
      assert.deepEqual(resolvePattern(written, WORK, HOME), { base, parts });
    });
  }

  it('names nothing when it is empty, climbs above a star, or there is nothing it is relative to', () => {
    for (const written of ['', '  ', '*/../x', 'a'.repeat(5000)]) {
      assert.equal(resolvePattern(written, WORK, HOME), undefined);
    }
    assert.equal(resolvePattern('往年', undefined, HOME), undefined);
    assert.equal(resolvePattern('~/x', WORK, undefined), undefined);
  });

  it('means a file whatever way a client writes it', () => {
    const pattern = resolvePattern('D:/往年/**/*.txt', undefined, undefined)!;
    assert.ok(matchesPattern(pattern, 'file:///d%3A/%E5%BE%80%E5%B9%B4/2024/a.txt'));
    assert.ok(matchesPattern(pattern, 'file:///D:/往年/a.txt'));
    assert.ok(!matchesPattern(pattern, 'file:///D:/往年/a.md'));
    assert.ok(!matchesPattern(pattern, 'file:///D:/往年后/a.txt'));
  });
});

describe('a glob', () => {
  for (const [pattern, name, fits] of [
    ['*', '', true],
    ['*工作要点*.txt', '某局2024年工作要点.txt', true],
    ['20??年', '2024年', true],
    ['20??年', '20245年', false],
    ['?', '𠀀', true],
    ['a*b*c', 'aXbXbXc', true],
    ['a*b*c', 'aXcXb', false],
    ['[2024]', '[2024]', true],
    ['a.c', 'abc', false],
  ] as const) {
    it(`${pattern} ${fits ? 'fits' : 'does not fit'} ${name}`, () => {
      assert.equal(matchesPart(pattern, name), fits);
    });
  }

  it('goes over any number of folders with **', () => {
    assert.ok(matchesParts(['**', '要点'], ['要点']));
    assert.ok(matchesParts(['**', '要点'], ['a', 'b', '要点']));
    assert.ok(matchesParts(['a', '**'], ['a']));
    assert.ok(!matchesParts(['a', '**', 'b'], ['a']));
    assert.ok(!matchesParts(['*'], ['a', 'b']));
  });

  it('takes no time on a hostile pattern', () => {
    assert.equal(matchesPart(`${'a*'.repeat(500)}b`, 'a'.repeat(2000)), false);
  });
});

describe('corrections', () => {
  const corrections = new Corrections(
    [
      { plans: { '要点.txt': { year: 2020, issuer: '某局' } }, folders: [WORK] },
      {
        plans: { '要点.txt': { year: 2021 }, '2019/*': { year: 2019, series: '甲' } },
        folders: [`${WORK}/in`],
        scope: [`${WORK}/in`],
      },
    ],
    undefined,
  );

  it('hold for a name wherever it lies, and for a path where it leads', () => {
    assert.deepEqual(corrections.of(`${WORK}/deep/要点.txt`), { year: 2020, issuer: '某局' });
    assert.deepEqual(corrections.of(`${WORK}/in/2019/x.txt`), { year: 2019, series: '甲' });
    assert.equal(corrections.of(`${WORK}/2019/x.txt`), undefined);
  });

  it('are overruled by later ones, part by part, where those count', () => {
    assert.deepEqual(corrections.of(`${WORK}/in/要点.txt`), { year: 2021, issuer: '某局' });
  });
});
