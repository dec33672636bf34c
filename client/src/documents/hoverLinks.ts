import { commands, MarkdownString, Uri, window, l10n, type Disposable, type Hover } from 'vscode';
import { fileName, showLine } from '../plans';
import { linksByCommand, OPEN_PLACE, placeOf } from './placeLinks';

/**
 * VS Code takes links of a hover away unless they are of a few schemes of its own. Links to places in Word files become
 * links to one command, which opens a place and does nothing else; no other command is let in.
 */
export function withPlaceLinks(hover: Hover | null | undefined): Hover | null | undefined {
  if (hover) {
    hover.contents = hover.contents.map((content) => {
      const before = content instanceof MarkdownString ? content.value : undefined;
      const value = before === undefined ? undefined : linksByCommand(before);
      if (value === undefined || value === before) {
        return content;
      }
      const linked = new MarkdownString(value);
      linked.isTrusted = { enabledCommands: [OPEN_PLACE] };
      return linked;
    });
  }
  return hover;
}

/** Registers the command behind such links. It is in no menu. */
export function registerPlaceLinks(): Disposable {
  return commands.registerCommand(OPEN_PLACE, async (args: unknown) => {
    const place = placeOf(args);
    if (!place) {
      return;
    }
    const uri = Uri.parse(place.uri);
    try {
      await showLine(uri, place.line);
    } catch {
      void window.showErrorMessage(l10n.t('{0} cannot be opened.', fileName(uri)));
    }
  });
}
