import assert from 'node:assert/strict';
import { toBase64 } from '../../../client/src/base64';
import { isReached, isSearchedFolder } from '../../../client/src/folders';
import { planPatterns, ruleTitles, tokenTypes } from '../../../client/src/manifest';
import { Restarts } from '../../../client/src/restarts';
import manifest from '../../../package.json';
import { isSearchedFolder as searchedOnDisk, PLAN_FILE_PATTERNS } from '../../../server/src/plan-files';
import { EVERY_RULE } from '../../../server/src/features/rules-of';
import { TOKEN_MODIFIERS, TOKEN_TYPES } from '../../../server/src/features/token-legend';

describe('base64', () => {
  it('equals Node’s own for every length around a chunk', () => {
    for (const length of [0, 1, 2, 3, 0x7fff, 0x8000, 0x8001, 100_000]) {
      const bytes = Uint8Array.from({ length }, (_, i) => (i * 31) % 256);
      assert.equal(toBase64(bytes), Buffer.from(bytes).toString('base64'));
    }
  });
});

describe('a search for plans', () => {
  it('leaves out the folders that are left out on disk, whatever the folder itself is called', () => {
    for (const [path, reached] of [
      ['/.w/a.workplan', true],
      ['/.w/deep/er/a.workplan', true],
      ['/.w/node_modules/a.workplan', false],
      ['/.w/deep/node_modules/er/a.workplan', false],
      ['/.w/.git/a.workplan', false],
      ['/.w/node_modules.workplan', true],
    ] as const) {
      assert.equal(isReached('/.w', path), reached, path);
      assert.equal(isReached('/.w/', path), reached, path);
    }
    for (const name of ['a', '.git', 'node_modules', '二〇二一']) {
      assert.equal(isSearchedFolder(name), searchedOnDisk(name));
    }
  });
});

describe('restarts', () => {
  it('are given up after four within three minutes', () => {
    let now = 0;
    const restarts = new Restarts(() => now);
    assert.deepEqual(
      [1, 2, 3, 4, 5].map(() => restarts.allow()),
      [true, true, true, true, false],
    );
    now = 4 * 60 * 1000;
    assert.equal(restarts.allow(), true);
  });

  it('count from nothing once the user asked for a new start', () => {
    const restarts = new Restarts(() => 0);
    for (let i = 0; i < 5; i++) {
      restarts.allow();
    }
    restarts.reset();
    assert.equal(restarts.allow(), true);
  });
});

describe('what the client reads from package.json', () => {
  const { glob, matches } = planPatterns(manifest);

  it('are the names of plans', () => {
    assert.equal(glob, '**/{*.workplan,*.gzyd,*工作要点*.txt,*工作计划*.txt,*工作思路*.txt}');
    for (const name of ['a.workplan', 'A.GZYD', '某局2021年工作要点.txt', '工作思路（草稿）.TXT']) {
      assert.ok(matches(name), name);
    }
    for (const name of [
      '工作要点.docx',
      '要点.txt',
      '~$工作要点.txt',
      '.工作要点.txt',
      'workplan',
      'x.workplan.bak',
    ]) {
      assert.ok(!matches(name), name);
    }
  });

  it('are the same names that the server looks for', () => {
    assert.deepEqual(glob.slice('**/{'.length, -1).split(','), [...PLAN_FILE_PATTERNS]);
  });

  it('are the token types that the server sends', () => {
    // Of the types in the legend `comment` alone is one that every editor has.
    const types = TOKEN_TYPES.filter((type) => type !== 'comment');
    assert.deepEqual(tokenTypes(manifest), { types, modifiers: [...TOKEN_MODIFIERS] });
  });

  it('are the rules that have a page', () => {
    assert.deepEqual(
      [...ruleTitles(manifest).keys()],
      EVERY_RULE.map(({ code }) => code),
    );
  });

  it('never fails on a manifest that lacks them', () => {
    for (const broken of [undefined, null, {}, { contributes: [] }, { contributes: { languages: 'x' } }]) {
      assert.equal(planPatterns(broken).matches('工作要点.txt'), false);
      assert.equal(ruleTitles(broken).size, 0);
      assert.deepEqual(tokenTypes(broken), { types: [], modifiers: [] });
    }
  });
});
