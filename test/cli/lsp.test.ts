import assert from 'node:assert/strict';
import {
  StreamMessageReader,
  StreamMessageWriter,
  createMessageConnection,
} from 'vscode-languageserver/node';
import { Folder, start } from './run';

describe('workplan lsp --stdio', () => {
  let folder: Folder;
  afterEach(() => folder.remove());

  it('is the language server, and ends with its client', async () => {
    folder = await Folder.create();
    const child = start(['lsp', '--stdio', '--clientProcessId=1'], { cwd: folder.path });
    const closed = new Promise((resolve) => child.on('close', resolve));
    const connection = createMessageConnection(
      new StreamMessageReader(child.stdout),
      new StreamMessageWriter(child.stdin),
    );
    connection.listen();
    const result = await connection.sendRequest<{ capabilities: Record<string, unknown> }>('initialize', {
      processId: null,
      rootUri: null,
      capabilities: {},
    });
    assert.ok(result.capabilities['documentSymbolProvider']);
    await connection.sendRequest('shutdown');
    await connection.sendNotification('exit');
    assert.equal(await closed, 0);
    connection.dispose();
  });
});
