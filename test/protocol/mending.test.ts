import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type {
  ClientCapabilities,
  CodeAction,
  TextDocumentEdit,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver-protocol';
import { splitLines } from '../../server/src/plan/line';
import { applyEdits, textOf } from '../../server/src/plan/edit';
import { codeOf, PULLING, TestClient, type StartOptions } from './client';
import { GAP, SOUND } from './texts';

const URI = 'file:///nowhere/a.workplan';
/** Code actions, but neither edits that come later nor versions in them. */
const WITHOUT_RESOLVE: ClientCapabilities = {
  textDocument: { codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix'] } } } },
};
const PREVIEWING: ClientCapabilities = {
  ...PULLING,
  workspace: {
    ...PULLING.workspace,
    workspaceEdit: { documentChanges: true, changeAnnotationSupport: {} },
  },
};
const INVOKED = 1;
const AUTOMATIC = 2;

describe('code actions of a draft', () => {
  let client: TestClient;

  afterEach(() => client.kill());

  const start = async (capabilities: ClientCapabilities, options: StartOptions = {}): Promise<void> => {
    client = await TestClient.start({ capabilities, ...options });
  };

  const ask = (only?: string[], range = GAP.range, triggerKind = INVOKED): Promise<CodeAction[]> =>
    client.request('textDocument/codeAction', {
      textDocument: { uri: URI },
      range,
      context: { diagnostics: [], triggerKind, ...(only ? { only } : {}) },
    });

  const resolve = (action: CodeAction | undefined): Promise<CodeAction> =>
    client.request('codeAction/resolve', action);

  it('are told by their kinds', async () => {
    await start(PULLING);
    const provider = client.result.capabilities.codeActionProvider as { codeActionKinds: string[] };
    for (const kind of ['quickfix', 'source.fixAll.workplan', 'refactor.move.workplan.up']) {
      assert.ok(provider.codeActionKinds.includes(kind), kind);
    }
  });

  it('mend with an edit for that version of the text alone, worked out when it is chosen', async () => {
    await start(PULLING);
    await client.open(URI, GAP.text, 3);
    const [fix] = await ask(['quickfix']);
    assert.equal(fix?.edit, undefined);
    const { edit } = await resolve(fix);
    assert.deepEqual(made(GAP.text, edit), SOUND);
    const [change] = edit?.documentChanges as TextDocumentEdit[];
    assert.deepEqual(change?.textDocument, { uri: URI, version: 3 });
    await client.change(URI, 4, { text: `${GAP.text}。` });
    assert.equal((await resolve(fix)).edit, undefined);
  });

  it('come with plain edits to a client that cannot ask for them', async () => {
    await start(WITHOUT_RESOLVE);
    await client.open(URI, GAP.text);
    const actions = await ask();
    assert.ok(actions.length > 3);
    for (const { title, edit, command } of actions) {
      assert.ok(edit ?? command, title);
      assert.equal(edit?.documentChanges, undefined, title);
    }
    const [fix] = actions;
    assert.equal(made(GAP.text, fix?.edit), SOUND);
  });

  it('mend everything on saving, and only when that is what is asked for', async () => {
    await start(PULLING);
    const slips = `${GAP.text}附记。。 \n`;
    await client.open(URI, slips);
    const [action, ...others] = await ask(['source.fixAll.workplan']);
    assert.deepEqual(others, []);
    assert.equal(action?.kind, 'source.fixAll.workplan');
    const { edit } = await resolve(action);
    assert.equal(made(slips, edit), `${SOUND}附记。\n`);
    assert.equal((await ask(['source.fixAll'])).length, 1);
    assert.deepEqual(await ask(['source.fixAll.eslint']), []);
    assert.ok((await ask()).every(({ kind }) => !kind?.startsWith('source')));
    await client.change(URI, 2, { text: SOUND });
    assert.deepEqual(await ask(['source.fixAll']), []);
  });

  it('are not even looked for when another kind is wanted', async () => {
    let reads = 0;
    await start(PULLING, {
      initializationOptions: { clientFileSchemes: ['memfs'] },
      prepare: (connection) => {
        connection.onRequest('workplan/fs/readFile', () => {
          reads++;
          return null;
        });
      },
    });
    const uri = 'memfs:/w/a.workplan';
    await client.open(uri, GAP.text);
    const answer = await client.request<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri },
      range: GAP.range,
      context: { diagnostics: [], only: ['source.organizeImports'] },
    });
    assert.deepEqual(answer, []);
    assert.equal(reads, 0);
  });

  it('follow the levels and ignores of a workplan.json', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'workplan-'));
    try {
      await writeFile(join(folder, 'workplan.json'), '{ "rules": { "numbering/item-gap": "off" } }');
      const uri = pathToFileURL(join(folder, 'a.workplan')).href;
      await start(PULLING, { folders: [pathToFileURL(folder).href] });
      const slips = `${GAP.text}附记。。\n`;
      await client.open(uri, slips);
      const [action] = await client.request<CodeAction[]>('textDocument/codeAction', {
        textDocument: { uri },
        range: GAP.range,
        context: { diagnostics: [], only: ['source.fixAll'] },
      });
      const { edit } = await resolve(action);
      assert.equal(made(slips, edit), `${GAP.text}附记。\n`);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('leave the light bulb dark while words are written, and are there when asked for', async () => {
    await start(PULLING);
    await client.open(URI, SOUND);
    const caret = { line: 4, character: 12 };
    const range = { start: caret, end: caret };
    assert.deepEqual(await ask(undefined, range, AUTOMATIC), []);
    const kinds = (await ask(undefined, range, INVOKED)).map(({ kind }) => kind);
    assert.ok(kinds.includes('refactor.move.workplan.down'));
    assert.ok((await ask(['refactor'], range, AUTOMATIC)).length > 0);
  });

  it('show a renumbering before it is made, where the client can', async () => {
    await start(PREVIEWING);
    await client.open(URI, GAP.text);
    const preview = (await ask(['refactor'])).find(({ title }) => title.includes('先预览'));
    const { edit } = await resolve(preview);
    assert.deepEqual(Object.values(edit?.changeAnnotations ?? {}), [
      { label: '全文重新编号（先预览）', needsConfirmation: true },
    ]);
    assert.equal(made(GAP.text, edit), SOUND);
  });

  it('make a new plan, where the client has the command', async () => {
    await start(PULLING, { initializationOptions: { commands: ['workplan.newPlanFromEarlier'] } });
    await client.open(URI, SOUND);
    const action = (await ask(['refactor'])).find(({ command }) => command !== undefined);
    assert.deepEqual(action?.command?.arguments, [{ uri: URI }]);
  });

  it('ask for a chapter and for the form of markers, where the client has the commands', async () => {
    const asking = { commands: ['workplan.moveToChapter', 'workplan.convertMarkers'] };
    await start(PULLING, { initializationOptions: asking });
    await client.open(URI, SOUND);
    const line = SOUND.slice(0, SOUND.indexOf('2.加强')).split('\n').length - 1;
    const place = { start: { line, character: 0 }, end: { line, character: 0 } };
    const actions = await ask(['refactor'], place);
    const commands = actions.flatMap(({ command }) => (command ? [command] : []));
    assert.deepEqual(
      commands.map(({ command, arguments: args }) => [command, args]),
      [
        ['workplan.moveToChapter', undefined],
        ['workplan.convertMarkers', [{ level: 'item' }]],
      ],
    );
    assert.equal(new Set(actions.map(({ title }) => title)).size, actions.length);
  });

  it('take no data for theirs that is not', async () => {
    await start(PULLING);
    await client.open(URI, GAP.text);
    const [fix] = await ask(['quickfix']);
    const data = fix?.data as object;
    for (const wrong of [
      { ...data, kind: 'other' },
      { ...data, uri: 7 },
      { ...data, range: 'x' },
      { kind: 'edit', uri: URI, version: 1, edit: { kind: 'renumber' } },
      { kind: 'edit', uri: URI, version: 1 },
      'x',
      null,
    ]) {
      const resolved = await resolve({ title: 'x', data: wrong });
      assert.equal(resolved.edit, undefined);
    }
    assert.deepEqual(client.logged, []);
  });
});

