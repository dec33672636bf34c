// @ts-check
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { cacheDir } from '../../scripts/vscode/paths.mjs';

const suiteDir = fileURLToPath(new URL('suite', import.meta.url));
const outputDir = path.join(cacheDir, 'suite');

/**
 * Bundles each file of the suite, because the extension host loads neither TypeScript nor ES modules from there.
 *
 * @returns {Promise<string>} The module for `extensionTestsPath`.
 */
export async function bundleSuite() {
  fs.rmSync(outputDir, { recursive: true, force: true });
  const files = fs.readdirSync(suiteDir).filter((name) => name === 'index.ts' || name.endsWith('.test.ts'));
  await build({
    entryPoints: files.map((name) => path.join(suiteDir, name)),
    outdir: outputDir,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    sourcemap: 'inline',
    external: ['vscode', 'mocha'],
    logLevel: 'warning',
  });
  return path.join(outputDir, 'index.cjs');
}
