import assert from 'node:assert/strict';
import type { DocumentSymbol, Hover, SymbolInformation } from 'vscode-languageserver-protocol';
import { PLAIN, TestClient } from './client';
import { GAP, SOUND } from './texts';

const URI = 'file:///nowhere/a.workplan';

for (const transport of ['stdio', 'ipc'] as const) {
  describe(`a plain client over ${transport}`, () => {
    let client: TestClient;

    beforeEach(async () => {
      client = await TestClient.start({ transport, capabilities: PLAIN });
    });

    afterEach(() => client.kill());

    it('is told what the server can do, and of nothing that it cannot take', () => {
      const { capabilities, serverInfo } = client.result;
      assert.equal(serverInfo?.name, 'workplan');
      assert.equal(capabilities.positionEncoding, 'utf-16');
      assert.equal(capabilities.hoverProvider, true);
      assert.equal(capabilities.diagnosticProvider, undefined);
      assert.equal(capabilities.semanticTokensProvider, undefined);
      assert.equal(capabilities.codeActionProvider, undefined);
    });

    it('gets diagnostics pushed, in Chinese, with their version', async () => {
      await client.open(URI, GAP.text, 7);
      const found = await client.diagnostics(URI, 7);
      assert.deepEqual(
        found.map(({ code, range, severity }) => ({ code, range, severity })),
        [{ code: 'numbering/item-gap', range: GAP.range, severity: 1 }],
      );
      assert.match(JSON.stringify(found[0]!.message), /[\u4e00-\u9fff]/);
      assert.equal(found[0]!.source, '工作要点');
      assert.equal(found[0]!.relatedInformation, undefined);
    });

    it('sees them change with the text, and go when the document is closed', async () => {
      await client.open(URI, GAP.text);
      assert.equal((await client.diagnostics(URI, 1)).length, 1);
      await client.change(URI, 2, { text: SOUND });
      assert.deepEqual(await client.diagnostics(URI, 2), []);
      await client.change(URI, 3, { text: GAP.text });
      assert.equal((await client.diagnostics(URI, 3)).length, 1);
      await client.close(URI);
      const last = await client.until(() => client.pushed.find(({ version }) => version === undefined));
      assert.deepEqual(last, { uri: URI, diagnostics: [] });
    });

    it('keeps the diagnostics of one document when another is closed', async () => {
      const other = 'file:///nowhere/b.workplan';
      await client.open(URI, GAP.text);
      await client.open(other, GAP.text);
      await client.diagnostics(URI, 1);
      await client.diagnostics(other, 1);
      await client.close(other);
      await client.until(() =>
        client.pushed.find(({ uri, version }) => uri === other && version === undefined),
      );
      assert.equal(client.pushed.filter(({ uri }) => uri === URI).length, 1);
    });

    it('gets a flat list of symbols', async () => {
      await client.open(URI, SOUND);
      const symbols = await client.request<(DocumentSymbol | SymbolInformation)[]>(
        'textDocument/documentSymbol',
        { textDocument: { uri: URI } },
      );
      assert.equal(symbols.length, 8);
      assert.ok(symbols.every((symbol) => 'location' in symbol));
    });

    it('gets a hover in plain text', async () => {
      await client.open(URI, SOUND);
      const hover = await client.request<Hover>('textDocument/hover', {
        textDocument: { uri: URI },
        position: { line: 6, character: 0 },
      });
      assert.deepEqual(Object.keys(hover.contents), ['kind', 'value']);
      assert.match(JSON.stringify(hover.contents), /plaintext.*第 3 项/);
    });

    it('is refused what the server does not know, and the server lives on', async () => {
      await assert.rejects(client.request('textDocument/noSuchThing', {}), { code: -32601 });
      await client.connection.sendNotification('$/noSuchThing', {});
      await client.open(URI, GAP.text);
      assert.equal((await client.diagnostics(URI, 1)).length, 1);
    });

    it('ends the server with 0 after shutdown, and gets no answers in between', async () => {
      await client.request('shutdown');
      await assert.rejects(client.request('textDocument/foldingRange', { textDocument: { uri: URI } }), {
        code: -32600,
      });
      await client.connection.sendNotification('exit');
      assert.equal(await client.exited(), 0);
      assert.equal(client.stderr, '');
    });

    it('ends the server with 1 when it leaves without shutdown', async () => {
      await client.connection.sendNotification('exit');
      assert.equal(await client.exited(), 1);
    });
  });
}

describe('before initialize', () => {
  it('every request is refused as the protocol says', async () => {
    const client = TestClient.launch();
    client.connection.listen();
    await assert.rejects(client.request('textDocument/hover', {}), { code: -32002 });
    client.kill();
  });
});
