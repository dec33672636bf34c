import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { chmod, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gb18030 } from './plans';
import { Folder, GAP, GOOD, plan } from './run';

const SLIPPED = plan('1.完善机制。健全体系，， ', '3.加强队伍。落实第3项。', '3.优化服务。改进作风。');
const RIGHT = plan('1.完善机制。健全体系，， ', '2.加强队伍。落实第3项。', '3.优化服务。改进作风。');

describe('workplan renumber', () => {
  let folder: Folder;
  afterEach(() => folder.remove());
  const text = async (name: string) => (await readFile(join(folder.path, name))).toString();

  it('prints the text with the numbers that are due, and nothing else changed', async () => {
    folder = await Folder.create({ 'a.txt': GAP });
    const { code, out, err } = await folder.run(['renumber', 'a.txt']);
    assert.deepEqual([code, err], [0, '']);
    assert.equal(out, GAP.replace('3.', '2.').replace('4.', '3.'));
    assert.equal(await text('a.txt'), GAP);
  });

  it('writes the file in its encoding, and says how much was changed', async () => {
    folder = await Folder.create({ 'gb.txt': gb18030(GAP.replaceAll('\n', '\r\n')), 'good.txt': GOOD });
    assert.deepEqual(await folder.run(['renumber', '--write', 'gb.txt']), {
      code: 0,
      out: 'gb.txt：已重新编号，改动 2 处\n',
      err: '',
    });
    const due = GAP.replace('3.', '2.').replace('4.', '3.').replaceAll('\n', '\r\n');
    assert.deepEqual(new Uint8Array(await readFile(join(folder.path, 'gb.txt'))), gb18030(due));
    assert.deepEqual(await folder.run(['renumber', '--write', '--lang', 'en', 'good.txt']), {
      code: 0,
      out: 'good.txt: all numbers are right; nothing was changed\n',
      err: '',
    });
    assert.deepEqual((await readdir(folder.path)).sort(), ['gb.txt', 'good.txt']);
  });

  it('prints the difference as patch reads it', async function () {
    folder = await Folder.create({ '要点.txt': GAP.trimEnd(), 'good.txt': GOOD });
    const { code, out } = await folder.run(['renumber', '--diff', '要点.txt']);
    assert.equal(code, 0);
    assert.equal(
      out,
      [
        '--- 要点.txt',
        '+++ 要点.txt',
        '@@ -2,5 +2,5 @@',
        ' 2021年工作的总体要求是：坚持稳中求进，全面提高质量。',
        ' 一、加强统筹谋划',
        ' 1.完善机制。健全工作体系。',
        '-3.优化服务。改进工作作风。',
        '-4.加强队伍。提高业务能力。',
        '\\ No newline at end of file',
        '+2.优化服务。改进工作作风。',
        '+3.加强队伍。提高业务能力。',
        '\\ No newline at end of file',
        '',
      ].join('\n'),
    );
    assert.deepEqual(await folder.run(['renumber', '--diff', 'good.txt']), { code: 0, out: '', err: '' });
    await folder.write('x.diff', out);
    await promisify(execFile)('git', ['apply', '-p0', 'x.diff'], { cwd: folder.path }).catch(() =>
      this.skip(),
    );
    assert.equal(await text('要点.txt'), GAP.trimEnd().replace('3.', '2.').replace('4.', '3.'));
  });

  it('writes and prints the difference in one go', async () => {
    folder = await Folder.create({ 'a.txt': SLIPPED });
    const { code, out } = await folder.run(['renumber', '--diff', '--write', 'a.txt']);
    assert.equal(code, 0);
    assert.match(out, /^-3\.加强队伍/m);
    assert.equal(await text('a.txt'), RIGHT);
  });

  it('reads standard input, and goes by the workplan.json of the name it is given', async () => {
    const runsOn = plan(
      '1.甲。文。',
      '2.乙。文。',
      '二、加强落实',
      '1.丙。文。',
      '2.丁。文。',
      '三、加强保障',
      '1.戊。文。',
    );
    folder = await Folder.create({ 'in/workplan.json': '{ "numbering": { "item": "continuous" } }' });
    assert.equal((await folder.run(['renumber', '-'], { input: runsOn })).out, runsOn);
    const named = await folder.run(['renumber', '-', '--stdin-filename', 'in/a.txt'], { input: runsOn });
    assert.match(named.out, /^3\.丙[^]*^4\.丁[^]*^5\.戊/m);
  });

  it('says why it does nothing', async () => {
    const flattened = `教育厅2021年工作要点一、统筹谋划。${'健全机制。'.repeat(40)}二、提高质量。${'开展评估。'.repeat(40)}三、加强保障。`;
    folder = await Folder.create({
      'flat.txt': flattened,
      'many.txt': plan(...Array.from({ length: 100 }, (_, i) => `${(i % 99) + 1}.完善机制。健全体系。`)),
      'closed.txt': GAP,
      'cut.txt': Buffer.concat([Buffer.from(GAP), Uint8Array.of(0xe4, 0xb8)]),
      'wrong/a.txt': GAP,
      'wrong/workplan.json': '{ "numbering": { "item": "x" } }',
    });
    await chmod(join(folder.path, 'closed.txt'), 0o444);
    const said = async (...args: string[]) => {
      const { code, out, err } = await folder.run(['renumber', ...args]);
      assert.deepEqual([code, out], [2, '']);
      return err;
    };
    assert.equal(await said('flat.txt'), 'flat.txt: 整份文稿都在一行里，先分行才能编号\n');
    assert.equal(await said('many.txt'), 'many.txt: 序号超出了能写的范围（1–99），没有改动\n');
    assert.equal(await said('--write', 'closed.txt'), 'closed.txt: 文件是只读的，没有改动\n');
    assert.match(await said('cut.txt'), /^cut\.txt: 文件里有读不出的字符/);
    assert.equal(await said('no.txt'), 'no.txt: 没有这个文件或文件夹\n');
    assert.match(await said('--write', 'wrong/a.txt'), /^wrong\/workplan\.json:1:/);
    assert.equal(await text('closed.txt'), GAP);
    assert.equal(await text('wrong/a.txt'), GAP);
  });
});
