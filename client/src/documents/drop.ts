import {
  DocumentDropEdit,
  l10n,
  Range,
  Uri,
  window,
  type CancellationToken,
  type DataTransfer,
  type Disposable,
  type Position,
  type TextDocument,
} from 'vscode';
import type { PlanClient } from '../client';
import { isPlan, LANGUAGE_ID } from '../language';
import { dropEdit, registerDrops } from './dropApi';
import { asEdit, fitted } from './insertion';
import { isDocumentName } from './kinds';
import { nameOf, readDocument, type DocumentSource } from './reading';
import { importedWords, type Taken } from './said';

/** The name of this kind of dropping, for `editor.dropIntoEditor.preferences`. */
const KIND = 'text.workplan.document';
/** What the explorer drags, and what VS Code calls files that come from elsewhere. */
const URIS = 'text/uri-list';
const FILES = 'files';

/** Offers the text of Word files that are dropped into a draft, its numbers and blanks made to fit. */
export function offerDrops(client: PlanClient): Disposable {
  return registerDrops(
    {
      provideDocumentDropEdits: (document, position, data, token) =>
        isPlan(document) ? dropped(client, document, position, data, token) : undefined,
    },
    { selector: { language: LANGUAGE_ID }, kind: KIND, mimeTypes: [URIS, FILES] },
  );
}

async function dropped(
  client: PlanClient,
  document: TextDocument,
  position: Position,
  data: DataTransfer,
  token: CancellationToken,
): Promise<DocumentDropEdit | undefined> {
  const sources = await sourcesOf(data);
  // Anything else is VS Code's own business.
  if (sources.length === 0) {
    return undefined;
  }
  const given = new AbortController();
  const subscription = token.onCancellationRequested(() => given.abort());
  try {
    const texts: string[] = [];
    const taken: Taken[] = [];
    for (const source of sources) {
      const result = await readDocument(client, source, {}, given.signal);
      if (token.isCancellationRequested) {
        return undefined;
      }
      if ('refusal' in result) {
        return nothing(l10n.t('“{0}”: {1}', nameOf(source), result.refusal));
      }
      texts.push(result.text);
      taken.push({ name: nameOf(source), notes: result.notes });
    }
    const result = await fitted(
      client,
      document,
      new Range(position, position),
      texts.join(''),
      given.signal,
    );
    if (token.isCancellationRequested) {
      return undefined;
    }
    if ('refusal' in result) {
      return nothing(result.refusal);
    }
    if (taken.some(({ notes }) => notes.length > 0)) {
      void window.showInformationMessage(importedWords(taken));
    }
    const edit = dropEdit(l10n.t('Import the Text of the Word File'), KIND);
    // As with pasting: the text of the edit itself would be inserted like a snippet, and indented once more.
    edit.additionalEdit = asEdit(document, result);
    return edit;
  } finally {
    subscription.dispose();
  }
}

/** A drop that changes nothing: without one VS Code would write the file's path into the draft. */
function nothing(reason: string): DocumentDropEdit {
  void window.showErrorMessage(l10n.t('Not imported: {0}', reason));
  return new DocumentDropEdit('');
}

/**
 * The documents among what is dropped; none where something else is among it. Files that come from outside the window
 * bring their bytes: an address of theirs may be one of another computer.
 */
async function sourcesOf(data: DataTransfer): Promise<readonly DocumentSource[]> {
  const files = [...data].flatMap(([, item]) => item.asFile() ?? []);
  if (files.length > 0) {
    return files.every(({ name }) => isDocumentName(name))
      ? Promise.all(files.map(async (file) => ({ name: file.name, bytes: await file.data() })))
      : [];
  }
  const uris = urisOf((await data.get(URIS)?.asString()) ?? '');
  return uris.every(({ path }) => isDocumentName(path)) ? uris.map((uri) => ({ uri })) : [];
}

/** The addresses of a list as drags bring it along (RFC 2483): one a line, lines with # are remarks. */
function urisOf(list: string): readonly Uri[] {
  return list
    .split(/\r?\n/)
    .filter((line) => line !== '' && !line.startsWith('#'))
    .flatMap((line) => {
      try {
        return [Uri.parse(line, true)];
      } catch {
        return [];
      }
    });
}
