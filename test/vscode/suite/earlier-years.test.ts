import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { openSample, positionOf, tidyUp, until, workspaceFolder } from '../editor';
import { CONTINUED, DRAFT, DROPPED, LAST_YEAR, NEW_ITEM } from '../texts';

describe('earlier years, as the editor asks for them', () => {
  let document: vscode.TextDocument;

  beforeEach(async () => {
    document = await openSample(DRAFT);
  });
  afterEach(tidyUp);

  it('hover: on an item its counterparts, the sentences that prove them, and links that lead there', async () => {
    const text = await hoverAt('巩固“数据直达基层”', /往年要点中的对应项/);
    assert.match(text, /2025年/);
    assert.match(text, /深化“数据直达基层”行动/);
    assert.match(text, /本[年稿]：.*清单外报表/);
    assert.match(text, /\]\(file:[^)]*2025[^)]*#L/);
  });

  it('hover: on an item that is new, that it is', async () => {
    assert.match(await hoverAt('开拓低空经济', /新增/), /新增/);
  });

  it('hover: on a name its first and latest use', async () => {
    const text = await hoverAt('澄川市公共数据授权运营实施办法', /2025/);
    assert.match(text, /2025年/);
  });

  it('definition: from an item to last year’s counterpart', async () => {
    const [target] = await locations('vscode.executeDefinitionProvider', CONTINUED.draft);
    assert.ok(target);
    assert.equal(target.uri.toString(), vscode.Uri.joinPath(workspaceFolder(), LAST_YEAR).toString());
    const prior = await vscode.workspace.openTextDocument(target.uri);
    assert.ok(prior.lineAt(target.range.start.line).text.includes(CONTINUED.prior));
  });

  it('references: an item in every year', async () => {
    const found = await until('references in several plans', async () => {
      const places = await locations('vscode.executeReferenceProvider', '5.用好公共数据');
      return new Set(places.map(({ uri }) => uri.toString())).size >= 4 && places;
    });
    const years = found.map(({ uri }) => /(\d{4})年/.exec(uri.path)?.[1]);
    for (const year of ['2022', '2023', '2024', '2025']) assert.ok(years.includes(year), years.join());
  });

  it('workspace symbols: items of every year', async () => {
    const symbols = await until('symbols of several years', async () => {
      const found = await vscode.commands.executeCommand<vscode.SymbolInformation[]>(
        'vscode.executeWorkspaceSymbolProvider',
        '适老化',
      );
      return new Set(found.map(({ location }) => location.uri.path)).size >= 2 && found;
    });
    assert.ok(symbols.some(({ location }) => location.uri.path.includes('2025年')));
  });

  it('completion: last year’s items at a new line, and undo takes one back in one step', async () => {
    const editor = await vscode.window.showTextDocument(document);
    const before = document.getText();
    const line = positionOf(document, NEW_ITEM).line;
    const end = document.lineAt(line).range.end;
    assert.ok(await editor.edit((edit) => edit.insert(end, '\n　　')));
    const place = new vscode.Position(line + 1, 2);
    editor.selection = new vscode.Selection(place, place);
    const typed = document.getText();
    const item = await until('last year’s items are offered', async () => {
      const list = await vscode.commands.executeCommand<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        document.uri,
        place,
        undefined,
        50,
      );
      return list.items.find((one) => textOfLabel(one.label).includes(DROPPED));
    });
    const inserted = typeof item.insertText === 'string' ? item.insertText : item.insertText?.value;
    const range = item.range instanceof vscode.Range ? item.range : item.range?.replacing;
    assert.ok(inserted !== undefined && inserted.includes(DROPPED) && range);
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, range, inserted);
    assert.ok(await vscode.workspace.applyEdit(edit));
    assert.match(document.lineAt(line + 1).text, /^\u3000\u300017\.提高公共数据开放水平/);
    await vscode.commands.executeCommand('undo');
    await until('undo took the item back', () => document.getText() === typed);
    await vscode.commands.executeCommand('undo');
    await until('and the line', () => document.getText() === before);
  });

  it('code actions: see the differences, confirm, reject', async () => {
    const place = positionOf(document, '巩固“数据直达基层”');
    const titles = await until('actions on the counterpart', async () => {
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        document.uri,
        new vscode.Range(place, place),
      );
      const found = actions.map(({ title }) => title);
      return found.some((title) => title.includes('2025')) && found;
    });
    assert.ok(
      titles.some((title) => title.startsWith('查看与2025年第6项的差异')),
      titles.join(),
    );
    assert.ok(
      titles.some((title) => title.startsWith('确认对应2025年第6项')),
      titles.join(),
    );
    assert.ok(
      titles.some((title) => title.startsWith('否定对应2025年第6项')),
      titles.join(),
    );
  });

  it('inlay hints: where an item stood last year, once they are switched on', async () => {
    const settings = vscode.workspace.getConfiguration('workplan');
    await settings.update('inlayHints.counterparts', true, vscode.ConfigurationTarget.Global);
    try {
      const hints = await until('hints at the items', async () => {
        const found = await vscode.commands.executeCommand<vscode.InlayHint[]>(
          'vscode.executeInlayHintProvider',
          document.uri,
          new vscode.Range(0, 0, document.lineCount, 0),
        );
        return found.length >= 15 && found;
      });
      const texts = hints.map(({ label }) =>
        typeof label === 'string' ? label : label.map(({ value }) => value).join(''),
      );
      assert.ok(texts.includes('← 2025 第6项'), texts.join());
      assert.ok(texts.includes('新增'), texts.join());
    } finally {
      await settings.update('inlayHints.counterparts', undefined, vscode.ConfigurationTarget.Global);
    }
  });

  it('diagnostics: an item copied word for word is pointed out later, and gently', async () => {
    const line = positionOf(document, NEW_ITEM).line;
    const prior = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(workspaceFolder(), LAST_YEAR));
    const copied = prior.lineAt(positionOf(prior, CONTINUED.prior).line).text;
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, document.lineAt(positionOf(document, CONTINUED.draft).line).range, copied);
    assert.ok(await vscode.workspace.applyEdit(edit));
    const found = await until('the copied item is pointed out', () =>
      vscode.languages
        .getDiagnostics(document.uri)
        .find(({ code }) => (typeof code === 'object' ? code.value : code) === 'archive/item-verbatim'),
    );
    assert.equal(found.severity, vscode.DiagnosticSeverity.Hint);
    assert.notEqual(found.range.start.line, line);
  });

  async function hoverAt(text: string, expected: RegExp): Promise<string> {
    return until(`a hover with ${String(expected)}`, async () => {
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        document.uri,
        positionOf(document, text),
      );
      const words = hovers
        .flatMap(({ contents }) => contents)
        .map((content) => (content instanceof vscode.MarkdownString ? content.value : ''))
        .join('\n');
      return expected.test(words) && words;
    });
  }

  function locations(command: string, text: string): Promise<{ uri: vscode.Uri; range: vscode.Range }[]> {
    return until(`an answer to ${command}`, async () => {
      const found = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
        command,
        document.uri,
        positionOf(document, text),
      );
      return (
        found.length > 0 &&
        found.map((one) =>
          'targetUri' in one
            ? { uri: one.targetUri, range: one.targetSelectionRange ?? one.targetRange }
            : { uri: one.uri, range: one.range },
        )
      );
    });
  }
});

function textOfLabel(label: string | vscode.CompletionItemLabel): string {
  return typeof label === 'string' ? label : `${label.label}${label.detail ?? ''}${label.description ?? ''}`;
}
