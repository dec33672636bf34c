import { Uri } from 'vscode';
import { LANGUAGE_ID, PRIOR_SCHEME } from '../language';
import { readSide, type Side } from './side';

/** The address of a text: its path names the tab, and its ending gives it the colours of a plan. */
export function sideUri(name: string, side: Side): Uri {
  return Uri.from({
    scheme: PRIOR_SCHEME,
    path: `/${name.replaceAll('/', '-')}.${LANGUAGE_ID}`,
    query: JSON.stringify(side),
  });
}

/** What an address stands for; undefined when it is none of ours. */
export function sideOf(uri: Uri): Side | undefined {
  return uri.scheme === PRIOR_SCHEME ? readSide(uri.query) : undefined;
}

/** The draft that a text belongs to. */
export function draftOf(uri: Uri): Uri | undefined {
  const side = sideOf(uri);
  return side && Uri.parse(side.draft);
}
