import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  eventually,
  expectFindings,
  openSample,
  openText,
  pause,
  positionOf,
  tidyUp,
  until,
} from '../editor';
import { CLEAN, DRAFT, DRAFT_FINDINGS } from '../texts';
import {
  attributeOf,
  click,
  drag,
  hover,
  moveMouseAway,
  needsWindow,
  press,
  rightClick,
  screenshot,
  textOf,
  waitFor,
} from '../workbench';

/** The view's rows: the rows of trees in the side bar, of which the explorer's are not shown with it. */
const ROW = '.part.sidebar .pane-body .monaco-list-row';
const LIST = '.part.sidebar .pane-body .monaco-list';

describe('the plan outline', () => {
  before(function () {
    needsWindow(this);
  });

  afterEach(async () => {
    await moveMouseAway();
    await tidyUp();
    // The rows of one test's plan must not be taken for those of the next: many begin with the same text.
    await rows([]);
    await vscode.commands.executeCommand('workbench.view.explorer');
  });

  it('lists chapters and items with their numbers', async () => {
    await show(await openText(CLEAN));
    await rows([
      '一、加强档案资源建设 2 项',
      '1. 抓好到期档案接收',
      '2. 推进档案数字化',
      '二、提高档案利用水平 2 项',
      '3. 办好查档窗口',
      '4. 开展档案宣传',
    ]);
  });

  it('says what is wrong where, and for a screen reader', async () => {
    const document = await openSample(DRAFT);
    await expectFindings(document.uri, DRAFT_FINDINGS);
    await show(document);
    await eventually(async () => {
      const texts = await rowTexts();
      assert.ok(
        texts.some((text) => /^一、.* 3 项 · \d 处$/.test(text)),
        texts.join('\n'),
      );
    });
    await waitFor(`${ROW} .codicon-error`);
    await screenshot('plan-outline');
    const names = await namesOf();
    assert.ok(
      names.some((name) => name.includes('处（错误）')),
      names.join('\n'),
    );
  });

  it('follows the text: what is found, what is added, and the caret', async () => {
    const document = await openText(CLEAN);
    await show(document);
    await rowAppears('4. 开展档案宣传');
    const editor = await vscode.window.showTextDocument(document);
    await editor.edit((edit) => edit.replace(new vscode.Range(8, 0, 8, 1), '6'));
    await rowAppears('6. 开展档案宣传 1 处');
    await rowAppears('二、提高档案利用水平 2 项 · 1 处');
    await vscode.commands.executeCommand('undo');
    await rowAppears('4. 开展档案宣传');
    await editor.edit((edit) => edit.insert(new vscode.Position(9, 0), '5.建好新馆。完成新馆建设。\n'));
    await rowAppears('5. 建好新馆');
    const place = positionOf(document, '方便群众');
    editor.selection = new vscode.Selection(place, place);
    await until('the item at the caret is marked', async () =>
      (await textOf(`${ROW}.selected`)).some((text) => text.includes('办好查档窗口')),
    );
  });

  it('keeps what is folded folded while the plan is renumbered', async () => {
    const document = await openText(CLEAN);
    await show(document);
    await rowAppears('4. 开展档案宣传');
    await vscode.commands.executeCommand(`workbench.actions.treeView.${VIEW}.collapseAll`);
    await rows(['一、加强档案资源建设 2 项', '二、提高档案利用水平 2 项']);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(3, 0), '一、新的一章\n1.新的一项。做好这件事。\n');
    assert.ok(await vscode.workspace.applyEdit(edit));
    await vscode.commands.executeCommand('workplan.renumberAll');
    await eventually(async () => {
      const texts = await rowTexts();
      assert.ok(texts.includes('二、加强档案资源建设 2 项'), texts.join('\n'));
      assert.ok(!texts.some((text) => text.includes('抓好到期档案接收')), texts.join('\n'));
    });
  });

  it('leads to the place of a row that is clicked', async () => {
    const document = await openText(CLEAN);
    await show(document);
    await rowAppears('3. 办好查档窗口');
    await click(ROW, await indexOf('3. 办好'));
    await until('the caret is there', () => vscode.window.activeTextEditor?.selection.active.line === 7);
    assert.equal(vscode.window.activeTextEditor?.document, document);
  });

  it('moves an item where it is dragged, and one undo brings it back', async () => {
    const document = await openText(CLEAN);
    await show(document);
    await rowAppears('4. 开展档案宣传');
    await drag(ROW, await indexOf('1. 抓好'), await indexOf('3. 办好'));
    await rows([
      '一、加强档案资源建设 1 项',
      '1. 推进档案数字化',
      '二、提高档案利用水平 3 项',
      '2. 办好查档窗口',
      '3. 抓好到期档案接收',
      '4. 开展档案宣传',
    ]);
    await expectFindings(document.uri, []);
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), CLEAN);
    await rowAppears('1. 抓好到期档案接收');
  });

  it('moves several items behind everything when they are dragged onto empty space', async () => {
    const document = await openText(CLEAN);
    await show(document);
    await rowAppears('4. 开展档案宣传');
    await click(ROW, await indexOf('1. 抓好'));
    await caretAt('抓好到期档案接收');
    await focusView();
    await press('Shift+ArrowDown');
    await until('two rows are selected', async () => (await textOf(`${ROW}.selected`)).length === 2);
    // The list itself comes before its rows; its middle is below them.
    await drag(`${LIST}, ${ROW}`, 1 + (await indexOf('1. 抓好')), 0);
    await rows([
      '一、加强档案资源建设 1 处',
      '二、提高档案利用水平 4 项',
      '1. 办好查档窗口',
      '2. 开展档案宣传',
      '3. 抓好到期档案接收',
      '4. 推进档案数字化',
    ]);
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), CLEAN);
  });

  it('moves nothing in a text that is read-only', async () => {
    const document = await openText(CLEAN);
    await show(document);
    await rowAppears('4. 开展档案宣传');
    await vscode.commands.executeCommand('workbench.action.files.setActiveEditorReadonlyInSession');
    try {
      await hover(ROW, await indexOf('4. 开展'));
      await until(
        'the row has no buttons',
        async () => (await textOf(`${ROW}:hover .action-label`)).length === 0,
      );
      await click(ROW, await indexOf('4. 开展'));
      await caretAt('开展档案宣传');
      await focusView();
      await press('Control+Alt+BracketLeft');
      await pause(500);
      assert.equal(document.getText(), CLEAN);
    } finally {
      await vscode.window.showTextDocument(document);
      await vscode.commands.executeCommand('workbench.action.files.resetActiveEditorReadonlyInSession');
    }
  });

  it('moves a chapter with all it holds', async () => {
    const document = await openText(CLEAN);
    await show(document);
    await rowAppears('4. 开展档案宣传');
    await drag(ROW, await indexOf('一、'), await indexOf('二、'));
    await rows([
      '一、提高档案利用水平 2 项',
      '1. 办好查档窗口',
      '2. 开展档案宣传',
      '二、加强档案资源建设 2 项',
      '3. 抓好到期档案接收',
      '4. 推进档案数字化',
    ]);
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), CLEAN);
  });

  it('moves rows by their buttons, by keys and by their menu', async () => {
    const document = await openText(CLEAN);
    await show(document);
    await rowAppears('4. 开展档案宣传');
    await hover(ROW, await indexOf('4. 开展'));
    await click(`${ROW}:hover .action-label.codicon-arrow-up`);
    await rowAppears('3. 开展档案宣传');
    await focusView();
    await until('the moved row is marked', async () =>
      (await textOf(`${ROW}.selected`)).some((text) => text.includes('开展档案宣传')),
    );
    await press('Control+Alt+BracketRight');
    await rowAppears('4. 开展档案宣传');
    assert.equal(document.getText(), CLEAN);
    await rightClick(ROW, await indexOf('4. 开展'));
    const entries = await until('the menu is shown', async () => {
      const texts = await textOf('.monaco-menu .action-label');
      return texts.some((text) => text.includes('上移')) && texts;
    });
    assert.ok(
      entries.some((text) => text.includes('另立一章')),
      entries.join('\n'),
    );
    await screenshot('plan-outline-menu');
    await press('Escape');
  });

  it('says what it is for while there is no plan, and nothing of a text that is none', async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.commands.executeCommand(`${VIEW}.focus`);
    await until('the words are shown', async () =>
      (await textOf('.part.sidebar .welcome-view-content')).some((text) =>
        text.includes('请打开一份工作要点'),
      ),
    );
    await openText('没有章和项。\n');
    await until('the words are others', async () =>
      (await textOf('.part.sidebar .welcome-view-content')).some((text) => text.includes('还没有章和项')),
    );
  });

  it('stands up to twenty thousand items', async () => {
    const items = Array.from({ length: 20_000 }, (_, i) => `${(i % 99) + 1}.做好第${i}件事。`);
    const document = await openText(`澄川市档案馆2026年工作要点\n一、一章\n${items.join('\n')}\n`);
    await show(document);
    await rowAppears('一、一章 20000 项', true);
    await click(`${ROW} .monaco-tl-twistie`);
    await rowAppears('1. 做好第0件事');
    assert.ok((await rowTexts()).length < 200, 'only what is seen is drawn');
  });
});

