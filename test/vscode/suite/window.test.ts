import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { expectFindings, findings, openSample, openText, positionOf, tidyUp, until } from '../editor';
import { CLEAN, DRAFT, DRAFT_FINDINGS } from '../texts';
import {
  click,
  hover,
  moveMouseAway,
  needsWindow,
  press,
  screenshot,
  textOf,
  type,
  waitFor,
  waitUntilGone,
} from '../workbench';

const SQUIGGLE = '.squiggly-error, .squiggly-warning, .squiggly-info';

describe('what a user sees and does in the window', () => {
  before(function () {
    needsWindow(this);
  });

  afterEach(async () => {
    await moveMouseAway();
    await vscode.commands.executeCommand('workbench.action.closePanel');
    await vscode.commands.executeCommand('workbench.view.explorer');
    await tidyUp();
  });

  it('squiggles under the slips, and the Problems panel in Chinese', async () => {
    const document = await openSample(DRAFT);
    await expectFindings(document.uri, DRAFT_FINDINGS);
    await waitFor('.squiggly-error');
    await waitFor('.squiggly-warning');

    await press('Control+Shift+M');
    const rows = await until('the Problems panel lists the slips', async () => {
      const texts = await textOf('.markers-panel .monaco-list-row');
      return texts.length > 1 && texts;
    });
    assert.match(rows[0] ?? '', /讨论稿/);
    assert.ok(
      rows.some((row) => row.includes('numbering/item-gap')),
      rows.join('\n'),
    );
    await screenshot('problems');
  });

  it('a hover that says what is wrong', async () => {
    const document = await openText(CLEAN.replace('4.开展', '5.开展'));
    await expectFindings(document.uri, ['9 numbering/item-gap']);
    await hover('.squiggly-error');
    const text = await until('the hover appears', async () => {
      const words = (await textOf('.monaco-hover-content')).join('\n');
      return words.includes('numbering/item-gap') && words;
    });
    assert.match(text, /[\u4e00-\u9fff]{4}/);
    await screenshot('hover');
  });

  it('the outline view', async () => {
    await openText(CLEAN);
    await vscode.commands.executeCommand('outline.focus');
    const rows = await until('the outline is filled', async () => {
      const texts = await textOf('.outline-tree .monaco-list-row');
      return texts.length >= 4 && texts;
    });
    assert.ok(
      rows.some((row) => row.includes('一、加强档案资源建设')),
      rows.join('\n'),
    );
    await screenshot('outline');
  });

  it('chapters that fold', async () => {
    await openText(CLEAN);
    await until('the chapters can be folded', async () => {
      await vscode.commands.executeCommand('editor.foldAll');
      const numbers = await textOf('.margin .line-numbers');
      return !numbers.includes('5') && numbers.includes('4');
    });
    const lines = (await textOf('.view-lines .view-line')).join('\n');
    assert.match(lines, /一、加强档案资源建设/);
    assert.doesNotMatch(lines, /抓好到期档案接收/);
    await screenshot('folded');
  });

  it('the status item: what the plan is made of', async () => {
    await openText(CLEAN);
    await waitFor('#status\\.languageStatus');
    const text = await until('the status item counts the items', async () => {
      await hover('#status\\.languageStatus');
      const words = (await textOf('.monaco-hover')).join('\n');
      return words.includes('4') && words;
    });
    assert.match(text, /2/);
    await screenshot('status');
  });

  it('typing: a slip is seen as it is made, and gone with undo', async () => {
    const document = await openText(CLEAN);
    const editor = await vscode.window.showTextDocument(document);
    const place = positionOf(document, '3.办好');
    editor.selection = new vscode.Selection(place, place.translate(0, 1));
    await expectFindings(document.uri, []);
    await type('7');
    await until('the slip is reported', () => findings(document.uri).length > 0);
    await waitFor(SQUIGGLE);
    await press('Control+Z');
    await expectFindings(document.uri, []);
    await waitUntilGone(SQUIGGLE);
  });

  it('colours before and after the server has spoken: a chapter does not look like its items', async () => {
    await openText(CLEAN);
    const colours = await until('the text is coloured', async () => {
      const words = await textOf('.view-line span span');
      return words.length > 12 && words;
    });
    assert.ok(colours.length > 12);
  });

  it('the outline as a text beside the plan', async () => {
    await openText(CLEAN);
    await vscode.commands.executeCommand('workplan.showOutline');
    const outline = await until('the outline is shown', () =>
      vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === 'workplan-outline'),
    );
    await until('the outline is written', () => outline.getText().includes('一、加强档案资源建设'));
    await screenshot('outline-text');
  });

  it('the page of a rule', async () => {
    await vscode.commands.executeCommand('workplan.openRule', 'numbering/item-gap');
    await until('the page is open', () =>
      vscode.window.tabGroups.all.some(({ tabs }) => tabs.some(({ label }) => label.includes('item-gap'))),
    );
    await click('.tab.active');
    await screenshot('rule');
  });
});
