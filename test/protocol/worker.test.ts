import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Diagnostic, InitializeResult } from 'vscode-languageserver-protocol';
import type { EditResult } from '../../server/src/messages';
import { applyEdits, textOf } from '../../server/src/plan/edit';
import { splitLines } from '../../server/src/plan/line';
import { docxOf, paragraph } from '../unit/readers/docx-package';
import { PULLING } from './client';
import { GAP, SOUND } from './texts';

/** What a page sees of a worker, made from Node's: the bundle itself is what a browser runs. */
const SHIM = `
const { parentPort } = require('node:worker_threads');
const self = globalThis;
self.self = self;
self.addEventListener = () => undefined;
self.postMessage = (message) => parentPort.postMessage(message);
parentPort.on('message', (data) => self.onmessage({ data }));
// A script of a worker shares its global names; here the address is the program itself.
const { runInThisContext } = require('node:vm');
self.importScripts = (address) => {
  const from = 'data:text/javascript,';
  if (!address.startsWith(from)) {
    throw new Error('NetworkError');
  }
  runInThisContext(decodeURIComponent(address.slice(from.length)));
};
// A browser has none of these.
const { setTimeout, clearTimeout, TextDecoder, TextEncoder } = globalThis;
for (const name of ['process', 'Buffer', 'setImmediate', 'require', 'module', 'exports']) {
  Object.defineProperty(globalThis, name, { value: undefined, configurable: true });
}
`;

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: unknown;
}

describe('the server in a worker', () => {
  let worker: Worker;
  let ids = 0;
  /** How the client answers when it is asked where the program for Word files is. */
  let program: string | null = null;
  let asked = 0;
  const send = (method: string, params: unknown): void =>
    worker.postMessage({ jsonrpc: '2.0', method, params });
  const request = (method: string, params: unknown): Promise<unknown> => {
    const id = ++ids;
    return new Promise((resolve, reject) => {
      worker.on('error', reject);
      worker.on('message', (message: Message) => {
        if (message.id === id && message.method === undefined) {
          resolve(message.result ?? Promise.reject(new Error(JSON.stringify(message.error))));
        }
      });
      worker.postMessage({ jsonrpc: '2.0', id, method, params });
    });
  };

  before(async () => {
    const bundle = await readFile(join(process.cwd(), 'dist', 'server.browser.js'), 'utf8');
    worker = new Worker(`${SHIM}\n(function (require, module, exports) {${bundle}\n})();`, { eval: true });
    worker.on('message', ({ id, method, params }: Message) => {
      if (method === 'workplan/program') {
        asked++;
        assert.deepEqual(params, { name: 'documents' });
        worker.postMessage({ jsonrpc: '2.0', id, result: program });
      }
    });
  });

  after(() => worker.terminate());

  it('answers initialize, pushes nothing to a client that pulls, gives it diagnostics and edits', async () => {
    const { capabilities, serverInfo } = (await request('initialize', {
      processId: null,
      rootUri: null,
      capabilities: { textDocument: PULLING.textDocument },
    })) as InitializeResult;
    assert.equal(serverInfo?.name, 'workplan');
    assert.ok(capabilities.diagnosticProvider);
    send('initialized', {});
    const uri = 'vscode-vfs://github/a/b.workplan';
    send('textDocument/didOpen', {
      textDocument: { uri, languageId: 'workplan', version: 1, text: GAP.text },
    });
    const report = (await request('textDocument/diagnostic', { textDocument: { uri } })) as {
      items: Diagnostic[];
    };
    assert.deepEqual(
      report.items.map(({ code, range }) => ({ code, range })),
      [{ code: 'numbering/item-gap', range: GAP.range }],
    );
    const edit = { kind: 'renumber', scope: 'all', position: { line: 0, character: 0 } };
    const result = (await request('workplan/edit', { uri, version: 1, edit })) as EditResult;
    assert.ok(result && 'edits' in result);
    assert.equal(textOf(applyEdits(splitLines(GAP.text), result.edits)), SOUND);
  });

  it('loads the program for Word files through its client when the first one comes, and reads and writes them', async () => {
    const lines = SOUND.trimEnd().split('\n');
    const docx = docxOf({ document: lines.map((line) => paragraph(line)).join('') });
    const source = { name: 'a.docx', base64: Buffer.from(docx).toString('base64') };
    const read = (): Promise<unknown> => request('workplan/document/read', { source });
    assert.match(JSON.stringify(await read()), /没有加载成功/u);
    program = 'blob:nothing-is-there';
    assert.match(JSON.stringify(await read()), /没有加载成功/u);
    assert.equal(asked, 2);
    const bundle = await readFile(join(process.cwd(), 'dist', 'documents.js'), 'utf8');
    program = `data:text/javascript,${encodeURIComponent(bundle)}`;
    const both = await Promise.all([read(), read()]);
    const expected = { text: SOUND, format: 'docx', notes: [], changes: 0 };
    assert.deepEqual(both, [expected, expected]);
    const uri = 'vscode-vfs://github/a/b.workplan';
    const written = (await request('workplan/document/export', { uri, numbers: 'typed' })) as {
      base64: string;
    };
    const again = { name: 'b.docx', base64: written.base64 };
    const { text } = (await request('workplan/document/read', { source: again })) as { text: string };
    assert.equal(text.replace(/\s/gu, ''), GAP.text.replace(/\s/gu, ''));
    // Asked for once, whoever comes at the same time or later.
    assert.equal(asked, 3);
  });
});
