import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { fnv1a64 } from '../../../server/src/config/hash';
import {
  codeOf,
  diagnostics,
  expectFindings,
  findings,
  openText,
  SOURCE,
  tidyUp,
  until,
  workspaceFolder,
} from '../editor';
import { CLEAN } from '../texts';

const SLIPS = CLEAN.replace('4.开展', '5.开展').replace('二十万页，', '二十万页,');
const BOTH = ['6 punctuation/halfwidth', '9 numbering/item-gap'];

describe('settings and workplan.json', () => {
  const configFile = () => vscode.Uri.joinPath(workspaceFolder(), 'workplan.json');
  let original: Uint8Array;

  before(async () => {
    original = await vscode.workspace.fs.readFile(configFile());
  });

  afterEach(async () => {
    await set('rules', undefined);
    await set('numbering', undefined);
    await vscode.workspace.fs.writeFile(configFile(), original);
    await tidyUp();
  });

  it('takes a level from the settings at once', async () => {
    const { uri } = await openText(SLIPS);
    await expectFindings(uri, BOTH);

    await set('rules', { 'punctuation/halfwidth': 'off' });
    await expectFindings(uri, ['9 numbering/item-gap']);

    await set('rules', { 'punctuation/halfwidth': 'hint' });
    await expectFindings(uri, BOTH);
    await until('the level is a hint', () => {
      const finding = diagnostics(uri).find(({ code }) => codeOf(code) === 'punctuation/halfwidth');
      return finding?.severity === vscode.DiagnosticSeverity.Hint;
    });
  });

  it('takes a level from workplan.json at once', async () => {
    const { uri } = await openText(SLIPS);
    await expectFindings(uri, BOTH);
    await writeConfig({ rules: { 'numbering/item-gap': 'off' } });
    await expectFindings(uri, ['6 punctuation/halfwidth']);
    await writeConfig({});
    await expectFindings(uri, BOTH);
  });

  it('takes a numbering scheme from the settings', async () => {
    const { uri } = await openText(CLEAN);
    await set('numbering', { item: 'restarting' });
    await until('items that run on are reported', () => findings(uri).length > 0);
    await set('numbering', undefined);
    await expectFindings(uri, []);
  });

  it('leaves out what workplan.json says to ignore, also after the item is renumbered', async () => {
    const document = await openText(SLIPS);
    await expectFindings(document.uri, BOTH);
    const words = document.lineAt(5).text.slice('2.'.length);
    await writeConfig({ ignores: [{ code: 'punctuation/halfwidth', hash: fnv1a64(words) }] });
    await expectFindings(document.uri, ['9 numbering/item-gap']);

    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, document.lineAt(4).range.start, '\n');
    assert.ok(await vscode.workspace.applyEdit(edit));
    await expectFindings(document.uri, ['10 numbering/item-gap']);
  });

  it('reports an ignore that hides nothing', async () => {
    const document = await openText(CLEAN);
    const file = vscode.workspace.asRelativePath(document.uri);
    await writeConfig({ ignores: [{ code: 'punctuation/halfwidth', hash: '0123456789abcdef', file }] });
    const unused = await until('the unused ignore is reported', () =>
      vscode.languages.getDiagnostics(configFile()).find(({ code }) => codeOf(code) === 'ignore/unused'),
    );
    assert.match(
      (await vscode.workspace.openTextDocument(configFile())).getText(unused.range),
      /0123456789abcdef/,
    );
  });

  it('says what is wrong with a broken workplan.json and goes on with the rest', async () => {
    const { uri } = await openText(SLIPS);
    await expectFindings(uri, BOTH);
    await vscode.workspace.fs.writeFile(
      configFile(),
      new TextEncoder().encode('{ "rules": { "numbering/item-gap": '),
    );
    await until('the broken file is reported', () =>
      vscode.languages.getDiagnostics(configFile()).some(({ source }) => source === SOURCE),
    );
    await expectFindings(uri, BOTH);
  });

  async function writeConfig(config: unknown): Promise<void> {
    await vscode.workspace.fs.writeFile(
      configFile(),
      new TextEncoder().encode(JSON.stringify(config, undefined, 2)),
    );
  }
});

async function set(name: string, value: unknown): Promise<void> {
  await vscode.workspace
    .getConfiguration('workplan')
    .update(name, value, vscode.ConfigurationTarget.Workspace);
}
