import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { DocumentTools } from '../export/tools';

let loaded: Promise<DocumentTools> | undefined;

/** Loads the readers and the writer of Word files from the bundle beside this one; a failure is not remembered. */
export function loadDocuments(): Promise<DocumentTools> {
  loaded ??= load().catch((error: unknown) => {
    loaded = undefined;
    throw error;
  });
  return loaded;
}

async function load(): Promise<DocumentTools> {
  // A computed address: the bundler must leave it to run time.
  const address = pathToFileURL(join(__dirname, 'documents.js')).href;
  const bundle = (await import(address)) as { default: DocumentTools };
  return bundle.default;
}
