import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { loadWASM, OnigScanner, OnigString } from 'vscode-oniguruma';
import { INITIAL, parseRawGrammar, Registry, type IGrammar, type StateStack } from 'vscode-textmate';

const grammarFile = new URL('../../../syntaxes/workplan.tmLanguage.json', import.meta.url);

/** A piece of a line and the scopes the grammar gives it, outermost first, without `source.workplan`. */
export interface Token {
  readonly text: string;
  readonly scopes: readonly string[];
}

/** Loads the grammar as VS Code does: vscode-textmate over Oniguruma. */
export async function loadGrammar(): Promise<IGrammar> {
  const wasm = createRequire(import.meta.url).resolve('vscode-oniguruma/release/onig.wasm');
  await loadWASM(readFileSync(wasm));
  const registry = new Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => new OnigScanner(patterns),
      createOnigString: (text) => new OnigString(text),
    }),
    loadGrammar: () =>
      Promise.resolve(parseRawGrammar(readFileSync(grammarFile, 'utf8'), 'workplan.tmLanguage.json')),
  });
  const grammar = await registry.loadGrammar('source.workplan');
  if (!grammar) {
    throw new Error('the grammar could not be loaded');
  }
  return grammar;
}

/** Tokens of a text, line by line. */
export function tokenize(grammar: IGrammar, text: string): readonly (readonly Token[])[] {
  let state: StateStack = INITIAL;
  return text.split('\n').map((line) => {
    const result = grammar.tokenizeLine(line, state);
    state = result.ruleStack;
    return result.tokens.map(({ startIndex, endIndex, scopes }) => ({
      text: line.slice(startIndex, endIndex),
      scopes: scopes.slice(1),
    }));
  });
}
