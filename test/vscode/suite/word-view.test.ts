import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { diagnostics, eventually, known, openText, positionOf, tidyUp, until } from '../editor';
import { CLEAN } from '../texts';
import {
  attributeOf,
  choose,
  click,
  hoverText,
  moveMouseAway,
  needsWindow,
  screenshot,
  styleOf,
  textOf,
  waitFor,
} from '../workbench';
import {
  BROKEN_FILE,
  CHANGED_FILE,
  shownDraft,
  textOfWord,
  WORD_PLAN,
  WORD_PLAN_TEXT,
  writeBytes,
} from '../word-files';

const NAME = '澄川市数据局2021年工作要点';
const PAGE = 'body[data-workplan="document"]';
const VIEW = 'workplan.wordView';
/** Brackets, a blank and a per cent sign are written in more than one way in addresses. */
const AWKWARD = `${NAME}(1) 定稿 100%.docx`;
const ITEM = '1.征集渡口老船票。面向社会征集渡口旧船票一百件，办好征集公告和鉴定登记。';

/** A draft that continues the first item of the Word file. */
const DRAFT = [
  '澄川市数据局2022年工作要点',
  '2022年全市数据工作的总体要求是：夯实基础，服务大局。',
  '一、夯实数据基础',
  '1.继续征集渡口老船票。面向社会再征集渡口旧船票一百件，办好征集公告和鉴定登记。',
  '2.修订《澄川市船票资料管理办法》。广泛征求意见。',
  '',
].join('\n');

