import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { expectText, openText, pause, positionOf, tidyUp, until } from '../editor';
import { CLEAN } from '../texts';
import { atOnce, committing, composeText, composing, needsWindow, press, type } from '../workbench';

/** Behind it stands a line's end; before it, too, words. */
const END = '应归尽归。';

/** A way in which a full-width mark gets into a text. */
interface Way {
  readonly name: string;
  readonly pairs: readonly string[];
  readonly write: (mark: string) => Promise<void>;
}

const WAYS: readonly Way[] = [
  {
    name: 'as a key of the input method',
    pairs: ['“”', '‘’', '《》', '〈〉', '（）', '〔〕', '【】'],
    write: (mark) => atOnce(committing(mark, 'Comma')),
  },
  {
    name: 'as a composition',
    pairs: ['“”', '《》', '（）'],
    write: (mark) => atOnce(composing(mark, 'Comma'), committing(mark, 'Comma')),
  },
  { name: 'as plain text', pairs: ['《》'], write: type },
];

describe('marks that come in pairs', () => {
  let document: vscode.TextDocument;
  let editor: vscode.TextEditor;

  before(function () {
    needsWindow(this);
  });
  beforeEach(async () => {
    document = await openText(CLEAN);
    editor = vscode.window.activeTextEditor!;
  });
  afterEach(tidyUp);

  for (const { name, pairs, write } of WAYS) {
    describe(name, () => {
      for (const pair of pairs) {
        const opening = pair.charAt(0);
        const closing = pair.charAt(1);

        it(`${pair}: closed, the caret inside; the closing mark is typed over; Backspace takes both`, async () => {
          await settle(endOf(END));
          await write(opening);
          await expectText(document, CLEAN.replace(END, END + pair));
          await composeText('ni', '你');
          await expectText(document, CLEAN.replace(END, `${END}${opening}你${closing}`));
          await write(closing);
          await expectText(document, CLEAN.replace(END, `${END}${opening}你${closing}`));
          await type('x');
          await expectText(document, CLEAN.replace(END, `${END}${opening}你${closing}x`));

          await settle(endOf('一、加强档案资源建设'));
          const before = document.getText();
          await write(opening);
          await until('it is closed', () => document.getText().includes(`资源建设${pair}`));
          await press('Backspace');
          await expectText(document, before);
        });
      }

      for (const pair of pairs.slice(0, 1)) {
        const opening = pair.charAt(0);
        const closing = pair.charAt(1);

        it(`${pair}: not closed before a Han character, a numeral or another name`, async () => {
          for (const words of ['进馆工作', '2026年全市', '《澄川市档案条例》。']) {
            const before = document.getText();
            await settle(positionOf(document, words));
            await write(opening);
            const expected = before.replace(words, opening + words);
            await expectText(document, expected);
            await pause(200);
            assert.equal(document.getText(), expected);
          }
        });

        it(`${pair}: closed before a mark of punctuation`, async () => {
          const place = positionOf(document, '。完成市直单位');
          await settle(place);
          await write(opening);
          await expectText(document, CLEAN.replace('。完成市直单位', `${pair}。完成市直单位`));
        });

        it(`${pair}: set around what is selected`, async () => {
          const start = positionOf(document, '国际档案日');
          await settle(start, start.translate(0, 5));
          await write(opening);
          await expectText(document, CLEAN.replace('国际档案日', `${opening}国际档案日${closing}`));
        });
      }
    });
  }

  function endOf(text: string): vscode.Position {
    return positionOf(document, text).translate(0, text.length);
  }

  async function settle(start: vscode.Position, end = start): Promise<void> {
    editor.selection = new vscode.Selection(start, end);
    await vscode.commands.executeCommand('workbench.action.focusActiveEditorGroup');
    await pause(100);
  }
});
