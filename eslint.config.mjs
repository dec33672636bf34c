// @ts-check
import eslint from '@eslint/js';
import tseslint from 'typescript-eslint';
import { builtinModules } from 'node:module';

/**
 * The arrows of the architecture (docs/architecture.md): a folder may import from itself and from the
 * folders named here, and from no other.
 * @type {Record<string, string[]>}
 */
const layers = {
  plan: [],
  editing: ['plan'],
  rules: ['plan', 'editing'],
  config: ['plan', 'editing', 'rules'],
  archive: ['plan', 'editing', 'rules', 'config'],
  export: ['plan', 'rules', 'archive'],
  features: ['plan', 'editing', 'rules', 'config', 'archive'],
  service: ['plan', 'editing', 'rules', 'config', 'archive', 'export', 'features'],
  lsp: ['plan', 'editing', 'rules', 'config', 'archive', 'export', 'features', 'service'],
  node: ['plan', 'editing', 'rules', 'config', 'archive', 'export'],
};
const folders = [...Object.keys(layers), 'cli'];
const entryPoints = ['node', 'browser', 'cli', 'server', 'service', 'index', 'documents'];

/** @typedef {{ regex: string, message: string }} Pattern */

/** @type {Pattern} */
const noNode = {
  regex: `^(node:|(${builtinModules.join('|')})(/|$))`,
  message: 'This code also runs in a browser worker; only the Node entry points may use Node.',
};
/** @type {Pattern} */
const noConnection = {
  regex: '^(vscode-languageserver(/|$|-(?!types$))|(\\.\\.?/)+protocol$)',
  message: 'Only the wiring knows of a connection; what is below it knows the protocol’s types at most.',
};
/** @type {Pattern} */
const noServer = {
  regex: '^(\\.\\./)+server/src/(?!protocol$)',
  message: 'The client knows of the server only what protocol.ts says.',
};

/** @param {string[]} files @param {Pattern[]} patterns @param {string[]} [ignores] */
function refuse(files, patterns, ignores = []) {
  return { files, ignores, rules: { 'no-restricted-imports': ['error', { patterns }] } };
}

/** @param {string} layer @param {string[]} allowed */
function layer(layer, allowed) {
  const above = entryPoints.filter((name) => layer !== 'lsp' || name !== 'service');
  const forbidden = folders.filter((folder) => folder !== layer && !allowed.includes(folder));
  return refuse(
    [`server/src/${layer}/**/*.ts`],
    [
      {
        regex: `^(\\.\\./)+(${forbidden.join('|')})(/|$)`,
        message: `${layer}/ may import only from ${[layer, ...allowed].join(', ')}.`,
      },
      {
        regex: `^(\\.\\./)+(${above.join('|')})$`,
        message: 'The arrows point from the entry points down, never back.',
      },
      ...(layer === 'node' ? [] : [noNode]),
      ...(layer === 'lsp' ? [] : [noConnection]),
    ],
  );
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
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      eqeqeq: 'error',
      'no-console': 'error',
    },
  },
  ...Object.entries(layers).map(([name, allowed]) => layer(name, allowed)),
  refuse(['server/src/*.ts'], [noNode], ['server/src/{node,cli}.ts']),
  refuse(
    ['server/src/{service,index,workspace,messages,document-messages,document-view,documents,plan-files}.ts'],
    [noNode, noConnection],
  ),
  refuse(['client/src/**/*.ts'], [noNode, noServer], ['client/src/node.ts']),
  refuse(['client/src/node.ts'], [noServer]),
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
