// @ts-check
// Bundles the extension, the language server and the command line into dist/.
// `--watch` rebuilds on every change; `--metafile` also writes what each bundle is made of.
import { build, context } from 'esbuild';
import { writeFile } from 'node:fs/promises';

const watch = process.argv.includes('--watch');
const metafile = process.argv.includes('--metafile');

/** @type {import('esbuild').BuildOptions} */
const common = {
  bundle: true,
  outdir: 'dist',
  sourcemap: watch ? 'inline' : false,
  minify: !watch,
  // Chinese as it is: escaped, the messages alone would add a twentieth to each bundle.
  charset: 'utf8',
  legalComments: 'none',
  target: 'es2022',
  logLevel: 'warning',
  metafile,
};

/** @type {import('esbuild').BuildOptions[]} */
const bundles = [
  {
    ...common,
    platform: 'node',
    format: 'cjs',
    external: ['vscode'],
    entryPoints: { client: 'client/src/node.ts', server: 'server/src/node.ts', cli: 'server/src/cli.ts' },
  },
  {
    ...common,
    platform: 'browser',
    format: 'cjs',
    external: ['vscode'],
    entryPoints: { 'client.browser': 'client/src/browser.ts' },
  },
  {
    ...common,
    platform: 'browser',
    format: 'iife',
    entryPoints: { 'server.browser': 'server/src/browser.ts' },
  },
];

if (watch) {
  await Promise.all(bundles.map(async (options) => (await context(options)).watch()));
  console.log('watching');
} else {
  const results = await Promise.all(bundles.map((options) => build(options)));
  if (metafile) {
    await Promise.all(
      results.map((result, i) => writeFile(`dist/meta.${i}.json`, JSON.stringify(result.metafile))),
    );
  }
}
