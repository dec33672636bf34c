import type { Message } from '../rules/rule';

/** An option of the command line, `--name`. */
export interface Option {
  readonly name: string;
  readonly short?: string;
  /** What its value is called in the help (`FILE`, `N`); without it the option takes none. */
  readonly value?: string;
  /** The values it takes, when they are few. */
  readonly choices?: readonly string[];
  readonly help: Message;
  /** Accepted but not listed. */
  readonly hidden?: boolean;
}

/** A command of the command line: all that its help says and its arguments are checked against. */
export interface Command {
  readonly name: 'check' | 'outline' | 'lsp';
  /** What follows the name in the usage line. */
  readonly operands: string;
  readonly summary: Message;
  readonly details: Message;
  readonly options: readonly Option[];
}

const FORMAT: Message = { zh: '输出格式，默认 text', en: 'output format; text by default' };

const STDIN_NAME: Option = {
  name: 'stdin-filename',
  value: 'NAME',
  help: {
    zh: '从标准输入（-）读入时所用的文件名',
    en: 'the file name to use for what is read from standard input (-)',
  },
};

/** Options of every command. */
export const COMMON_OPTIONS: readonly Option[] = [
  {
    name: 'lang',
    value: 'LANG',
    choices: ['zh', 'en'],
    help: { zh: '提示所用的语言，默认 zh', en: 'language of the messages; zh by default' },
  },
  {
    name: 'color',
    help: {
      zh: '总是用颜色（默认只在终端上用）',
      en: 'always use colours (by default only on a terminal)',
    },
  },
  { name: 'no-color', help: { zh: '从不用颜色', en: 'never use colours' } },
  { name: 'help', short: 'h', help: { zh: '显示帮助', en: 'show help' } },
  { name: 'version', short: 'V', help: { zh: '显示版本', en: 'show the version' } },
];

export const COMMANDS: readonly Command[] = [
  {
    name: 'check',
    operands: 'FILE|DIR…',
    summary: { zh: '检查工作要点', en: 'check plans' },
    details: {
      zh: [
        '检查给出的文件；给出文件夹时，检查其中（含下级）名称像工作要点的文件：',
        '  *.workplan  *.gzyd  *工作要点*.txt  *工作计划*.txt  *工作思路*.txt',
        '以及内容读起来是工作要点的其他 *.txt。直接给出的文件，名称不限；“-”表示标准输入。',
        '编码自动识别（UTF-8、GB18030、UTF-16）。',
        '规则级别、编号方式和忽略项取自离文件最近的 workplan.json。',
        '',
        '退出码：0 没有错误；1 有错误，或警告多于 --max-warnings；2 用法不对或有文件读不了。',
      ].join('\n'),
      en: [
        'Checks the files given; in a folder and below, the files whose names say that they are plans:',
        '  *.workplan  *.gzyd  *工作要点*.txt  *工作计划*.txt  *工作思路*.txt',
        'and other *.txt that read like one. A file given by name may be called anything; "-" is standard input.',
        'The encoding is recognized (UTF-8, GB18030, UTF-16). Levels of rules, numbering and ignores come from the',
        'nearest workplan.json.',
        '',
        'Exit codes: 0 no error; 1 an error, or more warnings than --max-warnings; 2 wrong use, or a file that',
        'cannot be read.',
      ].join('\n'),
    },
    options: [
      { name: 'format', value: 'FORMAT', choices: ['text', 'json', 'sarif'], help: FORMAT },
      {
        name: 'config',
        value: 'FILE',
        help: {
          zh: '用这个文件代替各文件最近的 workplan.json',
          en: 'use this file instead of the nearest workplan.json',
        },
      },
      {
        name: 'max-warnings',
        value: 'N',
        help: { zh: '警告多于 N 处时退出码为 1', en: 'exit with 1 when there are more than N warnings' },
      },
      STDIN_NAME,
    ],
  },
  {
    name: 'outline',
    operands: 'FILE',
    summary: { zh: '列出工作要点的结构', en: "print a plan's outline" },
    details: {
      zh: '列出标题、编号方式和各章、节、项、点，行号在前。“-”表示标准输入。',
      en: 'Prints the title, how the levels are numbered, and every chapter, section, item and point, line\nnumbers first. "-" is standard input.',
    },
    options: [{ name: 'format', value: 'FORMAT', choices: ['text', 'json'], help: FORMAT }, STDIN_NAME],
  },
  {
    name: 'lsp',
    operands: '--stdio',
    summary: { zh: '启动语言服务器', en: 'start the language server' },
    details: {
      zh: '启动语言服务器，经标准输入输出与编辑器通信。',
      en: 'Starts the language server, which talks to an editor over standard input and output.',
    },
    options: [
      {
        name: 'stdio',
        help: { zh: '经标准输入输出通信（必需）', en: 'talk over standard input and output (required)' },
      },
      // Clients add it of their own accord; the server watches that process by what `initialize` says.
      { name: 'clientProcessId', value: 'N', hidden: true, help: { zh: '', en: '' } },
    ],
  },
];
