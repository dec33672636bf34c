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
 */

/**
 * The library, bundled from the sources as they stand, as the server is.
 *
 * @returns {Promise<Library>}
 */
export async function loadLibrary() {
  const outfile = path.join(cacheDir, 'library.mjs');
  await build({
    entryPoints: [path.join(projectDir, 'server/src/index.ts')],
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
  const { parse, checkPlan } = await import(`${pathToFileURL(outfile).href}?${fs.statSync(outfile).mtimeMs}`);
  return {
    checkText: (text) => checkPlan(parse(text)),
    countNodes: (text) => parse(text).numbered.length,
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
