import assert from 'node:assert/strict';
import { version } from '../../package.json';
import { Folder, GAP, GOOD } from './run';

const COMMANDS = ['check', 'outline', 'renumber', 'related', 'compare', 'new', 'import', 'export', 'lsp'];

describe('workplan: use', () => {
  let folder: Folder;
  before(async () => {
    folder = await Folder.create({ 'a.txt': GAP, 'b.txt': GOOD });
  });
  after(() => folder.remove());

  const wrong: readonly [string[], string][] = [
    [[], 'workplan: 缺少命令；可用的命令见 workplan --help'],
    [['chekc', 'a.txt'], 'workplan: 没有“chekc”这个命令，是不是 check？'],
    [['imprt', 'a.txt'], 'workplan: 没有“imprt”这个命令，是不是 import？'],
    [['import'], 'workplan: import 后面缺少文件或文件夹；查看用法：workplan import --help'],
    [['import', '.'], 'workplan: 有文件夹或几个文件要导入，请用 -o 给出放结果的文件夹'],
    [['import', 'a.txt', 'b.txt'], 'workplan: 有文件夹或几个文件要导入，请用 -o 给出放结果的文件夹'],
    [['import', '-', 'b.txt', '-o', 'c'], 'workplan: 从标准输入（-）读入时，不能再有别的文件'],
    [['import', 'a.txt', '--force'], 'workplan: --force 只与 -o 一起用'],
    [['import', 'a.txt', '--stdin-filename', 'x'], 'workplan: --stdin-filename 只用于从标准输入（-）读入时'],
    [
      ['import', 'a.txt', '--changes', 'all'],
      'workplan: --changes 应是 accepted、original 之一，不能是“all”',
    ],
    [['export'], 'workplan: export 后面缺少文件或文件夹；查看用法：workplan export --help'],
    [['export', '.', '-o', '-'], 'workplan: 有文件夹或几个文件要导出，请用 -o 给出放结果的文件夹'],
    [['export', 'a.txt', '--template', 'no.docx'], 'workplan: no.docx: 没有这个文件或文件夹'],
    [
      ['export', 'a.txt', '--numbers', 'auto'],
      'workplan: --numbers 应是 typed、automatic 之一，不能是“auto”',
    ],
    [['renumber'], 'workplan: renumber 后面应是一个文件'],
    [['renumber', 'a.txt', 'b.txt'], 'workplan: renumber 后面应是一个文件，多了“b.txt”'],
    [['renumber', '--write', '-'], 'workplan: 从标准输入（-）读入时不能用 --write'],
    [['renumber', '--wirte', 'a.txt'], 'workplan: 没有“--wirte”这个选项，是不是 --write？'],
    [['check'], 'workplan: check 后面缺少文件或文件夹；查看用法：workplan check --help'],
    [['check', '--fromat', 'json', 'a.txt'], 'workplan: 没有“--fromat”这个选项，是不是 --format？'],
    [['check', '--fix', '-', 'a.txt'], 'workplan: --fix 与标准输入（-）同用时，不能再有别的文件'],
    [['outline', '--fix', 'a.txt'], 'workplan: 没有“--fix”这个选项；可用的选项见 workplan outline --help'],
    [['check', '--archive', '-', 'a.txt'], 'workplan: --archive 应是文件夹或文件，不能是标准输入（-）'],
    [
      ['outline', '--archive', 'x', 'a.txt'],
      'workplan: 没有“--archive”这个选项；可用的选项见 workplan outline --help',
    ],
    [['related'], 'workplan: related 后面应是一个文件'],
    [['related', 'a.txt', 'b.txt', '--archive', '.'], 'workplan: related 后面应是一个文件，多了“b.txt”'],
    [
      ['related', 'a.txt'],
      'workplan: 缺少往年资料：请用 --archive 给出文件夹，或写入 workplan.json 的 archive.folders',
    ],
    [['related', 'a.txt', '--archive'], 'workplan: --archive 后面缺少值（DIR）'],
    [
      ['related', 'a.txt', '--archive', '.', '--limit', '0'],
      'workplan: --limit 应是不小于 1 的整数，不能是“0”',
    ],
    [
      ['related', 'a.txt', '--archive', '.', '--line', '1.5'],
      'workplan: --line 应是不小于 1 的整数，不能是“1.5”',
    ],
    [['related', 'a.txt', '--format', 'html'], 'workplan: --format 应是 text、json 之一，不能是“html”'],
    [['compare'], 'workplan: compare 后面应是两个文件：往年要点和草稿'],
    [['compare', 'a.txt'], 'workplan: compare 后面应是两个文件：往年要点和草稿'],
    [
      ['compare', 'a.txt', 'b.txt', 'c.txt'],
      'workplan: compare 后面应是两个文件：往年要点和草稿，多了“c.txt”',
    ],
    [['compare', '-', '-'], 'workplan: 两个文件不能都是标准输入（-）'],
    [
      ['compare', 'a.txt', 'b.txt', '--stdin-filename', 'x'],
      'workplan: --stdin-filename 只用于从标准输入（-）读入时',
    ],
    [
      ['compare', 'a.txt', 'b.txt', '--format', 'pdf'],
      'workplan: --format 应是 text、json、html 之一，不能是“pdf”',
    ],
    [['check', '-x', 'a.txt'], 'workplan: 没有“-x”这个选项；可用的选项见 workplan check --help'],
    [['check', 'a.txt', '--format'], 'workplan: --format 后面缺少值（FORMAT）'],
    [['check', '--format', '--lang', 'zh', 'a.txt'], 'workplan: --format 后面缺少值（FORMAT）'],
    [
      ['check', '--format', 'jsom', 'a.txt'],
      'workplan: --format 应是 text、json、sarif 之一，不能是“jsom”；是不是 json？',
    ],
    [['check', '--max-warnings', 'x', 'a.txt'], 'workplan: --max-warnings 应是不小于 0 的整数，不能是“x”'],
    [['check', '--max-warnings=-1', 'a.txt'], 'workplan: --max-warnings 应是不小于 0 的整数，不能是“-1”'],
    [['check', '--color=1', 'a.txt'], 'workplan: --color 不带值'],
    [['check', '--stdin-filename', 'x', 'a.txt'], 'workplan: --stdin-filename 只用于从标准输入（-）读入时'],
    [['check', '--config', 'no.json', 'a.txt'], 'workplan: no.json: 没有这个文件或文件夹'],
    [['outline'], 'workplan: outline 后面应是一个文件'],
    [['outline', 'a.txt', 'b.txt'], 'workplan: outline 后面应是一个文件，多了“b.txt”'],
    [['outline', '--format', 'sarif', 'a.txt'], 'workplan: --format 应是 text、json 之一，不能是“sarif”'],
    [['lsp'], 'workplan: lsp 需要 --stdio：workplan lsp --stdio'],
    [['lsp', '--stdio', 'a.txt'], 'workplan: lsp 不带文件，多了“a.txt”'],
    [['--lang', 'en', 'chekc'], 'workplan: unknown command "chekc"; did you mean check?'],
  ];
  for (const [args, message] of wrong) {
    it(`says in one line what is wrong with: ${args.join(' ')}`, async () => {
      assert.deepEqual(await folder.run(args), { code: 2, out: '', err: `${message}\n` });
    });
  }

  it('prints its version', async () => {
    assert.deepEqual(await folder.run(['--version']), { code: 0, out: `${version}\n`, err: '' });
  });

  it('prints help for all', async () => {
    const { code, out, err } = await folder.run(['--help']);
    assert.equal(code, 0);
    assert.equal(err, '');
    for (const name of COMMANDS) {
      assert.match(out, new RegExp(`^  ${name} `, 'm'));
    }
    assert.match((await folder.run(['--help', '--lang=en'])).out, /^Usage: workplan COMMAND/m);
  });

  for (const name of COMMANDS) {
    it(`prints help for ${name} in both languages`, async () => {
      assert.match((await folder.run([name, '--help'])).out, new RegExp(`^用法：workplan ${name} `, 'm'));
      assert.match(
        (await folder.run(['-h', name, '--lang', 'en'])).out,
        new RegExp(`^Usage: workplan ${name} `, 'm'),
      );
    });
  }

  it('takes options before and after, and what follows -- as files', async () => {
    assert.equal((await folder.run(['--lang', 'en', 'check', 'b.txt', '--color'])).code, 0);
    assert.match((await folder.run(['check', '--', '--format'])).err, /^--format: 没有这个文件或文件夹/);
  });

  it('paints on demand only, as the usual variables say', async () => {
    const painted = async (args: string[], env: Record<string, string> = {}) =>
      (await folder.run(['check', 'a.txt', ...args], { env })).out.includes('\u001b[31m');
    assert.equal(await painted([]), false);
    assert.equal(await painted(['--color']), true);
    assert.equal(await painted([], { FORCE_COLOR: '1' }), true);
    assert.equal(await painted([], { FORCE_COLOR: '0' }), false);
    assert.equal(await painted(['--no-color'], { FORCE_COLOR: '1' }), false);
    assert.equal(await painted(['--color'], { NO_COLOR: '1' }), true);
    assert.equal(await painted(['--color', '--no-color']), false);
  });
});
