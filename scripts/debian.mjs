// @ts-check
// Programs that the tests need, from Debian's own packages.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';

/** Without questions, and without what is merely recommended. */
const install = ['install', '-y', '--no-install-recommends'];

/** Whether packages can be installed here without asking anybody: on Debian, as root. */
export function canInstall() {
  return isDebian() && process.getuid?.() === 0;
}

/**
 * What somebody else would have to type for it.
 *
 * @param {readonly string[]} packages
 */
export function installAdvice(packages) {
  return `sudo apt-get update && sudo apt-get ${[...install, ...packages].join(' ')}`;
}

/**
 * Installs packages; throws when apt-get cannot, after it has said why.
 *
 * @param {readonly string[]} packages
 */
export function installPackages(packages) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  execFileSync('apt-get', ['update', '-qq'], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  execFileSync('apt-get', [...install, ...packages, '-qq'], { env, stdio: ['ignore', 'ignore', 'inherit'] });
}

/** Debian itself: its derivatives, Ubuntu above all, often bring Chromium as a snap, which cannot run here. */
function isDebian() {
  try {
    return /^ID="?debian"?$/m.test(fs.readFileSync('/etc/os-release', 'utf8'));
  } catch {
    return false;
  }
}
