import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { docxOf, paragraph } from '../unit/readers/docx-package';
import { DRAFT, PRIOR } from './plans';
import { Folder, GAP, GOOD } from './run';

/** A text as a Word file, a line a paragraph. */
const word = (text: string): Uint8Array =>
  docxOf({
    document: text
      .trimEnd()
      .split('\n')
      .map((line) => paragraph(line))
      .join(''),
  });

const numbered = (text: string): string =>
  paragraph(text, '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>');
/** Its chapters are counted by Word. */
const COUNTED = docxOf({
  document: `${paragraph('教育厅2021年工作要点')}${numbered('加强统筹')}${paragraph('1.完善机制。')}${numbered('强化保障')}${paragraph('2.落实经费。')}`,
  numbering:
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum>' +
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
});

describe('Word files as plans', () => {
  let folder: Folder;
  afterEach(() => folder.remove());

  it('are checked where they are named, by the lines of their text, and left alone in a folder', async () => {
    folder = await Folder.create({ 'plans/a.docx': word(GAP), 'plans/b.workplan': GOOD });
    const { code, out, err } = await folder.run(['check', 'plans/a.docx']);
    assert.deepEqual([code, err], [1, '']);
    assert.match(out, /^plans\/a\.docx\n {2}5:1 {2}错误 .*numbering\/item-gap$/m);
    assert.match((await folder.run(['check', 'plans'])).out, /^共检查 1 份文件：没有发现问题$/m);
    const json = await folder.run(['check', '--format', 'json', '-'], { input: word(GAP) });
    assert.match(json.out, /"file":"<stdin>","diagnostics":\[\{"code":"numbering\/item-gap"/);
    // What would be changed is no text in it.
    assert.match(json.out, /"fixable":false/);
    assert.doesNotMatch(json.out, /"fixable":true/);
    const sarif = await folder.run(['check', '--format', 'sarif', 'plans/a.docx']);
    assert.match(sarif.out, /numbering\/item-gap/);
    assert.doesNotMatch(sarif.out, /"fixes":/);
  });

  it('are checked with the numbers that Word counts', async () => {
    folder = await Folder.create({ 'a.docx': COUNTED });
    const { out } = await folder.run(['outline', 'a.docx']);
    assert.match(out, /^2 章/m);
    assert.match(out, /一、加强统筹\n[^]*二、强化保障/);
  });

  it('are not written back', async () => {
    const bytes = word(GAP);
    folder = await Folder.create({ 'a.docx': bytes, 'good.docx': word(GOOD) });
    const refusal = 'a.docx: 这不是纯文本文件，不能写回，没有改动；请先导入为纯文本：workplan import\n';
    const mended = await folder.run(['check', '--fix', 'a.docx']);
    assert.deepEqual([mended.code, mended.err], [2, refusal]);
    assert.match(mended.out, /numbering\/item-gap/);
    assert.deepEqual(await folder.run(['renumber', '--write', 'a.docx']), { code: 2, out: '', err: refusal });
    assert.deepEqual(new Uint8Array(await readFile(join(folder.path, 'a.docx'))), bytes);
    assert.deepEqual(await readdir(folder.path), ['a.docx', 'good.docx']);
    assert.equal((await folder.run(['check', '--fix', 'good.docx'])).code, 0);
    const { code, out } = await folder.run(['renumber', 'a.docx']);
    assert.equal(code, 0);
    assert.equal(out, GAP.replace('3.优化', '2.优化').replace('4.加强', '3.加强'));
  });

  it('are earlier plans when they are named, though a text of their name is named or lies beside them', async () => {
    const other = GOOD.split('\n').slice(0, 1).join('');
    folder = await Folder.create({
      '稿.workplan': DRAFT,
      '往年/2020.txt': `${other}\n`,
      '往年/2020.docx': word(PRIOR),
    });
    for (const archive of [
      ['往年/2020.docx'],
      ['往年/2020.docx', '往年/2020.txt'],
      ['往年', '往年/2020.docx'],
    ]) {
      const { code, out, err } = await folder.run([
        'related',
        '稿.workplan',
        '--format=json',
        ...archive.flatMap((one) => ['--archive', one]),
      ]);
      assert.deepEqual([code, err], [0, ''], archive.join(' '));
      assert.match(out, /"verdict":"continued"/, archive.join(' '));
    }
  });

  it('are drafts, and earlier plans of an archive', async () => {
    const texts = { '稿.workplan': DRAFT, '往年/2020.txt': PRIOR };
    folder = await Folder.create({ ...texts, '稿.docx': word(DRAFT), 'word/2020.docx': word(PRIOR) });
    const json = async (draft: string, archive: string): Promise<string> => {
      const { code, out, err } = await folder.run(['related', draft, '--archive', archive, '--format=json']);
      assert.deepEqual([code, err], [0, '']);
      return out.replaceAll(/稿\.\w+|往年\/2020\.txt|word\/2020\.docx/g, 'x');
    };
    const expected = await json('稿.workplan', '往年');
    assert.match(expected, /"verdict":"continued"/);
    assert.equal(await json('稿.docx', '往年'), expected);
    assert.equal(await json('稿.workplan', 'word'), expected);
    assert.equal(await json('稿.docx', 'word/2020.docx'), expected);
  });

  it('come once into an archive that holds their text too', async () => {
    folder = await Folder.create({
      '稿.txt': DRAFT,
      '往年/2020年工作要点.txt': PRIOR,
      '往年/2020年工作要点.docx': word(PRIOR),
    });
    const { code, out } = await folder.run(['related', '稿.txt', '--archive', '往年', '--format', 'json']);
    assert.equal(code, 0);
    assert.match(out, /2020年工作要点\.txt/);
    assert.doesNotMatch(out, /docx/);
  });

  it('that cannot be read are said of an archive where their names say that they are plans', async () => {
    folder = await Folder.create({
      '稿.txt': DRAFT,
      '往年/2020.txt': PRIOR,
      '往年/2019年工作要点.docx': word(PRIOR).slice(0, 200),
      '往年/通讯录.docx': word(PRIOR).slice(0, 200),
    });
    const { code, out, err } = await folder.run(['related', '稿.txt', '--archive', '往年']);
    assert.equal(code, 2);
    assert.match(err, /^往年\/2019年工作要点\.docx: [^\n]+\n$/);
    assert.match(out, /延续/);
  });

  it('are compared', async () => {
    folder = await Folder.create({
      'a.docx': word(PRIOR),
      'b.docx': word(DRAFT),
      'a.txt': PRIOR,
      'b.txt': DRAFT,
    });
    const { code, out } = await folder.run(['compare', 'a.docx', 'b.docx']);
    assert.equal(code, 0);
    const texts = await folder.run(['compare', 'a.txt', 'b.txt']);
    assert.equal(out.replaceAll('.docx', '.txt'), texts.out);
  });

  it('begin a new plan, and what was not read of them is said', async () => {
    const comment = '<w:p><w:r><w:commentReference w:id="0"/></w:r></w:p>';
    folder = await Folder.create({
      'a.docx': docxOf({
        document: GOOD.trimEnd()
          .split('\n')
          .map((line) => paragraph(line))
          .join('')
          .concat(comment),
        parts: {
          'word/comments.xml':
            '<?xml version="1.0"?><w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:comment w:id="0"><w:p/></w:comment></w:comments>',
        },
      }),
    });
    const { code, out, err } = await folder.run(['new', '--from', 'a.docx', '--year', '2022']);
    assert.deepEqual([code, out.split('\n')[0]], [0, '教育厅2022年工作要点']);
    assert.match(err, /^a\.docx: .*批注[^\n]*\n没有要核对的地方\n$/);
    const { code: kept, err: said } = await folder.run([
      'new',
      '--from=a.docx',
      '--year=2022',
      '-o',
      'a.docx',
      '--force',
    ]);
    assert.deepEqual([kept, said], [2, 'a.docx: 这就是往年要点，不能覆盖\n']);
  });
});
