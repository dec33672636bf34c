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
  /** Whether it may be given several times, each value counting. */
  readonly several?: boolean;
  /** Accepted but not listed. */
  readonly hidden?: boolean;
}

/** A command of the command line: all that its help says and its arguments are checked against. */
export interface Command {
  readonly name:
    'check' | 'outline' | 'renumber' | 'related' | 'compare' | 'new' | 'import' | 'export' | 'lsp';
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

const ARCHIVE: Option = {
  name: 'archive',
  value: 'DIR',
  several: true,
  help: {
    zh: '往年资料：文件夹或文件，可以给出多次',
    en: 'earlier plans: a folder or a file; may be given several times',
  },
};

const FORCE: Option = {
  name: 'force',
  help: { zh: '文件已经存在时覆盖', en: 'overwrite files that are there' },
};

const OUTPUT: Option = {
  name: 'output',
  short: 'o',
  value: 'OUT',
  help: { zh: '写到这个文件；有几个文件时是文件夹', en: 'the file to write; for several files a folder' },
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
        '--fix 先改好有把握的问题再检查，文件按原来的编码写回；从标准输入读入时，改后的文字写到标准输出，',
        '检查结果写到标准错误。',
        '',
        '退出码：0 没有错误；1 有错误，或警告多于 --max-warnings；2 用法不对或有文件读不了。',
      ].join('\n'),
      en: [
        'Checks the files given; in a folder and below, the files whose names say that they are plans:',
        '  *.workplan  *.gzyd  *工作要点*.txt  *工作计划*.txt  *工作思路*.txt',
        'and other *.txt that read like one. A file given by name may be called anything; "-" is standard input.',
        'The encoding is recognized (UTF-8, GB18030, UTF-16). Levels of rules, numbering and ignores come from the',
        'nearest workplan.json. --fix first mends what can be mended for certain, and writes the files back in their',
        'encoding; of standard input the mended text goes to standard output, and the findings to standard error.',
        '',
        'Exit codes: 0 no error; 1 an error, or more warnings than --max-warnings; 2 wrong use, or a file that',
        'cannot be read.',
      ].join('\n'),
    },
    options: [
      {
        name: 'fix',
        help: {
          zh: '改好有把握的问题，写回文件',
          en: 'mend what can be mended for certain, in the files',
        },
      },
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
      ARCHIVE,
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
    name: 'renumber',
    operands: 'FILE',
    summary: { zh: '重新编号', en: 'renumber a plan' },
    details: {
      zh: [
        '给各章、节、项、点以应有的序号，只改序号和文中提到的序号（“第5项”），别的一字不动。',
        '编号方式从全文推断，或取自离文件最近的 workplan.json。',
        '改后的文字写到标准输出；--diff 只写出改动；--write 写回文件，编码不变。“-”表示标准输入。',
        '',
        '退出码：0 正常，不论有没有改动；2 用法不对，或文件读不了、写不了，或无法编号。',
      ].join('\n'),
      en: [
        'Gives every chapter, section, item and point the number that is due. Nothing but the numbers changes, and',
        'mentions of them (第5项). How levels are numbered is inferred, or set in the nearest workplan.json.',
        'The text goes to standard output; --diff prints what changes instead; --write writes the file, in its',
        'encoding. "-" is standard input.',
        '',
        'Exit codes: 0 fine, whether or not anything changed; 2 wrong use, a file that cannot be read or written,',
        'or a plan that cannot be numbered.',
      ].join('\n'),
    },
    options: [
      { name: 'write', help: { zh: '写回文件', en: 'write the file' } },
      { name: 'diff', help: { zh: '写出改动（unified diff）', en: 'print what changes, as a unified diff' } },
      STDIN_NAME,
    ],
  },
  {
    name: 'related',
    operands: 'FILE --archive DIR…',
    summary: { zh: '每一项在往年要点中的对应项', en: 'what earlier plans said of each item' },
    details: {
      zh: [
        '逐项列出往年要点中与它相近的项，最近似的在前，并列出作为依据的句子。“-”表示标准输入。',
        '往年资料取自 --archive，以及草稿所用的 workplan.json 里的 archive.folders；文件夹照 check 的办法',
        '查找，草稿本身不算在内。年份、发文单位和对应关系按 workplan.json 更正。',
        '',
        '退出码：0 正常；2 用法不对，或有文件、文件夹读不了，或没有往年要点。',
      ].join('\n'),
      en: [
        'Lists for each item the items of earlier plans that are most like it, best first, with the sentences that',
        'show it. "-" is standard input. Earlier plans come from --archive and from archive.folders of the',
        "draft's workplan.json; folders are searched as check does, and the draft itself is left out. Years,",
        'issuers and links are corrected by workplan.json.',
        '',
        'Exit codes: 0 fine; 2 wrong use, a file or folder that cannot be read, or no earlier plan.',
      ].join('\n'),
    },
    options: [
      ARCHIVE,
      {
        name: 'line',
        value: 'N',
        help: {
          zh: '只列出第 N 行所在的一项；行号从 1 数起',
          en: 'only the item that line N belongs to; lines count from 1',
        },
      },
      {
        name: 'limit',
        value: 'K',
        help: { zh: '每项最多列出 K 个，默认 3', en: 'at most K for each item; 3 by default' },
      },
      { name: 'format', value: 'FORMAT', choices: ['text', 'json'], help: FORMAT },
      STDIN_NAME,
    ],
  },
  {
    name: 'compare',
    operands: 'PRIOR DRAFT',
    summary: { zh: '对照两份要点，看各项的去向', en: 'what became of each item of an earlier plan' },
    details: {
      zh: [
        '对照一份往年要点和一份草稿，列出延续、拆分、合并、新增、取消的各项和作为依据的句子。',
        'html 是一个独立的网页，有图有表，不引用任何外部资源：workplan compare … --format html > 对照.html',
        '“-”表示标准输入。对应关系按草稿所用的 workplan.json 更正。',
        '',
        '退出码：0 正常；2 用法不对或有文件读不了。',
      ].join('\n'),
      en: [
        'Compares an earlier plan with a draft: items continued, split, merged, new and dropped, with the sentences',
        'that show it. html is one page that stands alone, with a picture and a table: workplan compare …',
        '--format html > compared.html. "-" is standard input. Links are corrected by the draft\'s workplan.json.',
        '',
        'Exit codes: 0 fine; 2 wrong use, or a file that cannot be read.',
      ].join('\n'),
    },
    options: [
      { name: 'format', value: 'FORMAT', choices: ['text', 'json', 'html'], help: FORMAT },
      STDIN_NAME,
    ],
  },
  {
    name: 'new',
    operands: '--from PRIOR --year YYYY',
    summary: { zh: '由往年要点新建一份', en: 'make a new plan of an earlier one' },
    details: {
      zh: [
        '由一份往年要点（--from）新建 YYYY 年的要点：章、节、项、点的标题和序号保留，序号有误的一并改正；',
        '正文照 --bodies：keep 保留，none 不要，comment 变成注释（// 开头的行），供写作时参考。',
        '标题、总体要求里本年度的年份改为新的一年；拿不准的年份、时限、周年、文号、日期都不改，',
        '在那一段下面加一行“// 请核对：…”。',
        '写到标准输出，或 -o 给出的文件，编码都是 UTF-8。--from 为“-”时从标准输入读入。',
        '',
        '退出码：0 正常；2 用法不对，或文件读不了、写不了。',
      ].join('\n'),
      en: [
        'Makes a plan for YYYY of an earlier one (--from). Headings and numbers stay, and numbers that slipped are put',
        'right; the text below headings is kept, left out (none) or kept as comments (lines that begin with //) to',
        'read while writing. The year moves in the title and in the general requirements. Other years, deadlines,',
        'anniversaries, document numbers and dates stay; a line "// 请核对：…" below the paragraph names them.',
        'The text goes to standard output, or to the file given with -o, in UTF-8. --from - reads standard input.',
        '',
        'Exit codes: 0 fine; 2 wrong use, or a file that cannot be read or written.',
      ].join('\n'),
    },
    options: [
      { name: 'from', value: 'PRIOR', help: { zh: '往年要点', en: 'the earlier plan' } },
      { name: 'year', value: 'YYYY', help: { zh: '新要点的年份', en: 'the year of the new plan' } },
      {
        name: 'bodies',
        value: 'BODIES',
        choices: ['keep', 'none', 'comment'],
        help: { zh: '正文怎么办，默认 keep', en: 'what becomes of the text; keep by default' },
      },
      {
        name: 'output',
        short: 'o',
        value: 'FILE',
        help: { zh: '写到这个文件', en: 'the file to write' },
      },
      FORCE,
      STDIN_NAME,
    ],
  },
  {
    name: 'import',
    operands: 'IN… -o OUT',
    summary: { zh: '从 Word、WPS 文件导入为纯文本', en: 'plain text from Word and WPS files' },
    details: {
      zh: [
        '把 Word、WPS 文件（.docx .doc .wps）和网页（.html）读成纯文本，自动编号写成文字；.txt、.md 转成 UTF-8。',
        '脚注、批注、图片等没有读入的，逐份写到标准错误。',
        '给出文件夹时，其中（含下级）的 Word、WPS 文件和网页都导入，-o 给出放结果的文件夹，下级文件夹照原样；',
        '几个文件会写成同一个文件的，说明后都不写。一份读不了，其余照常导入。',
        '只有一个文件又不给 -o 时写到标准输出；“-”表示标准输入。输出一律是 UTF-8。',
        '',
        '退出码：0 正常；2 用法不对，或有文件读不了、写不了。',
      ].join('\n'),
      en: [
        'Reads Word and WPS files (.docx .doc .wps) and web pages (.html) as plain text, with automatic numbers',
        'written out; .txt and .md become UTF-8. What is left out (footnotes, comments, pictures) is said on standard',
        'error, file by file. Of a folder all Word and WPS files and web pages are imported, and below it too, into',
        'the folder that -o names, with the tree kept; where several would become one file none is written. When one',
        'cannot be read the others still are. A single file without -o goes to standard output; "-" is standard input.',
        '',
        'Exit codes: 0 fine; 2 wrong use, or a file that cannot be read or written.',
      ].join('\n'),
    },
    options: [
      OUTPUT,
      FORCE,
      {
        name: 'changes',
        value: 'CHANGES',
        choices: ['accepted', 'original'],
        help: {
          zh: '修订当作已接受，或取修订前的文字；默认 accepted',
          en: 'tracked changes as accepted, or the text before them; accepted by default',
        },
      },
      {
        name: 'indent',
        value: 'INDENT',
        choices: ['none', 'full-width'],
        help: {
          zh: '段首不加空格，或空两格；默认 none',
          en: 'no blanks before paragraphs, or two full-width ones; none by default',
        },
      },
      STDIN_NAME,
    ],
  },
  {
    name: 'export',
    operands: 'IN… -o OUT.docx',
    summary: { zh: '导出为 Word 文件', en: 'Word files of plans' },
    details: {
      zh: [
        '照 GB/T 9704—2012 把工作要点排成 Word 文件（.docx）；// 开头的注释不导出。',
        '给出文件夹时，其中（含下级）的工作要点都导出，查找的办法与 check 相同，-o 给出放结果的文件夹，',
        '下级文件夹照原样。“-”表示标准输入；只有一个文件又不给 -o 时写到标准输出，但不写到终端。',
        '--template 用本单位自己的 .docx 或 .dotx 的版面和样式。',
        '',
        '退出码：0 正常；2 用法不对，或有文件读不了、写不了。',
      ].join('\n'),
      en: [
        'Sets plans as Word files (.docx) after GB/T 9704-2012; comments (lines that begin with //) are left out.',
        'Of a folder all plans are exported, found as check finds them, into the folder that -o names, with the tree',
        'kept. "-" is standard input; a single file without -o goes to standard output, but never to a terminal.',
        "--template takes the page and the styles of an office's own .docx or .dotx.",
        '',
        'Exit codes: 0 fine; 2 wrong use, or a file that cannot be read or written.',
      ].join('\n'),
    },
    options: [
      OUTPUT,
      FORCE,
      {
        name: 'numbers',
        value: 'NUMBERS',
        choices: ['typed', 'automatic'],
        help: {
          zh: '序号写成文字，或用 Word 的自动编号；默认 typed',
          en: "numbers as text, or as Word's automatic numbers; typed by default",
        },
      },
      {
        name: 'template',
        value: 'FILE',
        help: {
          zh: '取这份 .docx、.dotx 的版面和样式',
          en: 'take the page and the styles of this .docx or .dotx',
        },
      },
      STDIN_NAME,
    ],
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
