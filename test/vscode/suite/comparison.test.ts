import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { diagnostics, openSample, positionOf, replace, tidyUp, until } from '../editor';
import { CONTINUED, DRAFT, DROPPED, LAST_YEAR } from '../texts';
import { choose, click, needsWindow, screenshot, textOf, waitFor } from '../workbench';

const PAGE = 'body[data-workplan="comparison"]';

describe('a draft compared with an earlier year', () => {
  let document: vscode.TextDocument;

  before(function () {
    needsWindow(this);
  });

  beforeEach(async () => {
    document = await openSample(DRAFT);
    await until('the draft is checked', () => diagnostics(document.uri).length > 0);
  });

  afterEach(tidyUp);

  it('in VS Code’s own editor for differences, the earlier plan in the draft’s order', async () => {
    await pick('workplan.compareWithEarlier', '2025');
    const input = await until('the comparison is open', activeDiff);
    assert.equal(input.modified.toString(), document.uri.toString());
    const left = await vscode.workspace.openTextDocument(input.original);
    const prior = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(document.uri, '..', LAST_YEAR));
    // Nothing of the earlier plan is lost, whatever stands beside what.
    const missing = lines(prior).filter((line) => left.getText().split(line.trim()).length !== 2);
    assert.deepEqual(missing, [], 'every line is there once');
    assert.ok(left.getText().indexOf(DROPPED) > left.getText().indexOf(CONTINUED.prior), 'dropped ones last');
    assert.ok(positionOf(left, '10.推进信息无障碍').line > 0);
    assert.match(vscode.window.tabGroups.activeTabGroup.activeTab?.label ?? '', /2025年.*2026年/);
    // What is wrong in an earlier plan cannot be mended there.
    assert.deepEqual(vscode.languages.getDiagnostics(input.original), []);
    await screenshot('compare');
  });

  it('and follows the draft', async () => {
    await pick('workplan.compareWithEarlier', '2025');
    const input = await until('the comparison is open', activeDiff);
    const left = await vscode.workspace.openTextDocument(input.original);
    const first = () => lines(left).findIndex((line) => line.includes('优化算力和云网布局'));
    const before = first();
    const moved = document.lineAt(positionOf(document, '17.提高算力和云网').line).text;
    await replace(document, `${moved}\n`, '');
    await replace(document, '\u3000\u30001.抓好数据条例', `${moved}\n\u3000\u30001.抓好数据条例`);
    await until('the earlier item has moved as well', () => first() >= 0 && first() < before);
  });

  it('as a page with a picture and a table, whose places are links', async () => {
    await pick('workplan.showComparison', '2025');
    await waitFor('svg.picture', PAGE);
    const rows = await textOf('tbody tr', PAGE);
    assert.ok(
      rows.some((row) => row.includes('取消') && row.includes('提高公共数据开放水平')),
      rows.join('\n'),
    );
    await screenshot('comparison-page');
    const units = await textOf('.unit', PAGE);
    const at = units.findIndex((unit) => unit.includes(CONTINUED.prior));
    assert.ok(at >= 0, units.join('\n'));
    await click('.unit', at, PAGE);
    await until('the earlier plan is open at the item', () => {
      const editor = vscode.window.activeTextEditor;
      return editor?.document.lineAt(editor.selection.active.line).text.includes(CONTINUED.prior);
    });
  });

  it('one item alone, from a command of the server', async () => {
    const prior = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(document.uri, '..', LAST_YEAR));
    const args = {
      uri: document.uri.toString(),
      line: positionOf(document, CONTINUED.draft).line,
      prior: { uri: prior.uri.toString(), line: positionOf(prior, CONTINUED.prior).line },
    };
    await until('the two are compared', async () => {
      await vscode.commands.executeCommand('workplan.showDifferences', args);
      return activeDiff();
    });
    await vscode.commands.executeCommand('workplan.showDifferences', { uri: 1 });
  });

  /** Runs a command that asks for an earlier plan, and picks one. */
  async function pick(command: string, year: string): Promise<void> {
    await vscode.window.showTextDocument(document);
    const done = Promise.resolve(vscode.commands.executeCommand(command));
    await choose(year);
    await done;
  }
});

function lines(document: vscode.TextDocument): string[] {
  return document
    .getText()
    .split(/\r?\n/)
    .filter((line) => line !== '');
}

function activeDiff(): vscode.TabInputTextDiff | undefined {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  return input instanceof vscode.TabInputTextDiff ? input : undefined;
}
