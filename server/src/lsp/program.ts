import { ErrorCodes, ResponseError, type Connection } from 'vscode-languageserver';
import type { ProgramParams, ProgramResult } from '../document-messages';
import { METHODS } from '../messages';

/** Where a worker can load the program for Word files from; null where the client has none. */
export async function programAt(connection: Connection): Promise<string | null> {
  const params: ProgramParams = { name: 'documents' };
  try {
    return await connection.sendRequest<ProgramResult>(METHODS.program, params);
  } catch (error) {
    // A client from before knows nothing of it.
    if (error instanceof ResponseError && error.code === ErrorCodes.MethodNotFound) {
      return null;
    }
    throw error;
  }
}
