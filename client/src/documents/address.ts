import { Uri } from 'vscode';
import { WORD_SCHEME } from '../language';
import { isDocumentName } from './kinds';

/** The address of a Word file's text, as the server writes it (`InitializationOptions.documentScheme`). */
export function textViewOf(file: Uri): Uri {
  return Uri.from({ scheme: WORD_SCHEME, path: `${file.path}.txt`, query: file.toString() });
}

/** The Word file whose text an address shows; undefined when it is none of ours. */
export function fileOfTextView(uri: Uri): Uri | undefined {
  if (uri.scheme !== WORD_SCHEME || uri.query === '') {
    return undefined;
  }
  try {
    return Uri.parse(uri.query, true);
  } catch {
    // Anybody may write an address.
    return undefined;
  }
}

/** Where a plan is shown as a text: a Word file in a view of its own, everything else where it is. */
export function readable(uri: Uri): Uri {
  return uri.scheme !== WORD_SCHEME && isDocumentName(uri.path) ? textViewOf(uri) : uri;
}

/** The file that a plan stands in, where it is shown as the text of a Word file. */
export function fileOf(uri: Uri): Uri {
  return fileOfTextView(uri) ?? uri;
}
