import { ErrorCodes, ResponseError, type Connection } from 'vscode-languageserver';
import {
  METHODS,
  type ExistsParams,
  type FindPlansParams,
  type FindPlansResult,
  type ReadFileParams,
  type ReadFileResult,
} from '../messages';
import { nameMatcher } from '../plan-files';
import { nameOf, uriScheme } from '../service/uris';
import { EMPTY_WORKSPACE, type IWorkspace } from '../workspace';
import { fromBase64 } from '../service/base64';

/**
 * Files by their URI's scheme: those the client reads for us, else those of this machine, else none.
 *
 * @param schemes what the client named in `clientFileSchemes`; `*` stands for every scheme
 */
export function routeWorkspace(
  connection: Connection,
  schemes: readonly string[],
  local: IWorkspace,
): IWorkspace {
  const remote = clientWorkspace(connection);
  const route = (uri: string): IWorkspace => {
    const scheme = uriScheme(uri);
    if (schemes.includes(scheme) || schemes.includes('*')) {
      return remote;
    }
    return scheme === 'file' ? local : EMPTY_WORKSPACE;
  };
  return {
    readFile: (uri) => route(uri).readFile(uri),
    findPlans: (folder, limit) => route(folder).findPlans(folder, limit),
    exists: async (uri) => {
      const workspace = route(uri);
      return workspace.exists ? workspace.exists(uri) : (await workspace.readFile(uri)) !== undefined;
    },
    // Where neither size nor time is known, a file is read to be known again.
    stat: async (uri) => route(uri).stat?.(uri),
    findFiles: (folder, patterns, limit) => {
      const workspace = route(folder);
      return workspace.findFiles?.(folder, patterns, limit) ?? workspace.findPlans(folder, limit);
    },
    findFolders: (base, parts, limit) => route(base).findFolders?.(base, parts, limit) ?? Promise.resolve([]),
    realFolder: async (uri) => {
      const workspace = route(uri);
      return workspace.realFolder ? workspace.realFolder(uri) : uri;
    },
    ...(local.home === undefined ? {} : { home: local.home }),
  };
}

/** The client's files, in an editor that holds them where this process cannot see them. */
function clientWorkspace(connection: Connection): IWorkspace {
  const readFile = async (uri: string): Promise<Uint8Array | undefined> => {
    const params: ReadFileParams = { uri };
    const answer = await connection.sendRequest<ReadFileResult>(METHODS.readFile, params);
    return answer ? fromBase64(answer.base64) : undefined;
  };
  return {
    readFile,
    exists: async (uri) => {
      const params: ExistsParams = { uri };
      try {
        return await connection.sendRequest<boolean>(METHODS.exists, params);
      } catch (error) {
        if (error instanceof ResponseError && error.code === ErrorCodes.MethodNotFound) {
          return (await readFile(uri)) !== undefined;
        }
        throw error;
      }
    },
    findPlans: async (folder, limit) => {
      const params: FindPlansParams = { folder, limit };
      const { uris } = await connection.sendRequest<FindPlansResult>(METHODS.findPlans, params);
      return uris.slice(0, limit);
    },
    findFiles: async (folder, patterns, limit) => {
      const params: FindPlansParams = { folder, limit, patterns };
      const { uris } = await connection.sendRequest<FindPlansResult>(METHODS.findPlans, params);
      // A client from before knows of no patterns and answers with plans; they are among what is looked for.
      const matches = nameMatcher(patterns);
      return uris.filter((uri) => matches(nameOf(uri))).slice(0, limit);
    },
  };
}
