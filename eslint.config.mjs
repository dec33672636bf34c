// @ts-check
import eslint from '@eslint/js';
import tseslint from 'typescript-eslint';
import { builtinModules } from 'node:module';

/**
 * The arrows of the architecture (docs/architecture.md): a folder may import from itself and from the
 * folders named here, and from no other.
 */
const layers = {
  plan: [],
  rules: ['plan'],
  config: ['plan', 'rules'],
  archive: ['plan', 'rules', 'config'],
  features: ['plan', 'rules', 'config', 'archive'],
  service: ['plan', 'rules', 'config', 'archive', 'features'],
  lsp: ['plan', 'rules', 'config', 'archive', 'features', 'service'],
};
const folders = [...Object.keys(layers), 'node', 'cli'];
const nodeBuiltins = [...builtinModules, 'node:*'];
const entryPoints = ['node', 'browser', 'cli', 'server', 'service', 'index'];

/** @param {string} layer @param {string[]} allowed */
function layer(layer, allowed) {
  const above = entryPoints.filter((name) => layer !== 'lsp' || name !== 'service');
  const forbidden = folders.filter((folder) => folder !== layer && !allowed.includes(folder));
  return {
    files: [`server/src/${layer}/**/*.ts`],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: nodeBuiltins.map((name) => ({ name, message: 'This code also runs in a browser worker.' })),
          patterns: [
            {
              regex: `^(\\.\\./)+(${forbidden.join('|')})(/|$)`,
              message: `${layer}/ may import only from ${[layer, ...allowed].join(', ')}.`,
            },
            {
              regex: `^(\\.\\./)+(${above.join('|')})$`,
              message: 'The arrows point from the entry points down, never back.',
            },
            // Only the wiring knows of a connection; what is below it knows the protocol's types at most.
            ...(layer === 'lsp'
              ? []
              : [
                  {
                    regex: '^vscode-languageserver(/|$|-(?!types$|textdocument$))',
                    message: 'Nothing below the wiring knows of a connection.',
                  },
                ]),
          ],
        },
      ],
    },
  };
}

export default tseslint.config(
  { ignores: ['dist/**', '.vscode-test/**', '**/node_modules/**', 'test/bench/results/**'] },
  eslint.configs.recommended,
  {
    files: ['**/*.ts', '**/*.mts'],
    extends: [...tseslint.configs.strictTypeChecked, ...tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      // Class-free code style: a settled `interface` and `type` mix reads better than one forced form.
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      eqeqeq: 'error',
      'no-console': 'error',
    },
  },
  ...Object.entries(layers).map(([name, allowed]) => layer(name, allowed)),
  {
    files: ['server/src/*.ts', 'client/src/**/*.ts'],
    ignores: ['server/src/node.ts', 'server/src/cli.ts', 'client/src/node.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: nodeBuiltins.map((name) => ({ name, message: 'Only the Node entry points may use Node.' })),
        },
      ],
    },
  },
  {
    files: ['client/src/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: '^(\\.\\./)+server/src/(?!protocol$)',
              message: 'The client knows of the server only what protocol.ts says.',
            },
          ],
        },
      ],
    },
  },
  {
    // describe/it callbacks and chai-free asserts: tests may be looser about promises returned to mocha.
    files: ['test/**/*.ts'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      'no-console': 'off',
    },
  },
  {
    files: ['**/*.mjs', '**/*.cjs', '**/*.js'],
    languageOptions: {
      globals: Object.fromEntries(
        ['console', 'process', 'URL', 'Buffer', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval']
          .concat(['setImmediate', 'performance', 'TextDecoder', 'TextEncoder', 'fetch', 'AbortController'])
          .concat([
            'globalThis',
            'structuredClone',
            'document',
            'window',
            'require',
            'module',
            'exports',
            '__dirname',
          ])
          .map((name) => [name, 'readonly']),
      ),
    },
  },
);
