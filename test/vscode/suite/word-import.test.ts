import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { expectText, known, openText, positionOf, tidyUp, until } from '../editor';
import { CLEAN } from '../texts';
import { choose, dragInto, dropInto, needsWindow, press, screenshot, textOf, waitFor } from '../workbench';
import {
  BROKEN_FILE,
  CHANGED_FILE,
  exists,
  messages,
  PIECE_FILE,
  said,
  shownDraft,
  WORD_PLAN,
  WORD_PLAN_TEXT,
  writeBytes,
} from '../word-files';

const LINES = '.editor-group-container.active .view-line';
const NAME = '澄川市数据局2021年工作要点';

describe('a Word file', () => {
  before(function () {
    needsWindow(this);
  });
  afterEach(async () => {
    await vscode.commands.executeCommand('notifications.clearAll');
    await tidyUp();
  });

  describe('imported', () => {
    it('is a draft of the same name, its automatic numbers written out, opened and not saved', async () => {
      const file = await writeBytes(`${NAME}.docx`, WORD_PLAN);
      await run(file);
      const draft = await shownDraft(undefined);
      assert.equal(draft.getText(), WORD_PLAN_TEXT);
      assert.equal(draft.languageId, 'workplan');
      assert.equal(draft.uri.path, file.path.replace(/docx$/, 'txt'));
      assert.equal(await exists(vscode.Uri.joinPath(file, '..', `${NAME}.txt`)), false);
      await said(`已导入“${NAME}.docx”`);
      await known(draft);
      await screenshot('word-imported');
    });

    it('never takes the name of a file that is there', async () => {
      const file = await writeBytes(`${NAME}.docx`, WORD_PLAN);
      const text = vscode.Uri.joinPath(file, '..', `${NAME}.txt`);
      await vscode.workspace.fs.writeFile(text, new TextEncoder().encode('原有\n'));
      await run(file);
      const draft = await shownDraft(undefined);
      assert.ok(draft.uri.path.endsWith(`${NAME}（导入）.txt`), draft.uri.path);
      assert.equal(new TextDecoder().decode(await vscode.workspace.fs.readFile(text)), '原有\n');
    });

    it('with tracked changes asks first which text is wanted', async () => {
      const file = await writeBytes('修订稿.docx', CHANGED_FILE);
      const accepted = run(file);
      await waitFor('.quick-input-widget .quick-input-list .monaco-list-row');
      assert.match((await textOf('.quick-input-title')).join(''), /“修订稿\.docx”里有 \d 处修订/);
      await screenshot('word-changes');
      await choose('接受修订后的文字');
      await accepted;
      const first = await shownDraft(undefined);
      assert.equal(first.getText(), '澄川市数据局2021年工作要点\n一、夯实数据基础\n');
      await said('处修订，按已接受读入');

      await vscode.commands.executeCommand('notifications.clearAll');
      const original = run(file);
      await chooseDestination('新文稿', '修订前的原文');
      await original;
      const second = await shownDraft(first);
      assert.equal(second.getText(), '澄川市数据局2021年工作要点\n一、夯实业务基础\n');
      await said('处修订，读入的是修订前的文字');
    });

    it('is nothing when the question is given up', async () => {
      const file = await writeBytes('修订稿.docx', CHANGED_FILE);
      const done = run(file);
      await waitFor('.quick-input-widget .quick-input-list .monaco-list-row');
      await press('Escape');
      await done;
      assert.equal(vscode.window.activeTextEditor, undefined);
      assert.deepEqual(await messages(), []);
    });

    it('goes to the caret of the draft that is open, made to fit, if that is wanted', async () => {
      const document = await openText(CLEAN);
      await known(document);
      const file = await writeBytes('材料.docx', PIECE_FILE);
      const editor = vscode.window.activeTextEditor;
      assert.ok(editor);
      const at = positionOf(document, '二、提高档案利用水平');
      editor.selection = new vscode.Selection(at, at);
      const done = run(file);
      await choose('插入到光标处');
      await done;
      await expectText(document, FITTED);
      await vscode.commands.executeCommand('undo');
      await expectText(document, CLEAN);
    });

    it('that cannot be read is said by its name, and nothing is opened', async () => {
      const file = await writeBytes('坏的.docx', BROKEN_FILE);
      await run(file);
      await said('没有导入：“坏的.docx”：');
      await screenshot('word-refused');
      assert.equal(vscode.window.activeTextEditor, undefined);
    });

    it('several at once are as many drafts, and one message', async () => {
      const one = await writeBytes('甲工作要点.docx', WORD_PLAN);
      const two = await writeBytes('乙.docx', PIECE_FILE);
      const broken = await writeBytes('丙.docx', BROKEN_FILE);
      await run(one, [one, two, broken]);
      await said('已导入 2 个文件');
      await said('没有导入：“丙.docx”：');
      assert.equal(vscode.workspace.textDocuments.filter(({ isUntitled }) => isUntitled).length, 2);
    });
  });

  describe('dropped into a draft', () => {
    it('from the explorer puts its text there, made to fit, and one undo takes it back', async () => {
      const document = await openText(CLEAN);
      await known(document);
      const file = await writeBytes('材料.docx', PIECE_FILE);
      await vscode.commands.executeCommand('revealInExplorer', file);
      await vscode.window.showTextDocument(document);
      const rows = '.explorer-folders-view .monaco-list-row';
      const at = await until('the file is listed', async () => {
        const found = (await textOf(rows)).findIndex((row) => row.includes('材料.docx'));
        return found >= 0 && { found };
      });
      await dragInto(rows, at.found, LINES, await chapterRow());
      await expectText(document, FITTED);
      await screenshot('word-dropped');
      await vscode.commands.executeCommand('undo');
      await expectText(document, CLEAN);
    });

    it('from the desktop brings its bytes along', async () => {
      const document = await openText(CLEAN);
      await known(document);
      await drop(document, { files: [{ name: '材料.docx', bytes: PIECE_FILE }] });
      await expectText(document, FITTED);
    });

    it('with another goes in with it, and what was decided is said of the one it is about', async () => {
      const document = await openText(CLEAN);
      await known(document);
      const files = [
        { name: '材料.docx', bytes: PIECE_FILE },
        { name: '修订稿.docx', bytes: CHANGED_FILE },
      ];
      await drop(document, { files });
      await said('已导入 2 个文件；修订稿.docx（文件里有 2 处修订，按已接受读入）');
      await until('both are there', () => {
        const text = document.getText();
        return text.includes('开展培训。举办两期培训班。\n') && text.includes('夯实数据基础\n');
      });
    });

    it('that cannot be read leaves the draft as it is, and says why', async () => {
      const document = await openText(CLEAN);
      await known(document);
      await drop(document, { files: [{ name: '坏的.docx', bytes: BROKEN_FILE }] });
      await said('没有导入：“坏的.docx”：');
      assert.equal(document.getText(), CLEAN);
    });
  });

  /** The draft with the piece before its second chapter. */
  const FITTED = CLEAN.replace('3.办好', '5.办好')
    .replace('4.开展档案', '6.开展档案')
    .replace(
      '二、提高档案利用水平',
      '3.修订制度。完成三项制度修订。\n4.开展培训。举办两期培训班。\n二、提高档案利用水平',
    );

  async function drop(document: vscode.TextDocument, what: Parameters<typeof dropInto>[2]): Promise<void> {
    assert.equal(vscode.window.activeTextEditor?.document, document);
    await dropInto(LINES, await chapterRow(), what);
  }

  /** Which of the lines that are shown begins the second chapter. */
  async function chapterRow(): Promise<number> {
    const row = await until('the chapter is shown', async () => {
      const at = (await textOf(LINES)).findIndex((line) => line.includes('二、提高档案利用水平'));
      return at >= 0 && { at };
    });
    return row.at;
  }

  async function chooseDestination(where: string, changes: string): Promise<void> {
    await choose(changes);
    await choose(where);
  }
});

async function run(file: vscode.Uri, selected?: readonly vscode.Uri[]): Promise<void> {
  await vscode.commands.executeCommand('workplan.importWord', file, selected);
}
