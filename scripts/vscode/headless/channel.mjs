// @ts-check
// The user's eyes and hands: tests run in the extension host and see no more than VS Code's API. Through a folder
// they can ask for what a user sees and does in the window. A request is a file `N.request.json`, its reply
// `N.reply.json`; both appear by renaming, so that neither side ever reads half a file.
import fs from 'node:fs';
import path from 'node:path';

/** @typedef {import('./chromium.mjs').Page} Page */

/**
 * @typedef {{ type: 'screenshot', file: string, selector?: string }
 *   | { type: 'press', keys: string }
 *   | { type: 'type', text: string }
 *   | { type: 'hover', selector: string, index: number }
 *   | { type: 'click', selector: string, index: number }
 *   | { type: 'moveAway' }
 *   | { type: 'text', selector: string }
 *   | { type: 'wait', selector: string, count: 'some' | 'none' }} Request
 */

const interval = 25;

/** How long the page may take to do what one request asks. */
const patience = 10_000;

/**
 * Answers requests in their order until stopped.
 *
 * @param {Page} page
 * @param {string} folder
 * @returns {() => void} Stops answering.
 */
export function serveChannel(page, folder) {
  fs.mkdirSync(folder, { recursive: true });
  let stopped = false;
  let next = 1;

  const poll = async () => {
    while (!stopped) {
      const file = path.join(folder, `${next}.request.json`);
      if (!fs.existsSync(file)) {
        await new Promise((resolve) => setTimeout(resolve, interval));
        continue;
      }
      const request = /** @type {Request} */ (JSON.parse(fs.readFileSync(file, 'utf8')));
      const reply = await answer(page, request);
      const part = path.join(folder, `${next}.part`);
      fs.writeFileSync(part, JSON.stringify(reply));
      fs.renameSync(part, path.join(folder, `${next}.reply.json`));
      next++;
    }
  };
  void poll().catch((error) => {
    // The folder goes when the run ends; before that, it must not fail silently.
    if (!stopped) throw error;
  });
  return () => {
    stopped = true;
  };
}

/**
 * @param {Page} page
 * @param {Request} request
 */
async function answer(page, request) {
  try {
    return { value: await perform(page, request) };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

/**
 * @param {Page} page
 * @param {Request} request
 * @returns {Promise<string[] | undefined>}
 */
async function perform(page, request) {
  switch (request.type) {
    case 'screenshot':
      await screenshot(page, request.file, request.selector);
      return undefined;
    case 'press':
      await page.keyboard.press(request.keys);
      return undefined;
    case 'type':
      await page.keyboard.type(request.text);
      return undefined;
    case 'hover':
      await page.locator(request.selector).nth(request.index).hover({ timeout: patience, force: true });
      return undefined;
    case 'click':
      await page.locator(request.selector).nth(request.index).click({ timeout: patience });
      return undefined;
    case 'moveAway':
      await page.mouse.move(2, 2);
      return undefined;
    case 'text':
      return page.locator(request.selector).allInnerTexts();
    case 'wait':
      await page
        .locator(request.selector)
        .first()
        .waitFor({ state: request.count === 'some' ? 'visible' : 'detached', timeout: patience });
      return undefined;
  }
}

/**
 * @param {Page} page
 * @param {string} file
 * @param {string | undefined} selector
 */
async function screenshot(page, file, selector) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  // A blinking caret would make every picture different.
  const options = { path: file, caret: 'hide', animations: 'disabled' };
  if (selector) await page.locator(selector).first().screenshot(options);
  else await page.screenshot(options);
}
