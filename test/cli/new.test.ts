import assert from 'node:assert/strict';
import { readFile, readdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { Folder, plan } from './run';

const PRIOR = plan('1.完善机制。健全工作体系，2021年底前完成。', '2.加强队伍。提高业务能力。');
const TITLE_2022 = '教育厅2022年工作要点';

describe('workplan new', () => {
  let folder: Folder;
  afterEach(() => folder.remove());
  const read = (name: string): Promise<string> => readFile(join(folder.path, name), 'utf8');

  it('writes the new plan to standard output, and beside it says how many places are to be checked', async () => {
    folder = await Folder.create({ 'a.txt': PRIOR });
    assert.deepEqual(await folder.run(['new', '--from', 'a.txt', '--year', '2022']), {
      code: 0,
      out: PRIOR.replace('2021年工作要点', '2022年工作要点')
        .replace('2021年工作的', '2022年工作的')
        .replace('前完成。\n', '前完成。\n// 请核对：“2021年底前”未改\n'),
      err: '有 1 处请核对，写在“// 请核对：”开头的行里\n',
    });
    const { code, out, err } = await folder.run([
      'new',
      '--from=a.txt',
      '--year=2022',
      '--bodies=none',
      '--lang=en',
    ]);
    assert.deepEqual([code, err], [0, 'nothing to check\n']);
    assert.equal(
      out,
      `${TITLE_2022}\n2022年工作的总体要求是：\n一、加强统筹谋划\n1.完善机制。\n2.加强队伍。\n`,
    );
  });

  it('writes a file, and over one that is there only where told to', async () => {
    folder = await Folder.create({ 'a.txt': PRIOR, 'b.txt': '旧稿' });
    const args = ['new', '--from', 'a.txt', '--year', '2022', '--bodies', 'comment'];
    assert.deepEqual(await folder.run([...args, '-o', 'c.txt']), {
      code: 0,
      out: '',
      err: 'c.txt: 已新建；没有要核对的地方\n',
    });
    assert.match(
      await read('c.txt'),
      new RegExp(`^${TITLE_2022}\n[^]*\n1\\.完善机制。\n// 健全工作体系，2021年底前完成。\n`),
    );
    assert.deepEqual(await folder.run([...args, '-o', 'b.txt']), {
      code: 2,
      out: '',
      err: 'b.txt: 这个文件已经存在，没有改动；要覆盖请加 --force\n',
    });
    assert.equal(await read('b.txt'), '旧稿');
    assert.equal((await folder.run([...args, '-o', 'b.txt', '--force'])).code, 0);
    assert.equal(await read('b.txt'), await read('c.txt'));
    assert.deepEqual((await readdir(folder.path)).sort(), ['a.txt', 'b.txt', 'c.txt']);
  });

  it('never writes over the earlier plan, by whatever name', async function () {
    if (process.platform === 'win32') {
      this.skip();
    }
    folder = await Folder.create({ 'a.txt': PRIOR });
    await symlink('a.txt', join(folder.path, 'link.txt'));
    for (const name of ['a.txt', './a.txt', 'link.txt']) {
      const { code, err } = await folder.run([
        'new',
        '--from',
        'a.txt',
        '--year',
        '2022',
        '-o',
        name,
        '--force',
      ]);
      assert.deepEqual([code, err], [2, `${name}: 这就是往年要点，不能覆盖\n`]);
    }
    assert.equal(await read('a.txt'), PRIOR);
  });

  it('writes UTF-8, whatever the earlier plan is in, and keeps its line ends', async () => {
    const gb = Buffer.from([0xbd, 0xcc, 0xd3, 0xfd, 0xcc, 0xfc]); // 教育厅
    const rest = Buffer.from('2021', 'latin1');
    const work = Buffer.from([0xc4, 0xea, 0xb9, 0xa4, 0xd7, 0xf7, 0xd2, 0xaa, 0xb5, 0xe3]); // 年工作要点
    folder = await Folder.create({ 'a.txt': Buffer.concat([gb, rest, work, Buffer.from('\r\n')]) });
    assert.equal((await folder.run(['new', '--from', 'a.txt', '--year', '2022'])).out, `${TITLE_2022}\r\n`);
  });

  it('reads standard input, and goes by the year that the file’s name or workplan.json says', async () => {
    const untitled = '一、加强统筹谋划\n1.完善机制。做好2021年工作。\n';
    folder = await Folder.create({
      '2021年工作要点.txt': untitled,
      'b/旧稿.txt': untitled,
      'b/workplan.json': '{ "archive": { "plans": { "旧稿.txt": { "year": 2021 } } } }',
    });
    const after = untitled.replace('2021', '2022');
    const args = ['new', '--year', '2022', '--from'];
    assert.equal((await folder.run([...args, '2021年工作要点.txt'])).out, after);
    assert.equal((await folder.run([...args, 'b/旧稿.txt'])).out, after);
    assert.equal((await folder.run([...args, '-'], { input: PRIOR })).out.split('\n')[0], TITLE_2022);
    const { out } = await folder.run([...args, '-'], { input: untitled });
    assert.match(out, /^\/\/ 请核对：未认出原要点的年份/);
  });

  it('makes a plan for the same year or an earlier one too, and says so', async () => {
    folder = await Folder.create({ 'a.txt': PRIOR });
    assert.deepEqual(await folder.run(['new', '--from', 'a.txt', '--year', '2021']), {
      code: 0,
      out: PRIOR,
      err: '没有要核对的地方\n注意：2021 年不晚于往年要点的年份（2021 年）\n',
    });
  });

  it('says in one line what it cannot read or write', async () => {
    folder = await Folder.create({ 'a.txt': PRIOR, 'b.txt': '今天天气很好。\n', 'c/d.txt': PRIOR });
    const run = async (...args: readonly string[]) => {
      const { code, out, err } = await folder.run(['new', '--year', '2022', ...args]);
      assert.deepEqual([code, out], [2, '']);
      return err;
    };
    assert.equal(await run('--from', 'x.txt'), 'x.txt: 没有这个文件或文件夹\n');
    assert.equal(await run('--from', 'b.txt'), 'b.txt: 没有标题，也没有章和项，不能据以新建\n');
    assert.match(await run('--from', 'a.txt', '-o', 'x/b.txt'), /^x\/b\.txt: 没有这个文件.*\n$/);
    assert.equal(await run('--from', 'a.txt', '-o', 'c'), 'c: 这是文件夹，不是文件\n');
    assert.equal(await run('--from', 'a.txt', '-o', 'c', '--force'), 'c: 这是文件夹，不是文件\n');
  });

  it('tells what is missing or wrong in the command', async () => {
    folder = await Folder.create({ 'a.txt': PRIOR });
    const run = async (...args: readonly string[]) => {
      const { code, out, err } = await folder.run(['new', ...args]);
      assert.deepEqual([code, out], [2, '']);
      return err;
    };
    assert.equal(await run('--year', '2022'), 'workplan: new 缺少 --from\n');
    assert.equal(await run('--from', 'a.txt'), 'workplan: new 缺少 --year\n');
    assert.match(await run('a.txt', '--year', '2022'), /多了“a\.txt”/);
    assert.match(await run('--from', 'a.txt', '--year', '22'), /1900 到 2199/);
    assert.match(await run('--from', 'a.txt', '--year', '明年'), /应是不小于 1 的整数/);
    assert.match(await run('--from', 'a.txt', '--year', '2022', '--bodies', 'non'), /是不是 none/);
    assert.match(await run('--from', 'a.txt', '--year', '2022', '--force'), /--force 只与 -o 一起用/);
  });
});
