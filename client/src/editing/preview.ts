import { l10n, ThemeIcon, type TextDocument, type WorkspaceEditEntryMetadata } from 'vscode';
import type { PlanEdit } from './edits';

/**
 * How new numbers are shown in VS Code's refactor preview: those of the markers, and those of the references to
 * them, which the user may want to look at more closely.
 */
export function renumberPreview(
  document: TextDocument,
  { edits }: PlanEdit,
): readonly WorkspaceEditEntryMetadata[] {
  return edits.map(({ range: { start } }) => {
    const before = document.lineAt(start.line).text.slice(0, start.character);
    // A marker stands at a line's beginning; only its own opening bracket may come before the numeral.
    const marker = /^\s*[（(]?\s*$/.test(before);
    return {
      needsConfirmation: true,
      label: marker ? l10n.t('Numbers') : l10n.t('References to them'),
      iconPath: new ThemeIcon(marker ? 'list-ordered' : 'references'),
    };
  });
}
