import assert from 'node:assert/strict';
import { Folder, GAP } from './run';

describe('workplan outline', () => {
  let folder: Folder;
  afterEach(() => folder.remove());

  it('draws the tree with line numbers and the scheme', async () => {
    folder = await Folder.create({ 'a.txt': `${GAP}二、加强基础工作\n5.健全制度。完善管理办法。\n` });
    assert.deepEqual(await folder.run(['outline', 'a.txt']), {
      code: 0,
      out: [
        '教育厅2021年工作要点',
        '2 章（连续编号），4 项（连续编号）',
        '3  一、加强统筹谋划',
        '4    1.完善机制',
        '5    3.优化服务',
        '6    4.加强队伍',
        '7  二、加强基础工作',
        '8    5.健全制度',
        '',
      ].join('\n'),
      err: '',
    });
  });

  it('prints JSON, counted from 0', async () => {
    folder = await Folder.create({ 'x/a.txt': GAP });
    const { code, out } = await folder.run(['outline', '--format', 'json', 'x/a.txt']);
    assert.equal(code, 0);
    const outline = JSON.parse(out) as Record<string, unknown>;
    assert.deepEqual(
      { ...outline, children: undefined },
      {
        version: 1,
        file: 'x/a.txt',
        title: {
          text: '教育厅2021年工作要点',
          range: { start: { line: 0, character: 0 }, end: { line: 0, character: 12 } },
        },
        issuer: '教育厅',
        year: 2021,
        generalRequirements: {
          kind: 'labelled',
          range: { start: { line: 1, character: 0 }, end: { line: 1, character: 28 } },
        },
        schemes: { chapter: 'continuous', item: 'restarting' },
        children: undefined,
      },
    );
    const [chapter] = outline['children'] as {
      level: string;
      ordinal: number;
      marker: string;
      children: unknown[];
    }[];
    assert.equal(chapter?.marker, '一、');
    assert.deepEqual(chapter.children[1], {
      level: 'item',
      marker: '3.',
      ordinal: 3,
      heading: '优化服务',
      range: { start: { line: 4, character: 0 }, end: { line: 4, character: 14 } },
      children: [],
    });
  });

  it('answers any text, from standard input too', async () => {
    folder = await Folder.create();
    const { code, out } = await folder.run(['outline', '-'], { input: '' });
    assert.deepEqual([code, out], [0, '（没有标题）\n（没有章、节、项）\n']);
    assert.equal((await folder.run(['outline', '-', '--lang', 'en'], { input: 'x' })).code, 0);
  });

  it('says why a file or folder has none, and exits with 2', async () => {
    folder = await Folder.create({ 'in/工作要点.txt': GAP, 'a.pdf': '%PDF-1.7' });
    assert.deepEqual(await folder.run(['outline', 'in']), {
      code: 2,
      out: '',
      err: 'in: 这是文件夹，不是文件\n',
    });
    assert.match((await folder.run(['outline', 'a.pdf'])).err, /^a\.pdf: 这是 PDF 文件/);
    assert.match((await folder.run(['outline', 'no.txt'])).err, /^no\.txt: 没有这个文件或文件夹\n$/);
  });

  it('goes by the numbering of workplan.json', async () => {
    folder = await Folder.create({
      'a.txt': GAP,
      'workplan.json': '{ "numbering": { "item": "restarting" } }',
    });
    assert.match((await folder.run(['outline', 'a.txt'])).out, /3 项（各自从头编号）/);
  });
});
