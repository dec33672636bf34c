import { FileType, l10n, Uri, workspace } from 'vscode';
import { fileName } from '../plans';

/** Makes the name of the file beside the target unlike any other. */
const RANDOM = 0x100000000;

/**
 * Writes a file by way of another beside it, so that what was there is whole until the new one is.
 *
 * @returns why it could not be written, in words for the user; undefined when it was
 */
export async function writeBeside(target: Uri, bytes: Uint8Array): Promise<string | undefined> {
  if (await isFolder(target)) {
    // A rename would put the file in its place, and all that is in it would be gone.
    return l10n.t('“{0}” is a folder. Choose another name.', fileName(target));
  }
  const mark = Math.floor(Math.random() * RANDOM).toString(36);
  // Names of this form are what Word leaves behind, which no search for plans looks at.
  const beside = Uri.joinPath(target, '..', `~$${mark}.tmp`);
  try {
    await workspace.fs.writeFile(beside, bytes);
  } catch {
    await remove(beside);
    return l10n.t(
      'Nothing can be written into the folder of “{0}”. Choose another folder.',
      fileName(target),
    );
  }
  try {
    await workspace.fs.rename(beside, target, { overwrite: true });
    return undefined;
  } catch {
    await remove(beside);
    return l10n.t(
      '“{0}” could not be written. If it is open in Word or WPS, close it there first, then export again.',
      fileName(target),
    );
  }
}

async function isFolder(uri: Uri): Promise<boolean> {
  try {
    return ((await workspace.fs.stat(uri)).type & FileType.Directory) !== 0;
  } catch {
    return false;
  }
}

async function remove(uri: Uri): Promise<void> {
  try {
    await workspace.fs.delete(uri);
  } catch {
    // It was not made, or is out of reach by now.
  }
}
