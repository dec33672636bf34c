import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { known, openText, pause, positionOf, tidyUp, until } from '../editor';
import { serverProcess } from '../processes';
import { CLEAN } from '../texts';
import { atOnce, committing, composeText, composing, needsWindow, press, type } from '../workbench';

const ENTER = { type: 'press', keys: 'Enter' } as const;
/** Much longer than a marker may take. */
const LATE = 400;
/** Ends of lines of {@link CLEAN}. */
const ITEM = '落实《澄川市档案条例》。';
const LAST = '详见www.example.com。';

describe('the Enter key', () => {
  let document: vscode.TextDocument;
  let editor: vscode.TextEditor;

  before(async function () {
    needsWindow(this);
    await switchOn(true);
  });
  after(() => switchOn(undefined));
  beforeEach(() => open(CLEAN));
  afterEach(tidyUp);

  it('writes the next marker behind an item, and one undo takes back both', async () => {
    await enterForMarker(ITEM, '3.');
    assert.equal(document.getText(), CLEAN.replace(ITEM, `${ITEM}\n3.`));
    await type('ab');
    assert.equal(await textNow(), CLEAN.replace(ITEM, `${ITEM}\n3.ab`));
    await vscode.commands.executeCommand('undo');
    assert.equal(await textNow(), CLEAN.replace(ITEM, `${ITEM}\n3.`));
    await vscode.commands.executeCommand('undo');
    assert.equal(await textNow(), CLEAN);
    assert.ok(editor.selection.isEqual(new vscode.Selection(endOf(ITEM), endOf(ITEM))));
    await vscode.commands.executeCommand('redo');
    assert.equal(await textNow(), CLEAN.replace(ITEM, `${ITEM}\n3.`));
  });

  it('takes the marker away when it is pressed once more', async () => {
    await enterForMarker(LAST, '5.');
    await until('the marker is gone', async () => {
      const without = CLEAN.replace(LAST, `${LAST}\n`);
      await press('Enter');
      if ((await textSoon(without)) === without) return true;
      await vscode.commands.executeCommand('undo');
      return undefined;
    });
    assert.deepEqual(caret(), { line: endOf(LAST).line + 1, character: 0 });
  });

  it('goes on as the plan is indented, with full-width blanks and with the blanks of a keyboard', async () => {
    for (const indent of ['　　', '    ']) {
      const text = CLEAN.replace(/^(?=[1-9一二])/gm, (_, at: number) => (at === 0 ? '' : indent));
      await open(text);
      await enterForMarker(ITEM, `${indent}3.`);
      assert.equal(document.getText(), text.replace(ITEM, `${ITEM}\n${indent}3.`));
      assert.deepEqual(caret(), { line: endOf(ITEM).line + 1, character: indent.length + 2 });
    }
  });

  it('keeps the ends of lines', async () => {
    const text = CLEAN.replaceAll('\n', '\r\n');
    await open(text);
    await enterForMarker(ITEM, '3.');
    assert.equal(document.getText(), text.replace(ITEM, `${ITEM}\r\n3.`));
  });

  it('is the plain key within a line', async () => {
    const place = positionOf(document, '落实《澄川市');
    await pressAt(place);
    assert.equal(await textLater(), CLEAN.replace('落实《澄川市', '\n落实《澄川市'));
  });

  it('is the plain key with two carets', async () => {
    await settle([endOf(ITEM), endOf(LAST)]);
    await press('Enter');
    assert.equal(await textLater(), CLEAN.replace(ITEM, `${ITEM}\n`).replace(LAST, `${LAST}\n`));
  });

  it('is the plain key while it is switched off, as it is unless the user says otherwise', async () => {
    await switchOn(undefined);
    try {
      await pressAt(endOf(ITEM));
      assert.equal(await textLater(), CLEAN.replace(ITEM, `${ITEM}\n`));
    } finally {
      await switchOn(true);
    }
  });

  it('is the plain key in a comparison', async () => {
    const uri = document.uri;
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    const other = await vscode.workspace.openTextDocument({ language: 'workplan', content: CLEAN });
    await vscode.commands.executeCommand('vscode.diff', other.uri, uri);
    editor = await until('the comparison is open', () =>
      vscode.window.visibleTextEditors.find((one) => one.document.uri.toString() === uri.toString()),
    );
    document = editor.document;
    await vscode.commands.executeCommand('workbench.action.compareEditor.focusPrimarySide');
    await pressAt(endOf(ITEM));
    assert.equal(await textLater(), CLEAN.replace(ITEM, `${ITEM}\n`));
  });

  it('a line break of another extension is not the key', async () => {
    await settle([endOf(LAST)]);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, endOf(ITEM), '\n');
    assert.ok(await vscode.workspace.applyEdit(edit));
    assert.equal(await textLater(), CLEAN.replace(ITEM, `${ITEM}\n`));
  });

  it('is the plain key when the server does not answer in time, and nothing comes late', async function () {
    if (process.platform !== 'linux') this.skip();
    const server = await until('the server runs', serverProcess);
    process.kill(server, 'SIGSTOP');
    try {
      await pressAt(endOf(ITEM));
      assert.equal(await textLater(), CLEAN.replace(ITEM, `${ITEM}\n`));
    } finally {
      process.kill(server, 'SIGCONT');
    }
    assert.equal(await textLater(), CLEAN.replace(ITEM, `${ITEM}\n`));
  });

  it('is the plain key when what comes next was typed before the answer', async function () {
    if (process.platform !== 'linux') this.skip();
    const server = await until('the server runs', serverProcess);
    await settle([endOf(ITEM)]);
    process.kill(server, 'SIGSTOP');
    try {
      await atOnce(ENTER, { type: 'press', keys: 'a' });
    } finally {
      process.kill(server, 'SIGCONT');
    }
    assert.equal(await textLater(), CLEAN.replace(ITEM, `${ITEM}\na`));
  });

  it('is the plain key while the server starts', async () => {
    await settle([endOf(ITEM)]);
    const started = vscode.commands.executeCommand('workplan.restartServer');
    await press('Enter');
    await started;
    assert.equal(await textLater(), CLEAN.replace(ITEM, `${ITEM}\n`));
  });

  describe('with an input method', () => {
    it('Space hands over what was composed; no marker comes, no letter is lost', async () => {
      await settle([endOf(ITEM)]);
      await composeText('nihao', '你好');
      assert.equal(await textLater(), CLEAN.replace(ITEM, `${ITEM}你好`));
    });

    it('Enter hands over the letters; it begins no line', async () => {
      await settle([endOf(ITEM)]);
      await composeText('nihao', 'nihao', 'Enter');
      assert.equal(await textLater(), CLEAN.replace(ITEM, `${ITEM}nihao`));
    });

    it('what is composed behind a marker stays behind it', async () => {
      await enterForMarker(ITEM, '3.');
      await composeText('nihao', '你好');
      assert.equal(await textLater(), CLEAN.replace(ITEM, `${ITEM}\n3.你好`));
    });

    it('what is composed at once behind the key is neither lost nor pushed aside', async () => {
      const withMarker = CLEAN.replace(ITEM, `${ITEM}\n3.你好`);
      const plain = CLEAN.replace(ITEM, `${ITEM}\n你好`);
      for (let i = 0; i < 5; i++) {
        await settle([endOf(ITEM)]);
        await atOnce(ENTER, composing('n', 'KeyN'), composing('ni', 'KeyI'), committing('你好'));
        const text = await textLater();
        assert.ok([withMarker, plain].includes(text), text);
        while (document.getText() !== CLEAN) await vscode.commands.executeCommand('undo');
      }
    });

    it('what is composed at once behind the key while the server is slow stands on a plain line', async function () {
      if (process.platform !== 'linux') this.skip();
      const server = await until('the server runs', serverProcess);
      await settle([endOf(ITEM)]);
      process.kill(server, 'SIGSTOP');
      try {
        await atOnce(ENTER, composing('n', 'KeyN'), composing('ni', 'KeyI'));
      } finally {
        process.kill(server, 'SIGCONT');
      }
      await pause(LATE);
      await atOnce(committing('你好'));
      assert.equal(await textLater(), CLEAN.replace(ITEM, `${ITEM}\n你好`));
    });
  });

  async function open(text: string): Promise<void> {
    document = await openText(text);
    editor = vscode.window.activeTextEditor!;
    assert.equal(editor.document, document);
    await known(document);
  }

  function endOf(text: string): vscode.Position {
    return document.positionAt(endIn(document, text));
  }

  function caret(): { line: number; character: number } {
    const { line, character } = editor.selection.active;
    return { line, character };
  }

  /** Puts carets, and waits until the window has them. */
  async function settle(carets: readonly vscode.Position[]): Promise<void> {
    editor.selections = carets.map((place) => new vscode.Selection(place, place));
    await vscode.commands.executeCommand('workbench.action.focusActiveEditorGroup');
    await pause(100);
  }

  async function pressAt(place: vscode.Position): Promise<void> {
    await settle([place]);
    await press('Enter');
  }

  /**
   * Presses Enter at the end of an item until a marker comes: on a busy machine it may once come too late, and then
   * must not come at all.
   */
  async function enterForMarker(end: string, marker: string): Promise<void> {
    const before = document.getText();
    await until('the marker comes', async () => {
      const eol = document.eol === vscode.EndOfLine.CRLF ? '\r\n' : '\n';
      await pressAt(endOf(end));
      const text = await textSoon(before.replace(end, end + eol + marker));
      if (text === before.replace(end, end + eol + marker)) return true;
      assert.equal(
        text.replace(/[ \u3000]+(?=\r?\n)/g, ''),
        before.replace(end, end + eol),
        'a plain line break',
      );
      await vscode.commands.executeCommand('undo');
      return undefined;
    });
  }

  /** The text as soon as it is what is hoped for, or when it is too late for that. */
  async function textSoon(hoped: string): Promise<string> {
    const end = Date.now() + LATE;
    while (document.getText() !== hoped && Date.now() < end) await pause(10);
    return document.getText();
  }

  async function textLater(): Promise<string> {
    await pause(LATE);
    return document.getText();
  }

  /** After whatever is on its way from the window. */
  async function textNow(): Promise<string> {
    await pause(100);
    return document.getText();
  }
});

function endIn(document: vscode.TextDocument, text: string): number {
  const at = document.getText().indexOf(text);
  assert.notEqual(at, -1, `the document holds ${JSON.stringify(text)}`);
  return at + text.length;
}

function switchOn(value: boolean | undefined): Thenable<void> {
  return vscode.workspace
    .getConfiguration('workplan')
    .update('typing.nextMarker', value, vscode.ConfigurationTarget.Global);
}
