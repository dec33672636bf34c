// @ts-check
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { cacheDir } from '../../scripts/vscode/paths.mjs';

const index = fileURLToPath(new URL('index.ts', import.meta.url));

/**
 * Bundles the `*.test.ts` of a folder and what runs them, because the extension host loads neither TypeScript nor ES
 * modules from there.
 *
 * @param {string} folder
 * @returns {Promise<string>} The module for `extensionTestsPath`.
 */
export async function bundleSuite(folder) {
  const outdir = path.join(cacheDir, path.basename(folder));
  fs.rmSync(outdir, { recursive: true, force: true });
  const tests = fs.readdirSync(folder).filter((name) => name.endsWith('.test.ts'));
  await build({
    entryPoints: [index, ...tests.map((name) => path.join(folder, name))].map((file) => ({
      in: file,
      out: path.basename(file, '.ts'),
    })),
    outdir,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    sourcemap: 'inline',
    external: ['vscode', 'mocha'],
    logLevel: 'warning',
  });
  return path.join(outdir, 'index.cjs');
}
