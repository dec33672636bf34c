// @ts-check
// Where things lie: everything that is fetched or made by the tests goes into one folder that git ignores.
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const projectDir = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** `.vscode-test/`, the folder that `@vscode/test-electron` uses by default too. */
export const cacheDir = path.join(projectDir, '.vscode-test');

/** VS Code's server, Node for it, and playwright-core, installed from npm. */
export const serverInstallDir = path.join(cacheDir, 'npm');

/** The root of VS Code's server inside the package code-server. */
export const serverDir = path.join(serverInstallDir, 'node_modules/code-server/lib/vscode');

/** The program that stands in for the desktop `code`. */
export const headlessProgram = path.join(projectDir, 'scripts/vscode/headless/code.mjs');

/** Pictures taken by the tests. */
export const screenshotsDir = path.join(cacheDir, 'screenshots');

/** What is kept of a run that failed: VS Code's logs and the last picture. */
export const failureDir = path.join(cacheDir, 'failure');
