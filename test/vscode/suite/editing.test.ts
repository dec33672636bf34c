import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  expectFindings,
  eventually,
  findings,
  known,
  openSample,
  openText,
  pause,
  positionOf,
  tidyUp,
  until,
} from '../editor';
import { CLEAN, DRAFT, DRAFT_FINDINGS } from '../texts';
import { choose, click, needsWindow, press, screenshot, textOf, waitFor } from '../workbench';

/** {@link CLEAN}, its numbers slipped; a reference that was right stays with its item. */
const SLIPPED = CLEAN.replace('2.推进', '5.推进').replace('3.办好', '5.办好').replace('4.开展', '9.开展');

describe('editing a draft', () => {
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closePanel');
    await tidyUp();
  });

  describe('by command: one step, and one undo gives the text back', () => {
    for (const [name, command, text, from, to, expected] of [
      ['renumbers the plan', 'renumberAll', SLIPPED, '9.', '', CLEAN],
      [
        'renumbers from an item on',
        'renumberFromHere',
        SLIPPED,
        '9.',
        '',
        SLIPPED.replace('9.开展', '6.开展'),
      ],
      [
        'renumbers one chapter',
        'renumberChapter',
        CLEAN.replace('2.推进', '4.推进').replace('4.开展', '9.开展'),
        '1.抓好',
        '',
        CLEAN.replace('4.开展', '9.开展'),
      ],
      [
        'moves an item up, and its number with it',
        'moveUp',
        CLEAN,
        '4.开展',
        '',
        swapped(CLEAN, '3.办好', '4.开展'),
      ],
      ['moves an item down', 'moveDown', CLEAN, '1.抓好', '', swapped(CLEAN, '1.抓好', '2.推进')],
      [
        'merges two items',
        'mergeItems',
        CLEAN,
        '1.抓好',
        '2.推进',
        CLEAN.replace('应归尽归。\n2.', '应归尽归。').replace('3.办好', '2.办好').replace('4.开展', '3.开展'),
      ],
      [
        'splits an item at a sentence',
        'splitItem',
        CLEAN,
        '完成馆藏档案',
        '',
        CLEAN.replace('完成馆藏', '\n3.完成馆藏').replace('3.办好', '4.办好').replace('4.开展', '5.开展'),
      ],
      [
        'makes a chapter of items',
        'extractChapter',
        CLEAN,
        '2.推进',
        '',
        CLEAN.replace('2.推进', '二、新的一章\n2.推进').replace('二、提高', '三、提高'),
      ],
    ] as const) {
      it(name, async () => {
        const document = await openText(text);
        select(document, from, to);
        await vscode.commands.executeCommand(`workplan.${command}`);
        await until('the text is another', () => document.getText() !== text);
        assert.equal(document.getText(), expected);
        await undoesInOneStep(document, text);
      });
    }

    it('fixes all that can be fixed in the sample draft', async () => {
      const document = await openSample(DRAFT);
      await expectFindings(document.uri, DRAFT_FINDINGS);
      const text = document.getText();
      await vscode.commands.executeCommand('workplan.fixAll');
      await until('the text is another', () => document.getText() !== text);
      await until('less is found', () => findings(document.uri).length < DRAFT_FINDINGS.length / 2);
      await undoesInOneStep(document, text);
    });

    it('keeps the caret in what was moved, so that it can be moved on', async () => {
      const document = await openText(CLEAN);
      select(document, '4.开展');
      await vscode.commands.executeCommand('workplan.moveUp');
      await until('it was moved', () => document.getText() !== CLEAN);
      assert.match(activeLine(), /开展档案宣传/);
      await vscode.commands.executeCommand('workplan.moveDown');
      await until('it was moved back', () => document.getText() === CLEAN);
      assert.match(activeLine(), /开展档案宣传/);
    });

    it('leaves the heading of a new chapter selected, to be typed over', async () => {
      const document = await openText(CLEAN);
      select(document, '2.推进');
      await vscode.commands.executeCommand('workplan.extractChapter');
      const editor = await until('the chapter is there', () => {
        const active = vscode.window.activeTextEditor;
        return active?.selection.isEmpty === false && active;
      });
      const { start } = editor.selection;
      assert.equal(document.lineAt(start.line).text.slice(0, start.character), '二、');
      assert.equal(editor.selection.end.character, document.lineAt(start.line).text.length);
      assert.match(document.getText(), /^三、提高档案利用水平$/m);
    });

    it('of two editors that show the draft, the caret of the one that is written in moves', async () => {
      const document = await openText(CLEAN);
      select(document, '2026年全市');
      await vscode.window.showTextDocument(document, vscode.ViewColumn.Beside);
      select(document, '4.开展');
      await vscode.commands.executeCommand('workplan.moveUp');
      await until('it was moved', () => document.getText() !== CLEAN);
      const lines = () => vscode.window.visibleTextEditors.map(({ selection }) => selection.active.line);
      await until('its caret has followed', () => lines().includes(7));
      assert.deepEqual(lines(), [2, 7]);
    });

    it('a comparison stays open when a chapter is made in it', async () => {
      const { uri } = await openText(CLEAN);
      const other = await vscode.workspace.openTextDocument({ language: 'workplan', content: CLEAN });
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      await vscode.commands.executeCommand('vscode.diff', other.uri, uri);
      const document = await until('the draft’s side has the caret', () => {
        const active = vscode.window.activeTextEditor?.document;
        return active?.uri.toString() === uri.toString() && active;
      });
      select(document, '2.推进');
      await vscode.commands.executeCommand('workplan.extractChapter');
      await until('the chapter is there', () => document.getText().includes('三、提高档案利用水平'));
      const active = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
      assert.ok(active instanceof vscode.TabInputTextDiff);
    });

    it('loses no key that is typed meanwhile', async () => {
      const document = await openText(SLIPPED);
      const done = vscode.commands.executeCommand('workplan.renumberAll');
      await vscode.window.activeTextEditor?.edit((edit) => edit.insert(new vscode.Position(1, 0), '\n'));
      await done;
      assert.equal(document.getText(), CLEAN.replace('\n', '\n\n'));
    });

    it('keeps the line ends of the file', async () => {
      const text = SLIPPED.replaceAll('\n', '\r\n');
      const document = await openText(text);
      await vscode.commands.executeCommand('workplan.renumberAll');
      await until('it is renumbered', () => document.getText() === CLEAN.replaceAll('\n', '\r\n'));
      await undoesInOneStep(document, text);
    });

    it('does nothing where nothing is to be done', async () => {
      const document = await openText(CLEAN);
      const { version } = document;
      await vscode.commands.executeCommand('workplan.renumberAll');
      select(document, '澄川市档案馆');
      await vscode.commands.executeCommand('workplan.moveUp');
      assert.equal(document.version, version);
    });

    it('leaves a text alone whose file system is read-only', async () => {
      const files: vscode.FileSystemProvider = {
        onDidChangeFile: new vscode.EventEmitter<vscode.FileChangeEvent[]>().event,
        stat: () => ({ type: vscode.FileType.File, ctime: 0, mtime: 0, size: 1 }),
        readFile: () => new TextEncoder().encode(SLIPPED),
        watch: () => new vscode.Disposable(() => undefined),
        readDirectory: refused,
        createDirectory: refused,
        writeFile: refused,
        delete: refused,
        rename: refused,
      };
      const options = { isReadonly: true };
      const registered = vscode.workspace.registerFileSystemProvider('history', files, options);
      try {
        const uri = vscode.Uri.parse('history:/澄川市档案馆2026年工作要点.txt');
        const document = await vscode.workspace.openTextDocument(uri);
        await vscode.window.showTextDocument(document);
        await known(document);
        await vscode.commands.executeCommand('workplan.renumberAll');
        assert.equal(document.getText(), SLIPPED);
      } finally {
        await vscode.commands.executeCommand('workbench.action.closeAllEditors');
        registered.dispose();
      }
    });

    it('leaves texts alone that are no drafts', async () => {
      await openText(CLEAN);
      await vscode.commands.executeCommand('workplan.showOutline');
      const outline = await until('the outline is shown', () =>
        vscode.window.visibleTextEditors.find(({ document }) => document.uri.scheme === 'workplan-outline'),
      );
      const { document } = await vscode.window.showTextDocument(outline.document);
      const text = document.getText();
      await vscode.commands.executeCommand('workplan.moveDown');
      assert.equal(document.getText(), text);
    });
  });

  describe('as code actions and by formatting', () => {
    it('a quick fix is applied in one step', async () => {
      const text = CLEAN.replace('4.开展', '6.开展');
      const document = await openText(text);
      await expectFindings(document.uri, ['9 numbering/item-gap']);
      const place = new vscode.Range(positionOf(document, '6.'), positionOf(document, '6.'));
      const action = await until('a fix is offered', async () => {
        const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
          'vscode.executeCodeActionProvider',
          document.uri,
          place,
          vscode.CodeActionKind.QuickFix.value,
          5,
        );
        return actions.find(({ isPreferred, edit }) => isPreferred && edit);
      });
      assert.ok(action.edit && (await vscode.workspace.applyEdit(action.edit)));
      assert.equal(document.getText(), CLEAN);
      await undoesInOneStep(document, text);
    });

    it('saving fixes all where the user wants it, and one undo gives it back', async () => {
      const text = SLIPPED.replace('做到应收尽收', '做到，，应收尽收');
      const document = await openText(text);
      await until('it was checked', () => findings(document.uri).length > 1);
      const settings = vscode.workspace.getConfiguration('editor', { languageId: 'workplan' });
      const global = vscode.ConfigurationTarget.Global;
      await settings.update('codeActionsOnSave', { 'source.fixAll.workplan': 'explicit' }, global);
      try {
        select(document, '1.抓好');
        // Only what was changed is fixed when it is saved.
        await vscode.window.activeTextEditor?.edit((edit) => edit.insert(new vscode.Position(1, 0), '\n'));
        const changed = document.getText();
        await vscode.commands.executeCommand('workbench.action.files.save');
        await until('it is saved', () => !document.isDirty);
        const fixed = CLEAN.replace('做到应收尽收', '做到，应收尽收').replace('\n', '\n\n');
        assert.equal(document.getText(), fixed);
        await undoesInOneStep(document, changed);
      } finally {
        await settings.update('codeActionsOnSave', undefined, global);
      }
    });

    it('the document is formatted in one step, and formatted it stays', async () => {
      const text = CLEAN.replace('1.抓好', ' 1. 抓好').replace('推行“一次办好”，', '推行“一次办好”，  \n');
      const document = await openText(text);
      await until('it was checked', () => findings(document.uri).length > 0);
      await vscode.commands.executeCommand('editor.action.formatDocument');
      await until('it is formatted', () => document.getText() !== text);
      const formatted = document.getText();
      await vscode.commands.executeCommand('editor.action.formatDocument');
      await pause(300);
      assert.equal(document.getText(), formatted);
      await undoesInOneStep(document, text);
    });

    it('how lines are indented may be set for plans alone', async () => {
      const indented = CLEAN.replaceAll(/^(?=[1-4]\.|[一二]、|2026)/gm, '\u3000\u3000');
      const document = await openText(indented);
      await known(document);
      const settings = vscode.workspace.getConfiguration('workplan', { languageId: 'workplan' });
      const global = vscode.ConfigurationTarget.Global;
      await settings.update('format.indent', 'none', global, true);
      try {
        await until('the indents are gone', async () => {
          await vscode.commands.executeCommand('editor.action.formatDocument');
          return document.getText() === CLEAN;
        });
        await undoesInOneStep(document, indented);
      } finally {
        await settings.update('format.indent', undefined, global, true);
      }
    });

    it('lines become comments, which are no part of the plan, and lines again', async () => {
      const document = await openText(CLEAN);
      await expectFindings(document.uri, []);
      select(document, '4.开展', '4.开展');
      await vscode.commands.executeCommand('editor.action.commentLine');
      assert.equal(document.getText(), CLEAN.replace('4.开展', '// 4.开展'));
      await until(
        'the item is none any more',
        async () => !(await names(document)).includes('4.开展档案宣传'),
      );
      await vscode.commands.executeCommand('editor.action.commentLine');
      assert.equal(document.getText(), CLEAN);
      await until('it is one again', async () => (await names(document)).includes('4.开展档案宣传'));
    });

    it('a new plan of the one that is open is offered', async () => {
      const document = await openText(CLEAN);
      await known(document);
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        document.uri,
        new vscode.Range(0, 0, 0, 0),
        vscode.CodeActionKind.Refactor.value,
      );
      const commands = actions.map(({ command }) => command);
      const offered = commands.find((command) => command?.command === 'workplan.newPlanFromEarlier');
      assert.deepEqual(offered?.arguments, [{ uri: document.uri.toString() }]);
    });
  });

  describe('in the window', () => {
    before(function () {
      needsWindow(this);
    });

    it('new numbers are looked at in the refactor preview before they are made', async () => {
      const document = await openText(SLIPPED);
      const done = Promise.resolve(vscode.commands.executeCommand('workplan.previewRenumber'));
      const rows = await until('the preview lists the changes', async () => {
        const texts = await textOf('.bulk-edit-panel .monaco-list-row');
        return texts.length > 1 && texts;
      });
      assert.ok(
        rows.some((row) => row.includes('推进档案数字化')),
        rows.join('\n'),
      );
      await screenshot('renumber-preview');
      assert.equal(document.getText(), SLIPPED, 'nothing is changed yet');
      await vscode.commands.executeCommand('refactorPreview.apply');
      await done;
      assert.equal(document.getText(), CLEAN);
      await undoesInOneStep(document, SLIPPED);
    });

    it('a preview that is thrown away changes nothing', async () => {
      const document = await openText(SLIPPED);
      const done = Promise.resolve(vscode.commands.executeCommand('workplan.previewRenumber'));
      await waitFor('.bulk-edit-panel .monaco-list-row');
      await vscode.commands.executeCommand('refactorPreview.discard');
      await done;
      assert.equal(document.getText(), SLIPPED);
    });

    it('keys move an item up and down, and renumber', async () => {
      const document = await openText(CLEAN);
      select(document, '4.开展');
      await press('Control+Alt+BracketLeft');
      await until('it was moved up', () => document.getText() === swapped(CLEAN, '3.办好', '4.开展'));
      await press('Control+Alt+BracketRight');
      await until('it was moved down', () => document.getText() === CLEAN);
      const editor = await vscode.window.showTextDocument(document);
      await editor.edit((edit) => edit.replace(new vscode.Range(8, 0, 8, 1), '7'));
      await press('Control+Alt+U');
      await until('it is renumbered', () => document.getText() === CLEAN);
    });

    it('what cannot be done is said in the status bar', async () => {
      const document = await openText(CLEAN);
      select(document, '1.抓好');
      await vscode.commands.executeCommand('workplan.moveUp');
      await statusSays('已经是第一项');
      await vscode.commands.executeCommand('workplan.renumberAll');
      await statusSays('没有需要改动的地方');
    });

    it('no key that edits is one of VS Code’s own', async () => {
      const keys = keysOf([
        'moveUp',
        'moveDown',
        'renumberAll',
        'surroundWithTitleMarks',
        'surroundWithQuotes',
      ]);
      const defaults = await vscode.workspace.openTextDocument(
        vscode.Uri.parse('vscode://defaultsettings/keybindings.json'),
      );
      const others = bindings(defaults.getText()).filter(({ command }) => !command.startsWith('workplan.'));
      assert.ok(others.length > 500, 'the defaults are read');
      assert.deepEqual(
        others.filter(({ key }) => keys.has(key)),
        [],
      );
    });

    it('the editor’s context menu has a menu of its own for drafts', async () => {
      const document = await openText(CLEAN);
      select(document, '4.开展');
      await vscode.commands.executeCommand('editor.action.showContextMenu');
      const entry = await until('the menu is shown', async () => {
        const index = (await menuEntries()).findIndex((text) => text.includes('工作要点'));
        return index >= 0 && { index };
      });
      await click('.monaco-menu .action-label', entry.index);
      const entries = await until('its entries are shown', async () => {
        const texts = await menuEntries();
        return texts.some((text) => text.includes('上移')) && texts;
      });
      for (const words of ['下移', '全文重新编号', '转换序号写法', '修复全文', '打开往年对应项']) {
        assert.ok(
          entries.some((text) => text.includes(words)),
          words,
        );
      }
      await screenshot('context-menu');
      await press('Escape');
      await press('Escape');
    });

    it('a level’s markers are written otherwise: the level, then the form', async () => {
      const document = await openText(CLEAN);
      const done = Promise.resolve(vscode.commands.executeCommand('workplan.convertMarkers'));
      await choose('项');
      await choose('1、');
      await done;
      const expected = CLEAN.replaceAll(/^(\d)\./gm, '$1、');
      await until('the markers are others', () => document.getText() === expected);
      await undoesInOneStep(document, CLEAN);
    });

    it('an item goes to the end of another chapter, which is picked from the others', async () => {
      const document = await openText(CLEAN);
      select(document, '1.抓好');
      const done = Promise.resolve(vscode.commands.executeCommand('workplan.moveToChapter'));
      await choose('二、');
      await done;
      const item = CLEAN.split('\n').find((line) => line.startsWith('1.抓好')) ?? '';
      const rest = CLEAN.replace(`${item}\n`, '')
        .replace('2.推进', '1.推进')
        .replace('3.办好', '2.办好')
        .replace('4.开展', '3.开展');
      const expected = rest.replace(/(3\.开展.*\n)/, `$1${item.replace('1.', '4.')}\n`);
      await until('it was moved', () => document.getText() !== CLEAN);
      assert.equal(document.getText(), expected);
      await undoesInOneStep(document, CLEAN);
    });

    it('a level is numbered otherwise', async () => {
      const document = await openText(CLEAN);
      const done = Promise.resolve(vscode.commands.executeCommand('workplan.convertNumbering'));
      await choose('项');
      await choose('上一级');
      await done;
      const expected = CLEAN.replace('3.办好', '1.办好').replace('4.开展', '2.开展');
      await until('the numbers are others', () => document.getText() === expected);
      await undoesInOneStep(document, CLEAN);
    });

    it('a new plan from an earlier one: which, for which year, and with how much of its text', async () => {
      await openText(CLEAN);
      const done = Promise.resolve(vscode.commands.executeCommand('workplan.newPlanFromEarlier'));
      await choose('编辑器中打开');
      await until('the year is asked for', async () =>
        (await textOf('.quick-input-widget')).join().includes('哪一年'),
      );
      await screenshot('new-plan-year');
      await press('Enter');
      await choose('往年文字作参考');
      await done;
      const editor = await until('the new plan is open', () => {
        const active = vscode.window.activeTextEditor;
        return active?.document.isUntitled === true && active;
      });
      assert.equal(editor.document.languageId, 'workplan');
      assert.match(editor.document.getText(), /^澄川市档案馆2027年工作要点/);
      assert.equal(editor.selection.active.line, 0);
      await eventually(async () => {
        assert.match(editor.document.getText(), /^\s*\/\/ .*应收尽收/m);
        await Promise.resolve();
      });
      await screenshot('new-plan');
    });
  });

  async function statusSays(words: string): Promise<void> {
    await until(`the status bar says ${words}`, async () =>
      (await textOf('.part.statusbar .statusbar-item')).some((text) => text.includes(words)),
    );
  }
});

