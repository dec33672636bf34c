import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { expectText, openText, positionOf, tidyUp } from '../editor';
import { CLEAN } from '../texts';
import { needsWindow, press } from '../workbench';

const SET = 'workplan.surroundWithTitleMarks';

describe('words set in 《》 by a command', () => {
  let document: vscode.TextDocument;
  let editor: vscode.TextEditor;

  beforeEach(async () => {
    document = await openText(CLEAN);
    editor = vscode.window.activeTextEditor!;
  });
  afterEach(tidyUp);

  it('all that is selected, and off again; one undo takes it back', async () => {
    editor.selections = [selectionOf('到期档案接收'), selectionOf('国际档案日')];
    await vscode.commands.executeCommand(SET);
    const set = CLEAN.replace('到期档案接收', '《到期档案接收》').replace('国际档案日', '《国际档案日》');
    await expectText(document, set);
    assert.deepEqual(selected(), ['到期档案接收', '国际档案日']);
    await vscode.commands.executeCommand('undo');
    await expectText(document, CLEAN);
    await vscode.commands.executeCommand('redo');
    await expectText(document, set);
    editor.selections = [selectionOf('到期档案接收'), selectionOf('《国际档案日》')];
    await vscode.commands.executeCommand(SET);
    await expectText(document, CLEAN);
    assert.deepEqual(selected(), ['到期档案接收', '国际档案日']);
  });

  it('two places of one line, one of them in marks already', async () => {
    editor.selections = [selectionOf('推进档案数字化'), selectionOf('澄川市档案条例')];
    await vscode.commands.executeCommand(SET);
    await expectText(
      document,
      CLEAN.replace('推进档案数字化', '《推进档案数字化》').replace('《澄川市档案条例》', '澄川市档案条例'),
    );
    assert.deepEqual(selected(), ['推进档案数字化', '澄川市档案条例']);
  });

  it('marks within become those of the inside', async () => {
    editor.selection = selectionOf('落实《澄川市档案条例》');
    await vscode.commands.executeCommand(SET);
    await expectText(document, CLEAN.replace('落实《澄川市档案条例》', '《落实〈澄川市档案条例〉》'));
  });

  it('several lines are taken line by line', async () => {
    const start = positionOf(document, '一、加强');
    editor.selection = new vscode.Selection(start, start.translate(2, 0));
    await vscode.commands.executeCommand(SET);
    const [first = '', second = ''] = CLEAN.split('\n').slice(3, 5);
    await expectText(document, CLEAN.replace(first, `《${first}》`).replace(second, `《${second}》`));
  });

  it('a caret gets an empty pair to write in', async () => {
    const place = positionOf(document, '。完成市直单位');
    editor.selection = new vscode.Selection(place, place);
    await vscode.commands.executeCommand(SET);
    await expectText(document, CLEAN.replace('。完成市直单位', '《》。完成市直单位'));
    assert.ok(editor.selection.active.isEqual(place.translate(0, 1)));
    await vscode.commands.executeCommand(SET);
    await expectText(document, CLEAN);
  });

  it('what is not in pairs is left alone', async () => {
    editor.selection = selectionOf('落实《澄川市');
    await vscode.commands.executeCommand(SET);
    await expectText(document, CLEAN);
  });

  it('quotation marks likewise', async () => {
    editor.selection = selectionOf('推行“一次办好”');
    await vscode.commands.executeCommand('workplan.surroundWithQuotes');
    await expectText(document, CLEAN.replace('推行“一次办好”', '“推行‘一次办好’”'));
  });

  it('by a key', async function () {
    needsWindow(this);
    editor.selection = selectionOf('国际档案日');
    await vscode.commands.executeCommand('workbench.action.focusActiveEditorGroup');
    await press('Control+Alt+Comma');
    await expectText(document, CLEAN.replace('国际档案日', '《国际档案日》'));
    await press('Control+Alt+Quote');
    await expectText(document, CLEAN.replace('国际档案日', '《“国际档案日”》'));
  });

  function selectionOf(text: string): vscode.Selection {
    const start = positionOf(document, text);
    return new vscode.Selection(start, start.translate(0, text.length));
  }

  function selected(): string[] {
    return editor.selections.map((selection) => document.getText(selection));
  }
});
