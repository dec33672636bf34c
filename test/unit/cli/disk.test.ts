import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ConfigFinder } from '../../../server/src/node/find-config';
import { readBytes, TooLargeError } from '../../../server/src/node/read-bytes';
import { DiskWorkspace } from '../../../server/src/node/workspace';
import { isPlanFile, isSearchedFolder } from '../../../server/src/plan-files';

describe('the disk', () => {
  let folder: string;
  const uri = (name: string) => pathToFileURL(join(folder, name)).href;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'workplan-'));
    await mkdir(join(folder, 'a/b/c'), { recursive: true });
    await writeFile(join(folder, 'a/2021年 工作要点#1.txt'), '要点');
    await writeFile(join(folder, 'a/b/x.workplan'), '');
    await writeFile(join(folder, 'a/workplan.json'), '{}');
  });
  after(() => rm(folder, { recursive: true }));

  it('gives the bytes of a file, and nothing for what is none', async () => {
    const disk = new DiskWorkspace();
    assert.equal(Buffer.from((await disk.readFile(uri('a/2021年 工作要点#1.txt'))) ?? []).toString(), '要点');
    for (const none of [
      uri('none'),
      uri('a'),
      uri('a/b/x.workplan/y'),
      'untitled:x',
      'no uri',
      'file://host%00/x',
    ]) {
      assert.equal(await disk.readFile(none), undefined, none);
    }
  });

  it('tells whether a file is there without reading it', async () => {
    const disk = new DiskWorkspace();
    assert.equal(await disk.exists(uri('a/2021年 工作要点#1.txt')), true);
    for (const none of [uri('none'), uri('a'), uri('a/b/x.workplan/y'), 'untitled:x', 'no uri']) {
      assert.equal(await disk.exists(none), false, none);
    }
  });

  it('finds plans below a folder, up to a limit', async () => {
    const disk = new DiskWorkspace();
    assert.deepEqual(await disk.findPlans(uri('.'), 10), [
      uri('a/2021年 工作要点#1.txt'),
      uri('a/b/x.workplan'),
    ]);
    assert.equal((await disk.findPlans(uri('a/'), 1)).length, 1);
    assert.deepEqual(await disk.findPlans(uri('none'), 10), []);
    assert.deepEqual(await disk.findPlans('vscode-vfs://x/y', 10), []);
  });

  it('finds the nearest workplan.json upward', async () => {
    const finder = new ConfigFinder();
    assert.equal(await finder.find(join(folder, 'a/b/c')), join(folder, 'a/workplan.json'));
    assert.notEqual(await finder.find(folder), join(folder, 'a/workplan.json'));
  });

  it('reads no more than the limit, of a device without an end too', async function () {
    const file = join(folder, 'a/2021年 工作要点#1.txt');
    assert.equal((await readBytes(file, 6)).length, 6);
    await assert.rejects(readBytes(file, 5), TooLargeError);
    if (process.platform === 'win32') {
      this.skip();
    }
    await assert.rejects(readBytes('/dev/zero', 1_000_000), TooLargeError);
    assert.equal((await readBytes('/dev/null')).length, 0);
  });
});

describe('plan file names', () => {
  for (const [name, expected] of [
    ['教育厅2021年工作要点.txt', true],
    ['2021年工作计划（征求意见稿）.TXT', true],
    ['工作思路.txt', true],
    ['x.workplan', true],
    ['x.gzyd', true],
    ['工作要点.docx', false],
    ['工作要点.txt.bak', false],
    ['notes.txt', false],
    ['.x.workplan', false],
    ['~$工作要点.txt', false],
  ] as const) {
    it(`${name}: ${expected}`, () => assert.equal(isPlanFile(name), expected));
  }

  it('leaves hidden folders and node_modules out', () => {
    assert.deepEqual(['plans', '.git', 'node_modules', '处室'].map(isSearchedFolder), [
      true,
      false,
      false,
      true,
    ]);
  });
});
