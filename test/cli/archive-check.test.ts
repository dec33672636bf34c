import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { lineHash } from '../../server/src/config/hash';
import { Line } from '../../server/src/plan/line';
import { PRIOR, yearPlan } from './plans';
import { Folder } from './run';

const [, , , , COPIED = ''] = PRIOR.split('\n');
/** Its first item is item 2 of the year before, word for word; items 1 and 3 of that year are gone. */
const COPYING = yearPlan(
  2021,
  COPIED.replace('2.', '1.'),
  '2.防治青少年近视。每学期组织一次视力筛查，保证学生每天户外活动两小时。',
  '3.守护食堂安全。食堂全部实行明厨亮灶，每周公示食谱。',
);

interface Report {
  readonly files: readonly {
    readonly file: string;
    readonly diagnostics: readonly {
      readonly code: string;
      readonly severity: string;
      readonly range: { readonly start: { readonly line: number } };
    }[];
  }[];
}

describe('workplan check --archive', () => {
  let folder: Folder;
  afterEach(() => folder.remove());

  /** `code:line` by file. */
  async function found(...args: string[]): Promise<Record<string, string[]>> {
    const { out, err } = await folder.run(['check', '--format', 'json', ...args]);
    assert.equal(err, '');
    return Object.fromEntries(
      (JSON.parse(out) as Report).files.map(({ file, diagnostics }) => [
        file,
        diagnostics.map(({ code, range }) => `${code}:${range.start.line}`),
      ]),
    );
  }

  it('adds what earlier plans show; without it nothing changes', async () => {
    folder = await Folder.create({ 'd.txt': COPYING, 'old/2020年工作要点.txt': PRIOR });
    assert.deepEqual(await found('d.txt'), { 'd.txt': [] });
    assert.deepEqual(await found('d.txt', '--archive', 'old'), { 'd.txt': ['archive/item-verbatim:3'] });
    const { code, out } = await folder.run(['check', 'd.txt', '--archive', 'old']);
    assert.equal(code, 0);
    assert.match(out, /^ {2}4:\d+ {2}提示 {2}.*archive\/item-verbatim$/m);
    assert.match(out, /\n共检查 1 份文件：1 处提示\n$/);
  });

  it('goes by the levels of workplan.json', async () => {
    folder = await Folder.create({
      'd.txt': COPYING,
      'old/2020年工作要点.txt': PRIOR,
      'workplan.json': '{ "rules": { "archive/item-verbatim": "off", "archive/item-dropped": "error" } }',
    });
    assert.deepEqual(await found('d.txt', '--archive', 'old'), {
      'd.txt': ['archive/item-dropped:0', 'archive/item-dropped:0'],
    });
    assert.equal((await folder.run(['check', 'd.txt', '--archive', 'old'])).code, 1);
    assert.equal((await folder.run(['check', 'd.txt'])).code, 0);
  });

  it('compares plans that lie in the archive with the earlier ones alone', async () => {
    folder = await Folder.create({ '2020年工作要点.txt': PRIOR, '2021年工作要点.txt': COPYING });
    assert.deepEqual(await found('.', '--archive', '.'), {
      '2020年工作要点.txt': [],
      '2021年工作要点.txt': ['archive/item-verbatim:3'],
    });
  });

  it('adds the folders that workplan.json names, and corrects years by it', async () => {
    folder = await Folder.create({
      'd.txt': COPYING,
      'old/2020年工作要点.txt': PRIOR,
      'other/2019年工作要点.txt': yearPlan(2019, '1.甲。', '2.乙。', '3.丙。'),
      'workplan.json': '{ "archive": { "folders": ["old"] } }',
    });
    assert.deepEqual(await found('d.txt', '--archive', 'other'), { 'd.txt': ['archive/item-verbatim:3'] });
    assert.deepEqual(await found('d.txt'), { 'd.txt': [] });
    await folder.write(
      'workplan.json',
      '{ "archive": { "folders": ["old"], "plans": { "2020年工作要点.txt": { "year": 2030 } } } }',
    );
    assert.deepEqual(await found('d.txt', '--archive', 'other'), { 'd.txt': [] });
  });

  it('knows of an ignore of these rules only when they ran', async () => {
    const hash = lineHash(new Line(COPIED, '\n'));
    folder = await Folder.create({
      'd.txt': COPYING,
      'old/2020年工作要点.txt': PRIOR,
      'old/workplan.json': '{}',
      'workplan.json': JSON.stringify({
        ignores: [
          { code: 'archive/item-verbatim', hash, file: 'd.txt' },
          { code: 'archive/item-verbatim', hash: '0'.repeat(16), file: 'd.txt' },
        ],
      }),
    });
    assert.deepEqual(await found('d.txt'), { 'd.txt': [] });
    assert.deepEqual(await found('d.txt', '--archive', 'old'), {
      'd.txt': [],
      'workplan.json': ['ignore/unused:0'],
    });
  });

  it('checks on when something of the archive cannot be read, and exits with 2', async () => {
    folder = await Folder.create({ 'd.txt': COPYING, 'old/2020年工作要点.txt': PRIOR, 'empty/x': '' });
    const { code, out, err } = await folder.run([
      ...['check', 'd.txt', '--archive', 'none', '--archive', 'empty', '--archive', 'old'],
    ]);
    assert.equal(code, 2);
    assert.match(out, /item-verbatim\n[^]*共检查 1 份文件：1 处提示，另有 2 处读取有误\n$/);
    assert.match(err, /^none: 没有这个文件或文件夹\nempty: 没有找到工作要点.*\n$/);
  });

  it('goes into SARIF with its rules', async () => {
    folder = await Folder.create({ 'd.txt': COPYING, 'old/2020年工作要点.txt': PRIOR });
    const { out } = await folder.run(['check', '--format', 'sarif', 'd.txt', '--archive', 'old']);
    const { runs } = JSON.parse(out) as {
      runs: [
        {
          tool: { driver: { rules: { id: string }[] } };
          results: { ruleId: string; ruleIndex: number; level: string }[];
        },
      ];
    };
    const [{ tool, results }] = runs;
    assert.deepEqual(
      results.map(({ ruleId, level }) => [ruleId, level]),
      [['archive/item-verbatim', 'note']],
    );
    assert.equal(tool.driver.rules[results[0]?.ruleIndex ?? -1]?.id, 'archive/item-verbatim');
  });

  it('gives no error and no warning about the issued plans of the examples', async function () {
    this.timeout(60_000);
    const root = join(__dirname, '../../examples');
    const names = [
      '澄川市大数据发展管理局2022年工作要点.txt',
      '澄川市大数据发展管理局2023年工作要点.txt',
      '澄川市数据局2024年工作要点.txt',
      '澄川市数据局2025年工作要点.txt',
    ];
    folder = await Folder.create();
    for (const name of names) {
      await folder.write(name, await readFile(join(root, name)));
    }
    const { code, out } = await folder.run(['check', '--format', 'json', '.', '--archive', '.']);
    assert.equal(code, 0);
    for (const { diagnostics } of (JSON.parse(out) as Report).files) {
      for (const { severity } of diagnostics) {
        assert.ok(['info', 'hint'].includes(severity), severity);
      }
    }
  });
});
