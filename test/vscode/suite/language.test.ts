import assert from 'node:assert/strict';
import path from 'node:path';
import * as vscode from 'vscode';
import { diagnostics, expectFindings, openText, pause, tidyUp, until } from '../editor';
import { CLEAN } from '../texts';

const EXTENSION = 'workplan.workplan';
const SLIP = '2026年工作要点\n一、抓好落实\n1.做好这项工作。\n3.做好那项工作。\n';

describe('the language 工作要点', () => {
  afterEach(tidyUp);

  for (const name of [
    '某局.workplan',
    '某局.gzyd',
    '某局2026年工作要点.txt',
    '某局2026年工作计划（征求意见稿）.txt',
    '2026年工作思路.txt',
  ]) {
    it(`is recognised by the file name ${name}`, async () => {
      const document = await openText(CLEAN, name);
      assert.equal(document.languageId, 'workplan');
    });
  }

  it('starts the extension when a plan is opened', async () => {
    await openText(CLEAN);
    await until('the extension is active', () => vscode.extensions.getExtension(EXTENSION)?.isActive);
  });

  it('is the extension under test, not another that happens to be installed', () => {
    const folder = vscode.extensions.getExtension(EXTENSION)?.extensionUri.fsPath;
    const expected = process.env['WORKPLAN_TEST_EXTENSIONS'];
    assert.ok(folder && expected);
    assert.equal(path.dirname(folder).toLowerCase(), expected.toLowerCase());
  });

  it('leaves other texts alone', async () => {
    const plain = await openText(SLIP, '会议记录.txt');
    const markdown = await openText(SLIP, '2026年工作要点.md');
    assert.equal(plain.languageId, 'plaintext');
    assert.equal(markdown.languageId, 'markdown');

    // Once the same text is reported as a plan, it would have been reported in the others too.
    const plan = await openText(SLIP);
    await until('the plan is checked', () => diagnostics(plan.uri).length > 0);
    await pause(500);
    assert.deepEqual(vscode.languages.getDiagnostics(plain.uri), []);
    assert.deepEqual(vscode.languages.getDiagnostics(markdown.uri), []);
  });

  it('checks a text that was never saved, once the user says that it is a plan', async () => {
    const document = await vscode.workspace.openTextDocument({ language: 'plaintext', content: SLIP });
    await vscode.window.showTextDocument(document);
    await vscode.languages.setTextDocumentLanguage(document, 'workplan');
    await until('the untitled plan is checked', () => diagnostics(document.uri).length > 0);
    await vscode.languages.setTextDocumentLanguage(document, 'plaintext');
    await expectFindings(document.uri, []);
  });

  it('brings settings that suit Chinese prose', async () => {
    const document = await openText(CLEAN);
    const editor = vscode.workspace.getConfiguration('editor', document);
    assert.equal(editor.get('wordWrap'), 'on');
    assert.equal(editor.get('unicodeHighlight.ambiguousCharacters'), false);
    assert.equal(editor.get('wordBasedSuggestions'), 'off');
  });

  it('has every command it announces', async () => {
    const manifest = vscode.extensions.getExtension(EXTENSION)?.packageJSON as {
      contributes?: { commands?: { command: string }[] };
    };
    const announced = (manifest.contributes?.commands ?? []).map(({ command }) => command);
    assert.ok(announced.length > 0);
    await openText(CLEAN);
    const present = await vscode.commands.getCommands(true);
    assert.deepEqual(
      announced.filter((command) => !present.includes(command)),
      [],
    );
  });
});
