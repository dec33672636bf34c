import * as vscode from 'vscode';
import { expectFindings, openSample, shownOutline, positionOf, tidyUp, until } from '../editor';
import { DRAFT, DRAFT_FINDINGS } from '../texts';
import { click, hover, moveMouseAway, needsWindow, screenshot, textOf, waitFor } from '../workbench';

// The README's pictures: `node scripts/vscode/pictures.mjs` runs these tests and copies what they take.
describe('the sample draft, as in the pictures', () => {
  let document: vscode.TextDocument;

  const settings = {
    'editor.minimap.enabled': false,
    'window.commandCenter': false,
    'window.title': '${rootName}',
  };

  before(async function () {
    needsWindow(this);
    await configure(settings);
  });

  beforeEach(async () => {
    document = await openSample(DRAFT);
    await expectFindings(document.uri, DRAFT_FINDINGS);
    await vscode.commands.executeCommand('notifications.clearAll');
  });

  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closePanel');
    await tidyUp();
  });

  after(async () => {
    await configure(Object.fromEntries(Object.keys(settings).map((name) => [name, undefined])));
  });

  it('slips under their squiggles and in the Problems panel, the structure in the outline', async () => {
    await vscode.commands.executeCommand('outline.focus');
    const folders = '.pane-header[aria-label^="Explorer Section"]';
    await waitFor(folders);
    await click(folders);
    await vscode.commands.executeCommand('workbench.actions.view.problems');
    await until('the Problems panel lists the slips', async () => {
      const rows = await textOf('.markers-panel .monaco-list-row');
      return rows.some((row) => row.includes('numbering/item-gap'));
    });
    await waitFor('.outline-tree .monaco-list-row');
    await vscode.window.showTextDocument(document);
    await moveMouseAway();
    await screenshot('picture-problems');
    await click(folders);
  });

  it('why the second item 10 is wrong, and what it should be', async () => {
    const editor = await vscode.window.showTextDocument(document);
    const place = positionOf(document, '10.提升城市运行');
    editor.revealRange(new vscode.Range(place, place), vscode.TextEditorRevealType.AtTop);
    await until('the finding is in view', async () => {
      const lines = await textOf('.view-lines .view-line');
      return lines.some((line) => line.includes('提升城市运行'));
    });
    await hover('.squiggly-error');
    await until('the hover appears', async () => {
      const words = await textOf('.monaco-hover-content');
      return words.some((text) => text.includes('numbering/item-duplicate'));
    });
    await screenshot('picture-hover');
  });

  it('the outline as a text beside the draft', async () => {
    await vscode.commands.executeCommand('workplan.showOutline');
    const outline = await until('the outline is shown', shownOutline);
    await until('the outline is written', () => outline.document.getText().includes('六、'));
    await vscode.window.showTextDocument(document, vscode.ViewColumn.One);
    await vscode.commands.executeCommand('cursorTop');
    await moveMouseAway();
    await screenshot('picture-outline');
  });
});

async function configure(settings: Record<string, unknown>): Promise<void> {
  const configuration = vscode.workspace.getConfiguration();
  for (const [name, value] of Object.entries(settings)) {
    await configuration.update(name, value, vscode.ConfigurationTarget.Global);
  }
}