/** Puts the caret before a text, or selects from there to another. */
function select(document: vscode.TextDocument, from: string, to = ''): void {
  const editor = vscode.window.activeTextEditor;
  assert.equal(editor?.document, document);
  const start = positionOf(document, from);
  const end = to === '' ? start : positionOf(document, to).translate(0, to.length);
  editor.selection = new vscode.Selection(start, end);
}

/** The text with the lines of two items in each other's place, and the numbers where they were. */
function swapped(text: string, first: string, second: string): string {
  const lines = text.split('\n');
  const a = lines.findIndex((line) => line.startsWith(first));
  const b = lines.findIndex((line) => line.startsWith(second));
  const body = (line: string) => line.slice(2);
  const number = (line: string) => line.slice(0, 2);
  const [one = '', two = ''] = [lines[a], lines[b]];
  lines[a] = number(one) + body(two);
  lines[b] = number(two) + body(one);
  return lines.join('\n');
}

async function undoesInOneStep(document: vscode.TextDocument, text: string): Promise<void> {
  await vscode.window.showTextDocument(document);
  await vscode.commands.executeCommand('undo');
  await until('one undo gives the text back', () => document.getText() === text);
}

function activeLine(): string {
  const editor = vscode.window.activeTextEditor;
  return editor?.document.lineAt(editor.selection.active.line).text ?? '';
}

