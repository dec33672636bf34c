import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { Folder, GAP, plan, start } from './run';

describe('workplan check: hostile input', () => {
  let folder: Folder;
  afterEach(() => folder.remove());

  it('answers ten megabytes on one line, and shows a piece of it', async function () {
    this.timeout(60_000);
    folder = await Folder.create({ 'a.txt': `${plan('1.完善机制。')}2.${'工作体系“'.repeat(700_000)}` });
    const { code, out, err } = await folder.run(['check', 'a.txt']);
    assert.equal(err, '');
    assert.ok(code === 0 || code === 1);
    assert.ok(out.length < 1_000_000, `${out.length} characters`);
  });

  it('answers random bytes and half characters without a stack', async () => {
    const half = Buffer.from(GAP).subarray(0, -2);
    const files: Record<string, Uint8Array> = {
      'half.txt': half,
      'lone.txt': Buffer.from([0xed, 0xa0, 0x80, 0x31]),
    };
    for (let i = 0; i < 10; i++) {
      files[`random${i}.txt`] = randomBytes(5000);
    }
    folder = await Folder.create(files);
    const { code, err } = await folder.run(['check', ...Object.keys(files)]);
    assert.equal(code, 2);
    for (const line of err.trimEnd().split('\n')) {
      assert.match(line, /^random\d\.txt: 这不是纯文本文件/);
    }
    assert.equal((await folder.run(['check', 'half.txt'])).code, 1);
  });

  it('lets no text or file name steer the terminal', async () => {
    folder = await Folder.create({
      'a\u001b[2J.txt': plan('1.完善机制。', '3.优化\u001b[31m服务。\u202e', '4.加强队伍。'),
    });
    const { code, out } = await folder.run(['check', 'a\u001b[2J.txt']);
    assert.equal(code, 1);
    assert.ok(!out.includes('\u001b') && !out.includes('\u202e'), JSON.stringify(out));
  });

  it('lets no name in a complaint steer the terminal', async () => {
    const bad = 'a\u001b[2J\u202e';
    folder = await Folder.create({
      'workplan.json': JSON.stringify({ [bad]: 1, rules: { [bad]: 'off' } }),
      'x.workplan': GAP,
      [`${bad}.txt`]: Uint8Array.of(1, 0, 2, 0, 3),
    });
    for (const args of [
      ['check', '.'],
      ['check', `${bad}.txt`],
      ['check', `none${bad}.txt`],
      ['check', '--config', `none${bad}.json`, '.'],
      ['check', `--${bad}`],
      ['outline', `none${bad}.txt`],
      ['outline', `${bad}.txt`],
      ['outline', 'x.workplan'],
      [bad],
    ]) {
      const { code, err } = await folder.run(args);
      assert.equal(code, 2);
      assert.match(err, /a\u241b\[2J/, args.join(' '));
      assert.ok(!err.includes('\u001b') && !err.includes('\u202e'), JSON.stringify(err));
    }
  });

  it('ends quietly when nobody reads on', async () => {
    folder = await Folder.create();
    await Promise.all(Array.from({ length: 50 }, (_, i) => folder.write(`${i}.workplan`, GAP.repeat(200))));
    const child = start(['check', '.'], { cwd: folder.path });
    let err = '';
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
    child.stdout.once('data', () => child.stdout.destroy());
    const code = await new Promise((resolve) => child.on('close', resolve));
    assert.equal(err, '');
    assert.notEqual(code, null);
    assert.notEqual(code, 2);
  });

  it('writes all of a long report before it ends', async () => {
    folder = await Folder.create({
      'a.txt': plan(...Array.from({ length: 20_000 }, () => '5.加强。。工作')),
    });
    const { out } = await folder.run(['check', '--format', 'json', 'a.txt']);
    assert.ok(out.length > 1_000_000, `${out.length} characters`);
    assert.doesNotThrow(() => JSON.parse(out) as unknown);
  });
});
