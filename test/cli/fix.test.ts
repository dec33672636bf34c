import assert from 'node:assert/strict';
import { chmod, lstat, readdir, readFile, readlink, stat, symlink, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { gb18030 } from './plans';
import { Folder, GAP, GOOD, plan, start } from './run';

/** Three slips that are mended, and one that nobody but its writer can mend. */
const SLIPPED = plan('1.完善机制。健全体系，，加强检查。 ', '3.加强队伍。提高能力,转变作风。', '4.');
const MENDED = plan('1.完善机制。健全体系，加强检查。', '2.加强队伍。提高能力，转变作风。', '3.');

describe('workplan check --fix', () => {
  let folder: Folder;
  afterEach(() => folder.remove());
  const bytes = (name: string) => readFile(join(folder.path, name));
  const text = async (name: string) => (await bytes(name)).toString();

  it('mends the files, and reports what is left and how much was mended', async () => {
    folder = await Folder.create({ 'a.txt': SLIPPED, 'b.txt': GOOD });
    assert.deepEqual(await folder.run(['check', '--fix', 'a.txt', 'b.txt']), {
      code: 1,
      out: [
        'a.txt',
        '  6:1  错误  序号“3.”之后没有内容  structure/item-empty',
        '        | 3.',
        '        | ^^',
        '',
        '共检查 2 份文件，改动 1 份，改好 4 处：1 处错误',
        '',
      ].join('\n'),
      err: '',
    });
    assert.equal(await text('a.txt'), MENDED);
    assert.equal(await text('b.txt'), GOOD);
  });

  it('done twice changes nothing more, and does not touch the file', async () => {
    folder = await Folder.create({ 'a.txt': GAP });
    const first = await folder.run(['check', '--fix', 'a.txt', '--lang', 'en']);
    assert.deepEqual([first.code, first.out], [0, '1 file checked, 1 changed, 1 fixed: nothing left\n']);
    const long = new Date(1_000_000_000_000);
    await utimes(join(folder.path, 'a.txt'), long, long);
    const second = await folder.run(['check', '--fix', 'a.txt', '--lang', 'en']);
    assert.deepEqual([second.code, second.out], [0, '1 file checked, none changed: nothing found\n']);
    assert.equal((await stat(join(folder.path, 'a.txt'))).mtimeMs, long.getTime());
    assert.deepEqual(await readdir(folder.path), ['a.txt']);
  });

  it('keeps the encoding, the byte-order mark and the line ends', async () => {
    const crlf = (of: string): string => of.replaceAll('\n', '\r\n');
    const wide = (of: string): Buffer => Buffer.from(of, 'utf16le');
    const astral = (of: string): string => of.replace('机制', '𠮷机制');
    const pairs: Readonly<Record<string, readonly [Uint8Array, Uint8Array]>> = {
      'utf8.txt': [Buffer.from(crlf(astral(SLIPPED))), Buffer.from(crlf(astral(MENDED)))],
      'bom.txt': [Buffer.from(`\uFEFF${SLIPPED}`), Buffer.from(`\uFEFF${MENDED}`)],
      'cr.txt': [Buffer.from(SLIPPED.replaceAll('\n', '\r')), Buffer.from(MENDED.replaceAll('\n', '\r'))],
      'gb.txt': [gb18030(crlf(SLIPPED)), gb18030(crlf(MENDED))],
      'le.txt': [wide(`\uFEFF${astral(SLIPPED)}`), wide(`\uFEFF${astral(MENDED)}`)],
      'bare.txt': [wide(SLIPPED), wide(MENDED)],
      'be.txt': [wide(`\uFEFF${SLIPPED}`).swap16(), wide(`\uFEFF${MENDED}`).swap16()],
      'end.txt': [Buffer.from(SLIPPED.trimEnd()), Buffer.from(MENDED.trimEnd())],
    };
    folder = await Folder.create(
      Object.fromEntries(Object.entries(pairs).map(([name, [before]]) => [name, before])),
    );
    await folder.run(['check', '--fix', ...Object.keys(pairs)]);
    for (const [name, [, after]] of Object.entries(pairs)) {
      assert.equal((await bytes(name)).toString('hex'), Buffer.from(after).toString('hex'), name);
    }
  });

  it('writes no file that it cannot write back as it was, and says so', async () => {
    const broken = Buffer.concat([Buffer.from(SLIPPED), Uint8Array.of(0xe4, 0xb8)]);
    // The euro sign of code page 936, which GB18030 writes in two bytes.
    const odd = Buffer.concat([gb18030(SLIPPED), Uint8Array.of(0x80)]);
    folder = await Folder.create({ 'broken.txt': broken, 'odd.txt': odd, 'a.txt': SLIPPED });
    const { code, out, err } = await folder.run(['check', '--fix', 'broken.txt', 'odd.txt', 'a.txt']);
    assert.equal(code, 2);
    assert.deepEqual(err.split('\n'), [
      'broken.txt: 文件里有读不出的字符，写回会丢失，没有改动；请先用编辑器另存为 UTF-8',
      'odd.txt: 文件里有写法特殊的字符，写回后字节会变，没有改动；请先用编辑器另存为 UTF-8',
      '',
    ]);
    assert.match(out, /^共检查 3 份文件，改动 1 份，改好 4 处：.*另有 2 处读写有误$/m);
    assert.deepEqual(await bytes('broken.txt'), broken);
    assert.deepEqual(await bytes('odd.txt'), odd);
    assert.equal(await text('a.txt'), MENDED);
  });

  it('follows a link and leaves it one, and keeps permissions', async function () {
    if (process.platform === 'win32') {
      this.skip();
    }
    folder = await Folder.create({ 'deep/real.txt': GAP });
    await chmod(join(folder.path, 'deep/real.txt'), 0o640);
    await symlink('deep/real.txt', join(folder.path, 'link.txt'));
    assert.equal((await folder.run(['check', '--fix', 'link.txt'])).code, 0);
    assert.ok((await lstat(join(folder.path, 'link.txt'))).isSymbolicLink());
    assert.equal(await readlink(join(folder.path, 'link.txt')), 'deep/real.txt');
    assert.match(await text('deep/real.txt'), /^2\.优化服务/m);
    assert.equal((await stat(join(folder.path, 'deep/real.txt'))).mode & 0o7777, 0o640);
  });

  it('leaves a read-only file alone, says so in one line, and goes on', async () => {
    folder = await Folder.create({ 'a.txt': GAP, 'b.txt': GAP });
    await chmod(join(folder.path, 'a.txt'), 0o444);
    const { code, out, err } = await folder.run(['check', '--fix', 'a.txt', 'b.txt']);
    assert.equal(code, 2);
    assert.equal(err, 'a.txt: 文件是只读的，没有改动\n');
    assert.match(out, /numbering\/item-gap/);
    assert.equal(await text('a.txt'), GAP);
    assert.notEqual(await text('b.txt'), GAP);
    assert.deepEqual((await readdir(folder.path)).sort(), ['a.txt', 'b.txt']);
  });

  it('leaves a file in a closed folder alone', async function () {
    if (process.getuid?.() === 0) {
      // Nothing is closed to root.
      this.skip();
    }
    folder = await Folder.create({ 'in/a.txt': GAP });
    await chmod(join(folder.path, 'in'), 0o555);
    const { code, err } = await folder.run(['check', '--fix', 'in/a.txt']);
    await chmod(join(folder.path, 'in'), 0o755);
    assert.equal(code, 2);
    assert.equal(err, 'in/a.txt: 没有写入权限，没有改动\n');
    assert.equal(await text('in/a.txt'), GAP);
    assert.deepEqual(await readdir(join(folder.path, 'in')), ['a.txt']);
  });

  it('stopped at any moment leaves the old text or the new one, whole', async function () {
    this.timeout(60_000);
    const many = plan(
      ...Array.from({ length: 60 }, (_, i) => `${i + 2}.完善机制。${'健全体系，，'.repeat(300)}完成。`),
    );
    folder = await Folder.create({ 'a.txt': many });
    await folder.run(['check', '--fix', 'a.txt']);
    const mended = await text('a.txt');
    assert.notEqual(mended, many);
    for (let wait = 40; wait <= 400; wait += 40) {
      await folder.write('a.txt', many);
      const child = start(['check', '--fix', 'a.txt'], { cwd: folder.path });
      const ended = new Promise((resolve) => child.on('close', resolve));
      setTimeout(() => child.kill('SIGKILL'), wait);
      child.stdout.resume();
      await ended;
      assert.ok([many, mended].includes(await text('a.txt')), `stopped after ${wait} ms`);
    }
    // What is left behind is hidden from every search for plans.
    const found = JSON.parse((await folder.run(['check', '--format', 'json', '.'])).out) as {
      files: unknown[];
    };
    assert.equal(found.files.length, 1);
  });

  it('goes by workplan.json: levels, numbering and ignores', async () => {
    folder = await Folder.create({
      'a.txt': SLIPPED,
      'workplan.json': '{ "rules": { "punctuation/doubled": "off", "numbering/item-gap": "off" } }',
    });
    await folder.run(['check', '--fix', 'a.txt']);
    assert.equal(
      await text('a.txt'),
      plan('1.完善机制。健全体系，，加强检查。', '3.加强队伍。提高能力，转变作风。', '4.'),
    );
  });

  it('prints what comes from standard input, mended, and the findings beside it', async () => {
    folder = await Folder.create({ 'workplan.json': '{ "rules": { "whitespace/trailing": "off" } }' });
    const { code, out, err } = await folder.run(
      ['check', '--fix', '-', '--format', 'json', '--stdin-filename', 'x.txt'],
      {
        input: SLIPPED.replaceAll('\n', '\r\n'),
      },
    );
    assert.equal(code, 1);
    assert.equal(out, MENDED.replace('检查。', '检查。 ').replaceAll('\n', '\r\n'));
    const { files } = JSON.parse(err) as {
      files: { file: string; fixed: number; diagnostics: { code: string }[] }[];
    };
    assert.deepEqual(
      files.map(({ file, fixed, diagnostics }) => [file, fixed, diagnostics.map((one) => one.code)]),
      [['x.txt', 3, ['structure/item-empty']]],
    );
    const cut = Buffer.concat([Buffer.from(SLIPPED), Uint8Array.of(0xe4, 0xb8)]);
    const lost = await folder.run(['check', '--fix', '-'], { input: cut });
    assert.deepEqual([lost.code, lost.out], [2, '']);
    const sound = await folder.run(['check', '--fix', '-'], { input: GOOD });
    assert.equal(sound.out, GOOD);
  });

  it('tells a program what can be mended, and how', async () => {
    folder = await Folder.create({ 'a.txt': SLIPPED });
    const json = JSON.parse((await folder.run(['check', '--format', 'json', 'a.txt'])).out) as {
      files: { diagnostics: { code: string; fixable: boolean }[] }[];
    };
    assert.deepEqual(
      json.files[0]?.diagnostics.map(({ code, fixable }) => [code, fixable]),
      [
        ['punctuation/doubled', true],
        ['whitespace/trailing', true],
        ['numbering/item-gap', true],
        ['punctuation/halfwidth', true],
        ['structure/item-empty', false],
      ],
    );
    const sarif = JSON.parse((await folder.run(['check', '--format', 'sarif', 'a.txt'])).out) as {
      runs: { results: { ruleId: string; fixes?: object[] }[] }[];
    };
    const doubled = sarif.runs[0]?.results.find(({ ruleId }) => ruleId === 'punctuation/doubled');
    assert.deepEqual(doubled?.fixes, [
      {
        description: { text: '改为“，”' },
        artifactChanges: [
          {
            artifactLocation: { uri: 'a.txt', uriBaseId: 'SRCROOT', index: 0 },
            replacements: [
              {
                deletedRegion: { startLine: 4, startColumn: 12, endLine: 4, endColumn: 14 },
                insertedContent: { text: '，' },
              },
            ],
          },
        ],
      },
    ]);
    assert.equal(
      sarif.runs[0]?.results.find(({ ruleId }) => ruleId === 'structure/item-empty')?.fixes,
      undefined,
    );
  });
});
