import { l10n, Range, Selection, window, type TextDocument } from 'vscode';
import { isPlan } from '../language';
import { remark } from '../remark';
import { toggleMarks, type Marks, type MarksEdit } from './marks';

/** An edit of one line. */
interface LineEdit extends MarksEdit {
  readonly line: number;
}

/**
 * Sets what is selected in marks, or takes them off, in one step. A selection of several lines is taken line by
 * line, since no pair of marks spans paragraphs.
 */
export async function surround(marks: Marks): Promise<void> {
  const editor = window.activeTextEditor;
  if (!editor || !isPlan(editor.document)) {
    return;
  }
  const edits = editsOf(editor.document, editor.selections, marks);
  if (!edits) {
    remark(l10n.t('The marks within the selection are not in pairs. Nothing was changed.'));
    return;
  }
  const done = await editor.edit((edit) => {
    for (const { line, start, end, text } of edits) {
      edit.replace(new Range(line, start, line, end), text);
    }
  });
  if (done) {
    editor.selections = selectionsAfter(edits);
  }
}

/** @returns in the order of the text; undefined when one of them cannot be made */
function editsOf(
  document: TextDocument,
  selections: readonly Selection[],
  marks: Marks,
): LineEdit[] | undefined {
  const edits: LineEdit[] = [];
  for (const part of selections.flatMap((selection) => linesOf(document, selection)).sort(inTextOrder)) {
    const line = part.start.line;
    const edit = toggleMarks(document.lineAt(line).text, part.start.character, part.end.character, marks);
    if (!edit) {
      return undefined;
    }
    const last = edits.at(-1);
    // Two carets in one pair of marks mean the same.
    if (!last || last.line < line || last.end <= edit.start) {
      edits.push({ ...edit, line });
    }
  }
  return edits;
}

/** The lines of a selection that hold words, each as far as it is selected. */
function linesOf(document: TextDocument, selection: Range): readonly Range[] {
  if (selection.isSingleLine) {
    return [selection];
  }
  const parts: Range[] = [];
  for (let line = selection.start.line; line <= selection.end.line; line++) {
    const part = selection.intersection(document.lineAt(line).range);
    if (part && document.getText(part).trim() !== '') {
      parts.push(part);
    }
  }
  return parts;
}

function inTextOrder(a: Range, b: Range): number {
  return a.start.compareTo(b.start);
}

/** The words that were set in marks, where they stand now. */
function selectionsAfter(edits: readonly LineEdit[]): Selection[] {
  let line = -1;
  let shift = 0;
  return edits.map((edit) => {
    shift = edit.line === line ? shift : 0;
    line = edit.line;
    const start = edit.start + shift;
    shift += edit.text.length - (edit.end - edit.start);
    return new Selection(line, start + edit.from, line, start + edit.to);
  });
}
