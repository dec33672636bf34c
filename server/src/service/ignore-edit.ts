import type { WorkspaceEdit } from 'vscode-languageserver-types';
import type { Ignore } from '../config/config';
import type { IgnoreData } from '../features/actions';
import type { IWorkspace } from '../workspace';
import { configEdit } from './config-edit';
import type { ConfigStore } from './configs';
import { isRecord } from './settings';

/** The edit that makes an ignore. */
export interface ResolvedIgnore {
  readonly edit: WorkspaceEdit;
}

/**
 * Works out the edit that adds an ignore to the nearest `workplan.json`, which is created where there is none.
 * The file is read anew, so that what was written to it meanwhile is kept.
 *
 * @param data what the action carried ({@link IgnoreData}); it came over the wire and is not trusted
 * @param createFiles whether the client can create files by an edit of its own kind
 * @returns undefined when the data is none of ours, or the file is broken and must be mended by hand first
 */
export async function ignoreEdit(
  data: unknown,
  workspace: IWorkspace,
  configs: ConfigStore,
  createFiles: boolean,
): Promise<ResolvedIgnore | undefined> {
  if (!isIgnoreData(data)) {
    return undefined;
  }
  const { addIgnore } = await import('../config/edit');
  const edit = await configEdit(data.uri, workspace, configs, createFiles, (text) =>
    addIgnore(text, data.ignore),
  );
  return edit && { edit };
}

function isIgnoreData(data: unknown): data is IgnoreData {
  return (
    isRecord(data) && data['kind'] === 'ignore' && typeof data['uri'] === 'string' && isIgnore(data['ignore'])
  );
}

function isIgnore(value: unknown): value is Ignore {
  return (
    isRecord(value) &&
    typeof value['code'] === 'string' &&
    typeof value['hash'] === 'string' &&
    (value['file'] === undefined || typeof value['file'] === 'string')
  );
}