describe('formatting', () => {
  let client: TestClient;
  const untidy = SOUND.replace('1.完善', ' 1.完善').replace('季度检查。', '季度检查。  ');

  afterEach(() => client.kill());

  it('tidies a plan, or the lines of a range, and a tidy one not at all', async () => {
    client = await TestClient.start();
    await client.open(URI, untidy);
    const options = { tabSize: 4, insertSpaces: true };
    const textDocument = { uri: URI };
    const all = await client.request<TextEdit[]>('textDocument/formatting', { textDocument, options });
    assert.equal(textOf(applyEdits(splitLines(untidy), all)), SOUND);
    const range = { start: { line: 4, character: 0 }, end: { line: 5, character: 0 } };
    const part = await client.request<TextEdit[]>('textDocument/rangeFormatting', {
      textDocument,
      options,
      range,
    });
    assert.equal(textOf(applyEdits(splitLines(untidy), part)), untidy.replace('季度检查。  ', '季度检查。'));
    await client.change(URI, 2, { text: SOUND });
    assert.deepEqual(await client.request('textDocument/formatting', { textDocument, options }), []);
  });

  it('indents as the settings say', async () => {
    client = await TestClient.start({
      initializationOptions: { settings: { format: { indent: 'full-width' } } },
    });
    await client.open(URI, SOUND);
    const edits = await client.request<TextEdit[]>('textDocument/formatting', {
      textDocument: { uri: URI },
      options: { tabSize: 4, insertSpaces: true },
    });
    assert.match(
      textOf(applyEdits(splitLines(SOUND), edits)),
      /\n\u3000\u3000一、夯实.*\n\u3000\u30001\.完善/,
    );
  });

  it('writes the next marker after Enter, only where the user wants that and the client does not', async () => {
    const broken = SOUND.replace('季度检查。\n', '季度检查。\n\n');
    const asked = {
      textDocument: { uri: URI },
      position: { line: 5, character: 0 },
      ch: '\n',
      options: { tabSize: 4, insertSpaces: true },
    };
    const settings = { typing: { nextMarker: true } };
    client = await TestClient.start({ initializationOptions: { settings } });
    assert.deepEqual(client.result.capabilities.documentOnTypeFormattingProvider, {
      firstTriggerCharacter: '\n',
    });
    await client.open(URI, broken);
    const edits = await client.request<TextEdit[]>('textDocument/onTypeFormatting', asked);
    assert.equal(textOf(applyEdits(splitLines(broken), edits)), broken.replace('检查。\n\n', '检查。\n3.\n'));
    client.kill();

    client = await TestClient.start();
    await client.open(URI, broken);
    assert.deepEqual(await client.request('textDocument/onTypeFormatting', asked), []);
    client.kill();

    client = await TestClient.start({ initializationOptions: { settings, typesMarkers: true } });
    assert.equal(client.result.capabilities.documentOnTypeFormattingProvider, undefined);
    await assert.rejects(client.request('textDocument/onTypeFormatting', asked), { code: -32601 });
  });
});

