import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { expectFindings, findings, openText, pause, replace, tidyUp, until, writeText } from '../editor';
import { serverProcess } from '../processes';
import { CLEAN } from '../texts';

const SLIP = CLEAN.replace('4.开展', '5.开展');

describe('the language server behind the editor', () => {
  afterEach(tidyUp);

  it('checks the plans of the workspace that are not open', async () => {
    const uri = await writeText(SLIP);
    // Something is opened, or the extension would still be asleep.
    await openText(CLEAN);
    await expectFindings(uri, ['9 numbering/item-gap']);
  });

  it('starts anew at the user’s command', async () => {
    const { uri } = await openText(SLIP);
    await expectFindings(uri, ['9 numbering/item-gap']);
    await vscode.commands.executeCommand('workplan.restartServer');
    await expectFindings(uri, ['9 numbering/item-gap']);
  });

  it('comes back when it crashes', async function () {
    if (process.platform !== 'linux') this.skip();
    const document = await openText(CLEAN);
    await until('the server runs', () => serverProcess() !== undefined);
    await expectFindings(document.uri, []);
    process.kill(serverProcess()!, 'SIGKILL');
    await replace(document, '4.开展', '5.开展');
    await expectFindings(document.uri, ['9 numbering/item-gap']);
  });

  it('logs nothing that the user wrote, however much is traced', async function () {
    const logs = process.env['VSCODE_HEADLESS_LOGS'];
    if (!logs) this.skip();
    const trace = vscode.workspace.getConfiguration('workplan');
    await trace.update('trace.server', 'verbose', vscode.ConfigurationTarget.Global);
    try {
      const secret = '绝不外传的一句话';
      const document = await openText(SLIP.replace('应收尽收', secret));
      await until('the plan is checked', () => findings(document.uri).length > 0);
      await replace(document, secret, `${secret}，再说一遍`);
      await vscode.commands.executeCommand(
        'vscode.executeHoverProvider',
        document.uri,
        new vscode.Position(4, 0),
      );
      await pause(1000);

      const files = logFiles(logs);
      const traced = files.filter((file) => fs.readFileSync(file, 'utf8').includes('textDocument/didChange'));
      assert.ok(traced.length > 0, `a message was traced in one of ${files.join(', ')}`);
      assert.deepEqual(
        files.filter((file) => fs.readFileSync(file, 'utf8').includes(secret)),
        [],
      );
    } finally {
      await trace.update('trace.server', undefined, vscode.ConfigurationTarget.Global);
    }
  });
});

function logFiles(folder: string): string[] {
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.log'))
    .map((entry) => path.join(entry.parentPath, entry.name));
}
