import * as vscode from 'vscode';

/**
 * VS Code's interface for kinds of pasting, which it has since 1.97: declared here as far as it is used, because the
 * extension runs in older ones too and its types are those of the oldest.
 */
export interface PasteApi {
  /** Names a kind of pasting, as in the setting `editor.pasteAs.preferences`. */
  readonly kind: (name: string) => PasteKind;
  readonly edit: (insertText: string, title: string, kind: PasteKind) => PasteEdit;
  readonly register: (provider: PasteProvider, options: PasteOptions) => vscode.Disposable;
}

export interface PasteKind {
  readonly value: string;
  /** Whether another kind is this one or below it. */
  contains(other: PasteKind): boolean;
}

/** One way to paste. */
export interface PasteEdit {
  insertText: string | vscode.SnippetString;
  /** What is changed elsewhere, in the same step. */
  additionalEdit?: vscode.WorkspaceEdit;
  /** Kinds that are preferred to it unless the user says otherwise. */
  yieldTo?: readonly PasteKind[];
}

export interface PasteProvider {
  provideDocumentPasteEdits(
    document: vscode.TextDocument,
    ranges: readonly vscode.Range[],
    data: vscode.DataTransfer,
    context: { readonly only?: PasteKind },
    token: vscode.CancellationToken,
  ): Promise<PasteEdit[] | undefined>;
}

export interface PasteOptions {
  readonly selector: vscode.DocumentSelector;
  readonly kinds: readonly PasteKind[];
  readonly mimeTypes: readonly string[];
}

interface Kinds {
  readonly Empty: { append(...parts: string[]): PasteKind };
}

interface NewerLanguages {
  readonly registerDocumentPasteEditProvider?: (
    selector: vscode.DocumentSelector,
    provider: PasteProvider,
    metadata: {
      readonly providedPasteEditKinds: readonly PasteKind[];
      readonly pasteMimeTypes: readonly string[];
    },
  ) => vscode.Disposable;
}

interface NewerVSCode {
  readonly DocumentDropOrPasteEditKind?: Kinds;
  readonly DocumentPasteEdit?: new (insertText: string, title: string, kind: PasteKind) => PasteEdit;
  readonly languages: NewerLanguages;
}

/** VS Code's interface for kinds of pasting; undefined where it is too old to have one. */
export function pasteApi(): PasteApi | undefined {
  const { DocumentDropOrPasteEditKind, DocumentPasteEdit, languages } = vscode as unknown as NewerVSCode;
  const register = languages.registerDocumentPasteEditProvider?.bind(languages);
  return (
    DocumentDropOrPasteEditKind &&
    DocumentPasteEdit &&
    register && {
      kind: (name) => DocumentDropOrPasteEditKind.Empty.append(...name.split('.')),
      edit: (insertText, title, kind) => new DocumentPasteEdit(insertText, title, kind),
      register: (provider, { selector, kinds, mimeTypes }) =>
        register(selector, provider, { providedPasteEditKinds: kinds, pasteMimeTypes: mimeTypes }),
    }
  );
}
