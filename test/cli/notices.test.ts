import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');
const read = (file: string) => readFile(join(ROOT, file), 'utf8');

describe('the notices of what is bundled', () => {
  it('hold the licence of each package, one in another among them', async () => {
    const notices = await read('dist/THIRD-PARTY-NOTICES.txt');
    for (const folder of [
      'vscode-languageclient',
      'vscode-jsonrpc',
      'vscode-languageserver/node_modules/vscode-jsonrpc',
      'minimatch',
      'semver',
      'jsonc-parser',
    ]) {
      const { name, version } = JSON.parse(await read(`node_modules/${folder}/package.json`)) as {
        readonly name: string;
        readonly version: string;
      };
      assert.ok(notices.includes(`\n${name} ${version} (`), `${name} ${version}`);
    }
    assert.match(notices, /Permission is hereby granted[\s\S]+Blue Oak Model License[\s\S]+ISC/);
  });

  it('name what a package holds of others in its own files', async () => {
    const notices = await read('dist/THIRD-PARTY-NOTICES.txt');
    const ofDocx = notices.slice(notices.indexOf('\ndocx ')).split(/^-{79}$/m)[0] ?? '';
    for (const other of [
      'events',
      'stream-browserify',
      'nanoid',
      'fflate',
      '@oxc-project/runtime',
      'rolldown',
    ]) {
      assert.match(ofDocx, new RegExp(`^${other}.*\\n  Copyright `, 'm'), other);
    }
  });

  it('are shipped', async () => {
    assert.match(await read('.vscodeignore'), /^!dist\/THIRD-PARTY-NOTICES\.txt$/m);
  });
});
