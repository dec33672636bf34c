// @ts-check
// Bundles the extension, the language server and the command line into dist/.
// `--watch` rebuilds on every change; `--metafile` also writes what each bundle is made of. Beside the bundles stand
// the licences of all packages in them, as those demand.
import { build, context } from 'esbuild';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const watch = process.argv.includes('--watch');
const writesMetafiles = process.argv.includes('--metafile');

/** @type {import('esbuild').BuildOptions} */
const common = {
  bundle: true,
  outdir: 'dist',
  sourcemap: watch ? 'inline' : false,
  minify: !watch,
  // Chinese as it is: escaped, the messages alone would add a twentieth to each bundle.
  charset: 'utf8',
  // Said once for all of them in THIRD-PARTY-NOTICES.txt.
  legalComments: 'none',
  target: 'es2022',
  logLevel: 'warning',
  metafile: true,
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
  // The same for Node and for a worker, which hands it a `module`.
  {
    ...common,
    platform: 'browser',
    format: 'cjs',
    entryPoints: { documents: 'server/src/documents.ts' },
  },
  {
    ...common,
    platform: 'browser',
    format: 'iife',
    entryPoints: { 'server.browser': 'server/src/browser.ts' },
  },
  {
    ...common,
    platform: 'browser',
    format: 'iife',
    entryPoints: [
      { in: 'client/src/related/webview/main.ts', out: 'related' },
      { in: 'client/src/related/webview/style.css', out: 'related' },
      { in: 'client/src/compare/webview/main.ts', out: 'comparison' },
    ],
  },
];

if (watch) {
  await Promise.all(bundles.map(async (options) => (await context(options)).watch()));
  console.log('watching');
} else {
  const results = await Promise.all(bundles.map((options) => build(options)));
  await writeFile('dist/THIRD-PARTY-NOTICES.txt', await notices(results.map((result) => result.metafile)));
  if (writesMetafiles) {
    await Promise.all(
      results.map((result, i) => writeFile(`dist/meta.${i}.json`, JSON.stringify(result.metafile))),
    );
  }
}

/**
 * Name, version and licence of every package that a bundle holds code of.
 *
 * @param {(import('esbuild').Metafile | undefined)[]} metafiles
 */
async function notices(metafiles) {
  /** @type {Set<string>} */
  const folders = new Set();
  for (const { outputs } of metafiles.filter((metafile) => metafile !== undefined)) {
    for (const { inputs } of Object.values(outputs)) {
      for (const [file, { bytesInOutput }] of Object.entries(inputs)) {
        // Greedy: the innermost package, as one may bring others of its own.
        const folder = /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(file)?.[0];
        if (folder !== undefined && bytesInOutput > 0) {
          folders.add(folder);
        }
      }
    }
  }
  const texts = await Promise.all([...folders].map(noticeOf));
  const all = [...new Set(texts)].sort();
  const rule = `\n\n${'-'.repeat(79)}\n\n`;
  return `The files in this folder contain code of the packages below.${rule}${all.join(rule)}\n`;
}

/** @param {string} folder of a package */
async function noticeOf(folder) {
  const manifest = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  const name = (await readdir(folder)).find((file) => /^(?:licen[sc]e|copying)/i.test(file));
  // A bundle without a licence that it needs must not be made at all.
  if (name === undefined) {
    throw new Error(`${folder} has no licence file`);
  }
  const text = await readFile(join(folder, name), 'utf8');
  return `${manifest.name} ${manifest.version} (${manifest.license})\n\n${text.trim().replaceAll('\r\n', '\n')}`;
}
