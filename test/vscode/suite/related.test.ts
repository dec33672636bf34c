import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { openSample, positionOf, tidyUp, until, workspaceFolder } from '../editor';
import { CONTINUED, DRAFT, LAST_YEAR, NEW_ITEM } from '../texts';
import { choose, click, moveMouseAway, needsWindow, press, screenshot, textOf, waitFor } from '../workbench';

/** Matches the document of the view, and no other web view's. */
const VIEW = 'body[data-workplan="related"]';

describe('the view of earlier years', () => {
  const config = () => vscode.Uri.joinPath(workspaceFolder(), 'workplan.json');
  let document: vscode.TextDocument;
  let original: Uint8Array;

  before(async function () {
    needsWindow(this);
    original = await vscode.workspace.fs.readFile(config());
  });

  beforeEach(async () => {
    document = await openSample(DRAFT);
    await vscode.commands.executeCommand('workplan.showRelated');
    await placeCaret(CONTINUED.draft);
    await until('the item’s counterpart is shown', async () => (await titles()).includes(CONTINUED.title));
  });

  afterEach(async () => {
    await moveMouseAway();
    await tidyUp();
    await vscode.workspace.fs.writeFile(config(), original);
    await vscode.commands.executeCommand('workbench.view.explorer');
  });

  it('follows the caret, and says what is new', async () => {
    assert.equal(await verdict(), '延续');
    await screenshot('related');
    await placeCaret(NEW_ITEM);
    await until('the new item is shown', async () => (await textOf('h1', VIEW)).join().includes('低空经济'));
    assert.equal(await verdict(), '新增');
    await placeCaret('2025年全市数据工作');
    await until('no item is said to be there', async () =>
      (await textOf('.notice', VIEW)).join().includes('光标'),
    );
  });

  it('shows how the item went through the years', async () => {
    await placeCaret('10.推进信息无障碍');
    const years = await until('the years are shown', async () => {
      const shown = await textOf('.lineage li', VIEW);
      return shown.some((year) => year.includes('推进信息无障碍')) && shown;
    });
    assert.equal(years.length, 4);
    assert.match(years.join('\n'), /2024年\s*无/);
  });

  it('keeps its answer while the focus is in it, and can be used with the keyboard alone', async () => {
    await vscode.commands.executeCommand('workplan.showRelated');
    // The title of the draft's item, then that of the first card.
    await press('Tab');
    await press('Tab');
    assert.ok((await titles()).includes(CONTINUED.title));
    await press('Enter');
    await until('the earlier plan is open at the item', () => activeLine()?.includes(CONTINUED.prior));
    assert.ok(vscode.window.activeTextEditor?.document.uri.path.endsWith(LAST_YEAR));
  });

  it('inserts an earlier item behind the one shown, and undo takes it back in one step', async () => {
    const before = document.getText();
    await click('.card .actions .insert', 0, VIEW);
    await until('the item is inserted', () => document.getText() !== before);
    const line = positionOf(document, CONTINUED.draft).line + 1;
    assert.match(document.lineAt(line).text, /深化“数据直达基层”行动/);
    assert.equal(document.lineCount, before.split('\n').length + 1);
    await until('the caret is there', () => vscode.window.activeTextEditor?.selection.active.line === line);
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('undo');
    await until('it is as before', () => document.getText() === before);
  });

  it('compares the two items, a sentence a line', async () => {
    await click('.card .actions .compare', 0, VIEW);
    const input = await until('the two are compared', activeDiff);
    const [left, right] = await Promise.all(
      [input.original, input.modified].map((uri) => vscode.workspace.openTextDocument(uri)),
    );
    assert.match(left?.getText() ?? '', /^6\.深化“数据直达基层”行动。\n/);
    assert.match(right?.getText() ?? '', /^6．巩固“数据直达基层”行动成果。\n/);
    await screenshot('compare-items');
  });

  it('has keys for what it does with the best counterpart', async () => {
    const before = document.getText();
    await vscode.window.showTextDocument(document);
    await press('Control+Alt+V');
    await until('the item is inserted', () => document.getText() !== before);
    await vscode.commands.executeCommand('undo');
    await until('it is as before', () => document.getText() === before);
    await placeCaret(CONTINUED.draft);
    await press('Control+Alt+C');
    await until('the two are compared', activeDiff);
  });

  it('keeps a rejection in workplan.json, and takes it back', async () => {
    await click('.card .actions .reject', 0, VIEW);
    await until('it is written down', async () => {
      const text = await readConfig();
      return text.includes('rejected') && text.includes('深化“数据直达基层”行动');
    });
    await until('it is saved', () => vscode.workspace.textDocuments.every(({ isDirty }) => !isDirty));
    await until('the card is folded away', async () =>
      (await textOf('details.group > summary', VIEW)).join().includes('已否定'),
    );
    await click('details.group:last-of-type > summary', 0, VIEW);
    await waitFor('.card.rejected .actions .undo', VIEW);
    await click('.card.rejected .actions .undo', 0, VIEW);
    await until('nothing is written down any more', async () => !(await readConfig()).includes('rejected'));
    await until('it is a counterpart again', async () =>
      (await textOf('section.group .card h3', VIEW)).includes(CONTINUED.title),
    );
  });

  it('keeps a confirmation in workplan.json, which wins', async () => {
    await placeCaret(NEW_ITEM);
    await until('the new item is shown', async () => (await textOf('h1', VIEW)).join().includes('低空经济'));
    await until('a similar item is shown', async () => (await textOf('.card', VIEW)).length > 0);
    await click('.card .actions .confirm', 0, VIEW);
    await until('it is written down', async () => (await readConfig()).includes('confirmed'));
    await until('the verdict is another', async () => (await verdict()) === '延续');
    await waitFor('.card.confirmed', VIEW);
  });

  it('takes a verdict from a list as well: one that belongs to it, or none', async () => {
    await pickLink('2022');
    await until('the link is written down', async () => {
      const text = await readConfig();
      return text.includes('confirmed') && text.includes('2022年');
    });
    await until('the card says so', async () => (await textOf('.card.confirmed', VIEW)).length === 1);
    await pickLink('新增');
    await until('every counterpart is rejected', async () => {
      const text = await readConfig();
      return !text.includes('confirmed') && text.split('rejected').length > 2;
    });
    await until('the item is new', async () => (await verdict()) === '新增');
  });

  it('says when workplan.json is broken, and writes nothing', async () => {
    await vscode.workspace.fs.writeFile(config(), new TextEncoder().encode('{ "rules": '));
    await vscode.commands.executeCommand('notifications.clearAll');
    await click('.card .actions .reject', 0, VIEW);
    await until('the user is told', async () => {
      // Under test VS Code keeps messages in its list and pops none up.
      await vscode.commands.executeCommand('notifications.showList');
      return (await textOf('.notifications-center')).some((text) => text.includes('workplan.json 有错误'));
    });
    assert.equal(await readConfig(), '{ "rules": ');
    await vscode.commands.executeCommand('notifications.clearAll');
  });

  it('is there again after it was hidden', async () => {
    await vscode.commands.executeCommand('workbench.view.explorer');
    await placeCaret(NEW_ITEM);
    await vscode.commands.executeCommand('workplan.showRelated');
    await until('it shows the item at the caret', async () =>
      (await textOf('h1', VIEW)).join().includes('低空经济'),
    );
  });

  async function placeCaret(text: string): Promise<void> {
    const editor = await vscode.window.showTextDocument(document);
    const place = positionOf(document, text);
    editor.selection = new vscode.Selection(place, place);
  }

  async function pickLink(words: string): Promise<void> {
    await vscode.window.showTextDocument(document);
    const done = Promise.resolve(vscode.commands.executeCommand('workplan.confirmLink'));
    await choose(words);
    await done;
  }

  async function readConfig(): Promise<string> {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(config()));
  }

  function titles(): Promise<string[]> {
    return textOf('.card h3', VIEW);
  }

  async function verdict(): Promise<string | undefined> {
    return (await textOf('.verdict', VIEW))[0];
  }
});

function activeLine(): string | undefined {
  const editor = vscode.window.activeTextEditor;
  return editor?.document.lineAt(editor.selection.active.line).text;
}

function activeDiff(): vscode.TabInputTextDiff | undefined {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  return input instanceof vscode.TabInputTextDiff ? input : undefined;
}
