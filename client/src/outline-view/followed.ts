import {
  Disposable,
  EventEmitter,
  TabInputText,
  TabInputTextDiff,
  window,
  workspace,
  type TextDocument,
  type TextEditor,
} from 'vscode';
import { isPlan, WORD_SCHEME } from '../language';

/**
 * The draft that was in front last. It stays while the focus is in a view, in the log or in another text, until
 * nothing shows it any more.
 */
export class FollowedDraft implements Disposable {
  private readonly changed = new EventEmitter<TextDocument | undefined>();
  private readonly caretMoved = new EventEmitter<undefined>();
  private readonly subscriptions: Disposable;
  private current: TextDocument | undefined;

  readonly onDidChange = this.changed.event;
  /** Its caret moved in the editor that has the focus. */
  readonly onDidMoveCaret = this.caretMoved.event;

  constructor() {
    this.subscriptions = Disposable.from(
      this.changed,
      this.caretMoved,
      window.onDidChangeActiveTextEditor((editor) => this.follow(editor)),
      window.onDidChangeTextEditorSelection(({ textEditor }) => {
        if (textEditor === window.activeTextEditor && textEditor.document === this.current) {
          this.caretMoved.fire(undefined);
        }
      }),
      // VS Code keeps a text for a while after its editor was closed.
      window.tabGroups.onDidChangeTabs(({ closed }) => {
        if (closed.length > 0 && this.current && !isOpen(this.current)) {
          this.set(undefined);
        }
      }),
      workspace.onDidCloseTextDocument((document) => {
        if (document === this.current) {
          this.set(undefined);
        }
      }),
    );
    this.follow(window.activeTextEditor);
  }

  get document(): TextDocument | undefined {
    return this.current;
  }

  /** The line of the caret, counted from 0; undefined while the focus is elsewhere. */
  get caretLine(): number | undefined {
    const editor = window.activeTextEditor;
    return editor && editor.document === this.current ? editor.selection.active.line : undefined;
  }

  dispose(): void {
    this.subscriptions.dispose();
  }

  private follow(editor: TextEditor | undefined): void {
    // The log and other panels are editors too, and in the view there is none: the last draft stays. So it does beside
    // the text of a Word file, in which nothing could be moved.
    if (
      editor &&
      isPlan(editor.document) &&
      editor.document.uri.scheme !== WORD_SCHEME &&
      editor.document !== this.current
    ) {
      this.set(editor.document);
    }
  }

  private set(document: TextDocument | undefined): void {
    this.current = document;
    this.changed.fire(document);
  }
}

/** Whether a tab shows the draft, alone or beside another text. */
function isOpen({ uri }: TextDocument): boolean {
  const shown = uri.toString();
  return window.tabGroups.all.some(({ tabs }) =>
    tabs.some(({ input }) => {
      const texts =
        input instanceof TabInputText
          ? [input.uri]
          : input instanceof TabInputTextDiff
            ? [input.original, input.modified]
            : [];
      return texts.some((text) => text.toString() === shown);
    }),
  );
}
