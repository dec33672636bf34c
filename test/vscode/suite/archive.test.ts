import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { openSample, openText, pause, tidyUp, until, workspaceFolder } from '../editor';
import { CLEAN, DRAFT } from '../texts';
import { hover, moveMouseAway, needsWindow, press, screenshot, textOf, type, waitFor } from '../workbench';

/** A plan of the same office in a folder outside the workspace; the item is in no other plan. */
const OUTSIDE = [
  '澄川市档案馆2021年工作要点',
  '',
  '2021年全市档案工作的总体要求是：推动档案事业高质量发展。',
  '一、加强档案资源建设',
  '1.征集渡口老船票。面向社会征集渡口旧船票一百件，办好征集公告和鉴定登记。',
  '',
].join('\n');

describe('the plans of earlier years', () => {
  afterEach(async () => {
    await vscode.workspace
      .getConfiguration('workplan')
      .update('archive.folders', undefined, vscode.ConfigurationTarget.Workspace);
    await tidyUp();
  });

  it('are counted in the status item', async function () {
    needsWindow(this);
    await openSample(DRAFT);
    await waitFor('#status\\.languageStatus');
    const text = await until('the status item counts them', async () => {
      await hover('#status\\.languageStatus');
      const hovers = await textOf('.workbench-hover-container .monaco-hover');
      return hovers.find((words) => /往年资料：\d+ 份，共 \d+ 项/.test(words));
    });
    assert.match(text, /往年资料：[4-9] 份/);
    await screenshot('archive-status');
    await moveMouseAway();
  });

  it('are kept between two starts', async function () {
    const logs = process.env['VSCODE_HEADLESS_LOGS'];
    if (!logs) this.skip();
    await openSample(DRAFT);
    await until('earlier plans are known', () => symbols('适老化'));
    await until('they are kept', () => cacheFiles()[0]);
    await vscode.commands.executeCommand('workplan.restartServer');
    await until('they are known again', () => symbols('适老化'));
    await until('it is logged that nothing was read anew', () =>
      logOf(logs).includes('from the cache; 0 parsed'),
    );
  });

  it('are read anew when the kept ones are damaged', async () => {
    await openSample(DRAFT);
    await until('earlier plans are known', () => symbols('适老化'));
    const cache = await until('they are kept', () => cacheFiles()[0]);
    fs.writeFileSync(cache, 'not what it was');
    await vscode.commands.executeCommand('workplan.restartServer');
    await until('they are known again', () => symbols('适老化'));
  });

  it('are watched: a plan that appears, changes and goes', async () => {
    await openSample(DRAFT);
    await until('earlier plans are known', () => symbols('适老化'));
    // Not in a folder of its own: what is written into a new folder at once may escape VS Code's watching.
    const uri = vscode.Uri.joinPath(workspaceFolder(), '澄川市档案馆2021年工作要点.txt');
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(OUTSIDE));
    await until('the new plan is known', () => symbols('渡口老船票'));
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(OUTSIDE.replace('老船票', '旧罗盘')));
    await until('its change is known', () => symbols('渡口旧罗盘'));
    await vscode.workspace.fs.delete(uri);
    await until('it is forgotten', async () => (await symbols('渡口旧罗盘')) === undefined);
  });

  it('are forgotten when the folder that they are in is deleted', async () => {
    await openSample(DRAFT);
    await until('earlier plans are known', () => symbols('适老化'));
    const folder = vscode.Uri.joinPath(workspaceFolder(), '旧稿');
    const uri = vscode.Uri.joinPath(folder, '澄川市档案馆2021年工作要点.txt');
    await until('the plan in the new folder is known', async () => {
      await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(OUTSIDE));
      // The language client waits for a quarter of a second without changes before it tells of any.
      await pause(2000);
      return symbols('渡口老船票');
    });
    await vscode.workspace.fs.delete(folder, { recursive: true });
    await until('the plan is forgotten', async () => (await symbols('渡口老船票')) === undefined);
  });

  it('are read from folders outside the workspace that the settings name, and read anew on demand', async () => {
    const folder = outsideFolder();
    try {
      await openText(CLEAN);
      const settings = vscode.workspace.getConfiguration('workplan');
      await settings.update('archive.folders', [folder], vscode.ConfigurationTarget.Workspace);
      await until('the plan outside is known', () => symbols('渡口老船票'));
      await vscode.commands.executeCommand('workplan.reloadArchive');
      await until('the plan outside is known', () => symbols('渡口老船票'));
    } finally {
      fs.rmSync(folder, { recursive: true });
    }
  });

  it('are read from a folder that the user chooses', async function () {
    needsWindow(this);
    const folder = outsideFolder();
    try {
      await openText(CLEAN);
      const chosen = Promise.resolve(vscode.commands.executeCommand('workplan.addArchiveFolder'));
      await waitFor('.quick-input-widget input');
      await pause(500);
      await press('Control+A');
      await type(`${folder}/`);
      // The dialog looks the folder up while its path is typed, and passes over an Enter that comes too early.
      await until('the folder is in the settings', async () => {
        await pause(1000);
        await press('Enter');
        return isChosen(folder);
      });
      await chosen;
      await until('the plan in it is known', () => symbols('渡口老船票'));
    } finally {
      fs.rmSync(folder, { recursive: true });
    }
  });
});

function outsideFolder(): string {
  const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'workplan-outside-')));
  fs.writeFileSync(path.join(folder, '澄川市档案馆2021年工作要点.txt'), OUTSIDE);
  return folder;
}

function isChosen(folder: string): boolean {
  const folders = vscode.workspace.getConfiguration('workplan').inspect<string[]>('archive.folders');
  return folders?.workspaceValue?.some((one) => path.resolve(one) === folder) === true;
}

/** What the extension wrote to its log. */
function logOf(folder: string): string {
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.log'))
    .map((entry) => fs.readFileSync(path.join(entry.parentPath, entry.name), 'utf8'))
    .join('\n');
}

/** Items whose headings hold some words; undefined when there are none. */
async function symbols(words: string): Promise<vscode.SymbolInformation[] | undefined> {
  const found = await vscode.commands.executeCommand<vscode.SymbolInformation[]>(
    'vscode.executeWorkspaceSymbolProvider',
    words,
  );
  const matching = found.filter(({ name }) => name.includes(words));
  return matching.length > 0 ? matching : undefined;
}

/** What the extension keeps for this workspace, in VS Code's own folder. */
function cacheFiles(): string[] {
  const userData = process.env['WORKPLAN_TEST_USER_DATA'];
  assert.ok(userData);
  return fs
    .readdirSync(userData, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /^archive-.*\.bin$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name));
}
