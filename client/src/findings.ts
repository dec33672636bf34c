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
 * The findings of all files, which go when their file goes. The language client itself leaves two kinds behind,
 * because it waits for the next check of the whole workspace to bring news of them: those of a file that was
 * deleted, and those of a closed file outside the workspace.
 */
export class Findings implements DiagnosticCollectionProvider, Disposable {
  private readonly collections = new Set<DiagnosticCollection>();
  private readonly subscriptions: Disposable;

  constructor() {
    // Folders too, and so any name: one event tells of a whole folder.
    const files = workspace.createFileSystemWatcher('**', true, true, false);
    this.subscriptions = Disposable.from(
      files,
      files.onDidDelete((uri) => this.forget((other) => isAtOrBelow(other, uri))),
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
    this.subscriptions.dispose();
    for (const remaining of this.collections) {
      remaining.dispose();
    }
    this.collections.clear();
  }

  private onClosed({ uri }: TextDocument): void {
    if (!workspace.getWorkspaceFolder(uri)) {
      this.forget((other) => other.toString() === uri.toString());
    }
  }

  private forget(matches: (uri: Uri) => boolean): void {
    for (const collection of this.collections) {
      const gone: Uri[] = [];
      collection.forEach((uri) => {
        if (matches(uri)) {
          gone.push(uri);
        }
      });
      for (const uri of gone) {
        collection.delete(uri);
      }
    }
  }
}

function isAtOrBelow(uri: Uri, folder: Uri): boolean {
  return (
    uri.scheme === folder.scheme &&
    uri.authority === folder.authority &&
    (uri.path === folder.path || uri.path.startsWith(`${folder.path}/`))
  );
}
