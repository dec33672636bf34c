import { FileSystemError, Uri, workspace, type ExtensionContext } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { readStorage, writeStorage } from '../../server/src/protocol';
import { fromBase64, toBase64 } from './base64';
import { isStorageKey } from './storageKey';

/** The server's cache grows with the archive: 100,000 items take less than this. */
const LARGEST = 256 * 1024 * 1024;

/**
 * Where the server may keep its cache: a folder on disk, or `client` where it cannot write there by itself. One
 * folder a workspace, so that workspaces don't throw out each other's plans.
 */
export function storageOf(context: ExtensionContext): string {
  const folder = storageFolder(context);
  return folder.scheme === 'file' ? folder.toString() : 'client';
}

function storageFolder({ storageUri, globalStorageUri }: ExtensionContext): Uri {
  return storageUri ?? globalStorageUri;
}

/** Keeps the server's cache where it cannot do so by itself. What it may name is a file in one folder, no path. */
export function serveStorage(client: BaseLanguageClient, context: ExtensionContext): void {
  const folder = storageFolder(context);
  const fileOf = (key: string) => {
    if (!isStorageKey(key)) {
      throw new Error('Not a name for a file of the cache.');
    }
    return Uri.joinPath(folder, key);
  };
  client.onRequest(readStorage, async ({ key }) => {
    const bytes = await read(fileOf(key));
    return bytes && { base64: toBase64(bytes) };
  });
  client.onRequest(writeStorage, async ({ key, base64 }) => {
    const file = fileOf(key);
    await workspace.fs.createDirectory(folder);
    await workspace.fs.writeFile(file, fromBase64(base64));
    return null;
  });
}

async function read(file: Uri): Promise<Uint8Array | null> {
  try {
    const { size } = await workspace.fs.stat(file);
    return size > LARGEST ? null : await workspace.fs.readFile(file);
  } catch (error) {
    if (error instanceof FileSystemError && error.code === 'FileNotFound') {
      return null;
    }
    throw error;
  }
}
