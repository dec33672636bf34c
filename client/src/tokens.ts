import type { FeatureState, StaticFeature } from 'vscode-languageclient';
import { tokenTypes } from './manifest';

/**
 * Tells the server of the token types that package.json contributes. The language client itself names only
 * those of the protocol, and a server sends no type that it was not told of.
 */
export function ownTokenTypes(manifest: unknown): StaticFeature {
  const { types, modifiers } = tokenTypes(manifest);
  return {
    fillClientCapabilities: ({ textDocument }) => {
      textDocument?.semanticTokens?.tokenTypes.push(...types);
      textDocument?.semanticTokens?.tokenModifiers.push(...modifiers);
    },
    initialize: () => undefined,
    getState: (): FeatureState => ({ kind: 'static' }),
    clear: () => undefined,
  };
}
