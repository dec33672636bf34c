import assert from 'node:assert/strict';
import type { IGrammar } from 'vscode-textmate';
import { loadGrammar, tokenize } from './tokenize';

/**
 * The editor colours lines on the thread that draws them. What a line may cost is counted in tokens, not in
 * milliseconds: a pattern that backtracks would not come back at all, and mocha's own limit ends it.
 */
describe('TextMate grammar on hostile lines', () => {
  let grammar: IGrammar;
  before(async () => {
    grammar = await loadGrammar();
  });

  const LENGTH = 20_000; // editor.maxTokenizationLineLength: VS Code itself colours no longer line.
  const units: Readonly<Record<string, string>> = {
    'opening marks': '《',
    'opening quotes': '“',
    'straight quotes': '"',
    brackets: '（(',
    digits: '1',
    'digits and dots': '1.',
    'Chinese numerals': '十',
    'Chinese numerals and commas': '一、',
    'full-width blanks': '　',
    'tabs and strokes': '\t|',
    'cells without an end': 'a\t',
    'prefixes of a label': '总体要',
    'prefixes of a title': '工作要',
    'years without 年': '2021',
    'one is': '一是',
    'lone surrogates': '\ud842',
  };
  for (const [name, unit] of Object.entries(units)) {
    for (const prefix of ['', '一、', '1.', '（一）', '各']) {
      it(`${prefix}${name}`, () => {
        const line = prefix + unit.repeat(LENGTH / unit.length);
        for (const text of [line, `首行。\n${line}`]) {
          const tokens = tokenize(grammar, text).at(-1)!;
          assert.ok(tokens.length <= line.length);
          assert.equal(tokens.map((token) => token.text).join(''), line);
        }
      });
    }
  }

  it('colours the line after a hostile one', () => {
    const lines = tokenize(grammar, `${'《“（'.repeat(5000)}\n一、加强领导`);
    assert.ok(lines[1]![0]!.scopes.includes('markup.heading.chapter.workplan'));
  });
});
