/* The readers and the writer of Word files, as a bundle of their own; the entry points load it when it is needed. */
import type { DocumentTools } from './export/tools';

export { htmlToText } from './archive/readers/html/index';
export { readDocument } from './archive/readers/read';

/** {@link DocumentTools.writePlan}. What it is made with takes longest to begin, and whoever only reads needs none of it. */
export const writePlan: DocumentTools['writePlan'] = async (...args) =>
  (await import('./export/write')).writePlan(...args);
