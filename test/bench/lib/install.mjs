// @ts-check
import { createHash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { benchDir } from './paths.mjs';

const stamp = path.join(benchDir, 'node_modules/.installed-for');

/**
 * Fetches the peers on first use and whenever their lock file has changed. They stand apart from the project's
 * own dependencies, so that who only builds or tests never pays for them. No install script is run: all of the
 * peers work as they come from the registry.
 */
export function installPeers() {
  const wanted = createHash('sha256')
    .update(fs.readFileSync(path.join(benchDir, 'package-lock.json')))
    .digest('hex');
  if (fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === wanted) return;

  console.error(
    'Installing what we are measured against into test/bench/node_modules (about 180 MB, once) …',
  );
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  // Under `npm run` the path of npm itself is known; a .cmd file could not be started without a shell.
  const npm = process.env['npm_execpath'];
  const result =
    npm && /\.c?js$/.test(npm)
      ? spawnSync(process.execPath, [npm, ...args], { cwd: benchDir, stdio: ['ignore', 2, 2] })
      : spawnSync(['npm', ...args].join(' '), { cwd: benchDir, stdio: ['ignore', 2, 2], shell: true });
  if (result.status !== 0) throw new Error('npm ci failed in test/bench');
  fs.writeFileSync(stamp, wanted);
}
