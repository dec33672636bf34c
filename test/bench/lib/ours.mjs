// @ts-check
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { cacheDir, projectDir } from './paths.mjs';

export const ourName = 'Workplan';

/** @typedef {(text: string) => unknown[]} CheckText a text -> everything that is reported about it */

/**
 * The library, bundled from the sources as they stand, as the server is.
 *
 * @returns {Promise<CheckText | undefined>} nothing while there is no library
 */
export async function loadCheckText() {
  const entry = path.join(projectDir, 'server/src/index.ts');
  if (!fs.existsSync(entry)) return undefined;
  const outfile = path.join(cacheDir, 'library.mjs');
  await build({
    entryPoints: [entry],
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
  const library = await import(`${pathToFileURL(outfile).href}?${fs.statSync(outfile).mtimeMs}`);
  return (text) => library.checkPlan(library.parse(text));
}

/**
 * Parse and every rule, from nothing but the text.
 *
 * @param {CheckText} checkText
 * @returns {import('../peers/types.mjs').Peer}
 */
export function ourPeer(checkText) {
  return {
    name: ourName,
    does: 'parses and runs every rule',
    prepare: (plan) => plan,
    run: (/** @type {string} */ text) => checkText(text),
    count: (/** @type {unknown[]} */ diagnostics) => diagnostics.length,
  };
}
