import type { Connection } from 'vscode-languageserver';
import { METHODS, type ReadFileResult, type StorageParams, type StorageWriteParams } from '../messages';
import type { IStorage } from '../workspace';
import { fromBase64, toBase64 } from '../service/base64';

/** What the client keeps for a server that has no disk. */
export function clientStorage(connection: Connection): IStorage {
  return {
    read: async (key) => {
      const params: StorageParams = { key };
      const answer = await connection.sendRequest<ReadFileResult>(METHODS.readStorage, params);
      return answer ? fromBase64(answer.base64) : undefined;
    },
    write: async (key, pieces) => {
      const params: StorageWriteParams = { key, base64: toBase64(pieces) };
      await connection.sendRequest<null>(METHODS.writeStorage, params);
    },
  };
}
