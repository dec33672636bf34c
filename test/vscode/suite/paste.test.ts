import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { expectText, known, openText, pause, positionOf, tidyUp, until } from '../editor';
import { serverProcess } from '../processes';
import { CLEAN } from '../texts';
import { click, moveMouseAway, needsWindow, paste, screenshot, textOf, waitUntilGone } from '../workbench';

/** Two items as Word hands them over: a tab behind the number, a blank left at the end. */
const PIECE = '1、\t修订制度。完成三项制度修订。 \n2、\t开展培训。举办两期培训班。\n';
const FITTED = '3.修订制度。完成三项制度修订。\n4.开展培训。举办两期培训班。\n';
const CHAPTER = '二、提高档案利用水平';
/** The plan with the piece before its second chapter, plainly and made to fit. */
const PLAIN_PLAN = CLEAN.replace(CHAPTER, PIECE + CHAPTER);
const FITTED_PLAN = CLEAN.replace('3.办好', '5.办好')
  .replace('4.开展档案', '6.开展档案')
  .replace(CHAPTER, FITTED + CHAPTER);
const WIDGET = '.post-edit-widget';
const CHOICE = '按本文格式粘贴（序号、空白已调整）';

describe('pasting a piece from elsewhere', () => {
  let document: vscode.TextDocument;
  let editor: vscode.TextEditor;

  before(function () {
    needsWindow(this);
  });
  beforeEach(() => open(CLEAN));
  afterEach(async () => {
    await prefer(undefined);
    await moveMouseAway();
    await tidyUp();
  });

  it('is plain; then the user may choose that it fits the plan, and one undo takes it back', async () => {
    await settle([positionOf(document, CHAPTER)]);
    // On a busy machine the server may once be too late, and then there is no choice.
    await until('there is a choice', async () => {
      await paste({ 'text/plain': PIECE, 'text/html': '<ol><li>修订制度。</li></ol>' });
      await expectText(document, PLAIN_PLAN);
      await pause(500);
      if ((await textOf(WIDGET)).length > 0) return true;
      await vscode.commands.executeCommand('undo');
      return undefined;
    });

    await click(`${WIDGET} .monaco-button`);
    const row = await until('the choice is offered', async () => {
      const rows = await textOf('.action-widget .monaco-list-row');
      const at = rows.findIndex((words) => words.includes(CHOICE));
      return at >= 0 && { at };
    });
    await screenshot('paste-choice');
    await click('.action-widget .monaco-list-row', row.at);
    await expectText(document, FITTED_PLAN);
    await vscode.commands.executeCommand('undo');
    await expectText(document, CLEAN);
  });

  it('fits the plan at once where the user prefers that, with the caret behind it', async () => {
    await prefer(['text.workplan.fit']);
    await settle([positionOf(document, CHAPTER)]);
    await paste({ 'text/plain': PIECE });
    await expectText(document, FITTED_PLAN);
    const behind = positionOf(document, CHAPTER);
    await until('the caret is behind it', () =>
      editor.selection.isEqual(new vscode.Selection(behind, behind)),
    );
    await vscode.commands.executeCommand('undo');
    await expectText(document, CLEAN);
    await vscode.commands.executeCommand('redo');
    await expectText(document, FITTED_PLAN);
  });

  it('takes the numbers of a list from a web page, which its plain text has not', async () => {
    await prefer(['text.workplan.fit']);
    await settle([positionOf(document, CHAPTER)]);
    const [first = '', second = ''] = FITTED.split('\n').map((line) => line.slice(2));
    // The reader of web pages is loaded with the first of them; on a busy machine that may once be too late.
    await until('it fits', async () => {
      await paste({
        'text/plain': `${first}\n${second}\n`,
        'text/html': `<meta charset="utf-8"><ol><li>${first}</li><li>${second}</li></ol>`,
      });
      await pause(1000);
      if (document.getText() === FITTED_PLAN) return true;
      await vscode.commands.executeCommand('undo');
      return undefined;
    });
    await vscode.commands.executeCommand('undo');
    await expectText(document, CLEAN);
  });

  it('goes on with the plan’s own blanks, and takes the place of what is selected', async () => {
    await prefer(['text.workplan.fit']);
    for (const indent of ['　　', '    ']) {
      const indented = (text: string) => text.replace(/^(?=[1-9一二][^0])/gm, indent);
      await open(indented(CLEAN));
      const line = positionOf(document, '2.推进').line;
      editor.selection = new vscode.Selection(line, 0, line + 1, 0);
      await focus();
      await paste({ 'text/plain': PIECE });
      const second = CLEAN.split('\n')[line] ?? '';
      await expectText(
        document,
        indented(
          FITTED_PLAN.replace(`${second}\n`, '')
            .replace('3.修订', '2.修订')
            .replace('4.开展培训', '3.开展培训')
            .replace('5.办好', '4.办好')
            .replace('6.开展档案', '5.开展档案'),
        ),
      );
      await vscode.commands.executeCommand('undo');
      await expectText(document, indented(CLEAN));
    }
  });

  it('offers nothing for words that go in just as they are', async () => {
    await settle([positionOf(document, '，做到应收尽收')]);
    await paste({ 'text/plain': '和专题整理' });
    await expectText(document, CLEAN.replace('，做到应收尽收', '和专题整理，做到应收尽收'));
    await pause(500);
    await waitUntilGone(WIDGET);
  });

  it('is plain with several carets', async () => {
    await prefer(['text.workplan.fit']);
    await settle([positionOf(document, CHAPTER), positionOf(document, '一、加强')]);
    const one = '1、\t修订制度。';
    await paste({ 'text/plain': one });
    await expectText(document, CLEAN.replace('一、加强', `${one}一、加强`).replace(CHAPTER, one + CHAPTER));
  });

  it('is plain when the server does not answer', async function () {
    if (process.platform !== 'linux') this.skip();
    await prefer(['text.workplan.fit']);
    await settle([positionOf(document, CHAPTER)]);
    const server = await until('the server runs', serverProcess);
    process.kill(server, 'SIGSTOP');
    try {
      await paste({ 'text/plain': PIECE });
      await expectText(document, PLAIN_PLAN);
    } finally {
      process.kill(server, 'SIGCONT');
    }
    await pause(500);
    assert.equal(document.getText(), PLAIN_PLAN);
  });

  it('leaves the Enter key alone: a line break that was pasted brings no marker', async () => {
    const settings = vscode.workspace.getConfiguration('workplan');
    await settings.update('typing.nextMarker', true, vscode.ConfigurationTarget.Global);
    try {
      const item = '落实《澄川市档案条例》。';
      await settle([positionOf(document, item).translate(0, item.length)]);
      await paste({ 'text/plain': '\n' });
      await expectText(document, CLEAN.replace(item, `${item}\n`));
      await pause(500);
      assert.equal(document.getText(), CLEAN.replace(item, `${item}\n`));
    } finally {
      await settings.update('typing.nextMarker', undefined, vscode.ConfigurationTarget.Global);
    }
  });

  async function open(text: string): Promise<void> {
    document = await openText(text);
    editor = vscode.window.activeTextEditor!;
    await known(document);
  }

  async function settle(carets: readonly vscode.Position[]): Promise<void> {
    editor.selections = carets.map((place) => new vscode.Selection(place, place));
    await focus();
  }

  async function focus(): Promise<void> {
    await vscode.commands.executeCommand('workbench.action.focusActiveEditorGroup');
    await pause(100);
  }
});

function prefer(kinds: readonly string[] | undefined): Thenable<void> {
  return vscode.workspace
    .getConfiguration('editor')
    .update('pasteAs.preferences', kinds, vscode.ConfigurationTarget.Global);
}