/** The names of everything in a plan's outline. */
async function names({ uri }: vscode.TextDocument): Promise<string[]> {
  const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[] | undefined>(
    'vscode.executeDocumentSymbolProvider',
    uri,
  );
  return (symbols ?? []).flatMap(({ name, children }) => [name, ...children.map((child) => child.name)]);
}

function refused(): never {
  throw vscode.FileSystemError.NoPermissions();
}

async function menuEntries(): Promise<string[]> {
  return textOf('.monaco-menu .action-label');
}

interface Binding {
  readonly key: string;
  readonly command: string;
}

/** The keys of some commands, as the extension's manifest has them. */
function keysOf(commands: readonly string[]): ReadonlySet<string> {
  const extension = vscode.extensions.all.find(({ packageJSON }) => isOurs(packageJSON));
  const manifest = extension?.packageJSON as { contributes: { keybindings: readonly Binding[] } } | undefined;
  const own = manifest?.contributes.keybindings ?? [];
  const keys = own.filter(({ command }) => commands.includes(command.replace('workplan.', '')));
  assert.ok(keys.length >= commands.length);
  return new Set(keys.map(({ key }) => key));
}

function isOurs(manifest: unknown): boolean {
  return (manifest as { name?: unknown } | undefined)?.name === 'workplan';
}

/** JSON with comments in front and behind. */
function bindings(text: string): readonly Binding[] {
  return [...text.matchAll(/"key": "((?:[^"\\]|\\.)*)",\s*"command": "([^"]*)"/g)].map(
    ([, key = '', command = '']) => ({
      key: JSON.parse(`"${key}"`) as string,
      command,
    }),
  );
}
