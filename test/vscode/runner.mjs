// @ts-check
// One run of one suite in VS Code, from temporary folders to the counts.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { runTests, TestRunFailedError } from '@vscode/test-electron';
import { failureDir, screenshotsDir } from '../../scripts/vscode/paths.mjs';
import { readResult } from './result.mjs';

/** @typedef {import('../../scripts/vscode/setup.mjs').TestVSCode} TestVSCode */

/**
 * Folders that live as long as this process.
 *
 * @typedef {ReturnType<typeof makeFolders>} Folders
 */
export function makeFolders() {
  // The true path: on macOS the folder is behind a link, and VS Code would name its files by the other name.
  const root = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'workplan-tests-')));
  process.on('exit', () => fs.rmSync(root, { recursive: true, force: true, maxRetries: 5 }));
  const folders = {
    root,
    workspace: path.join(root, '工作要点'),
    userData: path.join(root, 'user-data'),
    extensions: path.join(root, 'extensions'),
  };
  fs.mkdirSync(folders.workspace);
  return folders;
}

/**
 * @typedef {object} Suite
 * @property {string} suite The module for `extensionTestsPath`.
 * @property {string} extension
 * @property {string | undefined} [grep] Only tests whose title holds this.
 * @property {readonly string[] | undefined} [only] Only tests with these titles; one that is not there is a failure.
 * @property {Record<string, string>} [env]
 */

/**
 * @param {TestVSCode} vscode
 * @param {Folders} folders
 * @param {Suite} options
 */
export async function runSuite(vscode, folders, { suite, extension, grep, only, env }) {
  const resultFile = path.join(folders.root, 'result.json');
  fs.rmSync(resultFile, { force: true });
  const exitCode = await launch({
    vscodeExecutablePath: vscode.executable,
    extensionDevelopmentPath: extension,
    extensionTestsPath: suite,
    launchArgs: [
      folders.workspace,
      '--locale=zh-cn',
      `--user-data-dir=${folders.userData}`,
      `--extensions-dir=${folders.extensions}`,
    ],
    extensionTestsEnv: {
      ...vscode.env,
      VSCODE_HEADLESS_KEEP: failureDir,
      // A suite in which much fails waits long, and should still come to its end.
      VSCODE_HEADLESS_TIMEOUT: process.env['VSCODE_HEADLESS_TIMEOUT'] ?? '900',
      WORKPLAN_TEST_GREP: grep,
      WORKPLAN_TEST_ONLY: only && JSON.stringify(only),
      WORKPLAN_TEST_RESULT: resultFile,
      WORKPLAN_TEST_SCREENSHOTS: screenshotsDir,
      WORKPLAN_TEST_USER_DATA: folders.userData,
      ...env,
    },
  });
  return readResult(resultFile, exitCode);
}

/**
 * @param {Parameters<typeof runTests>[0]} options
 * @returns {Promise<number>}
 */
async function launch(options) {
  // runTests passes SIGINT on to the program it started, but no other signal.
  const passOn = () => process.emit('SIGINT');
  process.once('SIGTERM', passOn);
  try {
    return await runTests(options);
  } catch (error) {
    if (error instanceof TestRunFailedError) return error.code ?? 1;
    throw error;
  } finally {
    process.off('SIGTERM', passOn);
  }
}

/**
 * VS Code runs tests only beside an extension under development. This one does nothing, so that whatever the tests
 * see comes from elsewhere.
 *
 * @param {Folders} folders
 */
export function writeCompanion(folders) {
  const folder = path.join(folders.root, 'companion');
  fs.mkdirSync(folder);
  const manifest = { name: 'companion', publisher: 'workplan', version: '0.0.1', engines: { vscode: '*' } };
  fs.writeFileSync(path.join(folder, 'package.json'), JSON.stringify(manifest));
  return folder;
}

/**
 * @param {{ passed: number, failed: number, skipped: number }} a
 * @param {{ passed: number, failed: number, skipped: number }} b
 */
export function addCounts(a, b) {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped };
}

/** @param {{ passed: number, failed: number, skipped: number }} counts */
export function printCounts({ passed, failed, skipped }) {
  console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
  process.exitCode = failed > 0 ? 1 : 0;
}
