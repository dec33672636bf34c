// @ts-check
// The extension as people get it: packed into a .vsix and installed.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { createVSIX } from '@vscode/vsce';
import { projectDir } from '../../scripts/vscode/paths.mjs';
import { SetupError } from '../../scripts/vscode/say.mjs';

/**
 * @param {import('../../scripts/vscode/setup.mjs').TestVSCode} vscode
 * @param {{ userData: string, extensions: string }} folders
 * @param {string} file Where the packed extension is to lie.
 */
export async function installPacked(vscode, folders, file) {
  // Everything is bundled, so no node_modules go along.
  await createVSIX({ cwd: projectDir, packagePath: file, dependencies: false, allowMissingRepository: true });

  const windows = process.platform === 'win32';
  const args = [
    '--install-extension',
    file,
    `--user-data-dir=${folders.userData}`,
    `--extensions-dir=${folders.extensions}`,
  ];
  // On Windows the command line program is a .cmd file, which only a shell can start.
  const installed = windows
    ? spawnSync([vscode.cli, ...args].map((part) => `"${part}"`).join(' '), { shell: true, encoding: 'utf8' })
    : spawnSync(vscode.cli, args, { encoding: 'utf8', env: { ...process.env, ...vscode.env } });
  if (installed.status !== 0) {
    throw new SetupError(
      `The packed extension could not be installed:\n${installed.stdout}${installed.stderr}`,
    );
  }
}

/**
 * VS Code runs tests only beside an extension under development. This one does nothing, so that whatever the tests
 * see comes from the installed one.
 *
 * @param {string} folder
 */
export function writeCompanion(folder) {
  fs.mkdirSync(folder);
  const manifest = { name: 'companion', publisher: 'workplan', version: '0.0.1', engines: { vscode: '*' } };
  fs.writeFileSync(path.join(folder, 'package.json'), JSON.stringify(manifest));
  return folder;
}
