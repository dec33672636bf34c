/* The server as a web worker. */
import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { asDocumentTools } from './document-tools';
import type { DocumentTools } from './export/tools';
import { startServer } from './server';
import { EMPTY_WORKSPACE } from './workspace';

/** The worker's own end of the line to the page; the types of a worker would clash with those of Node. */
interface WorkerScope {
  postMessage(message: unknown): void;
  onmessage: unknown;
  importScripts(address: string): void;
  /** Where a bundle for Node leaves what it gives. */
  module: { exports: unknown } | undefined;
}

declare const self: WorkerScope;

// The reader and writer use nothing of a worker but these two.
const scope = self as never;

let documents: Promise<DocumentTools> | undefined;

/** A failure is not remembered. */
function loadDocuments(address: () => Promise<string | null>): Promise<DocumentTools> {
  documents ??= load(address).catch((error: unknown) => {
    documents = undefined;
    throw error;
  });
  return documents;
}

async function load(address: () => Promise<string | null>): Promise<DocumentTools> {
  const found = await address();
  if (found === null) {
    throw new Error('the client has no program that reads Word files');
  }
  const module: { exports: unknown } = { exports: {} };
  self.module = module;
  try {
    // Runs to its end before it returns.
    self.importScripts(found);
  } finally {
    self.module = undefined;
  }
  return asDocumentTools(module.exports);
}

startServer(createConnection(new BrowserMessageReader(scope), new BrowserMessageWriter(scope)), {
  workspace: EMPTY_WORKSPACE,
  defer: (callback) => void setTimeout(callback, 0),
  loadDocuments,
});
