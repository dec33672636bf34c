import assert from 'node:assert/strict';
import { chmod, readdir, readFile, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { docxOf, NAMESPACES, paragraph } from '../unit/readers/docx-package';
import { gb18030 } from './plans';
import { Folder } from './run';

const LINES = ['平湖市教育局2020年工作要点', '一、提高质量', '1.建设校园。提速网络。'];
const TEXT = `${LINES.join('\n')}\n`;
const page = (lines: readonly string[]): string =>
  `<!DOCTYPE html><html><head><title>通知</title></head><body>${lines.map((line) => `<p>${line}</p>`).join('')}</body></html>`;
const WEB = page(LINES);
const WORD = docxOf({ document: LINES.map((line) => paragraph(line)).join('') });

describe('workplan import', () => {
  let folder: Folder;
  afterEach(() => folder.remove());
  const read = (name: string): Promise<string> => readFile(join(folder.path, name), 'utf8');
  const tree = async (name = '.'): Promise<string[]> =>
    (await readdir(join(folder.path, name), { recursive: true })).sort();

  describe('one file', () => {
    it('goes to standard output', async () => {
      folder = await Folder.create({ 'a.docx': WORD, 'a.html': WEB });
      assert.deepEqual(await folder.run(['import', 'a.docx']), { code: 0, out: TEXT, err: '' });
      assert.deepEqual(await folder.run(['import', 'a.html', '-o', '-']), { code: 0, out: TEXT, err: '' });
    });

    it('comes from standard input', async () => {
      folder = await Folder.create();
      assert.deepEqual(await folder.run(['import', '-'], { input: WORD }), { code: 0, out: TEXT, err: '' });
      const markdown = '# 甲工作要点\n\n## 一、子\n';
      const { out } = await folder.run(['import', '-', '--stdin-filename', 'a.md'], { input: markdown });
      assert.doesNotMatch(out, /#/);
    });

    it('goes to the file named, or under its own name into a folder that is there', async () => {
      folder = await Folder.create({ 'x/a.docx': WORD, 'out/b.txt': '旧稿' });
      assert.deepEqual(await folder.run(['import', 'x/a.docx', '-o', 'c.txt']), {
        code: 0,
        out: '',
        err: 'c.txt: 已导入\n',
      });
      assert.equal(await read('c.txt'), TEXT);
      assert.equal((await folder.run(['import', 'x/a.docx', '-o', 'out'])).code, 0);
      assert.equal((await folder.run(['import', 'x/a.docx', '-o', 'new/'])).code, 0);
      assert.equal(await read('out/a.txt'), TEXT);
      assert.equal(await read('new/a.txt'), TEXT);
    });

    it('replaces a file only where told to, and never what it reads', async () => {
      folder = await Folder.create({ 'a.docx': WORD, 'b.txt': '旧稿' });
      assert.deepEqual(await folder.run(['import', 'a.docx', '-o', 'b.txt']), {
        code: 2,
        out: '',
        err: 'b.txt: 这个文件已经存在，没有改动；要覆盖请加 --force\n',
      });
      assert.equal(await read('b.txt'), '旧稿');
      assert.equal((await folder.run(['import', 'a.docx', '-o', 'b.txt', '--force'])).code, 0);
      assert.equal(await read('b.txt'), TEXT);
      const { code, err } = await folder.run(['import', 'a.docx', '-o', './a.docx', '--force']);
      assert.deepEqual([code, err], [2, './a.docx: 这个文件是读入的文件，不能覆盖\n']);
      assert.deepEqual(await tree(), ['a.docx', 'b.txt']);
    });

    it('knows what it reads by a link too', async function () {
      if (process.platform === 'win32') {
        this.skip();
      }
      folder = await Folder.create({ 'a.html': WEB });
      await symlink('a.html', join(folder.path, 'link.txt'));
      assert.equal((await folder.run(['import', 'a.html', '-o', 'link.txt', '--force'])).code, 2);
      assert.equal(await read('a.html'), WEB);
    });

    it('becomes UTF-8 with plain line ends, whatever it was in', async () => {
      folder = await Folder.create({ 'a.txt': gb18030(TEXT.replaceAll('\n', '\r\n')) });
      assert.equal((await folder.run(['import', 'a.txt'])).out, TEXT);
    });

    it('is indented where asked, but for the title', async () => {
      folder = await Folder.create({ 'a.docx': WORD });
      const { out } = await folder.run(['import', 'a.docx', '--indent', 'full-width']);
      assert.equal(out, TEXT.replace('一、', '　　一、').replace('1.', '　　1.'));
    });

    it('is read as if its changes were accepted, or as it was before them, and what was left out is said', async () => {
      const changed =
        '<w:p><w:r><w:t>一、提高</w:t></w:r><w:del w:id="1"><w:r><w:delText>水平</w:delText></w:r></w:del>' +
        '<w:ins w:id="2"><w:r><w:t>质量</w:t></w:r></w:ins></w:p>';
      folder = await Folder.create({ 'a.docx': docxOf({ document: changed }) });
      const accepted = await folder.run(['import', 'a.docx']);
      assert.deepEqual([accepted.code, accepted.out], [0, '一、提高质量\n']);
      assert.match(accepted.err, /^a\.docx: .*2 处修订，按已接受读入\n$/);
      const original = await folder.run(['import', 'a.docx', '--changes=original']);
      assert.equal(original.out, '一、提高水平\n');
      assert.match(original.err, /修订前的文字/);
      const { err } = await folder.run(['import', 'a.docx', '-o', 'b.txt', '--lang', 'en']);
      assert.match(err, /^a\.docx: 2 tracked changes, read as accepted\nb\.txt: imported\n$/);
    });

    it('that cannot be read is said in one line, and nothing is made', async () => {
      const files: Record<string, Uint8Array | string> = {
        'cut.docx': WORD.slice(0, WORD.length - 100),
        'ole.docx': Uint8Array.of(
          0xd0,
          0xcf,
          0x11,
          0xe0,
          0xa1,
          0xb1,
          0x1a,
          0xe1,
          ...new Array<number>(600).fill(0),
        ),
        'scan.docx': docxOf({ document: '<w:p/>' }),
        'a.pdf': '%PDF-1.7\n',
        'a.rtf': '{\\rtf1 }',
        'empty.docx': '',
      };
      folder = await Folder.create(files);
      for (const name of [...Object.keys(files), 'no.docx']) {
        for (const args of [[], ['-o', 'out.txt'], ['-o', 'new/']]) {
          const { code, out, err } = await folder.run(['import', name, ...args]);
          assert.deepEqual([code, out], [2, ''], name);
          assert.match(err, /^[^\n]+: [^\n]+\n$/);
          assert.ok(err.startsWith(`${name}: `), err);
        }
      }
      assert.deepEqual(await tree(), Object.keys(files).sort());
    });

    it('that is hostile is refused in one line, or read for what it says', async () => {
      const text = '<w:p><w:r><w:t>甲</w:t></w:r></w:p>';
      const nested = 10_000;
      const huge = new Uint8Array(160 * 1024 * 1024).fill(0x20);
      folder = await Folder.create({
        'bomb.docx': docxOf({ document: '', parts: { 'word/document.xml': huge } }),
        'entity.docx': docxOf({
          document: `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><w:document ${NAMESPACES}><w:body>&a;${text}</w:body></w:document>`,
        }),
        'deep.docx': docxOf({
          document: `${'<w:tbl><w:tr><w:tc>'.repeat(nested)}${text}${'</w:tc></w:tr></w:tbl>'.repeat(nested)}`,
        }),
      });
      for (const name of ['bomb.docx', 'entity.docx']) {
        const { code, err } = await folder.run(['import', name, '-o', 'out.txt']);
        assert.equal(code, 2);
        assert.match(err, new RegExp(`^${name}: [^\\n]+\\n$`));
        assert.doesNotMatch(err, /root:/);
      }
      assert.deepEqual(await tree(), ['bomb.docx', 'deep.docx', 'entity.docx']);
      assert.equal((await folder.run(['import', 'deep.docx'])).out, '甲\n');
    });

    it('is not written where its folder is missing', async () => {
      folder = await Folder.create({ 'a.docx': WORD });
      const { code, err } = await folder.run(['import', 'a.docx', '-o', 'x/b.txt']);
      assert.deepEqual([code, err], [2, 'x/b.txt: 没有这个文件或文件夹\n']);
      assert.deepEqual(await tree(), ['a.docx']);
    });
  });

  describe('folders and several files', () => {
    it('keeps the tree, takes documents alone, and sums up', async () => {
      folder = await Folder.create({
        '往年/2019.docx': WORD,
        '往年/局办/2018.html': WEB,
        '往年/局办/~$2018.docx': 'x',
        '往年/说明.txt': '不是文件',
        '往年/.git/a.docx': WORD,
      });
      assert.deepEqual(await folder.run(['import', '往年', '-o', 'out/文本']), {
        code: 0,
        out: '',
        err: '已导入 2 份\n',
      });
      assert.deepEqual(await tree('out/文本'), ['2019.txt', '局办', '局办/2018.txt']);
      assert.equal(await read('out/文本/局办/2018.txt'), TEXT);
    });

    it('may write beside what it reads', async () => {
      folder = await Folder.create({ '往年/2019.docx': WORD });
      assert.equal((await folder.run(['import', '往年', '-o', '往年'])).code, 0);
      assert.deepEqual(await tree('往年'), ['2019.docx', '2019.txt']);
    });

    it('goes on after a bad file, names each, and exits with 2', async () => {
      folder = await Folder.create({
        'in/1.docx': WORD.slice(0, 300),
        'in/2.docx': WORD,
        'in/3.doc': '\u0000\u0001',
      });
      const { code, err } = await folder.run(['import', 'in', '-o', 'out']);
      const lines = err.split('\n');
      assert.equal(code, 2);
      assert.match(lines[0] ?? '', /^in\/1\.docx: ./);
      assert.match(lines[1] ?? '', /^in\/3\.doc: ./);
      assert.deepEqual(lines.slice(2), ['已导入 1 份，2 份未能读取', '']);
      assert.deepEqual(await tree('out'), ['2.txt']);
    });

    it('writes none of the files that would become one, and tells which', async () => {
      folder = await Folder.create({ 'in/2020年.doc': WEB, 'in/2020年.docx': WORD, 'in/2021年.docx': WORD });
      const { code, err } = await folder.run(['import', 'in', '-o', 'out', '--force']);
      assert.equal(code, 2);
      assert.equal(
        err,
        'out/2020年.txt: in/2020年.doc、in/2020年.docx 都要写成这个文件，都没有写；请分别处理，或先改名\n已导入 1 份\n',
      );
      assert.deepEqual(await tree('out'), ['2021年.txt']);
    });

    it('keeps what is there already, and goes on', async () => {
      folder = await Folder.create({ 'a.docx': WORD, 'b.docx': WORD, 'out/a.txt': '旧稿' });
      const args = ['import', 'a.docx', 'b.docx', '-o', 'out'];
      assert.deepEqual(await folder.run(args), {
        code: 2,
        out: '',
        err: 'out/a.txt: 这个文件已经存在，没有改动；要覆盖请加 --force\n已导入 1 份\n',
      });
      assert.equal(await read('out/a.txt'), '旧稿');
      assert.equal((await folder.run([...args, '--force'])).code, 0);
      assert.equal(await read('out/a.txt'), TEXT);
    });

    it('of several operands each folder keeps its name, and no file comes twice', async () => {
      folder = await Folder.create({ 'x/a.docx': WORD, 'y/a.docx': WORD, 'b.docx': WORD });
      const { code, err } = await folder.run(['import', 'x', 'y', 'b.docx', './b.docx', '-o', 'out']);
      assert.deepEqual([code, err], [0, '已导入 3 份\n']);
      assert.deepEqual(await tree('out'), ['b.txt', 'x', 'x/a.txt', 'y', 'y/a.txt']);
    });

    it('never writes over one of several inputs', async () => {
      folder = await Folder.create({ 'in/a.txt': TEXT, 'b/a.html': WEB });
      const { code, err } = await folder.run(['import', 'in/a.txt', 'b/a.html', '-o', 'in', '--force']);
      assert.equal(code, 2);
      assert.match(err, /都要写成这个文件/);
      const one = await folder.run(['import', 'in/a.txt', 'b', '-o', 'in', '--force']);
      assert.match(one.err, /^in\/a\.txt: 这个文件是读入的文件，不能覆盖\n/);
      assert.equal(await read('in/a.txt'), TEXT);
    });

    it('says what other kinds of files were left', async () => {
      folder = await Folder.create({
        'in/a.docx': WORD,
        'in/b.pdf': '%PDF-',
        'in/c.PDF': '%PDF-',
        'in/d.rtf': '{',
      });
      const { code, err } = await folder.run(['import', 'in', '-o', 'out']);
      assert.equal(code, 0);
      assert.equal(
        err,
        '另有 3 个文件不能导入（.pdf .rtf），请先在 Word 或 WPS 里另存为 .docx\n已导入 1 份\n',
      );
    });

    it('tells a folder without documents, and an output that is no folder', async () => {
      folder = await Folder.create({ 'in/a.txt': TEXT, 'a.docx': WORD, 'b.docx': WORD, file: '' });
      const { code, err } = await folder.run(['import', 'in', '-o', 'out']);
      assert.equal(code, 2);
      assert.match(err, /^in: 没有找到 Word、WPS 文件或网页[^\n]*\n已导入 0 份\n$/);
      const wrong = await folder.run(['import', 'a.docx', 'b.docx', '-o', 'file']);
      assert.deepEqual([wrong.code, wrong.err], [2, 'file: 这不是文件夹；有几个文件要写，-o 应是文件夹\n']);
      const below = await folder.run(['import', 'a.docx', 'b.docx', '-o', 'file/out']);
      assert.equal(below.code, 2);
      assert.match(below.err, /^file\/out\/a\.txt: 路径中有一段不是文件夹\n/);
      assert.deepEqual(await tree(), ['a.docx', 'b.docx', 'file', 'in', 'in/a.txt']);
    });

    it('leaves no piece of a file where it may not write', async function () {
      if (process.platform === 'win32' || process.getuid?.() === 0) {
        this.skip();
      }
      folder = await Folder.create({ 'a.docx': WORD, 'b.docx': WORD, 'out/x': '' });
      await chmod(join(folder.path, 'out'), 0o555);
      const { code, err } = await folder.run(['import', 'a.docx', 'b.docx', '-o', 'out']);
      assert.equal(code, 2);
      assert.match(err, /没有写入权限/);
      assert.deepEqual(await tree('out'), ['x']);
      await chmod(join(folder.path, 'out'), 0o755);
    });
  });
});
