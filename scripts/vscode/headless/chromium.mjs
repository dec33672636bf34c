// @ts-check
// Chromium with VS Code's workbench in its only page.
import { createRequire } from 'node:module';
import path from 'node:path';
import { findBrowser } from '../install-browser.mjs';
import { serverInstallDir } from '../paths.mjs';

/**
 * The part of playwright's page that is used here. Playwright lies in the cache folder, not in the project's
 * node_modules, so its own types are out of reach.
 *
 * @typedef {object} Locator
 * @property {() => Locator} first
 * @property {(index: number) => Locator} nth
 * @property {() => Promise<string[]>} allInnerTexts
 * @property {(read: (elements: object[], argument: string) => string[], argument: string) => Promise<string[]>}
 *   evaluateAll
 * @property {<T>(run: (element: object, argument: T) => Promise<void>, argument: T) => Promise<void>} evaluate
 * @property {() => Promise<number>} count
 * @property {(options: object) => Promise<void>} waitFor
 * @property {(options?: object) => Promise<void>} hover
 * @property {(options?: object) => Promise<void>} click
 * @property {(target: Locator, options?: object) => Promise<void>} dragTo
 * @property {(options: object) => Promise<Buffer>} screenshot
 * @property {() => Promise<{ x: number, y: number, width: number, height: number } | null>} boundingBox
 *
 * @typedef {{ [action in 'press' | 'type' | 'down' | 'up']: (keys: string) => Promise<void> }} Keyboard
 *
 * @typedef {{ locator(selector: string): Locator }} Frame
 *
 * @typedef {object} Page
 * @property {() => Frame[]} frames
 * @property {(event: string, listener: (value: PageEvent) => void) => void} on
 * @property {(name: string, callback: (...args: never[]) => unknown) => Promise<void>} exposeFunction
 * @property {(url: string, options: object) => Promise<unknown>} goto
 * @property {(selector: string, options: object) => Promise<unknown>} waitForSelector
 * @property {(options: object) => Promise<Buffer>} screenshot
 * @property {(selector: string) => Locator} locator
 * @property {<T>(run: (argument: T) => void, argument: T) => Promise<void>} evaluate
 * @property {Keyboard} keyboard
 * @property {{ move(x: number, y: number, options?: object): Promise<void>, down(): Promise<void>, up(): Promise<void> }} mouse
 * @property {() => Context} context
 *
 * @typedef {{ message?: string, type(): string, text(): string }} PageEvent
 *
 * @typedef {{ request(): { url(): string }, abort(): Promise<void> }} Route
 *
 * @typedef {object} Context
 * @property {(permissions: string[], options: object) => Promise<void>} grantPermissions
 * @property {(match: (url: URL) => boolean, handle: (route: Route) => Promise<void>) => Promise<void>} route
 * @property {() => Promise<Page>} newPage
 * @property {(page: Page) => Promise<Devtools>} newCDPSession
 *
 * @typedef {{ send(method: string, params: object): Promise<unknown>, detach(): Promise<void> }} Devtools
 *
 * @typedef {object} Browser
 * @property {(event: string, listener: () => void) => void} on
 * @property {(options: object) => Promise<Context>} newContext
 * @property {() => Promise<void>} close
 *
 * @typedef {{ chromium: { launch(options: object): Promise<Browser> } }} Playwright
 */

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
];

/** How long the browser may take to end before it is left to itself. */
const closeTimeout = 5_000;

/**
 * @param {{ host: string, locale: string, size: string, scale: number, temporary: string, log: (line: string) => void }} options
 * @returns {Promise<{ page: Page, ended: Promise<string>, close: () => Promise<void> }>}
 */
export async function openChromium({ host, locale, size, scale, temporary, log }) {
  const require = createRequire(path.join(serverInstallDir, 'package.json'));
  const { chromium } = /** @type {Playwright} */ (require('playwright-core'));
  const browser = await chromium.launch({
    executablePath: findBrowser(),
    env: { ...process.env, TMPDIR: temporary },
    headless: true,
    // The stand-in ends the browser itself.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    args: flags,
  });
  const [width, height] = size.split('x').map(Number);
  const context = await browser.newContext({
    viewport: { width, height },
    deviceScaleFactor: scale,
    locale,
  });
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: `http://${host}` });
  await context.route(
    (url) => url.host !== host && /^(https?|wss?):$/.test(url.protocol),
    (route) => {
      log(`blocked ${route.request().url()}`);
      return route.abort();
    },
  );

  const page = await context.newPage();
  page.on('pageerror', (error) => log(`page error: ${error.message}`));
  page.on('console', (entry) => {
    if (entry.type() === 'error') log(`page: ${entry.text().slice(0, 1000)}`);
  });
  /** @type {Promise<string>} */
  const ended = new Promise((resolve) => {
    page.on('crash', () => resolve('the page of the workbench crashed'));
    browser.on('disconnected', () => resolve('Chromium ended'));
  });
  const close = () =>
    Promise.race([
      browser.close().catch(() => undefined),
      /** @type {Promise<void>} */ (new Promise((resolve) => setTimeout(resolve, closeTimeout))),
    ]);
  return { page, ended, close };
}
