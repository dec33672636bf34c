import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  expectFindings,
  findings,
  openSample,
  openText,
  positionOf,
  shownOutline,
  tidyUp,
  eventually,
  until,
} from '../editor';
import { CLEAN, DRAFT, DRAFT_FINDINGS } from '../texts';
import {
  hover,
  hoverText,
  moveMouseAway,
  needsWindow,
  press,
  screenshot,
  styleOf,
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
    const text = await hoverText('.squiggly-error', 'numbering/item-gap');
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
    const text = await until('the status item counts chapters and items', async () => {
      await hover('#status\\.languageStatus');
      const hovers = await textOf('.workbench-hover-container .monaco-hover');
      return hovers.find((words) => words.includes('项'));
    });
    assert.match(text, /2 章，4 项/);
    assert.match(text, /连续/);
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

  for (const theme of ['Default Light Modern', 'Default Dark Modern', 'Default High Contrast']) {
    it(`colours in the theme ${theme}: titles, markers and names stand out from the text`, async () => {
      const workbench = vscode.workspace.getConfiguration('workbench');
      await workbench.update('colorTheme', theme, vscode.ConfigurationTarget.Global);
      try {
        await openText(CLEAN);
        // Texts and colours are asked for one after the other, and the window may be drawn anew in between.
        await eventually(async () => {
          const texts = await textOf('.view-line span span');
          const colours = await styleOf('.view-line span span', 'color');
          const colourOf = (start: string) => {
            const at = texts.findIndex((text) => text.startsWith(start));
            assert.ok(at >= 0, `${start} begins a piece: ${texts.join(' | ')}`);
            return colours[at];
          };
          const body = colourOf('完成市直单位到期档案进馆工作');
          for (const start of [
            '澄川市档案馆2026年工作要点',
            '一、',
            '1.',
            '抓好到期档案接收',
            '《澄川市档案条例》',
          ]) {
            assert.notEqual(colourOf(start), body, start);
          }
        });
        await screenshot(`colours - ${theme}`);
      } finally {
        await workbench.update('colorTheme', undefined, vscode.ConfigurationTarget.Global);
      }
    });
  }

  it('the outline as a text beside the plan', async () => {
    await openText(CLEAN);
    await vscode.commands.executeCommand('workplan.showOutline');
    const outline = await until('the outline is shown', shownOutline);
    await until('the outline is written', () => outline.document.getText().includes('一、加强档案资源建设'));
    await screenshot('outline-text');
  });

  it('the page of a rule', async () => {
    await vscode.commands.executeCommand('workplan.openRule', 'numbering/item-gap');
    await until('the page is open', () =>
      vscode.window.tabGroups.all.some(({ tabs }) => tabs.some(({ label }) => label.includes('item-gap'))),
    );
    await screenshot('rule');
  });
});