describe('renaming', () => {
  let client: TestClient;
  const text = SOUND.replace('面向社会', '《山前记忆》面向社会');
  const at = { line: 7, character: 6 };

  afterEach(() => client.kill());

  it('gives a name another one all over the draft', async () => {
    client = await TestClient.start({
      capabilities: {
        workspace: { workspaceEdit: { documentChanges: true } },
        textDocument: { rename: { prepareSupport: true } },
      },
    });
    assert.deepEqual(client.result.capabilities.renameProvider, { prepareProvider: true });
    await client.open(URI, text);
    const place = { textDocument: { uri: URI }, position: at };
    assert.deepEqual(await client.request('textDocument/prepareRename', place), {
      range: { start: { line: 7, character: 5 }, end: { line: 7, character: 9 } },
      placeholder: '山前记忆',
    });
    const edit = await client.request<WorkspaceEdit>('textDocument/rename', {
      ...place,
      newName: '山前印记',
    });
    assert.equal(made(text, edit), text.replaceAll('山前记忆', '山前印记'));
    assert.deepEqual((edit.documentChanges?.[0] as TextDocumentEdit).textDocument, { uri: URI, version: 1 });
  });

  it('is refused in words, as an error', async () => {
    client = await TestClient.start();
    assert.equal(client.result.capabilities.renameProvider, true);
    await client.open(URI, text);
    const nowhere = { textDocument: { uri: URI }, position: { line: 3, character: 4 } };
    for (const [method, params] of [
      ['prepareRename', nowhere],
      ['rename', { ...nowhere, newName: '甲' }],
      ['rename', { textDocument: { uri: URI }, position: at, newName: ' ' }],
    ] as const) {
      await assert.rejects(client.request(`textDocument/${method}`, params), (error: unknown) => {
        assert.equal(codeOf(error), -32803);
        assert.match((error as Error).message, /名称/);
        return true;
      });
    }
    assert.deepEqual(client.logged, []);
  });
});

describe('the next marker without any earlier plan', () => {
  it('is suggested at the beginning of a line, in a new text too', async () => {
    const client = await TestClient.start();
    const suggest = async (uri: string, text: string, line: number): Promise<string[]> => {
      await client.open(uri, text);
      const list = await client.request<{ items: { label: string }[] } | null>('textDocument/completion', {
        textDocument: { uri },
        position: { line, character: text.split('\n')[line]!.length },
      });
      return list?.items.map(({ label }) => label) ?? [];
    };
    assert.deepEqual(await suggest('untitled:Untitled-1', '某局2026年工作要点\n\n', 1), ['一、']);
    assert.deepEqual(await suggest('untitled:Untitled-2', '某局2026年工作要点\n一、甲\n1.子。丑。\n\n', 3), [
      '2.',
      '二、',
    ]);
    assert.deepEqual(await suggest('untitled:Untitled-3', '某局2026年工作要点\n一、甲\n1.子。丑。\n2', 3), [
      '2.',
    ]);
    await client.stop();
  });
});

/** A text with the edit of its only document made. */
function made(text: string, edit: WorkspaceEdit | undefined): string {
  const versioned = edit?.documentChanges?.[0] as TextDocumentEdit | undefined;
  const edits = versioned?.edits ?? edit?.changes?.[URI] ?? [];
  return textOf(applyEdits(splitLines(text), edits as TextEdit[]));
}
