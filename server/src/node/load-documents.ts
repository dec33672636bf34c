import { createRequire } from 'node:module';
import { join } from 'node:path';
import { asDocumentTools } from '../document-tools';
import type { DocumentTools } from '../export/tools';

let loaded: DocumentTools | undefined;

/** Loads the readers and the writer of Word files from the bundle beside this one; a failure is not remembered. */
export function loadDocuments(): Promise<DocumentTools> {
  // Not `import`: Node looks through the whole bundle for the names it gives, which takes thrice as long as to run it.
  const require = createRequire(__filename);
  return new Promise((resolve) => {
    loaded ??= asDocumentTools(require(join(__dirname, 'documents.js')));
    resolve(loaded);
  });
}
