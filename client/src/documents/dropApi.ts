import * as vscode from 'vscode';

/** A way to drop: with a title and a kind since VS Code 1.97, in older ones just the text. */
interface NewerDropEdit extends vscode.DocumentDropEdit {
  title?: string;
  kind?: DropKind;
}

interface DropKind {
  readonly value: string;
}

interface NewerVSCode {
  readonly DocumentDropOrPasteEditKind?: {
    readonly Empty: { append(...parts: string[]): DropKind };
  };
  readonly languages: {
    registerDocumentDropEditProvider(
      selector: vscode.DocumentSelector,
      provider: vscode.DocumentDropEditProvider,
      metadata?: {
        readonly providedDropEditKinds: readonly DropKind[];
        readonly dropMimeTypes: readonly string[];
      },
    ): vscode.Disposable;
  };
}

/** What is dropped is asked for only where it is of one of these kinds. */
export interface DropOptions {
  readonly selector: vscode.DocumentSelector;
  /** Names this way of dropping, as in the setting `editor.dropIntoEditor.preferences`. */
  readonly kind: string;
  readonly mimeTypes: readonly string[];
}

function kindOf(name: string): DropKind | undefined {
  const kinds = (vscode as unknown as NewerVSCode).DocumentDropOrPasteEditKind;
  return kinds?.Empty.append(...name.split('.'));
}

/** VS Code's interface for drops, as the version that runs has it. */
export function registerDrops(
  provider: vscode.DocumentDropEditProvider,
  { selector, kind, mimeTypes }: DropOptions,
): vscode.Disposable {
  const { languages } = vscode as unknown as NewerVSCode;
  const own = kindOf(kind);
  return own
    ? languages.registerDocumentDropEditProvider(selector, provider, {
        providedDropEditKinds: [own],
        dropMimeTypes: mimeTypes,
      })
    : languages.registerDocumentDropEditProvider(selector, provider);
}

/** A way to drop, named where VS Code shows names. */
export function dropEdit(title: string, kind: string): vscode.DocumentDropEdit {
  const edit: NewerDropEdit = new vscode.DocumentDropEdit('');
  const own = kindOf(kind);
  if (own) {
    edit.title = title;
    edit.kind = own;
  }
  return edit;
}
