import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { openSample, pause, until } from '../editor';
import { DRAFT } from '../texts';
import { click, waitFor } from '../workbench';

describe('in a workspace that is not trusted', () => {
  it('plans of the workspace are read, and none outside it until it is trusted', async () => {
    await openSample(DRAFT);
    assert.equal(vscode.workspace.isTrusted, false);
    await until('plans of the workspace are known', () => known('适老化'));
    await pause(1000);
    assert.equal(await known('渡口老船票'), false);
    assert.equal(template(), '');

    await vscode.commands.executeCommand('workbench.trust.manage');
    const trust = '.workspace-trust-editor .workspace-trust-buttons-row .monaco-button';
    await waitFor(trust);
    await click(trust);
    await until('the workspace is trusted', () => vscode.workspace.isTrusted);
    await until('the plan outside is known', () => known('渡口老船票'));
    assert.match(template(), /模板\.dotx$/);
  });
});

/** The template that a draft would be exported with. */
function template(): string {
  return vscode.workspace.getConfiguration('workplan').get<string>('export.template', '');
}

async function known(words: string): Promise<boolean> {
  const found = await vscode.commands.executeCommand<vscode.SymbolInformation[]>(
    'vscode.executeWorkspaceSymbolProvider',
    words,
  );
  return found.some(({ name }) => name.includes(words));
}
