// @ts-check
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { cacheDir, projectDir } from './paths.mjs';

export const ourName = 'Workplan';

/**
 * @typedef {object} Library
 * @property {(text: string) => unknown[]} checkText parse and every rule, from nothing but the text
 * @property {(text: string) => number} countNodes how many chapters, sections, items and points are found
 * @property {(text: string) => string} renumberText reads a text and numbers it anew
 * @property {(text: string) => import('../../../server/src/plan/tree').Plan} parse
 * @property {(text: string) => string} fixText reads a text and applies every fix, until nothing is left
 */

/**
 * The library, bundled from the sources as they stand, as the server is.
 *
 * @returns {Promise<Library>}
 */
export async function loadLibrary() {
  const outfile = path.join(cacheDir, 'library.mjs');
  await bundle({ entryPoints: [path.join(projectDir, 'server/src/index.ts')] }, outfile);
  const { parse, parseLines, checkPlan, renumber, fixAll, applyEdits, textOf } = await importFresh(outfile);
  return {
    parse,
    checkText: (text) => checkPlan(parse(text)),
    countNodes: (text) => parse(text).numbered.length,
    renumberText(text) {
      const plan = parse(text);
      return textOf(applyEdits(plan.lines, renumber(plan).edits));
    },
    fixText: (text) => textOf(fixAll(parse(text).lines, { parse: parseLines, check: checkPlan }).lines),
  };
}

/** @param {import('esbuild').BuildOptions} entry @param {string} outfile */
function bundle(entry, outfile) {
  return build({
    ...entry,
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    // The protocol's packages are CommonJS and reach for Node by `require`.
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
    logLevel: 'error',
  });
}

/** @param {string} file */
function importFresh(file) {
  return import(`${pathToFileURL(file).href}?${fs.statSync(file).mtimeMs}`);
}

/** @typedef {import('../../../server/src/archive/model').PlanContent} PlanContent */
/** @typedef {import('../../../server/src/archive/archive').Archive} Archive */
/** @typedef {import('../../../server/src/archive/ranking/relations').DraftRelations} DraftRelations */

/**
 * @typedef {object} ArchiveLibrary
 * @property {typeof import('../../../server/src/archive/archive').Archive} Archive
 * @property {typeof import('../../../server/src/archive/ranking/relations').DraftRelations} DraftRelations
 * @property {typeof import('../../../server/src/archive/ranking/relations').RelationCache} RelationCache
 * @property {typeof import('../../../server/src/archive/terms').eachTerm} eachTerm
 * @property {(text: string, uri: string) => PlanContent} read a plan as it goes into an archive
 * @property {(text: string) => readonly string[]} unitTexts
 */

const archiveBundle = path.join(cacheDir, 'archive.mjs');

/** Bundles what has to do with earlier years from the sources as they stand. */
export async function bundleArchive() {
  const contents = `
    export { parse } from './plan/parser';
    export { Archive } from './archive/archive';
    export { contentOf } from './archive/content';
    export { DraftRelations, RelationCache } from './archive/ranking/relations';
    export { eachTerm } from './archive/terms';`;
  await bundle(
    { stdin: { contents, resolveDir: path.join(projectDir, 'server/src'), loader: 'ts' } },
    archiveBundle,
  );
}

/**
 * What was bundled last.
 *
 * @returns {Promise<ArchiveLibrary>}
 */
export async function loadArchive() {
  const { parse, contentOf, ...rest } = await importFresh(archiveBundle);
  return {
    ...rest,
    read: (text, uri) => contentOf(parse(text), uri),
    unitTexts: (text) =>
      contentOf(parse(text), '').units.map((/** @type {{ text: string }} */ unit) => unit.text),
  };
}

/**
 * @param {Library} library
 * @returns {import('../peers/types.mjs').Peer}
 */
export function ourPeer({ checkText }) {
  return {
    name: ourName,
    does: 'parses and runs every rule',
    prepare: (plan) => plan,
    run: (/** @type {string} */ text) => checkText(text),
    count: (/** @type {unknown[]} */ findings) => findings.length,
  };
}
