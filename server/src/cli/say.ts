import type { Message } from '../rules/rule';
import type { Io } from './io';
import { printable } from './width';

/** Languages of what the command line says; Chinese unless asked otherwise. */
export type Language = 'zh' | 'en';

/** Wrong use of the command line: said in one line on standard error, exit code 2. */
export class UsageError extends Error {
  constructor(readonly said: Message) {
    super(said.en);
  }
}

const SYSTEM: Readonly<Record<string, Message>> = {
  ENOENT: { zh: '没有这个文件或文件夹', en: 'no such file or folder' },
  ENOTDIR: { zh: '路径中有一段不是文件夹', en: 'part of the path is not a folder' },
  EACCES: { zh: '没有读取权限', en: 'permission denied' },
  EPERM: { zh: '没有读取权限', en: 'permission denied' },
  EISDIR: { zh: '这是文件夹，不是文件', en: 'this is a folder, not a file' },
  ELOOP: { zh: '链接绕成了圈', en: 'links lead round in a circle' },
  ENAMETOOLONG: { zh: '名称太长', en: 'the name is too long' },
  EMFILE: { zh: '同时打开的文件太多', en: 'too many open files' },
  EFBIG: { zh: '文件超过 64 MB，太大了', en: 'the file is larger than 64 MB' },
  EBUSY: { zh: '文件正被别的程序占用', en: 'the file is in use by another program' },
};

/** Why a file could not be read, in the user's words; `code` is the system's. */
export function systemReason(code: string | undefined): Message {
  const known = code === undefined ? undefined : SYSTEM[code];
  const detail = code === undefined ? '' : ` (${code})`;
  return known ?? { zh: `无法读取${detail}`, en: `cannot be read${detail}` };
}

/** `file: reason`, as one line, in the form that editors and build logs know how to follow. */
export function saidOf(file: string, reason: Message): Message {
  return { zh: `${file}: ${reason.zh}`, en: `${file}: ${reason.en}` };
}

/** Says something on standard error, in one line that cannot steer the terminal, whatever names are in it. */
export function complain({ err }: Pick<Io, 'err'>, line: string): void {
  err.write(`${printable(line)}\n`);
}
