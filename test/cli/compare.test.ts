import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DRAFT, gb18030, PRIOR, yearPlan } from './plans';
import { Folder, start } from './run';

interface Place {
  readonly marker: string;
  readonly line: number;
}
interface Link {
  readonly kind: string;
  readonly prior: readonly Place[];
  readonly draft: readonly Place[];
  readonly score: number;
}
interface Report {
  readonly version: number;
  readonly prior: string;
  readonly draft: string;
  readonly links: readonly Link[];
}

/** Two plans with the links that a reader made. */
interface Labelled {
  readonly prior: string;
  readonly draft: string;
  readonly links: readonly (Link & { readonly doubtful?: string })[];
}

const NONE = '—';
const shown = (places: readonly Place[]) => places.map(({ marker }) => marker).join('+') || NONE;

describe('workplan compare', () => {
  let folder: Folder;
  afterEach(() => folder.remove());

  async function json(...args: string[]): Promise<Report> {
    const { out, err } = await folder.run(['compare', '--format', 'json', ...args]);
    assert.equal(err, '');
    return JSON.parse(out) as Report;
  }

  it('prints JSON exactly as agreed, counted from 0', async () => {
    folder = await Folder.create({ 'x/a.txt': PRIOR, 'd.txt': DRAFT });
    const report = await json('./x/a.txt', 'd.txt');
    assert.deepEqual(Object.keys(report), ['version', 'prior', 'draft', 'links']);
    assert.deepEqual([report.version, report.prior, report.draft], [1, './x/a.txt', 'd.txt']);
    assert.deepEqual(
      report.links.map(({ kind, prior, draft }) => `${kind} ${shown(prior)} ${shown(draft)}`),
      ['continued 2. 1.', 'continued 1. 2.', 'new — 3.', 'dropped 3. —'],
    );
    const [first] = report.links;
    assert.ok(first);
    assert.deepEqual(Object.keys(first), ['kind', 'prior', 'draft', 'score']);
    assert.deepEqual(first.prior, [{ marker: '2.', line: 4 }]);
    assert.deepEqual(first.draft, [{ marker: '1.', line: 3 }]);
    for (const { score } of report.links) {
      assert.ok(score >= 0 && score <= 1);
      assert.equal(score, Number(score.toFixed(4)));
    }
  });

  it('tells a person what became of each item, and counts', async () => {
    folder = await Folder.create({ 'a.txt': PRIOR, 'd.txt': DRAFT });
    const { code, out, err } = await folder.run(['compare', 'a.txt', 'd.txt']);
    assert.deepEqual([code, err], [0, '']);
    assert.match(
      out,
      /^a\.txt →\nd\.txt\n\n延续 {2}2\.办好乡村学校 :5 +→ 1\.振兴乡村学校 :4\n {6}往年 {2}.*乡村.*\n {6}本稿 {2}.*乡村/,
    );
    assert.match(out, /^新增 +\+ 3\.防治青少年近视 :6$/m);
    assert.match(out, /^取消 {2}3\.治理校外培训 :6 +-$/m);
    assert.match(out, /\n延续 2，拆分 0，合并 0，新增 1，取消 1\n$/);
    const english = await folder.run(['compare', 'a.txt', 'd.txt', '--lang', 'en']);
    assert.match(english.out, /\n2 continued, 0 split, 0 merged, 1 new, 1 dropped\n$/);
  });

  it('says the same twice, whatever the encoding, and from standard input', async () => {
    folder = await Folder.create({ 'a.txt': PRIOR, 'gb.txt': gb18030(PRIOR), 'd.txt': DRAFT });
    const { links } = await json('a.txt', 'd.txt');
    assert.deepEqual((await json('a.txt', 'd.txt')).links, links);
    assert.deepEqual((await json('gb.txt', 'd.txt')).links, links);
    const { out } = await folder.run(['compare', '--format', 'json', 'a.txt', '-'], {
      input: gb18030(DRAFT),
    });
    assert.deepEqual(JSON.parse(out), { version: 1, prior: 'a.txt', draft: '<stdin>', links });
  });

  it('finds nothing new and nothing dropped between a plan and itself', async () => {
    folder = await Folder.create({ 'a.txt': PRIOR, 'b.txt': PRIOR });
    for (const other of ['a.txt', 'b.txt']) {
      assert.deepEqual(
        (await json('a.txt', other)).links.map(
          ({ kind, prior, draft }) => `${kind} ${shown(prior)} ${shown(draft)}`,
        ),
        ['continued 1. 1.', 'continued 2. 2.', 'continued 3. 3.'],
      );
    }
  });

  it('goes by the links of workplan.json', async () => {
    const link = (draft: string, prior: string, verdict: string) => ({
      draft: { file: 'd.txt', heading: draft },
      prior: { file: 'x/a.txt', heading: prior },
      verdict,
    });
    folder = await Folder.create({
      'x/a.txt': PRIOR,
      'd.txt': DRAFT,
      'workplan.json': JSON.stringify({
        links: [
          link('防治青少年近视', '治理校外培训', 'confirmed'),
          link('振兴乡村学校', '办好乡村学校', 'rejected'),
        ],
      }),
    });
    assert.deepEqual(
      (await json('x/a.txt', 'd.txt')).links
        .map(({ kind, prior, draft }) => `${kind} ${shown(prior)} ${shown(draft)}`)
        .sort(),
      ['continued 1. 2.', 'continued 3. 3.', 'dropped 2. —', 'new — 1.'],
    );
  });

  it('names what cannot be read, and exits with 2', async () => {
    folder = await Folder.create({ 'a.txt': PRIOR, 'b.pdf': '%PDF-1.7', 'in/x': '' });
    const { code, out, err } = await folder.run(['compare', 'no.txt', 'b.pdf']);
    assert.deepEqual([code, out], [2, '']);
    assert.match(err, /^no\.txt: 没有这个文件或文件夹\nb\.pdf: 这是 PDF 文件.*\n$/);
    assert.equal((await folder.run(['compare', 'in', 'a.txt'])).err, 'in: 这是文件夹，不是文件\n');
  });

  it('answers texts that are no plans', async () => {
    folder = await Folder.create({ 'empty.txt': '', 'a.txt': PRIOR });
    assert.deepEqual((await json('empty.txt', 'empty.txt')).links, []);
    assert.deepEqual(
      (await json('a.txt', 'empty.txt')).links.map(({ kind }) => kind),
      ['dropped', 'dropped', 'dropped'],
    );
    assert.match((await folder.run(['compare', 'empty.txt', 'empty.txt'])).out, /（没有可以对照的项）\n$/);
    assert.match(
      (await folder.run(['compare', 'empty.txt', 'empty.txt', '--format', 'html'])).out,
      /没有可以对照的项/,
    );
  });

  it('writes one page without script or resource, and takes no text for markup', async () => {
    const evil = "<script>alert(1)</script><img src=x onerror=alert(2)>“'&";
    folder = await Folder.create({
      'a"><b>.txt': PRIOR.replace('办好', `${evil}办好`)
        .replace('配齐', `${evil}配齐`)
        .replace('平湖市', `${evil}平湖市`),
      'd.txt': DRAFT.replace('振兴', `${evil}振兴`).replace('一、提高', `一、${evil}提高`),
    });
    const { code, out, err } = await folder.run(['compare', 'a"><b>.txt', 'd.txt', '--format', 'html']);
    assert.deepEqual([code, err], [0, '']);
    assert.match(out, /^<!DOCTYPE html>\n<html lang="zh-CN">/);
    assert.match(out, /Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">/);
    assert.doesNotMatch(out, /<(?:script|img|link|iframe|object|embed|base|form)\b/i);
    assert.ok(!out.includes('<b>.txt'));
    assert.doesNotMatch(out, /<[^>]*\son[a-z]+\s*=/i);
    assert.doesNotMatch(out, /(?:https?:)?\/\/[a-z]|url\((?!#)|@import|javascript:/i);
    assert.match(out, /&lt;script&gt;alert\(1\)&lt;\/script&gt;/);
    // What a page on disk must not give away: where it was made.
    assert.ok(!out.includes(folder.path));
  });

  it('ends quietly when nobody reads on', async () => {
    const items = Array.from({ length: 2000 }, (_, i) => `${(i % 99) + 1}.推进第${i}项改革。`);
    folder = await Folder.create({ 'a.txt': PRIOR, 'd.txt': yearPlan(2021, ...items) });
    const child = start(['compare', 'a.txt', 'd.txt', '--format', 'json'], { cwd: folder.path });
    let err = '';
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
    child.stdout.once('data', () => child.stdout.destroy());
    const code = await new Promise((resolve) => child.on('close', resolve));
    assert.deepEqual([code, err], [0, '']);
  });

  /** Links between the sample plans as a reader made them: a link is right when kind and units agree. */
  it('agrees with a reader on most of what became of the items of the examples', async function () {
    this.timeout(60_000);
    folder = await Folder.create();
    const root = join(__dirname, '../..');
    const labels = await readFile(join(root, 'test/fixtures/plans/examples-links.json'), 'utf8');
    const { pairs } = JSON.parse(labels) as { readonly pairs: readonly Labelled[] };
    const key = ({ kind, prior, draft }: Link) =>
      [
        kind,
        ...[prior, draft].map((places) =>
          places
            .map(({ line }) => line)
            .sort((a, b) => a - b)
            .join('+'),
        ),
      ].join(' ');
    let right = 0;
    let all = 0;
    for (const { prior, draft, links } of pairs) {
      const found = new Set(
        (await json(...[prior, draft].map((name) => join(root, 'examples', name)))).links.map(key),
      );
      for (const link of links.filter(({ doubtful }) => doubtful === undefined)) {
        all++;
        right += found.has(key(link)) ? 1 : 0;
      }
    }
    assert.ok(all > 50, `${all} links`);
    assert.ok(right / all >= AGREEMENT, `${right} of ${all} links agree`);
  });
});

/** Share of the reader's links that must be found with their kind and all their units. */
const AGREEMENT = 0.95;
