// @ts-check
// The extension as people get it: packed into a .vsix and installed.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { createVSIX } from '@vscode/vsce';
import { projectDir } from '../../scripts/vscode/paths.mjs';
import { SetupError } from '../../scripts/vscode/say.mjs';

/**
 * @param {import('./runner.mjs').TestVSCode} vscode
 * @param {import('./runner.mjs').Folders} folders
 */
export async function installPacked(vscode, folders) {
  const file = path.join(folders.root, 'workplan.vsix');
  await createVSIX({
    cwd: projectDir,
    packagePath: file,
    // Everything is bundled, so no node_modules go along.
    dependencies: false,
    // The project names no repository that the README's pictures could be linked to.
    allowMissingRepository: true,
    rewriteRelativeLinks: false,
  });

  const args = [
    '--install-extension',
    file,
    `--user-data-dir=${folders.userData}`,
    `--extensions-dir=${folders.extensions}`,
  ];
  // On Windows the command line program is a .cmd file, which only a shell can start.
  const installed =
    process.platform === 'win32'
      ? spawnSync([vscode.cli, ...args].map((part) => `"${part}"`).join(' '), {
          shell: true,
          encoding: 'utf8',
        })
      : spawnSync(vscode.cli, args, { encoding: 'utf8', env: { ...process.env, ...vscode.env } });
  if (installed.status !== 0) {
    throw new SetupError(
      `The packed extension could not be installed:\n${installed.stdout}${installed.stderr}`,
    );
  }
}
