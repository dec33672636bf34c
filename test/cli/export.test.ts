import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { spawnSync } from 'node:child_process';
import { readDocument } from '../../server/src/archive/readers/read';
import { docxOf, paragraph } from '../unit/readers/docx-package';
import { CLI, Folder, GAP, GOOD } from './run';

const XML = 'word/document.xml';

describe('workplan export', () => {
  let folder: Folder;
  afterEach(() => folder.remove());
  const bytes = async (name: string): Promise<Uint8Array> => readFile(join(folder.path, name));
  const textOf = async (name: string): Promise<string> => {
    const read = await readDocument(await bytes(name), { name });
    return read.kind === 'document' ? read.text : read.reason.zh;
  };
  const tree = async (name = '.'): Promise<string[]> =>
    (await readdir(join(folder.path, name), { recursive: true })).sort();

  it('makes a Word file that imports as the plan it was', async () => {
    folder = await Folder.create({ 'a.txt': GOOD });
    assert.deepEqual(await folder.run(['export', 'a.txt', '-o', 'a.docx']), {
      code: 0,
      out: '',
      err: 'a.docx: 已导出\n',
    });
    assert.deepEqual(await folder.run(['import', 'a.docx']), { code: 0, out: GOOD, err: '' });
    assert.deepEqual(await tree(), ['a.docx', 'a.txt']);
  });

  it('writes numbers as text, or lets Word count them', async () => {
    folder = await Folder.create({ 'a.txt': GOOD });
    await folder.run(['export', 'a.txt', '-o', 'typed.docx', '--numbers', 'typed']);
    await folder.run(['export', 'a.txt', '-o', 'automatic.docx', '--numbers', 'automatic']);
    const xml = async (name: string): Promise<string> =>
      new TextDecoder().decode(unzipSync(await bytes(name))[XML]);
    assert.doesNotMatch(await xml('typed.docx'), /<w:numPr>/);
    assert.match(await xml('automatic.docx'), /<w:numPr>/);
    assert.doesNotMatch(await xml('automatic.docx'), /一、/);
    assert.equal(await textOf('automatic.docx'), GOOD);
  });

  it('says how many comments it left out, and how many errors are still in it', async () => {
    folder = await Folder.create({ 'a.txt': GAP.replace('一、', '// 请核对\n一、') });
    const { code, err } = await folder.run(['export', 'a.txt', '-o', 'a.docx']);
    assert.equal(code, 0);
    assert.equal(
      err,
      'a.txt: 1 行注释没有导出；还有 1 处“错误”没有改，用 workplan check 查看\na.docx: 已导出\n',
    );
    assert.equal(await textOf('a.docx'), GAP);
    await folder.write('workplan.json', '{ "rules": { "numbering/item-gap": "off" } }');
    const english = await folder.run(['export', 'a.txt', '-o', 'b.docx', '--lang', 'en']);
    assert.equal(english.err, 'a.txt: 1 line of comment left out\nb.docx: exported\n');
  });

  it('goes from standard input to standard output, which is no terminal here', async () => {
    folder = await Folder.create();
    const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, 'export', '-'], {
      cwd: folder.path,
      input: GOOD,
    });
    assert.deepEqual([status, stderr.toString()], [0, '']);
    const read = await readDocument(stdout, { name: 'a.docx' });
    assert.ok(read.kind === 'document' && read.text === GOOD);
  });

  it('takes a whole folder of plans, the tree kept, and leaves what is none', async () => {
    folder = await Folder.create({
      'in/教育厅2021年工作要点.txt': GOOD,
      'in/处室/某处.workplan': GOOD,
      'in/处室/说明.txt': '今天天气很好。\n',
      'in/处室/像要点.txt': GOOD,
    });
    assert.deepEqual(await folder.run(['export', 'in', '-o', 'out']), {
      code: 0,
      out: '',
      err: '已导出 3 份\n',
    });
    assert.deepEqual(await tree('out'), [
      '处室',
      '处室/像要点.docx',
      '处室/某处.docx',
      '教育厅2021年工作要点.docx',
    ]);
  });

  it('tells of plans that would become one file, and not of what is no plan', async () => {
    const files = {
      'in/a.workplan': GOOD,
      'in/a.txt': '今天天气很好。\n',
      'in/b.workplan': GOOD,
      'in/b.txt': GOOD,
    };
    folder = await Folder.create({ ...files, 'none/说明.txt': '今天天气很好。\n' });
    const { code, err } = await folder.run(['export', 'in', '-o', 'out']);
    assert.equal(code, 2);
    assert.match(err, /^out\/b\.docx: in\/b\.txt、in\/b\.workplan 都要写成这个文件[^\n]*\n已导出 1 份\n$/);
    assert.deepEqual(await tree('out'), ['a.docx']);
    const none = await folder.run(['export', 'none', '-o', 'out']);
    assert.equal(none.code, 2);
    assert.match(none.err, /^none: 没有找到工作要点[^\n]*\n已导出 0 份\n$/);
  });

  it('replaces a file only where told to, and never the plan or the template', async () => {
    const template = docxOf({ document: paragraph('样张') });
    folder = await Folder.create({ 'a.txt': GOOD, 'b.docx': '旧', 't.docx': template });
    const run = async (...args: readonly string[]) => {
      const { code, out, err } = await folder.run(['export', 'a.txt', ...args]);
      assert.deepEqual([code, out], [2, '']);
      return err;
    };
    assert.equal(await run('-o', 'b.docx'), 'b.docx: 这个文件已经存在，没有改动；要覆盖请加 --force\n');
    assert.equal((await bytes('b.docx')).length, 3);
    const kept = '这个文件是读入的文件，不能覆盖\n';
    assert.equal(await run('-o', 'a.txt', '--force'), `a.txt: ${kept}`);
    assert.equal(await run('-o', 't.docx', '--template', 't.docx', '--force'), `t.docx: ${kept}`);
    assert.deepEqual(new Uint8Array(await bytes('t.docx')), template);
    assert.equal((await folder.run(['export', 'a.txt', '-o', 'b.docx', '--force'])).code, 0);
    assert.equal(await textOf('b.docx'), GOOD);
  });

  it('says in one line what is wrong with a template, and writes nothing', async () => {
    folder = await Folder.create({
      'a.txt': GOOD,
      'b.txt': GOOD,
      't.docx': '不是',
      'x.doc': 'PK\u0003\u0004',
    });
    for (const [name, pattern] of [
      ['t.docx', /^workplan: t\.docx: [^\n]+\n$/],
      ['x.doc', /^workplan: x\.doc: [^\n]+\n$/],
    ] as const) {
      const { code, err } = await folder.run(['export', 'a.txt', 'b.txt', '-o', 'out', '--template', name]);
      assert.equal(code, 2);
      assert.match(err, pattern);
    }
    assert.deepEqual(await tree(), ['a.txt', 'b.txt', 't.docx', 'x.doc']);
  });

  it('says in one line what it cannot read, and goes on', async () => {
    folder = await Folder.create({ 'a.txt': GOOD, 'b.txt': Uint8Array.of(0, 1, 2, 3, 200) });
    const { code, err } = await folder.run(['export', 'no.txt', 'b.txt', 'a.txt', '-o', 'out']);
    assert.equal(code, 2);
    assert.match(err, /^no\.txt: 没有这个文件或文件夹\nb\.txt: [^\n]+\n已导出 1 份，2 份未能读取\n$/);
    assert.deepEqual(await tree('out'), ['a.docx']);
  });

  it('reports what is wrong in workplan.json', async () => {
    folder = await Folder.create({ 'a.txt': GOOD, 'workplan.json': '{ "rules": 1 }' });
    const { code, err } = await folder.run(['export', 'a.txt', '-o', 'a.docx']);
    assert.equal(code, 2);
    assert.match(err, /^workplan\.json:1:/m);
  });
});
