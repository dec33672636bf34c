import type { WorkspaceEdit } from 'vscode-languageserver-types';
import { decodeText } from '../archive/readers/text';
import type { ConfigEdit } from '../config/edit';
import type { IWorkspace } from '../workspace';
import type { ConfigStore } from './configs';

/**
 * An edit of the nearest `workplan.json` of a document, made of the file as it is now.
 *
 * @param edit undefined from it means that the file is broken
 */
export async function configEdit(
  document: string,
  workspace: IWorkspace,
  configs: ConfigStore,
  createFiles: boolean,
  edit: (text: string) => readonly ConfigEdit[] | undefined,
): Promise<WorkspaceEdit | undefined> {
  const { uri } = await configs.find(document);
  if (uri === undefined) {
    return undefined;
  }
  const bytes = await workspace.readFile(uri);
  const decoded = bytes && decodeText(bytes);
  const edits = decoded?.kind === 'binary' ? undefined : edit(decoded?.text ?? '');
  if (!edits) {
    return undefined;
  }
  const textEdits = edits.map(({ range, newText }) => ({ range, newText }));
  if (!createFiles) {
    return { changes: { [uri]: textEdits } };
  }
  return {
    documentChanges: [
      ...(bytes || textEdits.length === 0
        ? []
        : [{ kind: 'create' as const, uri, options: { ignoreIfExists: true } }]),
      { textDocument: { uri, version: null }, edits: textEdits },
    ],
  };
}
