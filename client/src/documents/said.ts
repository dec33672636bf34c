import { l10n } from 'vscode';

/** A document whose text was taken over. */
export interface Taken {
  /** The file's name. */
  readonly name: string;
  /** What was left out or decided, in words for the user. */
  readonly notes: readonly string[];
}

/** Says in one sentence what was imported, and what of it was left out; with several files, of which. */
export function importedWords(done: readonly Taken[]): string {
  const [only] = done;
  const single = done.length === 1 && only !== undefined;
  const notes = done
    .filter(({ notes }) => notes.length > 0)
    .map(({ name, notes }) => {
      const all = notes.join(l10n.t('; '));
      return single ? all : l10n.t('{0} ({1})', name, all);
    });
  const head = single ? l10n.t('Imported “{0}”', only.name) : l10n.t('Files imported: {0}', done.length);
  return [head, ...notes].join(l10n.t('; '));
}
