/* The server as a web worker. */
import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { startServer } from './server';
import { EMPTY_WORKSPACE } from './workspace';

/** The worker's own end of the line to the page; the types of a worker would clash with those of Node. */
interface WorkerScope {
  postMessage(message: unknown): void;
  onmessage: unknown;
}

declare const self: WorkerScope;

// The reader and writer use nothing of a worker but these two.
const scope = self as never;

startServer(createConnection(new BrowserMessageReader(scope), new BrowserMessageWriter(scope)), {
  workspace: EMPTY_WORKSPACE,
  defer: (callback) => void setTimeout(callback, 0),
});
