import { languages, workspace, type DiagnosticCollection, type Disposable, type TextDocument } from 'vscode';
import type { DiagnosticCollectionProvider } from 'vscode-languageclient';

/**
 * The findings of all files. Of the workspace's files the server says itself when they are gone; a file outside
 * the workspace is only checked while it is open, and its findings go when it is closed, which the language
 * client leaves to a check of the workspace that never comes to it.
 */
export class Findings implements DiagnosticCollectionProvider, Disposable {
  private readonly collections = new Set<DiagnosticCollection>();
  private readonly subscription: Disposable;

  constructor() {
    this.subscription = workspace.onDidCloseTextDocument((document) => this.onClosed(document));
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
    if (!workspace.getWorkspaceFolder(uri)) {
      for (const collection of this.collections) {
        collection.delete(uri);
      }
    }
  }
}
