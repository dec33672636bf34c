import { randomBytes } from 'node:crypto';
import { chmod, chown, link, lstat, open, realpath, rename, stat, unlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { errorCode, readBytes } from '../node/read-bytes';
import type { Message } from '../rules/rule';
import type { Failure } from './inputs';

/** Why a file is not written, where the system has nothing against it. */
class NotWritten extends Error {
  constructor(readonly said: Message) {
    super(said.en);
  }
}

/** Permission bits of which at least one is set for a file that somebody may write. */
const WRITABLE = 0o222;
/** Permissions, without the kind of the file. */
const PERMISSIONS = 0o7777;

const THERE: Message = {
  zh: '这个文件已经存在，没有改动',
  en: 'the file is there already; nothing was changed',
};
const REASONS: Readonly<Record<string, Message>> = {
  EACCES: { zh: '没有写入权限，没有改动', en: 'permission to write denied; nothing was changed' },
  EPERM: { zh: '没有写入权限，没有改动', en: 'permission to write denied; nothing was changed' },
  EROFS: { zh: '所在的磁盘只能读，没有改动', en: 'the disk is read-only; nothing was changed' },
  ENOSPC: { zh: '磁盘已满，没有改动', en: 'the disk is full; nothing was changed' },
  EDQUOT: { zh: '磁盘配额已满，没有改动', en: 'the disk quota is used up; nothing was changed' },
  ENOENT: { zh: '没有这个文件或文件夹', en: 'no such file or folder' },
  ENOTDIR: { zh: '路径中有一段不是文件夹', en: 'part of the path is not a folder' },
  EISDIR: { zh: '这是文件夹，不是文件', en: 'this is a folder, not a file' },
  EBUSY: {
    zh: '文件正被别的程序占用，没有改动',
    en: 'the file is in use by another program; nothing was changed',
  },
};

/**
 * Puts other bytes into a file that is there: into a temporary file beside it, which then takes its place, so that
 * at any moment either the old text or the new one is there whole. A link is followed and stays; permissions, and
 * the owner as far as the system lets us, are kept.
 *
 * @param before the bytes the new ones were made of; when the file holds others by now, nothing is written
 * @throws what {@link writeFailure} puts into words
 */
export async function replaceFile(path: string, bytes: Uint8Array, before: Uint8Array): Promise<void> {
  const target = await realpath(path);
  const { mode, uid, gid } = await stat(target);
  // Renaming would replace it all the same.
  if ((mode & WRITABLE) === 0) {
    throw new NotWritten({ zh: '文件是只读的，没有改动', en: 'the file is read-only; nothing was changed' });
  }
  await (await open(target, 'r+')).close();
  const temporary = await writeBeside(target, bytes, mode & PERMISSIONS);
  try {
    const own = await stat(temporary);
    if (own.uid !== uid || own.gid !== gid) {
      await chown(temporary, uid, gid).catch(() => undefined);
    }
    // After the owner, whose change takes bits away; and the process's mask must not count.
    await chmod(temporary, mode & PERMISSIONS);
    if (Buffer.compare(await readBytes(target), before) !== 0) {
      throw new NotWritten({
        zh: '文件刚被别的程序改过，没有改动，请再运行一次',
        en: 'another program has just changed the file; nothing was changed, please run again',
      });
    }
    await rename(temporary, target);
  } catch (error) {
    await unlink(temporary).catch(() => undefined);
    throw error;
  }
}

/**
 * Writes a file that is not there yet, whole or not at all.
 *
 * @throws what {@link writeFailure} puts into words
 */
export async function createFile(path: string, bytes: Uint8Array): Promise<void> {
  if (await isThere(path)) {
    throw new NotWritten(THERE);
  }
  const temporary = await writeBeside(path, bytes, 0o666);
  try {
    // A link refuses what is there by now, which a rename would replace.
    await link(temporary, path);
  } catch (error) {
    if (errorCode(error) === 'EEXIST' || (await isThere(path))) {
      throw new NotWritten(THERE);
    }
    // Some file systems know no links.
    await rename(temporary, path);
  } finally {
    await unlink(temporary).catch(() => undefined);
  }
}

async function isThere(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}

/** Why writing failed, in the user's words. */
export function writeFailure(name: string, error: unknown): Failure {
  if (error instanceof NotWritten) {
    return { name, reason: error.said };
  }
  const code = errorCode(error);
  const known = code === undefined ? undefined : REASONS[code];
  const detail = code === undefined ? '' : ` (${code})`;
  return {
    name,
    reason: known ?? {
      zh: `无法写入${detail}，没有改动`,
      en: `cannot be written${detail}; nothing was changed`,
    },
  };
}

/** A new file in the same folder, with all bytes on the disk. Hidden, so that no search takes it for a plan. */
async function writeBeside(path: string, bytes: Uint8Array, mode: number): Promise<string> {
  const temporary = join(
    dirname(path),
    `.${basename(path).slice(0, 40)}.${randomBytes(6).toString('hex')}.tmp`,
  );
  const handle = await open(temporary, 'wx', mode);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } catch (error) {
    await handle.close();
    await unlink(temporary).catch(() => undefined);
    throw error;
  }
  await handle.close();
  return temporary;
}
