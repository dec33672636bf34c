import { parseArgs } from 'node:util';
import { nearest } from '../config/nearest';
import { COMMANDS, COMMON_OPTIONS, type Command, type Option } from './options';
import { UsageError, type Language } from './say';

/** A command line that makes sense. */
export interface Invocation {
  /** Undefined when only help or the version is asked for. */
  readonly command: Command | undefined;
  readonly operands: readonly string[];
  /** Values by option name; the last one counts. */
  readonly values: ReadonlyMap<string, string>;
  /** All values of the options that may be given several times, in their order. */
  readonly lists: ReadonlyMap<string, readonly string[]>;
  /** Options given, in their order. */
  readonly given: readonly string[];
}

/** The language asked for, found even where the rest of the command line is wrong. */
export function languageOf(args: readonly string[]): Language {
  const value = args.flatMap((arg, i) =>
    arg === '--lang' ? [args[i + 1]] : arg.startsWith('--lang=') ? [arg.slice('--lang='.length)] : [],
  );
  return value.at(-1) === 'en' ? 'en' : 'zh';
}

/**
 * Reads a command line. Options may stand before or after the command; `--` ends them.
 *
 * @throws {UsageError} for an unknown command or option, a missing or unknown value
 */
export function readArgs(args: readonly string[]): Invocation {
  const known = [...COMMON_OPTIONS, ...COMMANDS.flatMap(({ options }) => options)];
  const { tokens } = parseArgs({
    args: [...args],
    options: Object.fromEntries(
      known.map(({ name, short, value }) => [
        name,
        { type: value === undefined ? 'boolean' : 'string', ...(short === undefined ? {} : { short }) },
      ]),
    ),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const [name, ...operands] = tokens.flatMap((token) => (token.kind === 'positional' ? [token.value] : []));
  const command = name === undefined ? undefined : commandOf(name);
  const allowed = [...COMMON_OPTIONS, ...(command?.options ?? [])];
  const values = new Map<string, string>();
  const lists = new Map<string, string[]>();
  const given: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'option') {
      const option = allowed.find((candidate) => candidate.name === token.name);
      if (!option) {
        throw unknownOption(token.rawName, allowed, command);
      }
      const value = valueOf(option, token.value, token.inlineValue === true);
      values.set(option.name, value);
      if (option.several === true) {
        lists.set(option.name, [...(lists.get(option.name) ?? []), value]);
      }
      given.push(option.name);
    }
  }
  return { command, operands, values, lists, given };
}

function commandOf(name: string): Command {
  const command = COMMANDS.find((candidate) => candidate.name === name);
  if (command) {
    return command;
  }
  const near = nearest(
    name,
    COMMANDS.map((candidate) => candidate.name),
  );
  throw new UsageError({
    zh: `没有“${name}”这个命令` + (near ? `，是不是 ${near}？` : '；可用的命令见 workplan --help'),
    en: `unknown command "${name}"` + (near ? `; did you mean ${near}?` : '; see workplan --help'),
  });
}

function unknownOption(raw: string, allowed: readonly Option[], command: Command | undefined): UsageError {
  const names = allowed.filter(({ hidden }) => hidden !== true).map((option) => `--${option.name}`);
  const near = nearest(raw, names);
  const help = command ? `workplan ${command.name} --help` : 'workplan --help';
  return new UsageError({
    zh: `没有“${raw}”这个选项` + (near ? `，是不是 ${near}？` : `；可用的选项见 ${help}`),
    en: `unknown option "${raw}"` + (near ? `; did you mean ${near}?` : `; see ${help}`),
  });
}

function valueOf(option: Option, value: string | undefined, inline: boolean): string {
  const { name, choices } = option;
  if (option.value === undefined) {
    if (value !== undefined) {
      throw new UsageError({ zh: `--${name} 不带值`, en: `--${name} takes no value` });
    }
    return '';
  }
  // `--format --lang en` has most likely lost a value; a value that does begin with a dash goes after `=`.
  if (value === undefined || value === '' || (!inline && value.startsWith('-') && value !== '-')) {
    throw new UsageError({
      zh: `--${name} 后面缺少值（${option.value}）`,
      en: `--${name} needs a value (${option.value})`,
    });
  }
  if (choices && !choices.includes(value)) {
    const near = nearest(value, choices);
    throw new UsageError({
      zh: `--${name} 应是 ${choices.join('、')} 之一，不能是“${value}”` + (near ? `；是不是 ${near}？` : ''),
      en: `--${name} should be one of ${choices.join(', ')}, not "${value}"` + (near ? `; ${near}?` : ''),
    });
  }
  return value;
}

/**
 * What was given with `--archive`.
 *
 * @throws {UsageError} for standard input, which is no archive
 */
export function archiveOperands(lists: Invocation['lists']): readonly string[] {
  const folders = lists.get('archive') ?? [];
  if (folders.includes('-')) {
    throw new UsageError({
      zh: '--archive 应是文件夹或文件，不能是标准输入（-）',
      en: '--archive should be a folder or a file, not standard input (-)',
    });
  }
  return folders;
}
