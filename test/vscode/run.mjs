// @ts-check
// Runs the suite in a real VS Code, as a user would have it:
//
//   node test/vscode/run.mjs          the extension in this folder, in development mode
//   node test/vscode/run.mjs --vsix   the packed extension, installed
//
// --grep=TEXT runs only the tests whose title holds the text. Needs a build (`npm run build`). The tests work on a
// copy of examples/; the checkout is never written to.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { runTests, TestRunFailedError } from '@vscode/test-electron';
import { failureDir, projectDir, screenshotsDir } from '../../scripts/vscode/paths.mjs';
import { runMain, SetupError } from '../../scripts/vscode/say.mjs';
import { writeQuietSettings } from '../../scripts/vscode/settings.mjs';
import { ensureVSCode } from '../../scripts/vscode/setup.mjs';
import { bundleSuite } from './bundle.mjs';
import { installPacked, writeCompanion } from './packed.mjs';
import { readResult } from './result.mjs';

const { values: options } = parseArgs({
  options: { vsix: { type: 'boolean', default: false }, grep: { type: 'string' } },
});

await runMain(async () => {
  if (!fs.existsSync(path.join(projectDir, 'dist/client.js'))) {
    throw new SetupError('There is no build to test. Run `npm run build` first.');
  }
  const vscode = await ensureVSCode();
  const suite = await bundleSuite();
  const temporary = makeTemporaryFolder();
  const folders = {
    workspace: path.join(temporary, 'workspace'),
    userData: path.join(temporary, 'user-data'),
    extensions: path.join(temporary, 'extensions'),
  };
  fs.cpSync(path.join(projectDir, 'examples'), folders.workspace, { recursive: true });
  // The people who use this work in Chinese; the tests read the messages they read. The desktop program has no
  // Chinese without its language pack, whence the setting.
  writeQuietSettings(folders.userData, { 'workplan.language': 'zh-CN' });
  for (const left of [failureDir, screenshotsDir]) fs.rmSync(left, { recursive: true, force: true });

  let extension = projectDir;
  if (options.vsix) {
    await installPacked(vscode, folders, path.join(temporary, 'workplan.vsix'));
    extension = writeCompanion(path.join(temporary, 'companion'));
  }
  console.log(options.vsix ? 'Testing the packed extension.' : 'Testing the extension in development mode.');

  const resultFile = path.join(temporary, 'result.json');
  const exitCode = await run({
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
      WORKPLAN_TEST_GREP: options.grep,
      WORKPLAN_TEST_RESULT: resultFile,
      WORKPLAN_TEST_SCREENSHOTS: screenshotsDir,
    },
  });

  const { passed, failed, skipped } = readResult(resultFile, exitCode);
  console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
  process.exitCode = failed > 0 ? 1 : 0;
});

/**
 * @param {Parameters<typeof runTests>[0]} options
 * @returns {Promise<number>}
 */
async function run(options) {
  // runTests passes SIGINT on to the program it started, but no other signal.
  process.once('SIGTERM', () => process.emit('SIGINT'));
  try {
    return await runTests(options);
  } catch (error) {
    if (error instanceof TestRunFailedError) return error.code ?? 1;
    throw error;
  }
}

function makeTemporaryFolder() {
  // The true path: on macOS the folder is behind a link, and VS Code would name its files by the other name.
  const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'workplan-tests-')));
  process.on('exit', () => fs.rmSync(folder, { recursive: true, force: true }));
  return folder;
}
