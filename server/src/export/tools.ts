import type { htmlToText } from '../archive/readers/html/index';
import type { readDocument } from '../archive/readers/read';
import type { writePlan } from './write';

/**
 * Reading and writing of Word files: a bundle of its own (`server/src/documents.ts`), loaded when the first such file
 * comes, so that a server that meets none starts without it.
 */
export interface DocumentTools {
  readonly readDocument: typeof readDocument;
  readonly htmlToText: typeof htmlToText;
  readonly writePlan: typeof writePlan;
}

/** Loads the tools; every call after the first gives the same ones. Rejects when the bundle is not there. */
export type LoadDocumentTools = () => Promise<DocumentTools>;