describe('a Word file that is looked at', () => {
  before(function () {
    needsWindow(this);
  });
  afterEach(async () => {
    await moveMouseAway();
    await vscode.commands.executeCommand('notifications.clearAll');
    await tidyUp();
  });

  describe('as text', () => {
    it('has the colours, the outline and the folds of a plan, and nothing to be mended', async () => {
      const file = await writeBytes(`${NAME}.docx`, WORD_PLAN);
      const document = await shown(textOfWord(file));
      assert.equal(document.getText(), WORD_PLAN_TEXT);
      await until('the outline is known', async () => {
        const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[] | undefined>(
          'vscode.executeDocumentSymbolProvider',
          document.uri,
        );
        return symbols?.some(({ name }) => name.includes('夯实数据基础'));
      });
      const folds = await vscode.commands.executeCommand<vscode.FoldingRange[]>(
        'vscode.executeFoldingRangeProvider',
        document.uri,
      );
      assert.ok(folds.length > 0);
      assert.deepEqual(diagnostics(document.uri), []);
      await screenshot('word-text');
    });

    it('whatever its name says, and cannot be changed', async () => {
      const file = await writeBytes('通知.docx', WORD_PLAN);
      const document = await shown(textOfWord(file));
      assert.equal(document.languageId, 'workplan');
      await vscode.commands.executeCommand('type', { text: '改' });
      await vscode.commands.executeCommand('workplan.renumberAll');
      assert.equal(document.getText(), WORD_PLAN_TEXT);
    });

    it('leaves the outline to the draft, in which items can be moved', async () => {
      const draft = await openText(CLEAN);
      await known(draft);
      await vscode.commands.executeCommand('workplan.planOutline.focus');
      const listed = async () => (await textOf('.part.sidebar .monaco-list-row')).join('\n');
      await until('the draft is listed', async () => (await listed()).includes('推进档案数字化'));
      const document = await shown(textOfWord(await writeBytes(`${NAME}.docx`, WORD_PLAN)));
      await until('the text is known', async () => {
        const symbols = await vscode.commands.executeCommand<unknown[] | undefined>(
          'vscode.executeDocumentSymbolProvider',
          document.uri,
        );
        return symbols !== undefined && symbols.length > 0;
      });
      assert.match(await listed(), /推进档案数字化/);
      await vscode.commands.executeCommand('workbench.view.explorer');
    });

    it('follows the file', async () => {
      const file = await writeBytes(`${NAME}.docx`, WORD_PLAN);
      const document = await shown(textOfWord(file));
      await vscode.workspace.fs.writeFile(file, CHANGED_FILE);
      await until('the new text is shown', () => document.getText().includes('一、夯实数据基础\n'));
    });

    it('of an earlier plan is where definitions, references and symbols lead, at the right line', async () => {
      const file = await writeBytes(AWKWARD, WORD_PLAN);
      const draft = await openText(DRAFT, '澄川市数据局2022年工作要点.txt');
      const target = await counterpartIn(file, draft);
      const prior = await vscode.workspace.openTextDocument(target.uri);
      assert.equal(prior.lineAt(target.range.start.line).text, ITEM);

      const [symbol] = await vscode.commands
        .executeCommand<vscode.SymbolInformation[]>(
          'vscode.executeWorkspaceSymbolProvider',
          '面向社会征集渡口',
        )
        .then((all) => all.filter(({ location }) => location.uri.scheme === 'workplan-word'));
      if (symbol) assert.equal(symbol.location.uri.toString(), textOfWord(file).toString());
    });

    it('of an earlier plan is where a hover’s link leads', async () => {
      const file = await writeBytes(AWKWARD, WORD_PLAN);
      const draft = await openText(DRAFT, '澄川市数据局2022年工作要点.txt');
      await counterpartIn(file, draft);
      const link = await until('the hover links to the counterpart', async () => {
        const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
          'vscode.executeHoverProvider',
          draft.uri,
          positionOf(draft, '继续征集'),
        );
        const parts = hovers
          .flatMap(({ contents }) => contents)
          .filter((part) => part instanceof vscode.MarkdownString);
        return parts.find((part) => part.value.includes('](command:workplan.openPlace?'));
      });
      assert.deepEqual(link.isTrusted, { enabledCommands: ['workplan.openPlace'] });
      // VS Code shows a link of a hover only where it would follow it.
      await hoverText('.view-line span:text-is("1.")', '2021');
      const shownLinks = await attributeOf('.monaco-hover-content a', 'data-href');
      const target = shownLinks.find((one) => one.startsWith('command:workplan.openPlace?'));
      assert.ok(target !== undefined, shownLinks.join('\n'));
      const [place] = JSON.parse(decodeURIComponent(target.slice(target.indexOf('?') + 1))) as unknown[];
      await vscode.commands.executeCommand('workplan.openPlace', place);
      await until('the item is shown', () => {
        const now = vscode.window.activeTextEditor;
        return (
          now?.document.uri.toString() === textOfWord(file).toString() &&
          now.document.lineAt(now.selection.active.line).text === ITEM
        );
      });
    });

    it('stands beside the draft that it is compared with, in the draft’s order', async () => {
      const file = await writeBytes(AWKWARD, WORD_PLAN);
      const draft = await openText(DRAFT, '澄川市数据局2022年工作要点.txt');
      await counterpartIn(file, draft);
      const done = Promise.resolve(vscode.commands.executeCommand('workplan.compareWithEarlier'));
      await choose('2021');
      await done;
      await eventually(async () => {
        const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
        assert.ok(input instanceof vscode.TabInputTextDiff);
        const left = await vscode.workspace.openTextDocument(input.original);
        assert.ok(
          left.getText().includes('征集渡口老船票'),
          `${input.original.toString()}\n${left.getText()}`,
        );
      });
    });

    it('outside the archive stands beside the draft as it is', async () => {
      const file = await writeBytes('通知.docx', WORD_PLAN);
      const draft = await openText(DRAFT, '澄川市数据局2022年工作要点.txt');
      await vscode.commands.executeCommand('workplan.compareWithDraft', file);
      const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
      assert.ok(input instanceof vscode.TabInputTextDiff);
      assert.equal(input.original.toString(), textOfWord(file).toString());
      assert.equal(input.modified.toString(), draft.uri.toString());
    });

    it('can be what a new plan begins with', async () => {
      const file = await writeBytes(`${NAME}.docx`, WORD_PLAN);
      const done = Promise.resolve(vscode.commands.executeCommand('workplan.newPlanFromEarlier', file));
      await waitFor('.quick-input-widget input:focus');
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      await choose('全文保留');
      await done;
      const draft = await shownDraft(undefined);
      assert.match(draft.getText(), /^澄川市数据局20\d\d年工作要点\n/);
      assert.ok(draft.getText().includes('1.征集渡口老船票。'));
    });
  });

  describe('as a page', () => {
    it('has the look of a document: title, chapters, items that run on', async () => {
      const file = await writeBytes(`${NAME}.docx`, WORD_PLAN);
      await vscode.commands.executeCommand('vscode.openWith', file, VIEW);
      await waitFor('h1', PAGE);
      assert.deepEqual(await textOf('h1', PAGE), [NAME]);
      assert.deepEqual(await textOf('h2', PAGE), ['一、夯实数据基础', '二、办好开放服务']);
      assert.deepEqual(await textOf('p.item', PAGE), [
        ITEM,
        '2.修订管理办法。修订《澄川市船票资料管理办法》。',
        '3.开展主题展览。围绕“渡口记忆”举办展览两场。',
      ]);
      assert.deepEqual(await styleOf('h1', 'textAlign', PAGE), ['center']);
      assert.match((await styleOf('h2 .heading', 'fontFamily', PAGE))[0] ?? '', /SimHei/);
      await screenshot('word-page');
    });

    it('in a dark theme, and in one of high contrast', async () => {
      const file = await writeBytes(`${NAME}.docx`, WORD_PLAN);
      await vscode.commands.executeCommand('vscode.openWith', file, VIEW);
      await waitFor('h1', PAGE);
      const settings = vscode.workspace.getConfiguration('workbench');
      try {
        for (const [theme, name] of [
          ['Default Dark Modern', 'dark'],
          ['Default High Contrast', 'contrast'],
        ] as const) {
          const [before] = await styleOf('main', 'color', PAGE);
          await settings.update('colorTheme', theme, vscode.ConfigurationTarget.Global);
          await until(`the page is drawn in ${theme}`, async () => {
            const [color] = await styleOf('main', 'color', PAGE);
            return name === 'contrast' ? color === 'rgb(255, 255, 255)' : color !== before;
          });
          await screenshot(`word-page-${name}`);
        }
      } finally {
        await settings.update('colorTheme', undefined, vscode.ConfigurationTarget.Global);
      }
    });

    it('says what was decided, and has buttons for what comes next', async () => {
      const file = await writeBytes('修订稿.docx', CHANGED_FILE);
      await vscode.commands.executeCommand('vscode.openWith', file, VIEW);
      await waitFor('aside li', PAGE);
      assert.ok((await textOf('aside', PAGE)).join().includes('处修订，按已接受读入'));
      const buttons = '.editor-group-container.active .editor-actions .action-label';
      const labels = await attributeOf(buttons, 'aria-label');
      const at = labels.findIndex((label) => label.includes('查看文字') || label.includes('Show Text'));
      assert.ok(at >= 0, labels.join());
      assert.ok(
        labels.some((label) => label.includes('导入 Word 文件') || label.includes('Import Word File')),
        labels.join(),
      );
      await screenshot('word-page-notes');
      await click(buttons, at);
      await until('the text is shown', () => {
        const uri = vscode.window.activeTextEditor?.document.uri;
        return uri?.toString() === textOfWord(file).toString();
      });
    });

    it('says so when the file goes, and is there again with it', async () => {
      const file = await writeBytes(`${NAME}.docx`, WORD_PLAN);
      await vscode.commands.executeCommand('vscode.openWith', file, VIEW);
      await waitFor('h2', PAGE);
      await vscode.workspace.fs.delete(file);
      // The page is another one then, and the old one is gone while it is looked for.
      await eventually(async () =>
        assert.deepEqual(await textOf('main.refusal p:last-child', PAGE), [
          '这里只是查看，不会改动文件。等它能读了，会自动显示出来。',
        ]),
      );
      await vscode.workspace.fs.writeFile(file, WORD_PLAN);
      await eventually(async () => assert.deepEqual(await textOf('h1', PAGE), [NAME]));
    });

    it('says why there is none, and shows the file as soon as it can be read', async () => {
      const file = await writeBytes('坏的.docx', BROKEN_FILE);
      await vscode.commands.executeCommand('vscode.openWith', file, VIEW);
      await waitFor('main.refusal', PAGE);
      assert.deepEqual(await textOf('h1', PAGE), ['“坏的.docx”无法显示']);
      await screenshot('word-page-refused');
      // A change within the same moment would not be noticed.
      await vscode.workspace.fs.writeFile(file, WORD_PLAN);
      await eventually(async () => assert.deepEqual(await textOf('h1', PAGE), [NAME]));
    });
  });
});

async function shown(uri: vscode.Uri): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document, { preview: false });
  return until('it is shown as a plan', () => {
    const now = vscode.window.activeTextEditor?.document;
    return now?.uri.toString() === uri.toString() && now.languageId === 'workplan' && now;
  });
}

/**
 * Where the draft's first item leads to, as soon as that is the Word file: other earlier plans may be read before it, and
 * that a file of the test before is gone may be heard later.
 */
async function counterpartIn(file: vscode.Uri, draft: vscode.TextDocument): Promise<vscode.Location> {
  const expected = textOfWord(file).toString();
  return until('the counterpart in the Word file is known', async () => {
    const found = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
      'vscode.executeDefinitionProvider',
      draft.uri,
      positionOf(draft, '继续征集'),
    );
    const places = found.map(placeOf).filter(({ uri }) => uri.scheme === 'workplan-word');
    return places.every(({ uri }) => uri.toString() === expected) && places[0];
  });
}

function placeOf(found: vscode.Location | vscode.LocationLink): vscode.Location {
  return 'targetUri' in found
    ? new vscode.Location(found.targetUri, found.targetSelectionRange ?? found.targetRange)
    : found;
}
