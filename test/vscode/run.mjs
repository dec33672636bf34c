// @ts-check
// Runs the suite in a real VS Code, as a user would have it:
//
//   node test/vscode/run.mjs          the extension in this folder, in development mode
//   node test/vscode/run.mjs --vsix   the packed extension, installed
//
// --grep=TEXT runs only the tests whose title holds the text. Needs a build (`npm run build`). The tests work on a
// copy of examples/; the checkout is never written to.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { failureDir, projectDir, screenshotsDir } from '../../scripts/vscode/paths.mjs';
import { runMain, SetupError } from '../../scripts/vscode/say.mjs';
import { writeQuietSettings } from '../../scripts/vscode/settings.mjs';
import { ensureVSCode } from '../../scripts/vscode/setup.mjs';
import { bundleSuite } from './bundle.mjs';
import { installPacked } from './packed.mjs';
import { makeFolders, printCounts, runSuite, writeCompanion } from './runner.mjs';

const { values: options } = parseArgs({
  options: { vsix: { type: 'boolean', default: false }, grep: { type: 'string' } },
});

await runMain(async () => {
  if (!fs.existsSync(path.join(projectDir, 'dist/client.js'))) {
    throw new SetupError('There is no build to test. Run `npm run build` first.');
  }
  const vscode = await ensureVSCode();
  const suite = await bundleSuite(fileURLToPath(new URL('suite', import.meta.url)));
  const folders = makeFolders();
  fs.cpSync(path.join(projectDir, 'examples'), folders.workspace, { recursive: true });
  // The people who use this work in Chinese; the tests read the messages they read. The desktop program has no
  // Chinese without its language pack, whence the setting.
  writeQuietSettings(folders.userData, { 'workplan.language': 'zh-CN' });
  for (const left of [failureDir, screenshotsDir]) fs.rmSync(left, { recursive: true, force: true });

  if (options.vsix) {
    await installPacked(vscode, folders);
    console.log('Testing the packed extension.');
  } else console.log('Testing the extension in development mode.');
  const counts = await runSuite(vscode, folders, {
    suite,
    extension: options.vsix ? writeCompanion(folders) : projectDir,
    grep: options.grep,
    env: { WORKPLAN_TEST_EXTENSIONS: options.vsix ? folders.extensions : path.dirname(projectDir) },
  });
  printCounts(counts);
});
