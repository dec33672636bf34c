import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { expectText, known, openSample, openText, pause, positionOf, tidyUp, until } from '../editor';
import { CLEAN, DRAFT, DROPPED, NEW_ITEM } from '../texts';
import { atOnce, committing, composeText, composing, needsWindow, press, textOf, type } from '../workbench';

const LIST = '.suggest-widget.visible .monaco-list-row';
const BLANKS = '\u3000\u3000';
const ITEM = '落实《澄川市档案条例》。';

describe('completion, as a drafter uses it', () => {
  let document: vscode.TextDocument;
  let editor: vscode.TextEditor;

  before(function () {
    needsWindow(this);
  });
  afterEach(async () => {
    await press('Escape');
    await tidyUp();
  });

  describe('without earlier plans', () => {
    beforeEach(async () => {
      await show(await openText(CLEAN));
      await known(document);
      await newLineBehind(ITEM);
    });

    it('the next marker, taken with Enter', async () => {
      await list();
      await press('Enter');
      await expectText(document, CLEAN.replace(ITEM, `${ITEM}\n3.`));
    });

    it('the next item with places to fill in, found by its letters and taken with Tab', async () => {
      await type('xiang');
      const rows = await list();
      assert.match(rows[0] ?? '', /^3\.首句。正文。\s*新的一项/);
      await press('Tab');
      await expectText(document, CLEAN.replace(ITEM, `${ITEM}\n3.首句。正文。`));
      assert.equal(document.getText(editor.selection), '首句');
      await composeText('diaoyan', '开展调研');
      await expectText(document, CLEAN.replace(ITEM, `${ITEM}\n3.开展调研。正文。`));
      await press('Tab');
      assert.equal(await selected('正文'), '正文');
    });

    it('a chapter with its first item', async () => {
      await type('zhang');
      await list();
      await press('Enter');
      await expectText(document, CLEAN.replace(ITEM, `${ITEM}\n二、章标题\n3.首句。正文。`));
    });

    it('numerals that are composed take their place in what is chosen', async () => {
      await composeText('san', '3');
      await list();
      await press('Enter');
      await expectText(document, CLEAN.replace(ITEM, `${ITEM}\n3.`));
    });

    it('while letters are composed Enter and Space are the input method’s', async () => {
      await list();
      await atOnce(composing('k', 'KeyK'), composing('ka', 'KeyA'), composing('kai', 'KeyI'));
      await atOnce(committing('开', 'Space'));
      await expectText(document, CLEAN.replace(ITEM, `${ITEM}\n开`));
      await atOnce(composing('z', 'KeyZ'), committing('z', 'Enter'));
      await expectText(document, CLEAN.replace(ITEM, `${ITEM}\n开z`));
    });

    it('nothing opens by itself while Chinese is written', async () => {
      for (const words of ['总体要求', '工作要点', '标题', '责任单位', '结尾', '项']) {
        await composeText('zong', words);
        await pause(300);
        assert.deepEqual(await textOf(LIST), [], words);
      }
    });

    it('snippets are found by pinyin, in the blanks that stand there already or in those of an official text', async () => {
      for (const [before, typed, expected] of [
        ['', 'ztyq', `${BLANKS}${new Date().getFullYear()}年单位工作的总体要求是：内容。`],
        [BLANKS, 'ztyq', `${BLANKS}${new Date().getFullYear()}年单位工作的总体要求是：内容。`],
        ['', 'biaoti', `单位名称${new Date().getFullYear()}年工作要点`],
        ['', 'zrdw', '（责任单位：单位）'],
      ] as const) {
        const line = positionOf(document, ITEM).line + 1;
        await editor.edit((edit) => edit.replace(document.lineAt(line).range, before));
        await settle(document.lineAt(line).range.end);
        await type(typed);
        await list();
        await press('Tab');
        await expectText(document, CLEAN.replace(ITEM, `${ITEM}\n${expected}`));
        await press('Escape');
      }
    });

    it('chapters, items and points can be inserted by name', async () => {
      for (const [name, expected] of [
        ['章 · Chapter', '一、章标题\n　　1.首句。正文。'],
        ['项 · Item', '1.首句。正文。'],
        ['点 · Point', '（1）首句。正文。'],
        ['结尾 · Closing paragraph', '各单位要对照本要点'],
      ] as const) {
        const line = positionOf(document, ITEM).line + 1;
        await settle(document.lineAt(line).range.end);
        await vscode.commands.executeCommand('editor.action.insertSnippet', { langId: 'workplan', name });
        await until(name, () => document.getText().includes(`${ITEM}\n${expected}`));
        await vscode.commands.executeCommand('undo');
        await expectText(document, CLEAN.replace(ITEM, `${ITEM}\n`));
      }
    });
  });

  it('earlier items replace exactly what was composed', async () => {
    await show(await openSample(DRAFT));
    const before = document.getText();
    const line = positionOf(document, NEW_ITEM).line + 1;
    await newLineBehind(NEW_ITEM, `${BLANKS}17.`);
    const typed = DROPPED.slice(0, 2);
    await composeText('tigao', typed);
    await until('an earlier item is offered', async () => {
      const rows = await list();
      return rows.some((row) => row.includes(DROPPED));
    });
    await press('Enter');
    const item = await until('it is written', () => document.lineAt(line).text.includes(DROPPED) && line);
    assert.ok(document.lineAt(item).text.startsWith(`${BLANKS}17.${DROPPED}`), document.lineAt(item).text);
    const others = document.getText().split(/\r?\n/);
    others.splice(line, 1);
    assert.deepEqual(others, before.split(/\r?\n/));
  });

  async function show(shown: vscode.TextDocument): Promise<void> {
    document = shown;
    editor = await vscode.window.showTextDocument(shown);
  }

  /** Begins a line below the one that ends with, or holds, a text. */
  async function newLineBehind(text: string, begun = ''): Promise<void> {
    const end = document.lineAt(positionOf(document, text).line).range.end;
    const eol = document.eol === vscode.EndOfLine.CRLF ? '\r\n' : '\n';
    assert.ok(await editor.edit((edit) => edit.insert(end, eol + begun)));
    await settle(new vscode.Position(end.line + 1, begun.length));
  }

  async function settle(place: vscode.Position): Promise<void> {
    editor.selection = new vscode.Selection(place, place);
    await vscode.commands.executeCommand('workbench.action.focusActiveEditorGroup');
    await pause(100);
  }

  /** Asks for suggestions; the words of each row, once there are some. */
  function list(): Promise<string[]> {
    return until('suggestions are shown', async () => {
      await vscode.commands.executeCommand('editor.action.triggerSuggest');
      await pause(200);
      const rows = await textOf(LIST);
      return rows.length > 0 && !rows.some((row) => /加载|Loading/.test(row)) && rows;
    });
  }

  function selected(expected: string): Promise<string> {
    return until(`${expected} is selected`, () => {
      const words = document.getText(editor.selection);
      return words === expected && words;
    });
  }
});
