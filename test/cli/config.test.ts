import assert from 'node:assert/strict';
import { lineHash } from '../../server/src/config/hash';
import { Line } from '../../server/src/plan/line';
import { Folder, GAP, GOOD } from './run';

const HASH = lineHash(new Line('3.优化服务。改进工作作风。', '\n'));
const ignoring = (...entries: readonly object[]) => JSON.stringify({ ignores: entries });
const IGNORE = { code: 'numbering/item-gap', hash: HASH };
const STALE = { code: 'punctuation/unpaired', hash: '0'.repeat(16) };

interface Report {
  readonly files: readonly {
    readonly file: string;
    readonly diagnostics: readonly { readonly code: string; readonly severity: string }[];
  }[];
}

describe('workplan check: workplan.json', () => {
  let folder: Folder;
  afterEach(() => folder.remove());

  /** Codes by file. */
  async function codes(...args: string[]): Promise<Record<string, string[]>> {
    const { out } = await folder.run(['check', '--format', 'json', ...args]);
    const { files } = JSON.parse(out) as Report;
    return Object.fromEntries(
      files.map(({ file, diagnostics }) => [file, diagnostics.map(({ code }) => code)]),
    );
  }

  it('goes by the nearest one, up from the plan', async () => {
    folder = await Folder.create({
      'workplan.json': '{ "rules": { "numbering/item-gap": "off" } }',
      'a/b/x.workplan': GAP,
      'c/workplan.json': '// 空\n',
      'c/y.workplan': GAP,
    });
    assert.deepEqual(await codes('.'), { 'a/b/x.workplan': [], 'c/y.workplan': ['numbering/item-gap'] });
  });

  it('uses --config for every plan', async () => {
    folder = await Folder.create({
      'workplan.json': '{}',
      'other.json': '{ "rules": { "numbering/item-gap": "hint" } }',
      'x.workplan': GAP,
    });
    assert.equal((await folder.run(['check', 'x.workplan'])).code, 1);
    assert.equal((await folder.run(['check', '--config', 'other.json', 'x.workplan'])).code, 0);
  });

  it('says what is wrong with it, place by place, and still checks', async () => {
    folder = await Folder.create({
      'in/workplan.json':
        '{\n  "rules": {\n    "numbering/item-gab": "off",\n    "numbering/item-gap": "warn"\n  }\n}\n',
      'in/x.workplan': GAP,
      'in/y.workplan': GOOD,
    });
    const { code, out, err } = await folder.run(['check', 'in']);
    assert.equal(code, 2);
    assert.match(out, /numbering\/item-gap/);
    assert.deepEqual(err.split('\n'), [
      'in/workplan.json:3:5: 没有名为“numbering/item-gab”的规则，是不是“numbering/item-gap”？',
      'in/workplan.json:4:27: numbering/item-gap 应是 error、warning、info、hint、off 之一',
      '',
    ]);
    const english = await folder.run(['check', 'in/y.workplan', '--lang', 'en']);
    assert.match(english.err, /^in\/workplan\.json:3:5: there is no rule "numbering\/item-gab"/);
  });

  it('says that it is no text, or broken, or too deep, without a stack', async () => {
    folder = await Folder.create({ 'x.workplan': GOOD });
    for (const content of [
      '{',
      '['.repeat(200_000),
      Uint8Array.of(0x50, 0x4b, 3, 4),
      Uint8Array.of(1, 0, 2, 0, 3),
    ]) {
      await folder.write('workplan.json', content);
      const { code, out, err } = await folder.run(['check', 'x.workplan']);
      assert.equal(code, 2);
      assert.match(out, /^共检查 1 份文件：没有发现问题/);
      assert.match(err, /^workplan\.json.*: .+\n$/);
    }
  });

  it('hides what is ignored, after renumbering too', async () => {
    folder = await Folder.create({ 'workplan.json': ignoring(IGNORE), 'x.workplan': GAP });
    assert.deepEqual(await codes('x.workplan'), { 'x.workplan': [] });
    await folder.write('x.workplan', GAP.replace('3.优化', '　　7. 优化').replace('4.加强', '8.加强'));
    assert.deepEqual((await codes('x.workplan'))['x.workplan']?.includes('numbering/item-gap'), false);
  });

  it('reports an unused ignore when its plan was checked, or all were', async () => {
    folder = await Folder.create({
      'workplan.json': ignoring(IGNORE, { ...STALE, file: 'x.workplan' }, STALE),
      'x.workplan': GAP,
      'y.workplan': GOOD,
    });
    assert.deepEqual(await codes('y.workplan'), { 'y.workplan': [] });
    assert.deepEqual(await codes('x.workplan'), { 'x.workplan': [], 'workplan.json': ['ignore/unused'] });
    assert.deepEqual((await codes('.'))['workplan.json'], ['ignore/unused', 'ignore/unused']);
    assert.equal((await folder.run(['check', '.'])).code, 0);
  });

  it('judges of a given one only the ignores of plans that were checked', async () => {
    folder = await Folder.create({
      'configs/team.json': ignoring(STALE, { ...STALE, file: 'z.workplan' }),
      'team.json': ignoring(
        STALE,
        { ...STALE, file: 'plans/x.workplan' },
        { ...STALE, file: 'plans/y.workplan' },
      ),
      'plans/x.workplan': GOOD,
      'plans/y.workplan': GOOD,
    });
    assert.deepEqual(await codes('--config', 'configs/team.json', 'plans'), {
      'plans/x.workplan': [],
      'plans/y.workplan': [],
    });
    assert.deepEqual(await codes('--config', 'team.json', 'plans/x.workplan'), {
      'plans/x.workplan': [],
      'team.json': ['ignore/unused'],
    });
  });

  it('shows an unused ignore where it is written, at the level set for it', async () => {
    folder = await Folder.create({
      'workplan.json': `{\n  "rules": { "ignore/unused": "error" },\n  "ignores": [\n    ${JSON.stringify(STALE)}\n  ]\n}\n`,
      'x.workplan': GOOD,
    });
    const { code, out } = await folder.run(['check', '.']);
    assert.equal(code, 1);
    assert.match(out, /^workplan\.json\n {2}4:5 {2}错误 {2}.*ignore\/unused\n {8}\| {5}\{"code"/m);
    await folder.write(
      'workplan.json',
      JSON.stringify({ rules: { 'ignore/unused': 'off' }, ignores: [STALE] }),
    );
    assert.deepEqual(await codes('.'), { 'x.workplan': [] });
  });

  it('leaves plans below that go by another workplan.json out of account', async () => {
    folder = await Folder.create({
      'workplan.json': ignoring(STALE),
      'x.workplan': GOOD,
      'sub/workplan.json': '{}',
      'sub/y.workplan': GOOD,
    });
    assert.deepEqual((await codes('x.workplan'))['workplan.json'], ['ignore/unused']);
  });
});
