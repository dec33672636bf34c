import assert from 'node:assert/strict';
import { homedir } from 'node:os';
import * as vscode from 'vscode';
import {
  diagnostics,
  expectFindings,
  known,
  openText,
  replace,
  tidyUp,
  until,
  workspaceFolder,
} from '../editor';
import { CLEAN } from '../texts';
import { choose, needsWindow, press, screenshot, textOf, waitFor } from '../workbench';
import { exists, messages, said, shownDraft } from '../word-files';

const TITLE = '.quick-input-title';

describe('a draft exported to Word', () => {
  let document: vscode.TextDocument;
  let target: vscode.Uri;

  before(function () {
    needsWindow(this);
  });
  beforeEach(async () => {
    document = await openText(CLEAN);
    await known(document);
    target = vscode.Uri.joinPath(document.uri, '..', '小样工作要点.docx');
  });
  afterEach(async () => {
    await vscode.commands.executeCommand('notifications.clearAll');
    await tidyUp();
  });

  for (const numbers of ['typed', 'automatic'] as const) {
    it(`with ${numbers} numbers is a file that gives the same text when it is imported`, async () => {
      await configure('export.numbers', numbers);
      try {
        await vscode.commands.executeCommand('workplan.exportWord', document.uri, target);
        await said('已导出为“小样工作要点.docx”');
        if (numbers === 'typed') await screenshot('word-exported');
        await vscode.commands.executeCommand('workbench.action.closeAllEditors');
        await vscode.commands.executeCommand('workplan.importWord', target);
        const draft = await shownDraft(document);
        assert.deepEqual(words(draft.getText()), words(CLEAN));
        assert.ok(draft.uri.path.endsWith('小样工作要点（导入）.txt'), draft.uri.path);
      } finally {
        await configure('export.numbers', undefined);
      }
    });
  }

  it('is written as it stands in the editor, and leaves nothing else behind', async () => {
    await replace(document, '应收尽收、应归尽归', '应收尽收');
    assert.ok(document.isDirty);
    await vscode.commands.executeCommand('workplan.exportWord', document.uri, target);
    await until('the file is there', () => exists(target));
    const entries = await vscode.workspace.fs.readDirectory(vscode.Uri.joinPath(target, '..'));
    assert.deepEqual(entries.map(([name]) => name).sort(), ['小样工作要点.docx', '小样工作要点.txt']);
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.commands.executeCommand('workplan.importWord', target);
    const draft = await shownDraft(document);
    assert.ok(draft.getText().includes('做到应收尽收。'), draft.getText());
  });

  it('asks where it goes, beside the draft and under its name', async () => {
    const done = Promise.resolve(vscode.commands.executeCommand('workplan.exportWord'));
    await waitFor('.quick-input-widget input:focus');
    await screenshot('word-save');
    await press('Enter');
    await done;
    await until('the file is there', () => exists(target));
  });

  it('with errors left asks first, and shows them', async () => {
    await replace(document, '2.推进档案数字化', '1.推进档案数字化');
    await expectFindings(document.uri, ['6 numbering/item-duplicate']);
    const asked = Promise.resolve(
      vscode.commands.executeCommand('workplan.exportWord', document.uri, target),
    );
    await waitFor('.quick-input-list .monaco-list-row');
    assert.match((await textOf(TITLE)).join(), /文稿还有 1 处错误，仍要导出？/);
    await screenshot('word-errors');
    await choose('查看问题');
    await asked;
    await waitFor('.markers-panel');
    assert.equal(await exists(target), false);
    assert.equal(diagnostics(document.uri).length, 1);

    const again = Promise.resolve(
      vscode.commands.executeCommand('workplan.exportWord', document.uri, target),
    );
    await waitFor('.quick-input-list .monaco-list-row');
    await choose('导出');
    await again;
    await until('the file is there', () => exists(target));
    await vscode.commands.executeCommand('workbench.action.closePanel');
  });

  it('never takes the place of another file unasked', async () => {
    await vscode.workspace.fs.writeFile(target, new TextEncoder().encode('别人的文件'));
    const kept = Promise.resolve(vscode.commands.executeCommand('workplan.exportWord', document.uri, target));
    await waitFor('.quick-input-list .monaco-list-row');
    assert.match((await textOf(TITLE)).join(), /“小样工作要点\.docx”已经存在，要替换吗？/);
    await press('Escape');
    await kept;
    assert.equal(new TextDecoder().decode(await vscode.workspace.fs.readFile(target)), '别人的文件');

    const replaced = Promise.resolve(
      vscode.commands.executeCommand('workplan.exportWord', document.uri, target),
    );
    await waitFor('.quick-input-list .monaco-list-row');
    await choose('替换');
    await replaced;
    await until('it is replaced', async () => (await vscode.workspace.fs.readFile(target)).length > 1000);
  });

  it('never takes the place of a folder', async () => {
    await vscode.workspace.fs.createDirectory(vscode.Uri.joinPath(target, '内'));
    const done = Promise.resolve(vscode.commands.executeCommand('workplan.exportWord', document.uri, target));
    await choose('替换');
    await done;
    await said('“小样工作要点.docx”是一个文件夹，请换一个名字。');
    assert.ok(await exists(vscode.Uri.joinPath(target, '内')));
  });

  it('that cannot be written says so, and leaves nothing behind', async () => {
    // The draft is no folder.
    const inside = vscode.Uri.joinPath(document.uri, '要点.docx');
    await vscode.commands.executeCommand('workplan.exportWord', document.uri, inside);
    await said('没有导出：“要点.docx”所在的文件夹不能写入，请换一个文件夹。');
    const entries = await vscode.workspace.fs.readDirectory(vscode.Uri.joinPath(target, '..'));
    assert.deepEqual(
      entries.map(([name]) => name),
      ['小样工作要点.txt'],
    );
  });

  for (const [setting, path] of [
    ['没有的模板.dotx', vscode.Uri.joinPath(workspaceFolder(), '没有的模板.dotx').fsPath],
    ['~/没有的模板.dotx', vscode.Uri.joinPath(vscode.Uri.file(homedir()), '没有的模板.dotx').fsPath],
  ] as const) {
    it(`with a template that is not there, ${setting}, says where it was looked for, and writes nothing`, async () => {
      await configure('export.template', setting);
      try {
        await vscode.commands.executeCommand('workplan.exportWord', document.uri, target);
        await said(`没有导出：找不到模板“${path}”`);
        assert.equal(await exists(target), false);
        assert.equal((await messages()).length, 1);
      } finally {
        await configure('export.template', undefined);
      }
    });
  }

  it('that is not there any more says so', async () => {
    const gone = vscode.Uri.joinPath(document.uri, '..', '没有了工作要点.txt');
    await vscode.commands.executeCommand('workplan.exportWord', gone, target);
    await said('打不开“没有了工作要点.txt”。');
    assert.equal(await exists(target), false);
  });
});

async function configure(name: string, value: string | undefined): Promise<void> {
  const settings = vscode.workspace.getConfiguration('workplan');
  await settings.update(name, value, vscode.ConfigurationTarget.Workspace);
}

/** The lines that hold something, without the blanks around them. */
function words(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
