import assert from 'node:assert/strict';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createFile, replaceFile, writeFailure } from '../../server/src/cli/write-file';
import { Folder } from './run';

describe('writing a file', () => {
  let folder: Folder;
  const at = (name: string): string => join(folder.path, name);
  const text = async (name: string): Promise<string> => (await readFile(at(name))).toString();
  const bytes = (of: string): Uint8Array => Buffer.from(of);
  const said = async (writing: Promise<void>): Promise<string> =>
    writing.then(
      () => '',
      (error: unknown) => writeFailure('x', error).reason.zh,
    );
  beforeEach(async () => {
    folder = await Folder.create({ 'a.txt': '旧' });
  });
  afterEach(() => folder.remove());

  it('puts the new bytes in the place of the old ones', async () => {
    await replaceFile(at('a.txt'), bytes('新'), bytes('旧'));
    assert.equal(await text('a.txt'), '新');
    assert.deepEqual(await readdir(folder.path), ['a.txt']);
  });

  it('that another program has changed meanwhile leaves it as it is', async () => {
    await folder.write('a.txt', '他人所改');
    assert.match(await said(replaceFile(at('a.txt'), bytes('新'), bytes('旧'))), /刚被别的程序改过/);
    assert.equal(await text('a.txt'), '他人所改');
    assert.deepEqual(await readdir(folder.path), ['a.txt']);
  });

  it('that is gone, or a folder, says so', async () => {
    assert.equal(await said(replaceFile(at('b.txt'), bytes('新'), bytes('旧'))), '没有这个文件或文件夹');
    await mkdir(at('c'));
    assert.equal(await said(replaceFile(at('c'), bytes('新'), bytes('旧'))), '这是文件夹，不是文件');
  });

  it('anew takes no name that is taken', async () => {
    await createFile(at('b.txt'), bytes('新'));
    assert.equal(await text('b.txt'), '新');
    assert.match(await said(createFile(at('a.txt'), bytes('新'))), /已经存在/);
    assert.equal(await text('a.txt'), '旧');
    assert.equal(await said(createFile(at('no/b.txt'), bytes('新'))), '没有这个文件或文件夹');
    assert.deepEqual((await readdir(folder.path)).sort(), ['a.txt', 'b.txt']);
  });
});
