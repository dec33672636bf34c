import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { expectFindings, openSample, openText, positionOf, tidyUp, until } from '../editor';
import { CLEAN, DRAFT, DRAFT_FINDINGS } from '../texts';

describe('features, as the editor asks for them', () => {
  let document: vscode.TextDocument;

  beforeEach(async () => {
    document = await openText(CLEAN);
  });
  afterEach(tidyUp);

  it('outline: title, requirements, chapters with their items', async () => {
    const symbols = await provided<vscode.DocumentSymbol>('vscode.executeDocumentSymbolProvider');
    const names = symbols.map(({ name, children }) => [name, children.map((child) => child.name)]);
    assert.deepEqual(names, [
      ['澄川市档案馆2026年工作要点', []],
      ['总体要求', []],
      ['一、加强档案资源建设', ['1.抓好到期档案接收', '2.推进档案数字化']],
      ['二、提高档案利用水平', ['3.办好查档窗口', '4.开展档案宣传']],
    ]);
  });

  it('outline: of the sample draft, as a careful reader counts', async () => {
    document = await openSample(DRAFT);
    const symbols = await provided<vscode.DocumentSymbol>('vscode.executeDocumentSymbolProvider');
    const chapters = symbols.filter(({ name }) => /^[一二三四五六][、.]/.test(name));
    assert.deepEqual(
      chapters.map(({ children }) => children.length),
      [3, 4, 6, 3, 0, 3],
    );
  });

  it('folding: a range for each chapter', async () => {
    const ranges = await provided<vscode.FoldingRange>('vscode.executeFoldingRangeProvider');
    assert.deepEqual(
      ranges.map(({ start, end }) => [start, end]),
      [
        [3, 5],
        [6, 8],
      ],
    );
  });

  it('hover: on a marker the scheme in force and why', async () => {
    const text = await hoverAt(positionOf(document, '3.办好'));
    assert.match(text, /第\s*3\s*项/);
    assert.match(text, /连续/);
  });

  it('hover: on a finding what is wrong, its code and the page of its rule', async () => {
    document = await openSample(DRAFT);
    await expectFindings(document.uri, DRAFT_FINDINGS);
    const text = await hoverAt(positionOf(document, '5.用好公共数据'));
    assert.match(text, /numbering\/item-gap/);
  });

  it('selection ranges: from the clause out to the plan, each holding the one before', async () => {
    const [range] = await vscode.commands.executeCommand<vscode.SelectionRange[]>(
      'vscode.executeSelectionRangeProvider',
      document.uri,
      [positionOf(document, '二十万页')],
    );
    const texts: string[] = [];
    for (let at = range; at; at = at.parent) texts.push(document.getText(at.range));
    assert.ok(
      texts.some((text) => text.startsWith('2.推进') && text.endsWith('条例》。')),
      'the item',
    );
    assert.ok(
      texts.some((text) => text.startsWith('一、加强') && !text.includes('二、')),
      'the chapter',
    );
    assert.equal(texts.at(-1)?.trim(), CLEAN.trim());
    texts.reduce((inner, outer) => {
      assert.ok(outer.includes(inner) && outer.length > inner.length);
      return outer;
    });
  });

  it('highlights: a marker lights up its siblings, a name its other places', async () => {
    const lit = async (text: string, column: number) => {
      const place = positionOf(document, text).translate(0, column);
      const highlights = await provided<vscode.DocumentHighlight>('vscode.executeDocumentHighlights', place);
      return highlights.map(({ range }) => document.getText(range));
    };
    assert.deepEqual(await lit('1.抓好', 0), ['1.', '2.']);
    assert.deepEqual(await lit('《澄川市档案条例》', 3), ['《澄川市档案条例》', '《澄川市档案条例》']);
  });

  it('semantic tokens: titles, markers and names', async () => {
    const legend = await vscode.commands.executeCommand<vscode.SemanticTokensLegend>(
      'vscode.provideDocumentSemanticTokensLegend',
      document.uri,
    );
    assert.ok(legend.tokenTypes.length > 0);
    const tokens = await vscode.commands.executeCommand<vscode.SemanticTokens>(
      'vscode.provideDocumentSemanticTokens',
      document.uri,
    );
    assert.equal(tokens.data.length % 5, 0);
    assert.ok(tokens.data.length / 5 >= 8, 'at least title, two chapters, four items and a name');
  });

  it('links: an address in the text can be followed', async () => {
    const links = await provided<vscode.DocumentLink>('vscode.executeLinkProvider');
    assert.deepEqual(
      links.map(({ range }) => document.getText(range)),
      ['www.example.com'],
    );
  });

  it('what a provider says follows an edit', async () => {
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, positionOf(document, '二、提高'), '3.建好新馆。完成市档案馆新馆建设。\n');
    assert.ok(await vscode.workspace.applyEdit(edit));
    const symbols = await provided<vscode.DocumentSymbol>('vscode.executeDocumentSymbolProvider');
    assert.deepEqual(
      symbols.at(-2)?.children.map(({ name }) => name),
      ['1.抓好到期档案接收', '2.推进档案数字化', '3.建好新馆'],
    );
  });

  /** Asks until there is an answer: the server may still be starting. */
  function provided<T>(command: string, ...args: unknown[]): Promise<T[]> {
    return until(`an answer to ${command}`, async () => {
      const answer = await vscode.commands.executeCommand<T[] | undefined>(command, document.uri, ...args);
      return answer && answer.length > 0 ? answer : undefined;
    });
  }

  async function hoverAt(position: vscode.Position): Promise<string> {
    const hovers = await provided<vscode.Hover>('vscode.executeHoverProvider', position);
    return hovers
      .flatMap(({ contents }) => contents)
      .map((content) => (content instanceof vscode.MarkdownString ? content.value : ''))
      .join('\n');
  }
});
