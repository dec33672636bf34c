import { COMMANDS, COMMON_OPTIONS, type Command, type Option } from './options';
import type { Language } from './say';
import { padCells } from './width';

/** The help of the whole command line. */
export function helpText(language: Language): string {
  const zh = language === 'zh';
  return [
    zh
      ? '检查年度工作要点的结构、编号和标点，与往年要点对照。'
      : 'Checks the structure, numbers and marks of Chinese annual work plans, and compares them with earlier ones.',
    '',
    zh ? '用法：workplan 命令 [选项]' : 'Usage: workplan COMMAND [OPTION…]',
    '',
    zh ? '命令：' : 'Commands:',
    ...COMMANDS.map(({ name, operands, summary }) => row(`${name} ${operands}`, summary[language])),
    '',
    zh ? '选项：' : 'Options:',
    ...optionRows(COMMON_OPTIONS, language),
    '',
    zh ? '各命令的选项见 workplan 命令 --help。' : 'Options of a command: workplan COMMAND --help.',
    '',
  ].join('\n');
}

/** The help of one command. */
export function commandHelp(command: Command, language: Language): string {
  const zh = language === 'zh';
  const own = command.options.filter(({ hidden }) => hidden !== true);
  return [
    command.summary[language],
    '',
    `${zh ? '用法：' : 'Usage: '}workplan ${command.name} ${command.operands} ${zh ? '[选项]' : '[OPTION…]'}`,
    '',
    command.details[language],
    '',
    zh ? '选项：' : 'Options:',
    ...optionRows([...own, ...COMMON_OPTIONS], language),
    '',
  ].join('\n');
}

function optionRows(options: readonly Option[], language: Language): string[] {
  return options.map(({ name, short, value, choices, help }) => {
    const dashes = short === undefined ? `--${name}` : `-${short}, --${name}`;
    return row(value === undefined ? dashes : `${dashes} ${choices?.join('|') ?? value}`, help[language]);
  });
}

function row(left: string, right: string): string {
  return `  ${padCells(left, 28)}  ${right}`;
}
