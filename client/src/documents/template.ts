import { Uri, workspace } from 'vscode';

/** Drive letters and addresses of shares are whole paths on Windows. */
const ABSOLUTE = /^(?:[\\/]|[a-z]:[\\/])/i;
/** As in `workplan.archive.folders`. */
const IN_HOME = /^~(?:[\\/]|$)/;
const ADDRESS = /^[a-z][a-z\d+.-]+:\/\//i;

/**
 * Where the template is that a setting names: a path, one that begins in the draft's workspace folder or with `~` in
 * the home folder, or an address.
 *
 * @param home the user's home folder, where there is one
 * @returns undefined where the setting names none
 */
export function templateUri(setting: string, draft: Uri, home: Uri | undefined): Uri | undefined {
  const path = setting.trim();
  if (path === '') {
    return undefined;
  }
  if (ADDRESS.test(path)) {
    return Uri.parse(path);
  }
  if (ABSOLUTE.test(path)) {
    return Uri.file(path);
  }
  if (home && IN_HOME.test(path)) {
    return Uri.joinPath(home, path.slice(1).replaceAll('\\', '/'));
  }
  const folder = (workspace.getWorkspaceFolder(draft) ?? workspace.workspaceFolders?.[0])?.uri;
  return Uri.joinPath(folder ?? Uri.joinPath(draft, '..'), path.replaceAll('\\', '/'));
}