const VIEW = 'workplan.planOutline';

async function show(document: vscode.TextDocument): Promise<void> {
  await vscode.commands.executeCommand(`${VIEW}.focus`);
  await vscode.window.showTextDocument(document);
}

/** Waits until the editor that a click opens has its caret on the line of a heading: only then it leaves the focus alone. */
async function caretAt(heading: string): Promise<void> {
  await until(`the caret is at ${heading}`, () => {
    const editor = vscode.window.activeTextEditor;
    return editor?.document.lineAt(editor.selection.active.line).text.includes(heading) ?? false;
  });
}

/** Puts the keyboard's focus into the view; an editor that a click has just opened may take it once more. */
async function focusView(): Promise<void> {
  await until('the view has the focus', async () => {
    await vscode.commands.executeCommand(`${VIEW}.focus`);
    await pause(100);
    return (await textOf(`${LIST}:focus`)).length > 0;
  });
}

/** Marker, heading and description, a blank between them wherever they stand apart. */
async function rowTexts(): Promise<string[]> {
  const names = await textOf(`${ROW} .label-name`);
  const labels = await textOf(`${ROW} .monaco-icon-label-container`);
  return labels.map((text, i) => {
    const name = names[i] ?? '';
    return `${name} ${text.slice(name.length)}`.replace(/\s+/g, ' ').trim();
  });
}

async function rows(expected: readonly string[]): Promise<void> {
  await eventually(async () => {
    assert.deepEqual(await rowTexts(), expected);
  });
}

async function rowAppears(expected: string, begins = false): Promise<void> {
  await eventually(async () => {
    const texts = await rowTexts();
    assert.ok(
      texts.some((text) => (begins ? text.startsWith(expected) : text === expected)),
      `${expected} in\n${texts.join('\n')}`,
    );
  });
}

async function indexOf(start: string): Promise<number> {
  const index = (await rowTexts()).findIndex((text) => text.startsWith(start));
  assert.ok(index >= 0, start);
  return index;
}

/** What a screen reader says of the rows. */
async function namesOf(): Promise<string[]> {
  return until('the rows have names', async () => {
    const names = await attributeOf(ROW, 'aria-label');
    return names.length > 0 && names;
  });
}
