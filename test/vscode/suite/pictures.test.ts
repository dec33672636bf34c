import * as vscode from 'vscode';
import { expectFindings, openSample, positionOf, shownOutline, tidyUp, until } from '../editor';
import { CONTINUED, DRAFT, DRAFT_FINDINGS, DROPPED, NEW_ITEM } from '../texts';
import {
  attributeOf,
  choose,
  click,
  hoverText,
  moveMouseAway,
  needsWindow,
  press,
  screenshot,
  textOf,
  waitFor,
} from '../workbench';
import { WORD_PLAN, writeBytes } from '../word-files';

const RELATED = 'body[data-workplan="related"]';
const COMPARISON = 'body[data-workplan="comparison"]';
const WORD_PAGE = 'body[data-workplan="document"]';

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
    await hoverText('.squiggly-error', 'numbering/item-duplicate');
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

  it('what earlier years said of an item, where the pointer rests', async () => {
    const editor = await vscode.window.showTextDocument(document);
    placeCaret(editor, '11.深化人工智能政务应用', vscode.TextEditorRevealType.AtTop);
    await until('the counterparts are shown', async () => {
      await vscode.commands.executeCommand('editor.action.showHover');
      const words = await textOf('.monaco-hover-content');
      return words.some((text) => text.includes('往年要点中的对应项'));
    });
    await screenshot('picture-counterparts', '.part.editor');
    await press('Escape');
  });

  it('last year’s items where the next one begins', async () => {
    const editor = await vscode.window.showTextDocument(document);
    const { line } = positionOf(document, NEW_ITEM);
    await editor.edit((edit) => edit.insert(document.lineAt(line).range.end, '\n\u3000\u3000'));
    const place = new vscode.Position(line + 1, 2);
    editor.selection = new vscode.Selection(place, place);
    editor.revealRange(new vscode.Range(place, place), vscode.TextEditorRevealType.InCenter);
    await until('last year’s items are offered', async () => {
      await vscode.commands.executeCommand('editor.action.triggerSuggest');
      const rows = await textOf('.suggest-widget .monaco-list-row');
      return rows.some((row) => row.includes(DROPPED));
    });
    await screenshot('picture-completion', '.part.editor');
    await press('Escape');
  });

  it('last year’s counterpart, looked at without leaving the draft', async () => {
    const editor = await vscode.window.showTextDocument(document);
    placeCaret(editor, CONTINUED.draft, vscode.TextEditorRevealType.AtTop);
    await vscode.commands.executeCommand('editor.action.peekDefinition');
    await waitFor('.peekview-widget .view-line');
    await until('the earlier plan is shown', async () =>
      (await textOf('.peekview-widget .view-line')).some((line) => line.includes('深化')),
    );
    await screenshot('picture-peek', '.part.editor');
    await press('Escape');
  });

  it('what mends a number that is missing, in the menu of quick fixes', async () => {
    const editor = await vscode.window.showTextDocument(document);
    placeCaret(editor, '5.用好公共数据', vscode.TextEditorRevealType.AtTop);
    await until('the fixes are offered', async () => {
      await vscode.commands.executeCommand('editor.action.quickFix');
      return (await textOf('.action-widget .monaco-list-row')).length > 2;
    });
    await moveMouseAway();
    await screenshot('picture-fix', '.part.editor');
    await press('Escape');
  });

  it('the plan outline beside the draft', async () => {
    await fold('往年对照', async () => {
      await vscode.commands.executeCommand('workplan.planOutline.focus');
      const editor = await vscode.window.showTextDocument(document);
      placeCaret(editor, '8.推进数据流通', vscode.TextEditorRevealType.InCenter);
      await until('the item at the caret is marked', async () =>
        (await textOf('.part.sidebar .monaco-list-row.selected')).some((row) => row.startsWith('8.')),
      );
      await moveMouseAway();
      await screenshot('picture-plan-outline');
    });
    await vscode.commands.executeCommand('workbench.view.explorer');
  });

  for (const [name, theme] of [
    ['related', undefined],
    ['related-dark', 'Default Dark Modern'],
    ['related-contrast', 'Default High Contrast'],
  ] as const) {
    it(`the view of earlier years beside the draft, ${theme ?? 'light'}`, async () => {
      await configure({ 'workbench.colorTheme': theme });
      const editor = await vscode.window.showTextDocument(document);
      placeCaret(editor, '10.推进信息无障碍', vscode.TextEditorRevealType.InCenter);
      await fold('要点大纲', async () => {
        await vscode.commands.executeCommand('workplan.showRelated');
        await vscode.window.showTextDocument(document);
        await until('the counterpart is shown', async () =>
          (await textOf('.card h3', RELATED)).some((title) => title.includes('推进信息无障碍')),
        );
        await moveMouseAway();
        // The window once is enough; in the other themes the view alone.
        await screenshot(`picture-${name}`, theme && '.part.sidebar');
        await configure({ 'workbench.colorTheme': undefined });
      });
      await vscode.commands.executeCommand('workbench.view.explorer');
    });
  }

  it('the draft beside last year’s plan in VS Code’s own editor for differences', async () => {
    // First: an editor for differences that was opened in too little room does not wrap its left side any more.
    await vscode.commands.executeCommand('workbench.action.closeSidebar');
    await pick('workplan.compareWithEarlier', '2025');
    await waitFor('.monaco-diff-editor .char-insert');
    await moveMouseAway();
    await screenshot('picture-diff', '.part.editor');
    await vscode.commands.executeCommand('workbench.view.explorer');
  });

  it('what became of each item, as a picture and a table', async () => {
    await pick('workplan.showComparison', '2025');
    await vscode.commands.executeCommand('workbench.action.closeSidebar');
    await waitFor('svg.picture', COMPARISON);
    await moveMouseAway();
    await screenshot('picture-comparison');
    await vscode.commands.executeCommand('workbench.view.explorer');
  });

  it('a Word file as a page, and the draft that was imported from it', async () => {
    const file = await writeBytes('澄川市数据局2021年工作要点.docx', WORD_PLAN);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.commands.executeCommand('workbench.action.closeSidebar');
    await vscode.commands.executeCommand('vscode.openWith', file, 'workplan.wordView');
    await waitFor('h2', WORD_PAGE);
    await vscode.commands.executeCommand('workplan.importWord', file);
    await vscode.commands.executeCommand('workbench.action.moveEditorToNextGroup');
    await waitFor('h2', WORD_PAGE);
    await vscode.commands.executeCommand('notifications.clearAll');
    await moveMouseAway();
    await until('the draft is shown in its colours', async () => {
      const lines = await textOf('.editor-group-container.active .view-line');
      return lines.some((line) => line.includes('一、'));
    });
    await screenshot('picture-word-import', '.part.editor');
    await vscode.commands.executeCommand('workbench.view.explorer');
  });

  function placeCaret(editor: vscode.TextEditor, text: string, how: vscode.TextEditorRevealType): void {
    const place = positionOf(document, text).translate(0, 2);
    editor.selection = new vscode.Selection(place, place);
    editor.revealRange(new vscode.Range(place, place), how);
  }

  async function pick(command: string, year: string): Promise<void> {
    const done = Promise.resolve(vscode.commands.executeCommand(command));
    await choose(year);
    await done;
  }
});

/** Does something while a view beside the one that is looked at is folded away. */
async function fold(view: string, run: () => Promise<void>): Promise<void> {
  await vscode.commands.executeCommand('workbench.view.extension.workplan');
  const header = `.part.sidebar .pane-header[aria-label^="${view}"]`;
  const turn = (expanded: 'true' | 'false') =>
    until(`${view}: ${expanded}`, async () => {
      const [state] = await attributeOf(header, 'aria-expanded');
      if (state !== undefined && state !== expanded) await click(header);
      return state === expanded;
    });
  await turn('false');
  await run();
  await turn('true');
}

async function configure(settings: Record<string, unknown>): Promise<void> {
  const configuration = vscode.workspace.getConfiguration();
  for (const [name, value] of Object.entries(settings)) {
    await configuration.update(name, value, vscode.ConfigurationTarget.Global);
  }
}
