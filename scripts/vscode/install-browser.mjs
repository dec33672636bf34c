// @ts-check
// Finds Chromium for the stand-in of the desktop program, and on Debian installs it, with fonts for Chinese.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { canInstall, installAdvice, installPackages } from '../debian.mjs';
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
  if (!canInstall()) {
    // Without the fonts the tests run all the same; only the pictures show boxes.
    const advice = `run this once:\n  ${installAdvice(packages)}`;
    if (!browser) throw new SetupError(`The tests in VS Code need ${missing}: ${advice}`);
    say(`pictures will lack Chinese characters for want of ${missing}; to mend that, ${advice}`);
    return;
  }

  say(`installing ${missing} with apt-get (${packages.join(', ')})`);
  try {
    installPackages(packages);
  } catch {
    throw new SetupError(`apt-get could not install ${packages.join(' and ')}; see its messages above.`);
  }
  say(`Chromium is ${findBrowser()}`);
}

function hasChineseFont() {
  if (process.platform !== 'linux') return true;
  return (spawnSync('fc-list', [':lang=zh-cn', 'family'], { encoding: 'utf8' }).stdout ?? '').trim() !== '';
}
