import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import path from 'node:path';

describe('what is generated from the rules', () => {
  it('is up to date: pages, settings, schema', function () {
    this.timeout(60_000);
    const output = execFileSync(
      process.execPath,
      ['--import', 'tsx', path.join(import.meta.dirname, '../../scripts/generate.mts'), '--check'],
      { encoding: 'utf8', cwd: path.join(import.meta.dirname, '../..') },
    );
    assert.equal(output, '');
  });
});
