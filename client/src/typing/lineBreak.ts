import { Position, type TextDocument, type TextDocumentContentChangeEvent } from 'vscode';

/** What the Enter key writes: a line break, and the blanks with which VS Code indents the new line. */
const BREAK = /^(?:\r\n|\n|\r)([ \t\u3000\u00A0]*)$/;

/**
 * Where the caret stands after the Enter key at the end of a line.
 *
 * @param document after the change
 * @returns undefined for any other change: one within a line, in several places, or of more than a line break
 */
export function caretAfterBreak(
  document: TextDocument,
  changes: readonly TextDocumentContentChangeEvent[],
): Position | undefined {
  const [change, ...others] = changes;
  if (!change || others.length > 0 || !change.range.isEmpty) {
    return undefined;
  }
  const blanks = BREAK.exec(change.text)?.[1];
  if (blanks === undefined) {
    return undefined;
  }
  const caret = new Position(change.range.start.line + 1, blanks.length);
  return document.lineAt(caret.line).text === blanks ? caret : undefined;
}
