import assert from 'node:assert/strict';
import { chmod, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { Folder, GAP, GOOD, plan } from './run';

describe('workplan check', () => {
  let folder: Folder;
  afterEach(() => folder.remove());

  it('is silent but for a summary about a sound plan, and exits with 0', async () => {
    folder = await Folder.create({ 'a.txt': GOOD });
    assert.deepEqual(await folder.run(['check', 'a.txt']), {
      code: 0,
      out: '共检查 1 份文件：没有发现问题\n',
      err: '',
    });
  });

  it('shows a slip with its line and a mark under it, and exits with 1', async () => {
    folder = await Folder.create({ 'a.txt': GAP });
    assert.deepEqual(await folder.run(['check', 'a.txt']), {
      code: 1,
      out: [
        'a.txt',
        '  5:1  错误  “3.”之前缺“2.”  numbering/item-gap',
        '        | 3.优化服务。改进工作作风。',
        '        | ^^',
        '        = 4:1  上一项在此',
        '',
        '共检查 1 份文件：1 处错误',
        '',
      ].join('\n'),
      err: '',
    });
  });

  it('says the same in English', async () => {
    folder = await Folder.create({ 'a.txt': GAP, 'b.txt': GOOD });
    const { out } = await folder.run(['check', '--lang', 'en', 'a.txt', 'b.txt']);
    assert.match(out, /^ {2}5:1 {2}error {2}.*numbering\/item-gap$/m);
    assert.match(out, /^2 files checked: 1 error$/m);
  });

  it('prints JSON, counted from 0, files without findings too', async () => {
    folder = await Folder.create({ 'x/a.txt': GAP, 'b.txt': GOOD });
    const { code, out, err } = await folder.run(['check', '--format', 'json', './x/a.txt', 'b.txt']);
    assert.equal(code, 1);
    assert.equal(err, '');
    assert.deepEqual(JSON.parse(out), {
      version: 1,
      files: [
        {
          file: './x/a.txt',
          diagnostics: [
            {
              code: 'numbering/item-gap',
              severity: 'error',
              message: '“3.”之前缺“2.”',
              range: { start: { line: 4, character: 0 }, end: { line: 4, character: 2 } },
              fixable: true,
            },
          ],
        },
        { file: 'b.txt', diagnostics: [] },
      ],
    });
  });

  it('searches folders for plans, known by name or by text, and leaves hidden ones and node_modules out', async () => {
    folder = await Folder.create({
      '2021年工作要点.txt': GOOD,
      'plans/2020年工作计划（稿）.TXT': GAP,
      'plans/处室/a.workplan': GAP,
      'plans/处室/b.gzyd': GOOD,
      'plans/gap.txt': GAP,
      'plans/notes.txt': '会议记录\n一、参会人员\n二、议题\n三、决定\n',
      'plans/photo.txt': Buffer.from([0xff, 0xd8, 0xff, 0, 0, 0, 0, 0]),
      'plans/.git/工作要点.txt': GAP,
      'plans/node_modules/x/工作要点.txt': GAP,
      'plans/.工作要点.txt': GAP,
      'plans/~$工作要点.txt': GAP,
    });
    const files = async (...operands: string[]) => {
      const { out } = await folder.run(['check', '--format', 'json', ...operands]);
      return (JSON.parse(out) as { files: { file: string }[] }).files.map(({ file }) => file);
    };
    assert.deepEqual(await files('.'), [
      '2021年工作要点.txt',
      'plans/2020年工作计划（稿）.TXT',
      'plans/gap.txt',
      'plans/处室/a.workplan',
      'plans/处室/b.gzyd',
    ]);
    assert.deepEqual(await files('plans/处室/', 'plans/notes.txt'), [
      'plans/处室/a.workplan',
      'plans/处室/b.gzyd',
      'plans/notes.txt',
    ]);
    assert.deepEqual(await files('plans/处室/a.workplan', './plans/处室'), [
      'plans/处室/a.workplan',
      'plans/处室/b.gzyd',
    ]);
    assert.deepEqual(await files(join(folder.path, 'plans/处室')), [
      join(folder.path, 'plans/处室/a.workplan'),
      join(folder.path, 'plans/处室/b.gzyd'),
    ]);
  });

  it('follows links to files, not to folders, and survives loops', async () => {
    folder = await Folder.create({ 'elsewhere/工作要点.txt': GOOD, 'in/x.workplan': GOOD });
    await symlink('../elsewhere/工作要点.txt', join(folder.path, 'in/2020年工作要点.txt'));
    await symlink('../elsewhere', join(folder.path, 'in/folder'));
    await symlink('.', join(folder.path, 'in/loop'));
    await symlink('self.workplan', join(folder.path, 'in/self.workplan'));
    await symlink('nowhere', join(folder.path, 'in/broken.workplan'));
    const { code, out } = await folder.run(['check', '--format', 'json', 'in']);
    assert.equal(code, 0);
    assert.deepEqual(
      (JSON.parse(out) as { files: { file: string }[] }).files.map(({ file }) => file),
      ['in/2020年工作要点.txt', 'in/x.workplan'],
    );
  });

  it('names what cannot be read in one line each, checks the rest, and exits with 2', async () => {
    folder = await Folder.create({
      'a.txt': GAP,
      'b.docx': Uint8Array.of(0x50, 0x4b, 3, 4, ...Buffer.from('xxxx[Content_Types].xml')),
      'c.txt/工作要点.txt': GOOD,
    });
    const { code, out, err } = await folder.run(['check', 'no.txt', 'a.txt', 'b.docx', 'a.txt/b', 'c.txt']);
    assert.equal(code, 2);
    assert.match(out, /numbering\/item-gap/);
    assert.match(out, /^共检查 2 份文件：1 处错误，另有 3 处读取有误$/m);
    const [first, second = '', ...rest] = err.split('\n');
    assert.equal(first, 'no.txt: 没有这个文件或文件夹');
    assert.match(second, /^b\.docx: .*另存为/);
    assert.deepEqual(rest, ['a.txt/b: 路径中有一段不是文件夹', '']);
  });

  it('counts a plan for every folder it was found in', async () => {
    folder = await Folder.create({ 'sub/a.workplan': GOOD });
    for (const operands of [
      ['.', 'sub'],
      ['sub', 'sub/'],
      ['sub/a.workplan', 'sub'],
    ]) {
      assert.equal((await folder.run(['check', ...operands])).code, 0);
    }
  });

  it('does not take an empty name for the folder it runs in', async () => {
    folder = await Folder.create({ 'a.workplan': GOOD });
    assert.equal((await folder.run(['check', ''])).code, 2);
  });

  it('says that a folder holds no plans', async () => {
    folder = await Folder.create({ 'empty/notes.txt': '今天开会。' });
    const { code, out, err } = await folder.run(['check', 'empty']);
    assert.equal(code, 2);
    assert.equal(out, '');
    assert.match(err, /^empty: 没有找到工作要点（文件名为 \*\.workplan .*\*工作要点\*\.txt.*）\n$/);
    const json = await folder.run(['check', '--format=json', 'empty']);
    assert.deepEqual(JSON.parse(json.out), { version: 1, files: [] });
  });

  it('names a folder that may not be read once', async function () {
    folder = await Folder.create({ 'in/a.workplan': GOOD, 'in/closed/b.workplan': GOOD });
    await chmod(join(folder.path, 'in/closed'), 0o000);
    const { code, err } = await folder.run(['check', 'in']);
    await chmod(join(folder.path, 'in/closed'), 0o755);
    if (process.getuid?.() === 0) {
      // Nothing is closed to root.
      this.skip();
    }
    assert.equal(code, 2);
    assert.equal(err, 'in/closed: 没有读取权限\n');
  });

  it('counts warnings against --max-warnings', async () => {
    folder = await Folder.create({ 'a.txt': plan('1.完善机制。。健全工作体系。', '2.加强队伍。提高能力。') });
    const codes = async (...options: string[]) => (await folder.run(['check', 'a.txt', ...options])).code;
    assert.equal(await codes(), 0);
    assert.equal(await codes('--max-warnings', '0'), 1);
    assert.equal(await codes('--max-warnings=1'), 0);
  });

  it('reads standard input', async () => {
    folder = await Folder.create({ 'in/workplan.json': '{ "rules": { "numbering/item-gap": "off" } }' });
    const { code, out } = await folder.run(['check', '-'], { input: GAP });
    assert.equal(code, 1);
    assert.match(out, /^<stdin>$/m);
    const named = await folder.run(['check', '--stdin-filename', 'in/x.txt', '-'], { input: GAP });
    assert.equal(named.code, 0);
  });
});
