import {
  Disposable,
  languages,
  workspace,
  type DiagnosticCollection,
  type TextDocument,
  type Uri,
} from 'vscode';
import type { DiagnosticCollectionProvider } from 'vscode-languageclient';

/**
 * The findings of all files. The language client leaves those of a closed file to the next check of the whole
 * workspace, which brings no news of a file that is gone by then, nor of one outside the workspace. Both are
 * cleared here: when a plan is closed or a file deleted, and the file is really not there any more.
 */
export class Findings implements DiagnosticCollectionProvider, Disposable {
  private readonly collections = new Set<DiagnosticCollection>();
  private readonly subscription: Disposable;

  constructor() {
    // Folders too, and so any name: one event tells of a whole folder.
    const files = workspace.createFileSystemWatcher('**', true, true, false);
    this.subscription = Disposable.from(
      files,
      files.onDidDelete((folder) => void this.forgetGone((uri) => isAtOrBelow(uri, folder))),
      workspace.onDidCloseTextDocument((document) => this.onClosed(document)),
    );
  }

  create(name: string | undefined): DiagnosticCollection {
    const collection = languages.createDiagnosticCollection(name);
    this.collections.add(collection);
    return collection;
  }

  /** Disposes of one collection when the language client is done with it, or else of everything. */
  dispose(collection?: DiagnosticCollection): void {
    if (collection) {
      this.collections.delete(collection);
      collection.dispose();
      return;
    }
    this.subscription.dispose();
    for (const remaining of this.collections) {
      remaining.dispose();
    }
    this.collections.clear();
  }

  private onClosed({ uri }: TextDocument): void {
    if (workspace.getWorkspaceFolder(uri)) {
      void this.forgetGone((other) => other.toString() === uri.toString());
    } else {
      this.collections.forEach((collection) => collection.delete(uri));
    }
  }

  /** Events come late at times: a file that is there again keeps its findings. */
  private async forgetGone(matches: (uri: Uri) => boolean): Promise<void> {
    for (const collection of this.collections) {
      const uris: Uri[] = [];
      collection.forEach((uri) => {
        if (matches(uri)) {
          uris.push(uri);
        }
      });
      for (const uri of uris) {
        // The server may have been started anew meanwhile, and its collection be gone.
        if (!(await exists(uri)) && this.collections.has(collection)) {
          collection.delete(uri);
        }
      }
    }
  }
}

async function exists(uri: Uri): Promise<boolean> {
  try {
    await workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}

function isAtOrBelow(uri: Uri, folder: Uri): boolean {
  return (
    uri.scheme === folder.scheme &&
    uri.authority === folder.authority &&
    (uri.path === folder.path || uri.path.startsWith(`${folder.path}/`))
  );
}
