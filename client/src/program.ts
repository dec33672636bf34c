import { Uri, workspace, type Disposable } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { programRequest } from '../../server/src/protocol';

/**
 * The program that reads and writes Word files, for a server in a worker: read through VS Code when it is asked for,
 * and handed over as a blob, as the server's own is.
 */
export class DocumentsProgram implements Disposable {
  private address: Promise<string> | undefined;

  constructor(private readonly extension: Uri) {}

  /** Answers the server's question for it. */
  serve(client: BaseLanguageClient): void {
    client.onRequest(programRequest, () => (this.address ??= this.read()));
  }

  /** Lets go of the program; a server that is started anew asks anew. */
  dispose(): void {
    const address = this.address;
    this.address = undefined;
    void address?.then(
      (url) => URL.revokeObjectURL(url),
      () => undefined,
    );
  }

  private async read(): Promise<string> {
    try {
      const bytes = await workspace.fs.readFile(Uri.joinPath(this.extension, 'dist', 'documents.js'));
      return URL.createObjectURL(new Blob([bytes.slice()], { type: 'text/javascript' }));
    } catch (error) {
      // A failure is not remembered.
      this.address = undefined;
      throw error;
    }
  }
}
