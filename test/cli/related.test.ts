import assert from 'node:assert/strict';
import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { DRAFT, gb18030, PRIOR, yearPlan } from './plans';
import { Folder, start } from './run';

interface Related {
  readonly file: string;
  readonly year: number | null;
  readonly marker: string;
  readonly heading: string;
  readonly line: number;
  readonly score: number;
  readonly evidence: readonly { readonly draft: string; readonly prior: string; readonly score: number }[];
}
interface Report {
  readonly version: number;
  readonly file: string;
  readonly units: readonly {
    readonly marker: string;
    readonly heading: string;
    readonly line: number;
    readonly verdict: string;
    readonly related: readonly Related[];
  }[];
}

describe('workplan related', () => {
  let folder: Folder;
  afterEach(() => folder.remove());

  async function json(...args: string[]): Promise<Report> {
    const { out, err } = await folder.run(['related', '--format', 'json', ...args]);
    assert.equal(err, '');
    return JSON.parse(out) as Report;
  }

  /** `2.→1.`: which marker of the draft has which counterpart; the verdict where it has none. */
  function pairs({ units }: Report): string[] {
    return units.map(({ marker, verdict, related: [best] }) =>
      verdict === 'continued' ? `${marker}→${best?.marker ?? ''}` : `${marker} ${verdict}`,
    );
  }

  it('prints JSON exactly as agreed, counted from 0', async () => {
    folder = await Folder.create({ 'archive/a.txt': PRIOR, 'drafts/d.txt': DRAFT });
    const report = await json('./drafts/d.txt', '--archive', './archive/');
    assert.deepEqual(Object.keys(report), ['version', 'file', 'units']);
    assert.deepEqual([report.version, report.file], [1, './drafts/d.txt']);
    assert.deepEqual(pairs(report), ['1.→2.', '2.→1.', '3. new']);
    const [first] = report.units;
    assert.ok(first);
    assert.deepEqual(
      { ...first, related: undefined },
      { marker: '1.', heading: '振兴乡村学校', line: 3, verdict: 'continued', related: undefined },
    );
    const [best] = first.related;
    assert.ok(best);
    assert.deepEqual(Object.keys(best), ['file', 'year', 'marker', 'heading', 'line', 'score', 'evidence']);
    assert.deepEqual(
      { ...best, score: 0, evidence: [] },
      {
        file: 'archive/a.txt',
        year: 2020,
        marker: '2.',
        heading: '办好乡村学校',
        line: 4,
        score: 0,
        evidence: [],
      },
    );
    const [pair] = best.evidence;
    assert.ok(pair);
    assert.deepEqual(Object.keys(pair), ['draft', 'prior', 'score']);
    assert.match(pair.draft, /乡村/);
    assert.match(pair.prior, /乡村/);
    for (const { score } of [best, pair]) {
      assert.ok(score > 0 && score <= 1);
      assert.equal(score, Number(score.toFixed(4)));
    }
  });

  it('lists the best first, at most as many as asked for', async () => {
    folder = await Folder.create({
      'archive/2019.txt': yearPlan(2019, ...PRIOR.split('\n').slice(3, 6)),
      'archive/2020.txt': PRIOR,
      'd.txt': DRAFT,
    });
    const { units } = await json('d.txt', '--archive', 'archive');
    for (const { related } of units) {
      assert.ok(related.length <= 3);
      const scores = related.map(({ score }) => score);
      assert.deepEqual(
        scores,
        [...scores].sort((a, b) => b - a),
      );
    }
    assert.equal(units[0]?.related.filter(({ marker }) => marker === '2.').length, 2);
    const one = await json('d.txt', '--archive', 'archive', '--limit', '1');
    assert.deepEqual(
      one.units.map(({ related }) => related.length <= 1),
      [true, true, true],
    );
  });

  it('tells a person verdict, year, heading, place and the sentences that show it', async () => {
    folder = await Folder.create({ 'archive/a.txt': PRIOR, 'd.txt': DRAFT });
    const { code, out, err } = await folder.run(['related', 'd.txt', '--archive', 'archive']);
    assert.deepEqual([code, err], [0, '']);
    assert.match(
      out,
      /^d\.txt\n往年要点：2020年\n\n {3}4 {2}延续 {2}1\.振兴乡村学校\n {6}2020 {2}2\.办好乡村学校 +archive\/a\.txt:5\n/,
    );
    assert.match(out, /^ {12}往年 {2}.*乡村.*\n {12}本稿 {2}.*乡村/m);
    assert.match(out, /^ {3}6 {2}新增 {2}3\.防治青少年近视$/m);
    assert.match(out, /\n共 3 项：延续 2，新增 1\n$/);
    const english = await folder.run(['related', 'd.txt', '--archive', 'archive', '--lang', 'en']);
    assert.match(english.out, /^Earlier plans: 2020$/m);
    assert.match(english.out, /\n3 items: 2 continued, 1 new\n$/);
  });

  it('prints only the item that a line belongs to, counted from 1', async () => {
    folder = await Folder.create({
      'a.txt': PRIOR,
      'd.txt': DRAFT.replace('再为三十所', '\n　　再为三十所'),
    });
    for (const line of ['5', '6']) {
      assert.deepEqual(pairs(await json('d.txt', '--archive', 'a.txt', '--line', line)), ['2.→1.']);
    }
    const { out } = await folder.run(['related', 'd.txt', '--archive', 'a.txt', '--line', '5']);
    assert.doesNotMatch(out, /近视|共 \d 项/);
  });

  for (const line of ['1', '3', '8', '4000']) {
    it(`says that line ${line} belongs to no item, and exits with 2`, async () => {
      folder = await Folder.create({ 'a.txt': PRIOR, 'd.txt': DRAFT });
      assert.deepEqual(await folder.run(['related', 'd.txt', '--archive', 'a.txt', '--line', line]), {
        code: 2,
        out: '',
        err: `workplan: 第 ${line} 行不属于任何一项\n`,
      });
    });
  }

  it('leaves out the draft itself, by whatever name it is found', async () => {
    folder = await Folder.create({ 'plans/2020年工作要点.txt': PRIOR, 'plans/2021年工作要点.txt': DRAFT });
    await symlink('2021年工作要点.txt', join(folder.path, 'plans/工作要点（送审）.txt'));
    const { units } = await json('plans/2021年工作要点.txt', '--archive', 'plans');
    const files = new Set(units.flatMap(({ related }) => related.map(({ file }) => file)));
    assert.deepEqual([...files], ['plans/2020年工作要点.txt']);
  });

  it('reads folders and files in any encoding, several times over', async () => {
    folder = await Folder.create({
      'gbk/深处/2020年.txt': gb18030(PRIOR),
      'old.txt': Buffer.from(
        `\uFEFF${yearPlan(2019, '1.防治青少年近视。每学期组织一次视力筛查。')}`,
        'utf16le',
      ),
      'gbk/会议记录.txt': '会议记录\n一、参会人员\n二、议题\n',
      'd.txt': DRAFT,
    });
    const report = await json('d.txt', '--archive', 'gbk', '--archive', 'old.txt', '--archive', './gbk/');
    assert.deepEqual(pairs(report), ['1.→2.', '2.→1.', '3.→1.']);
    assert.deepEqual(
      report.units.map(({ related: [best] }) => [best?.file, best?.year]),
      [
        ['gbk/深处/2020年.txt', 2020],
        ['gbk/深处/2020年.txt', 2020],
        ['old.txt', 2019],
      ],
    );
  });

  it('names what cannot be read in one line each, goes on, and exits with 2', async () => {
    folder = await Folder.create({
      'archive/2020年工作要点.txt': PRIOR,
      'archive/2018年工作要点.txt': Uint8Array.of(1, 0, 2, 0, 3),
      'archive/photo.txt': Uint8Array.of(0xff, 0xd8, 0xff, 0, 0, 0),
      'empty/notes.txt': '会议记录\n',
      'd.txt': DRAFT,
    });
    const { code, out, err } = await folder.run([
      ...['related', 'd.txt', '--archive', 'archive', '--archive', 'empty', '--archive', 'none'],
    ]);
    assert.equal(code, 2);
    assert.match(out, /共 3 项：延续 2，新增 1/);
    const said = err.split('\n');
    assert.match(said[0] ?? '', /^archive\/2018年工作要点\.txt: 这不是纯文本文件/);
    assert.equal(said[1], 'none: 没有这个文件或文件夹');
    assert.match(said[2] ?? '', /^empty: 没有找到工作要点（/);
    assert.deepEqual(said.slice(3), ['']);
  });

  it('prints nothing where there is no earlier plan at all', async () => {
    folder = await Folder.create({ 'plans/2021年工作要点.txt': DRAFT, 'empty/x': '' });
    const draft = 'plans/2021年工作要点.txt';
    assert.deepEqual(await folder.run(['related', draft, '--archive', 'none', '--format', 'json']), {
      code: 2,
      out: '',
      err: 'none: 没有这个文件或文件夹\n',
    });
    assert.deepEqual(await folder.run(['related', draft, '--archive', 'plans']), {
      code: 2,
      out: '',
      err: 'plans: 除草稿本身外没有找到工作要点\n',
    });
    const { code, out, err } = await folder.run(['related', draft, '--archive', 'empty']);
    assert.deepEqual([code, out], [2, '']);
    assert.match(err, /^empty: 没有找到工作要点.*\n$/);
  });

  it('says why, where all that was named is the draft or set aside', async () => {
    folder = await Folder.create({
      'd.txt': DRAFT,
      'old/2020年工作要点.txt': PRIOR,
      'workplan.json': '{ "archive": { "plans": { "old/2020年工作要点.txt": { "series": false } } } }',
    });
    assert.deepEqual(await folder.run(['related', 'd.txt', '--archive', 'd.txt']), {
      code: 2,
      out: '',
      err: 'd.txt: 除草稿本身外没有找到工作要点\n',
    });
    assert.deepEqual(await folder.run(['related', 'd.txt', '--archive', 'old']), {
      code: 2,
      out: '',
      err: 'old: 其中的工作要点都在 archive.plans 里设为 "series": false，不作为往年要点\n',
    });
  });

  it('says once of a folder that its only plan cannot be read', async () => {
    folder = await Folder.create({ 'd.txt': DRAFT, 'old/2020年工作要点.txt': Uint8Array.of(1, 0, 2, 0, 3) });
    const { code, out, err } = await folder.run(['related', 'd.txt', '--archive', 'old']);
    assert.deepEqual([code, out], [2, '']);
    assert.match(err, /^old\/2020年工作要点\.txt: 这不是纯文本文件.*\n$/);
  });

  it('says why the draft cannot be read, and exits with 2', async () => {
    folder = await Folder.create({ 'a.txt': PRIOR, 'd.pdf': '%PDF-1.7' });
    const { code, out, err } = await folder.run(['related', 'd.pdf', '--archive', 'a.txt']);
    assert.deepEqual([code, out], [2, '']);
    assert.match(err, /^d\.pdf: 这是 PDF 文件/);
    assert.match(
      (await folder.run(['related', 'no.txt', '--archive', 'a.txt'])).err,
      /^no\.txt: 没有这个文件/,
    );
  });

  it('reads the draft from standard input', async () => {
    folder = await Folder.create({ 'a.txt': PRIOR });
    const { code, out } = await folder.run(['related', '-', '--archive', 'a.txt'], { input: gb18030(DRAFT) });
    assert.equal(code, 0);
    assert.match(out, /^<stdin>\n往年要点：2020年\n/);
    const named = ['--stdin-filename', 'x/2021年.txt', '--format', 'json'];
    const { out: second } = await folder.run(['related', '-', '--archive', 'a.txt', ...named], {
      input: DRAFT,
    });
    assert.equal((JSON.parse(second) as Report).file, 'x/2021年.txt');
  });

  it('goes by archive.folders, archive.plans and links of workplan.json', async () => {
    folder = await Folder.create({
      'work/2021年工作要点.txt': DRAFT,
      'old/一/要点.txt': PRIOR.replaceAll('2020年', ''),
      'old/二/要点.txt': yearPlan(
        2018,
        '1.防治青少年近视。每学期组织一次视力筛查。',
        '2.加强体育锻炼。保证学生每天户外活动两小时。',
      ),
      'work/workplan.json': JSON.stringify({
        archive: {
          folders: ['../old/*'],
          plans: { '../old/一/要点.txt': { year: 2017 }, '../old/二/要点.txt': { series: false } },
        },
        links: [
          {
            draft: { file: '2021年工作要点.txt', heading: '防治青少年近视' },
            prior: { file: '../old/一/要点.txt', heading: '治理校外培训' },
            verdict: 'confirmed',
          },
          {
            draft: { file: '2021年工作要点.txt', heading: '振兴乡村学校' },
            prior: { file: '../old/一/要点.txt', heading: '办好乡村学校' },
            verdict: 'rejected',
          },
        ],
      }),
    });
    const report = await json('work/2021年工作要点.txt');
    assert.deepEqual(pairs(report), ['1. new', '2.→1.', '3.→3.']);
    for (const { related } of report.units) {
      for (const { file, year } of related) {
        assert.deepEqual([file, year], ['old/一/要点.txt', 2017]);
      }
    }
  });

  it('says of a folder of workplan.json that it is not there', async () => {
    folder = await Folder.create({
      'd.txt': DRAFT,
      'a.txt': PRIOR,
      'workplan.json': '{ "archive": { "folders": ["gone", "none/*"] } }',
    });
    const { code, out, err } = await folder.run(['related', 'd.txt', '--archive', 'a.txt']);
    assert.equal(code, 2);
    assert.match(out, /延续 2/);
    assert.deepEqual(err.split('\n').sort(), [
      '',
      'gone: 没有这个文件或文件夹',
      'workplan.json: none/*: archive.folders 没有指向任何文件夹',
    ]);
  });

  it('says the same twice, in whatever order the archive is named', async () => {
    folder = await Folder.create({
      'a/2019年工作要点.txt': yearPlan(2019, ...PRIOR.split('\n').slice(3, 6)),
      'b/2020年工作要点.txt': PRIOR,
      'd.txt': DRAFT,
    });
    const run = (...folders: string[]) =>
      folder.run(['related', 'd.txt', ...folders.flatMap((name) => ['--archive', name]), '--format', 'json']);
    const first = await run('a', 'b');
    assert.deepEqual(await run('a', 'b'), first);
    assert.deepEqual(
      pairs(JSON.parse((await run('b', 'a')).out) as Report),
      pairs(JSON.parse(first.out) as Report),
    );
  });

  it('lets no text or name steer the terminal', async () => {
    folder = await Folder.create({
      'a\u001b[2J.txt': PRIOR.replace('办好乡村', '办好\u001b[31m\u202e乡村'),
      'd.txt': DRAFT.replace('振兴', '\u001b]0;x\u0007振兴'),
    });
    const { out } = await folder.run(['related', 'd.txt', '--archive', 'a\u001b[2J.txt']);
    assert.match(out, /乡村学校/);
    assert.doesNotMatch(out.replaceAll('\n', ''), /[\p{Cc}\u202e]/u);
  });

  it('answers hostile texts', async function () {
    this.timeout(60_000);
    folder = await Folder.create({
      'a/line.txt': `${PRIOR}4.${'工作体系“'.repeat(200_000)}\n`,
      'a/many.txt': yearPlan(
        2019,
        ...Array.from({ length: 3000 }, (_, i) => `${(i % 99) + 1}.推进第${i}项改革。`),
      ),
      'a/half.txt': Buffer.from(PRIOR).subarray(0, -4),
      'empty.txt': '',
      'd.txt': DRAFT,
    });
    const { code, out } = await folder.run(['related', 'd.txt', '--archive', 'a', '--format', 'json']);
    assert.equal(code, 0);
    assert.equal((JSON.parse(out) as Report).units.length, 3);
    const none = await folder.run(['related', 'empty.txt', '--archive', 'a']);
    assert.equal(none.code, 0);
    assert.match(none.out, /（没有可以对照的项）\n$/);
  });

  it('ends quietly when nobody reads on', async () => {
    folder = await Folder.create({
      'a.txt': PRIOR,
      'd.txt': yearPlan(
        2021,
        ...Array.from({ length: 2000 }, (_, i) => `${(i % 99) + 1}.办好乡村学校${i}。`),
      ),
    });
    const child = start(['related', 'd.txt', '--archive', 'a.txt'], { cwd: folder.path });
    let err = '';
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
    child.stdout.once('data', () => child.stdout.destroy());
    const code = await new Promise((resolve) => child.on('close', resolve));
    assert.deepEqual([code, err], [0, '']);
  });
});
