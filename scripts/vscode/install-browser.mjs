// @ts-check
// Finds Chromium for the stand-in of the desktop program, and on Debian installs it, with fonts for Chinese.
import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { say, SetupError } from './say.mjs';

const candidates = {
  linux: [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
  ],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
};

const packages = ['chromium', 'fonts-noto-cjk'];
const installCommand = ['install', '-y', '--no-install-recommends', ...packages];

/** The browser to use: the one named in WORKPLAN_CHROMIUM, else the first of the usual places. */
export function findBrowser() {
  const named = process.env['WORKPLAN_CHROMIUM'];
  if (named) return named;
  const places = process.platform === 'darwin' ? candidates.darwin : candidates.linux;
  return places.find((place) => fs.existsSync(place));
}

/** Makes sure that there is a browser that can show Chinese. */
export function installBrowser() {
  const browser = findBrowser();
  if (browser && hasChineseFont()) return;
  if (process.platform !== 'linux') {
    throw new SetupError('No Chrome or Chromium was found. Install one, or name it in WORKPLAN_CHROMIUM.');
  }

  const missing = browser ? 'a font for Chinese' : 'Chromium and a font for Chinese';
  if (!isDebian() || process.getuid?.() !== 0) {
    // Without the fonts the tests run all the same; only the pictures show boxes.
    const advice = `run this once:\n  sudo apt-get update && sudo apt-get ${installCommand.join(' ')}`;
    if (!browser) throw new SetupError(`The tests in VS Code need ${missing}: ${advice}`);
    say(`pictures will lack Chinese characters for want of ${missing}; to mend that, ${advice}`);
    return;
  }

  say(`installing ${missing} with apt-get (${packages.join(', ')})`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  try {
    execFileSync('apt-get', ['update', '-qq'], { env, stdio: ['ignore', 'ignore', 'inherit'] });
    execFileSync('apt-get', [...installCommand, '-qq'], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  } catch {
    throw new SetupError(`apt-get could not install ${packages.join(' and ')}; see its messages above.`);
  }
  say(`Chromium is ${findBrowser()}`);
}

function hasChineseFont() {
  if (process.platform !== 'linux') return true;
  return (spawnSync('fc-list', [':lang=zh-cn', 'family'], { encoding: 'utf8' }).stdout ?? '').trim() !== '';
}

/** Debian itself: its derivatives, Ubuntu above all, often bring Chromium as a snap, which cannot run here. */
function isDebian() {
  try {
    return /^ID="?debian"?$/m.test(fs.readFileSync('/etc/os-release', 'utf8'));
  } catch {
    return false;
  }
}
