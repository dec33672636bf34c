// @ts-check
// Runs the suite in a real VS Code, as a user would have it:
//
//   node test/vscode/run.mjs          the extension in this folder, in development mode
//   node test/vscode/run.mjs --vsix   the packed extension, installed: the tests of what packing can break
//   node test/vscode/run.mjs --untrusted   only what is tested in a workspace that is not trusted
//
// --grep=TEXT runs only the tests whose title holds the text, in a workspace that is trusted; `--vsix --all` runs every
// test in the packed extension. Needs a build (`npm run build`). The tests work on a copy of examples/; the checkout is
// never written to.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { failureDir, projectDir, screenshotsDir } from '../../scripts/vscode/paths.mjs';
import { runMain, SetupError } from '../../scripts/vscode/say.mjs';
import { writeQuietSettings } from '../../scripts/vscode/settings.mjs';
import { ensureVSCode } from '../../scripts/vscode/setup.mjs';
import { bundleSuite } from './bundle.mjs';
import { installPacked, packedTests } from './packed.mjs';
import { addCounts, makeFolders, printCounts, runSuite, writeCompanion } from './runner.mjs';
import { runUntrusted } from './untrusted.mjs';

const { values: options } = parseArgs({
  options: {
    vsix: { type: 'boolean', default: false },
    all: { type: 'boolean', default: false },
    untrusted: { type: 'boolean', default: false },
    grep: { type: 'string' },
  },
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
  // Chinese without its language pack, whence the setting. In a browser VS Code saves by itself, on the desktop not.
  writeQuietSettings(folders.userData, { 'workplan.language': 'zh-CN', 'files.autoSave': 'off' });
  for (const left of [failureDir, screenshotsDir]) fs.rmSync(left, { recursive: true, force: true });

  if (options.vsix) {
    await installPacked(vscode, folders);
    console.log('Testing the packed extension.');
  } else console.log('Testing the extension in development mode.');
  const extension = options.vsix ? writeCompanion(folders) : projectDir;
  const env = { WORKPLAN_TEST_EXTENSIONS: options.vsix ? folders.extensions : path.dirname(projectDir) };
  if (options.untrusted) return printCounts(await runUntrusted(vscode, folders, extension));
  const { grep, all } = options;
  const only = options.vsix && !all && !grep ? packedTests : undefined;
  const counts = await runSuite(vscode, folders, { suite, extension, grep, only, env });
  const trustedOnly = grep !== undefined || only !== undefined;
  printCounts(trustedOnly ? counts : addCounts(counts, await runUntrusted(vscode, folders, extension)));
});
