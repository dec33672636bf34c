import { Uri, workspace, type ExtensionContext } from 'vscode';
import { BrowserMessageReader, BrowserMessageWriter, LanguageClient } from 'vscode-languageclient/browser';
import { activateClient } from './activate';
import type { PlanClient } from './client';
import { LANGUAGE_ID } from './language';
import { DocumentsProgram } from './program';

let client: PlanClient | undefined;

/** Called by VS Code. */
export function activate(context: ExtensionContext): void {
  client = activateClient(context, {
    fileSchemes: () => ['*'],
    createClient: (context, options) => {
      let worker: Worker | undefined;
      const program = new DocumentsProgram(context.extensionUri);
      const release = () => {
        worker?.terminate();
        program.dispose();
      };
      const start = async () => {
        release();
        worker = await startWorker(context.extensionUri);
        // Not the worker itself: VS Code puts a `Worker` of its own into its worker host, and the language
        // client, which asks with `instanceof`, does not know what that one makes.
        return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
      };
      const client = new LanguageClient(LANGUAGE_ID, 'Workplan', start, options);
      program.serve(client);
      return { client, release };
    },
  });
}

/** Called by VS Code, which waits for it. */
export function deactivate(): Promise<void> | undefined {
  return client?.stop();
}

/**
 * Starts the server in a worker of its own. Its program is read through VS Code and handed over as a blob, for
 * a worker cannot be started from an address like `vscode-remote:`.
 */
async function startWorker(extension: Uri): Promise<Worker> {
  const program = await workspace.fs.readFile(Uri.joinPath(extension, 'dist', 'server.browser.js'));
  const address = URL.createObjectURL(new Blob([program.slice()], { type: 'text/javascript' }));
  const worker = new Worker(address, { name: 'workplan' });
  worker.addEventListener('message', () => URL.revokeObjectURL(address), { once: true });
  return worker;
}
