// @ts-check
import { fileURLToPath } from 'node:url';
import path from 'node:path';

export const benchDir = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
export const projectDir = path.resolve(benchDir, '../..');
/** Bundles made for a run; can be deleted at any time. */
export const cacheDir = path.join(benchDir, 'node_modules/.cache');
export const resultsDir = path.join(benchDir, 'results');
export const serverBundle = path.join(projectDir, 'dist/server.js');
