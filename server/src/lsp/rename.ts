import type { PrepareRenameResult, WorkspaceEdit } from 'vscode-languageserver';
import { answerPlace, Refused } from './answer';
import type { Registration } from './registration';

/** A 《name》, a “term” or an abbreviation is given another name all over the draft. */
export const RENAME: Registration = {
  capabilities: ({ preparesRename }) => ({
    renameProvider: preparesRename ? { prepareProvider: true } : true,
  }),
  register: (context) => {
    const { connection, service, client } = context;
    connection.onPrepareRename(
      answerPlace(
        context,
        'prepareRename',
        null as PrepareRenameResult | null,
        async (document, { position }) => granted(await service.editing.renameable(document, position)),
      ),
    );
    connection.onRenameRequest(
      answerPlace(context, 'rename', null as WorkspaceEdit | null, async (document, { position, newName }) =>
        granted(await service.editing.rename(document, position, newName, client.edits)),
      ),
    );
  },
};

function granted<T extends object>(result: T | { readonly refusal: string } | null): T | null {
  if (result && 'refusal' in result) {
    throw new Refused(result.refusal);
  }
  return result;
}
