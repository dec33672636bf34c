import type { DocumentTools } from './export/tools';

const NAMES = ['readDocument', 'htmlToText', 'writePlan'] as const satisfies readonly (keyof DocumentTools)[];

/**
 * What a bundle gave, as the readers and the writer of Word files. An installation that was broken off leaves an empty
 * file, which loads and gives nothing.
 *
 * @throws Error for anything else
 */
export function asDocumentTools(given: unknown): DocumentTools {
  const found = given as Partial<DocumentTools> | null | undefined;
  if (!NAMES.every((name) => typeof found?.[name] === 'function')) {
    throw new Error('the bundle for Word files is not whole');
  }
  return found as DocumentTools;
}
