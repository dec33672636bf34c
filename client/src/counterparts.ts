import {
  l10n,
  Position,
  Range,
  Selection,
  Uri,
  window,
  workspace,
  WorkspaceEdit,
  type TextDocument,
} from 'vscode';
import {
  insertionRequest,
  linkRequest,
  relatedRequest,
  type JsonPosition,
  type LinkParams,
  type RelatedResult,
} from '../../server/src/protocol';
import type { PlanClient } from './client';
import { fileName, showLine } from './plans';

/** How an earlier item is named to the server. */
export interface PriorRef {
  readonly uri: string;
  readonly line: number;
}

/** How long a remark stays in the status bar: long enough to be read, milliseconds. */
const REMARK = 12_000;
/** How often an answer that came too late, after another key, is asked for anew. */
const TRIES = 3;
/** The only file that verdicts are written to. */
const CONFIG = 'workplan.json';

/** What can be done with an item of an earlier plan, from wherever it is asked for. */
export class Counterparts {
  constructor(private readonly client: PlanClient) {}

  /** Earlier items beside a place in a draft; undefined when there is no answer. */
  related(
    uri: Uri,
    { line, character }: JsonPosition,
    signal?: AbortSignal,
  ): Promise<RelatedResult | undefined> {
    return this.client.ask(relatedRequest, { uri: uri.toString(), position: { line, character } }, signal);
  }

  /** Shows an earlier item in its plan. */
  async open({ uri, line }: PriorRef): Promise<void> {
    const target = Uri.parse(uri);
    try {
      await showLine(target, line);
    } catch {
      void window.showErrorMessage(l10n.t('{0} cannot be opened.', fileName(target)));
    }
  }

  /**
   * Puts an earlier item behind the item at a place of the draft, in one edit.
   *
   * @returns what there is to say of it; undefined when nothing was inserted
   */
  async insert(document: TextDocument, position: JsonPosition, prior: PriorRef): Promise<string | undefined> {
    for (let i = 0; i < TRIES; i++) {
      const { version } = document;
      const result = await this.client.ask(insertionRequest, {
        uri: document.uri.toString(),
        position: { line: position.line, character: position.character },
        prior: { uri: prior.uri, line: prior.line },
      });
      if (!result) {
        break;
      }
      if (document.version !== version) {
        continue;
      }
      const place = new Position(result.position.line, result.position.character);
      const edit = new WorkspaceEdit();
      edit.insert(document.uri, place, result.text);
      if (!(await workspace.applyEdit(edit))) {
        break;
      }
      // A text behind a last line without an end begins with that end.
      const lead = /^[\r\n]+/.exec(result.text)?.[0] ?? '';
      await showInserted(document, lead === '' ? place.line : place.line + 1);
      return remark(result.keptYears);
    }
    void window.showWarningMessage(
      l10n.t('The item could not be inserted: it is not there any more, or the draft has changed.'),
    );
    return undefined;
  }

  /**
   * Keeps what the user said of two items in `workplan.json`, or takes it back.
   *
   * @returns whether it was kept; if not, the user was told why
   */
  async link(params: LinkParams): Promise<boolean> {
    const failure = await this.writeLink(params);
    if (failure !== undefined) {
      void window.showWarningMessage(failure);
    }
    return failure === undefined;
  }

  private async writeLink(params: LinkParams): Promise<string | undefined> {
    const answer = await this.client.ask(linkRequest, params);
    if (answer === undefined) {
      return l10n.t('There is no answer at the moment. Your text is safe.');
    }
    const broken = l10n.t('{0} holds a mistake. Mend it first; then this can be kept in it.', CONFIG);
    const edit = answer && (await this.client.toEdit(answer));
    if (!edit) {
      return broken;
    }
    const uris = edit.entries().map(([uri]) => uri);
    if (uris.length === 0) {
      // It is kept already.
      return undefined;
    }
    if (!uris.every((uri) => fileName(uri) === CONFIG)) {
      return broken;
    }
    const unsaved = workspace.textDocuments.some(
      (document) => document.isDirty && uris.some((uri) => uri.toString() === document.uri.toString()),
    );
    if (unsaved) {
      return l10n.t('{0} has changes that are not saved. Save it first.', CONFIG);
    }
    const failed = l10n.t('{0} could not be written.', CONFIG);
    if (!(await workspace.applyEdit(edit))) {
      return failed;
    }
    for (const uri of uris) {
      const document = await workspace.openTextDocument(uri);
      if (document.isDirty && !(await document.save())) {
        return failed;
      }
    }
    return undefined;
  }
}

async function showInserted(document: TextDocument, line: number): Promise<void> {
  const open = window.visibleTextEditors.find((editor) => editor.document === document);
  const editor = await window.showTextDocument(
    document,
    open?.viewColumn === undefined ? {} : { viewColumn: open.viewColumn },
  );
  const { text, firstNonWhitespaceCharacterIndex } = document.lineAt(Math.min(line, document.lineCount - 1));
  const place = new Position(line, Math.min(firstNonWhitespaceCharacterIndex, text.length));
  editor.selection = new Selection(place, place);
  editor.revealRange(new Range(place, place));
}

/** Says in the status bar that an item was inserted, and which years in it may have to be looked at. */
function remark(keptYears: readonly string[]): string {
  const text =
    keptYears.length === 0
      ? l10n.t('Inserted. Undo takes it back.')
      : l10n.t('Inserted. Years left as they are: {0}', keptYears.join(l10n.t(', ')));
  window.setStatusBarMessage(text, REMARK);
  return text;
}
