import { Disposable, RelativePattern, Uri, workspace } from 'vscode';

/** Word writes a file by way of others beside it; it is read once it is at rest, milliseconds. */
const PAUSE = 300;

/** Tells of changes of one file, wherever it is, some time after the last of them. */
export function watchFile(file: Uri, changed: () => void): Disposable {
  // The folder, not the name: brackets and braces in a name would mean something in a pattern.
  const watcher = workspace.createFileSystemWatcher(new RelativePattern(Uri.joinPath(file, '..'), '*'));
  let timer: ReturnType<typeof setTimeout> | undefined;
  const notice = (uri: Uri) => {
    if (uri.path === file.path) {
      clearTimeout(timer);
      timer = setTimeout(changed, PAUSE);
    }
  };
  return Disposable.from(
    watcher,
    watcher.onDidChange(notice),
    watcher.onDidCreate(notice),
    watcher.onDidDelete(notice),
    new Disposable(() => clearTimeout(timer)),
  );
}
