import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  codeOf,
  diagnostics,
  expectFindings,
  findings,
  openSample,
  openText,
  pause,
  positionOf,
  replace,
  tidyUp,
  until,
} from '../editor';
import { CLEAN, DRAFT, DRAFT_FINDINGS, ISSUED } from '../texts';

describe('diagnostics', () => {
  afterEach(tidyUp);

  it('finds the dozen slips of the sample draft, each once', async () => {
    const { uri } = await openSample(DRAFT);
    await expectFindings(uri, DRAFT_FINDINGS);
  });

  for (const name of ISSUED) {
    it(`finds nothing wrong in ${name}`, async () => {
      const { uri } = await openSample(name);
      // A plan with a slip, opened later and reported, shows that this one has had its turn.
      const other = await openText('2026年工作要点\n一、抓好落实\n1.做好这项工作。\n3.做好那项工作。\n');
      await until('the other plan is checked', () => diagnostics(other.uri).length > 0);
      await pause(500);
      const loud = diagnostics(uri).filter(({ severity }) => severity <= vscode.DiagnosticSeverity.Warning);
      assert.deepEqual(loud, []);
    });
  }

  it('says what is wrong, why, and where the explanation is', async () => {
    const { uri } = await openSample(DRAFT);
    await expectFindings(uri, DRAFT_FINDINGS);
    const gap = diagnostics(uri).find(({ code }) => codeOf(code) === 'numbering/item-gap');
    assert.ok(gap);
    assert.equal(gap.severity, vscode.DiagnosticSeverity.Error);
    assert.match(gap.message, /[4４]/);
    assert.equal(gap.range.start.line, 9);
    assert.ok(typeof gap.code === 'object', 'the code links to the page of its rule');
    const page = await vscode.workspace.fs.readFile(gap.code.target);
    assert.match(new TextDecoder().decode(page), /numbering\/item-gap/);
    assert.equal(gap.relatedInformation?.[0]?.location.range.start.line, 7, 'the item before is shown');
  });

  it('says one slip once, comes with the edit that makes it and goes with the one that mends it', async () => {
    const document = await openText(CLEAN);
    await replace(document, '3.办好', '2.办好');
    await expectFindings(document.uri, ['8 numbering/item-duplicate']);
    await replace(document, '2.办好', '3.办好');
    await expectFindings(document.uri, []);
  });

  it('follows undo and redo', async () => {
    const document = await openText(CLEAN);
    await replace(document, '“一次办好”', '“一次办好');
    await expectFindings(document.uri, ['8 punctuation/unpaired']);
    await vscode.commands.executeCommand('undo');
    await expectFindings(document.uri, []);
    await vscode.commands.executeCommand('redo');
    await expectFindings(document.uri, ['8 punctuation/unpaired']);
  });

  it('moves with the text above it', async () => {
    const document = await openText(CLEAN.replace('4.开展', '5.开展'));
    await expectFindings(document.uri, ['9 numbering/item-gap']);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, positionOf(document, '一、加强'), '\n\n');
    assert.ok(await vscode.workspace.applyEdit(edit));
    await expectFindings(document.uri, ['11 numbering/item-gap']);
  });

  it('keeps up with many edits in a row', async () => {
    const document = await openText(CLEAN);
    const editor = await vscode.window.showTextDocument(document);
    for (let i = 0; i < 30; i++) {
      const place = positionOf(document, '应归尽归');
      assert.ok(await editor.edit((edit) => edit.insert(place, '做好工作，')));
    }
    await replace(document, '4.开展', '6.开展');
    await expectFindings(document.uri, ['9 numbering/item-gap']);
  });

  it('goes away when the file is closed and removed, and leaves other files alone', async () => {
    const first = await openText(CLEAN.replace('4.开展', '5.开展'));
    const second = await openText(CLEAN.replace('2.推进', '1.推进'));
    await expectFindings(first.uri, ['9 numbering/item-gap']);
    await expectFindings(second.uri, ['6 numbering/item-duplicate']);

    await vscode.window.showTextDocument(first);
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await vscode.workspace.fs.delete(first.uri);
    await until('the findings of the closed file are gone', () => findings(first.uri).length === 0);
    await expectFindings(second.uri, ['6 numbering/item-duplicate']);
  });

  it('reads characters beyond the BMP at their place', async () => {
    const document = await openText(CLEAN.replace('应收尽收、', '应收尽收𠮷𠮷,').replace('4.开展', '5.开展'));
    await expectFindings(document.uri, ['5 punctuation/halfwidth', '9 numbering/item-gap']);
    const [comma] = diagnostics(document.uri);
    assert.equal(comma && document.getText(comma.range), ',');
  });

  it('says once that the line breaks are lost', async () => {
    const plan = await openSample(ISSUED[3]!);
    const { uri } = await openText(plan.getText().replaceAll('\n', ''));
    await expectFindings(uri, ['1 structure/line-breaks-lost']);
  });
});
