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
  // The same for Node and for a worker, which hands it a `module`. A worker loads it as a script, whose names would
  // else be everybody's.
  {
    ...common,
    platform: 'browser',
    format: 'cjs',
    banner: { js: '(() => {' },
    footer: { js: '})();' },
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
  refuseHeavyStart(results.map((result) => result.metafile));
  await writeFile('dist/THIRD-PARTY-NOTICES.txt', await notices(results.map((result) => result.metafile)));
  if (writesMetafiles) {
    await Promise.all(
      results.map((result, i) => writeFile(`dist/meta.${i}.json`, JSON.stringify(result.metafile))),
    );
  }
}

/**
 * What reads and writes Word files is loaded when the first one comes: a bundle that is loaded at every start must not
 * hold it, and one import too many would put it there.
 *
 * @param {(import('esbuild').Metafile | undefined)[]} metafiles
 */
function refuseHeavyStart(metafiles) {
  const heavy = [
    /node_modules\/(?:fflate|saxes|xmlchars|htmlparser2|domhandler|domutils|entities|docx)\//,
    // These few know no format of documents; all others do.
    /^server\/src\/archive\/readers\/(?!(?:advice|binary|document|notes|text)\.ts$)/,
    /^server\/src\/export\//,
  ];
  for (const { outputs } of metafiles.filter((metafile) => metafile !== undefined)) {
    for (const [bundle, { inputs }] of Object.entries(outputs)) {
      const found = Object.entries(inputs).find(
        ([file, { bytesInOutput }]) => bytesInOutput > 0 && heavy.some((pattern) => pattern.test(file)),
      );
      if (found && !bundle.endsWith('/documents.js')) {
        throw new Error(
          `${bundle} is loaded at every start and holds ${found[0]}. Import it with "import type", and reach the code ` +
            'through DocumentTools (server/src/export/tools.ts), which loads documents.js when it is needed.',
        );
      }
    }
  }
}

/**
 * Name, version and licence of every package that a bundle holds code of.
 *
 * @param {(import('esbuild').Metafile | undefined)[]} metafiles
 */
async function notices(metafiles) {
  /** @type {Map<string, Set<string>>} the files that are bundled, by the folder of their package */
  const packages = new Map();
  for (const { outputs } of metafiles.filter((metafile) => metafile !== undefined)) {
    for (const { inputs } of Object.values(outputs)) {
      for (const [file, { bytesInOutput }] of Object.entries(inputs)) {
        // Greedy: the innermost package, as one may bring others of its own.
        const folder = /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(file)?.[0];
        if (folder !== undefined && bytesInOutput > 0) {
          packages.set(folder, (packages.get(folder) ?? new Set()).add(file));
        }
      }
    }
  }
  const texts = await Promise.all([...packages].map(([folder, files]) => noticeOf(folder, [...files])));
  const all = [...new Set(texts)].sort();
  const rule = `\n\n${'-'.repeat(79)}\n\n`;
  return `The files in this folder contain code of the packages below.${rule}${all.join(rule)}\n`;
}

/**
 * @param {string} folder of a package
 * @param {string[]} files of it that are bundled
 */
async function noticeOf(folder, files) {
  const manifest = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  const name = (await readdir(folder)).find((file) => /^(?:licen[sc]e|copying)/i.test(file));
  // A package whose licence is in its repository alone has it here. A bundle without one must not be made at all.
  const path = name === undefined ? join('scripts', 'licences', `${manifest.name}.txt`) : join(folder, name);
  const text = await readFile(path, 'utf8').catch(() => {
    throw new Error(`${folder} has no licence file, and there is none for it in scripts/licences`);
  });
  const inside = await noticeOfOthers(manifest.name, files);
  const whole = inside === undefined ? text.trim() : `${text.trim()}\n\n${inside.trim()}`;
  return `${manifest.name} ${manifest.version} (${manifest.license})\n\n${whole.replaceAll('\r\n', '\n')}`;
}

/**
 * A package may be a bundle itself, and its licence is then not that of all it holds. Bundlers leave a comment before
 * each file they put in, by which such packages are known.
 *
 * @param {string} name of a package
 * @param {string[]} files of it that are bundled
 * @returns the notice of the others inside, kept in scripts/licences/inside; undefined where there are none
 */
async function noticeOfOthers(name, files) {
  const path = join('scripts', 'licences', 'inside', `${name}.txt`);
  const notice = await readFile(path, 'utf8').catch(() => undefined);
  for (const file of files) {
    const marks = (await readFile(file, 'utf8')).matchAll(
      /^\/\/ (?:\\0|(?:\S*\/)?node_modules\/)((?:@[\w.-]+[/+])?[\w.-]+)/gm,
    );
    const missing = [...marks]
      .map(([, other = '']) => other.replace('+', '/'))
      .find((other) => !notice?.includes(other));
    if (missing !== undefined) {
      throw new Error(`${file} holds code of ${missing}, whose notice is not in ${path}`);
    }
  }
  return notice;
}
