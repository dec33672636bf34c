import { l10n, Position, ThemeIcon, WorkspaceEdit, type TextDocument } from 'vscode';
import { toRange } from '../ranges';
import type { PlanEdit } from './edits';

/**
 * New numbers as VS Code's refactor preview shows them: those of the markers, and those of the references to them,
 * which the user may want to look at more closely. Every one is ticked, and may be left out.
 *
 * VS Code shows its preview only where an edit asks for confirmation, and an edit that does is not ticked: to apply
 * the preview as it comes up would change nothing. So an edit that changes nothing asks for all of them, behind the
 * last character.
 */
export function renumberPreview(document: TextDocument, { edits }: PlanEdit): WorkspaceEdit {
  const preview = new WorkspaceEdit();
  for (const { range, newText } of edits) {
    const before = document.lineAt(range.start.line).text.slice(0, range.start.character);
    // A marker stands at a line's beginning; only its own opening bracket may come before the numeral.
    const isMarker = /^\s*[（(]?\s*$/.test(before);
    preview.replace(document.uri, toRange(range), newText, {
      needsConfirmation: false,
      label: isMarker ? l10n.t('Numbers') : l10n.t('References to them'),
      iconPath: new ThemeIcon(isMarker ? 'list-ordered' : 'references'),
    });
  }
  const end = document.lineAt(document.lineCount - 1).range.end;
  preview.insert(document.uri, new Position(end.line, end.character), '', {
    needsConfirmation: true,
    label: l10n.t('Nothing else is changed'),
  });
  return preview;
}
