// @ts-check
// The desktop VS Code, fetched from its update server by @vscode/test-electron.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { downloadAndUnzipVSCode, resolveCliPathFromVSCodeExecutablePath } from '@vscode/test-electron';
import { cacheDir } from './paths.mjs';
import { say } from './say.mjs';
import { desktopVersion } from './versions.mjs';

/** How long the update server may stay silent. A closed network must not hold the tests up. */
const patience = 8_000;

/** Runs the desktop program on a display of its own. */
const xvfbProgram = fileURLToPath(new URL('desktop-xvfb.sh', import.meta.url));

/** @typedef {{ executable: string, cli: string, env: Record<string, string> }} Program */

/** How the desktop program can be shown: on the user's display, on a virtual one, or not at all. */
export function findDisplay() {
  if (process.platform !== 'linux' || process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']) return 'own';
  return spawnSync('xvfb-run', ['--help']).error ? 'none' : 'virtual';
}

/** Whether the pinned desktop VS Code was fetched before. */
export function isDesktopInstalled() {
  try {
    // test-electron writes this file last, so that a download that was cut off does not count.
    return fs.readdirSync(cacheDir).some((name) => {
      if (!name.startsWith('vscode-') || !name.endsWith(`-${desktopVersion}`)) return false;
      return fs.existsSync(path.join(cacheDir, name, 'is-complete'));
    });
  } catch {
    return false;
  }
}

/**
 * Fetches the desktop VS Code unless it is there, and says how to start it.
 *
 * @returns {Promise<Program>}
 */
export async function installDesktop() {
  if (!isDesktopInstalled()) say(`fetching the desktop VS Code ${desktopVersion} from its update server`);
  const executable = await downloadAndUnzipVSCode({
    version: desktopVersion,
    cachePath: cacheDir,
    timeout: patience,
  });
  const cli = resolveCliPathFromVSCodeExecutablePath(executable);
  if (findDisplay() !== 'virtual') return { executable, cli, env: {} };
  return { executable: xvfbProgram, cli, env: { WORKPLAN_DESKTOP_VSCODE: executable } };
}
