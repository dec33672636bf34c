import {
  Selection,
  TabInputText,
  window,
  workspace,
  type Disposable,
  type Position,
  type TextDocument,
  type TextDocumentChangeEvent,
  type TextEditor,
  type TextEditorEdit,
  type TextEditorSelectionChangeEvent,
} from 'vscode';
import { editRequest, type EditResult, type JsonRange } from '../../../server/src/protocol';
import type { PlanClient } from '../client';
import { isPlan } from '../language';
import { toRange } from '../ranges';
import { caretAfterBreak } from './lineBreak';
import type { Pastes } from './pastes';

/**
 * How long after the Enter key a marker may still come, milliseconds. A fast typist strikes a key every 80 ms and
 * more, so what comes within 50 ms comes before the next key; later it would be in the way.
 */
const PATIENCE = 50;

/** A line that the Enter key has just begun. */
interface NewLine {
  readonly editor: TextEditor;
  readonly caret: Position;
  readonly version: number;
  /** When it was begun, on the clock of `performance.now()`. */
  readonly since: number;
}

/**
 * Writes the next marker into a line that the Enter key has begun, where the user has switched that on.
 *
 * The key itself is never touched: the line break is there at once, server or none, and an input method sees the
 * key as if this extension did not exist. The server is asked afterwards, and its answer counts only if it comes
 * within {@link PATIENCE} and nothing has changed meanwhile, neither text nor caret. So a key pressed early, the
 * first letter of a composition too, leaves a plain line break, and nothing ever comes late.
 */
export class NextMarker implements Disposable {
  private readonly listeners: Disposable[];
  private begun: NewLine | undefined;
  private asking: AbortController | undefined;

  constructor(
    private readonly client: PlanClient,
    private readonly pastes: Pastes,
  ) {
    this.listeners = [
      workspace.onDidChangeTextDocument((event) => this.onChange(event)),
      window.onDidChangeTextEditorSelection((event) => this.onSelection(event)),
    ];
  }

  dispose(): void {
    this.asking?.abort();
    for (const listener of this.listeners) {
      listener.dispose();
    }
  }

  private onChange({ document, contentChanges, reason }: TextDocumentChangeEvent): void {
    if (document !== window.activeTextEditor?.document || contentChanges.length === 0) {
      return;
    }
    this.asking?.abort();
    this.begun = undefined;
    const editor = window.activeTextEditor;
    // An undone or redone break has its marker with it.
    if (reason !== undefined || this.client.state !== 'running' || !isWrittenIn(editor)) {
      return;
    }
    const caret = caretAfterBreak(document, contentChanges);
    const pasted = contentChanges.some(({ text }) => this.pastes.was(text));
    if (caret && !pasted && stoodAbove(editor, caret) && isSwitchedOn(editor)) {
      this.begun = { editor, caret, version: document.version, since: performance.now() };
    }
  }

  /**
   * The caret follows the change in a message of its own: only then is it known that it stands in the new line, and
   * by then the server has been sent the change. A change that leaves the caret where it was is not of the keyboard.
   */
  private onSelection({ textEditor }: TextEditorSelectionChangeEvent): void {
    const line = this.begun;
    this.begun = undefined;
    this.asking?.abort();
    if (line?.editor === textEditor && isStill(line) && performance.now() - line.since < PATIENCE) {
      // VS Code refuses by rejecting when the editor is closed meanwhile.
      this.write(line).catch(() => undefined);
    }
  }

  private async write(line: NewLine): Promise<void> {
    const answer = await this.ask(line);
    if (!answer || 'refusal' in answer || answer.version !== line.version || !isStill(line)) {
      return;
    }
    const { editor, version } = line;
    // Without a stop before it, so that one undo takes back the break and the marker. VS Code itself refuses the
    // edit when a key has changed the text in the meantime.
    const done = await editor.edit(
      (edit) => {
        for (const { range, newText } of answer.edits) {
          replace(edit, editor.document, range, newText);
        }
      },
      { undoStopBefore: false, undoStopAfter: false },
    );
    const wanted = answer.selection && toRange(answer.selection);
    if (done && wanted && editor.document.version === version + 1 && !editor.selection.isEqual(wanted)) {
      editor.selection = new Selection(wanted.start, wanted.end);
    }
  }

  /** The server's answer, if it comes in time. */
  private async ask({ editor, caret, version, since }: NewLine): Promise<EditResult | undefined> {
    const asking = new AbortController();
    this.asking = asking;
    const late = new Promise<undefined>((resolve) => {
      const timer = setTimeout(() => asking.abort(), PATIENCE - (performance.now() - since));
      asking.signal.addEventListener('abort', () => {
        clearTimeout(timer);
        resolve(undefined);
      });
    });
    const uri = editor.document.uri.toString();
    const position = { line: caret.line, character: caret.character };
    const edit = { kind: 'enter', position } as const;
    const answer = this.client.ask(editRequest, { uri, version, edit }, asking.signal);
    const result = await Promise.race([answer, late]);
    // A clock that stood still, as when the extension host was busy, runs no timer.
    return asking.signal.aborted || performance.now() - since > PATIENCE ? undefined : result;
  }
}

/** Whether the only caret stood on the line above before the change; VS Code tells of its move after the change. */
function stoodAbove({ selections: [selection, ...others] }: TextEditor, caret: Position): boolean {
  return others.length === 0 && selection?.isEmpty === true && selection.active.line === caret.line - 1;
}

/** Leaves alone what stands there already, the blanks of a new line: an insertion takes the caret along. */
function replace(edit: TextEditorEdit, document: TextDocument, range: JsonRange, newText: string): void {
  const place = toRange(range);
  const old = document.getText(place);
  if (newText.startsWith(old)) {
    edit.insert(place.end, newText.slice(old.length));
  } else {
    edit.replace(place, newText);
  }
}

function isSwitchedOn({ document }: TextEditor): boolean {
  return workspace.getConfiguration('workplan', document).get<boolean>('typing.nextMarker', false);
}

/** Whether a draft is being written in an editor of its own: no comparison, no cell of a notebook, nothing read-only. */
function isWrittenIn({ document }: TextEditor): boolean {
  const input = window.tabGroups.activeTabGroup.activeTab?.input;
  return (
    isPlan(document) &&
    input instanceof TabInputText &&
    input.uri.toString() === document.uri.toString() &&
    workspace.fs.isWritableFileSystem(document.uri.scheme) !== false
  );
}

/** Whether neither text nor caret has changed since a line was begun. */
function isStill({ editor, caret, version }: NewLine): boolean {
  const [selection, ...others] = editor.selections;
  return (
    editor === window.activeTextEditor &&
    editor.document.version === version &&
    others.length === 0 &&
    selection?.isEmpty === true &&
    selection.active.isEqual(caret)
  );
}
