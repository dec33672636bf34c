// @ts-check
// The user's eyes and hands: tests run in the extension host and see no more than VS Code's API. Through a folder
// they can ask for what a user sees and does in the window. A request is a file `ID.request.json`, its reply
// `ID.reply.json`; both appear by renaming, so that neither side ever reads half a file.
import fs from 'node:fs';
import path from 'node:path';

/** @typedef {import('./chromium.mjs').Page} Page */

/**
 * What stands in a web view has a document of its own: `frame` is a selector that only that document matches.
 *
 * @typedef {{ frame?: string } & Action} Request
 *
 * @typedef {object} Dropped
 * @property {Record<string, string>} data by MIME type
 * @property {{ name: string, base64: string }[]} files from outside the window
 * @property {string[]} keys that are held down: `shiftKey`
 *
 * @typedef {{ type: 'screenshot', file: string, selector?: string }
 *   | { type: 'press', keys: string }
 *   | { type: 'type', text: string }
 *   | { type: 'compose', text: string, key: string }
 *   | { type: 'commit', text: string, key: string }
 *   | { type: 'atOnce', actions: Action[] }
 *   | { type: 'paste', data: Record<string, string> }
 *   | { type: 'hover', selector: string, index: number }
 *   | { type: 'click', selector: string, index: number, button?: 'left' | 'right' }
 *   | { type: 'drag', selector: string, from: number, to: number }
 *   | { type: 'dragInto', selector: string, from: number, onto: string, to: number }
 *   | { type: 'drop', selector: string, index: number, drop: Dropped }
 *   | { type: 'moveAway' }
 *   | { type: 'text', selector: string }
 *   | { type: 'style', selector: string, property: string }
 *   | { type: 'attribute', selector: string, name: string }
 *   | { type: 'wait', selector: string, count: 'some' | 'none' }} Action
 */

const suffix = '.request.json';
/** How often is looked for requests, milliseconds: tests make a thousand of them. */
const interval = 5;

/** How long the page may take to do what one request asks. */
const patience = 10_000;

/**
 * Answers requests, one at a time, until stopped.
 *
 * @param {Page} page
 * @param {string} folder
 * @returns {() => void} Stops answering.
 */
export function serveChannel(page, folder) {
  fs.mkdirSync(folder, { recursive: true });
  let stopped = false;

  const poll = async () => {
    while (!stopped) {
      const requests = fs.readdirSync(folder).filter((name) => name.endsWith(suffix));
      for (const name of requests) await handle(name.slice(0, -suffix.length));
      await new Promise((resolve) => setTimeout(resolve, interval));
    }
  };
  /** @param {string} id */
  const handle = async (id) => {
    const file = path.join(folder, id);
    const request = /** @type {Request} */ (JSON.parse(fs.readFileSync(file + suffix, 'utf8')));
    fs.rmSync(file + suffix);
    const reply = await answer(page, request);
    fs.writeFileSync(`${file}.part`, JSON.stringify(reply));
    fs.renameSync(`${file}.part`, `${file}.reply.json`);
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
    // The rest of playwright's message is its own log.
    return { error: String(error).split('\n')[0] };
  }
}

/**
 * @param {Page} page
 * @param {Request} request
 * @returns {Promise<string[] | undefined>}
 */
async function perform(page, request) {
  const place = request.frame === undefined ? page : await findFrame(page, request.frame);
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
    case 'compose':
      await asInputMethod(page, request.key, 'Input.imeSetComposition', {
        text: request.text,
        selectionStart: request.text.length,
        selectionEnd: request.text.length,
      });
      return undefined;
    case 'commit':
      await asInputMethod(page, request.key, 'Input.insertText', { text: request.text });
      return undefined;
    case 'atOnce':
      for (const action of request.actions) await perform(page, action);
      return undefined;
    case 'paste':
      await page.evaluate(pasteIntoFocus, request.data);
      return undefined;
    case 'hover':
      await place.locator(request.selector).nth(request.index).hover({ timeout: patience, force: true });
      return undefined;
    case 'click':
      await place
        .locator(request.selector)
        .nth(request.index)
        .click({ timeout: patience, button: request.button ?? 'left' });
      return undefined;
    case 'drag':
      await place
        .locator(request.selector)
        .nth(request.from)
        .dragTo(place.locator(request.selector).nth(request.to), { timeout: patience });
      return undefined;
    case 'dragInto':
      await dragInto(
        page,
        place.locator(request.selector).nth(request.from),
        page.locator(request.onto).nth(request.to),
      );
      return undefined;
    case 'drop':
      await place.locator(request.selector).nth(request.index).evaluate(dropOnto, request.drop);
      return undefined;
    case 'moveAway':
      await page.mouse.move(2, 2);
      return undefined;
    case 'text':
      return place.locator(request.selector).allInnerTexts();
    case 'style':
      return place.locator(request.selector).evaluateAll(readStyle, request.property);
    case 'attribute':
      return place.locator(request.selector).evaluateAll(readAttribute, request.name);
    case 'wait':
      await place
        .locator(request.selector)
        .first()
        .waitFor({ state: request.count === 'some' ? 'visible' : 'detached', timeout: patience });
      return undefined;
  }
}

/**
 * What an input method makes of a key: the page hears of a key that the input method took (229, as on Windows, macOS
 * and Linux alike), then what it did with it, then that the key was let go.
 *
 * @param {Page} page
 * @param {string} code the key as it stands on the keyboard: `KeyN`, `Space`, `Enter`
 * @param {string} method of the DevTools protocol
 * @param {object} params
 */
async function asInputMethod(page, code, method, params) {
  const devtools = await devtoolsOf(page);
  const key = { key: 'Process', code, windowsVirtualKeyCode: 229 };
  await devtools.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...key });
  await devtools.send(method, params);
  await devtools.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key });
}

/** @type {WeakMap<Page, Promise<import('./chromium.mjs').Devtools>>} */
const sessions = new WeakMap();

/**
 * One session for all keys of a page; it ends with the page.
 *
 * @param {Page} page
 */
function devtoolsOf(page) {
  const session = sessions.get(page) ?? page.context().newCDPSession(page);
  sessions.set(page, session);
  return session;
}

/**
 * Drags with the mouse, and holds Shift down from when it moves: before, a click with Shift would select all between.
 *
 * @param {Page} page
 * @param {import('./chromium.mjs').Locator} from
 * @param {import('./chromium.mjs').Locator} onto
 */
async function dragInto(page, from, onto) {
  const start = await from.boundingBox();
  const end = await onto.boundingBox();
  if (!start || !end) throw new Error('nothing to drag, or nowhere to');
  await page.mouse.move(start.x + start.width / 2, start.y + start.height / 2);
  await page.mouse.down();
  await page.keyboard.down('Shift');
  try {
    await page.mouse.move(end.x + 2, end.y + end.height / 2, { steps: 8 });
    await page.mouse.up();
  } finally {
    await page.keyboard.up('Shift');
  }
}

/**
 * The document of a web view, as soon as there is one that matches.
 *
 * @param {Page} page
 * @param {string} selector
 * @returns {Promise<import('./chromium.mjs').Frame>}
 */
async function findFrame(page, selector) {
  const end = Date.now() + patience;
  for (;;) {
    for (const frame of page.frames()) {
      // A frame may go while it is asked.
      const matching = await frame
        .locator(selector)
        .count()
        .catch(() => 0);
      if (matching > 0) return frame;
    }
    if (Date.now() > end) throw new Error(`no web view matches ${selector}`);
    await new Promise((resolve) => setTimeout(resolve, interval));
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

/**
 * Runs in the page.
 *
 * @param {object[]} elements
 * @param {string} name
 */
function readAttribute(elements, name) {
  const all = /** @type {{ getAttribute(name: string): string | null }[]} */ (elements);
  return all.map((element) => element.getAttribute(name) ?? '');
}

/**
 * Runs in the page.
 *
 * @param {object[]} elements
 * @param {string} property
 */
function readStyle(elements, property) {
  const { getComputedStyle } = /** @type {{ getComputedStyle(element: object): Record<string, string> }} */ (
    /** @type {unknown} */ (globalThis)
  );
  return elements.map((element) => String(getComputedStyle(element)[property]));
}

/**
 * Runs in the page: what the browser does on the key for pasting, which it does not do without a window.
 *
 * @param {Record<string, string>} data by MIME type
 */
function pasteIntoFocus(data) {
  /** @typedef {{ setData(type: string, text: string): void }} Transfer */
  const { document, ClipboardEvent, DataTransfer } =
    /**
     * @type {{
     *   document: { activeElement: { dispatchEvent(event: object): boolean } | null },
     *   ClipboardEvent: new (type: string, options: object) => object,
     *   DataTransfer: new () => Transfer,
     * }}
     */ (/** @type {unknown} */ (globalThis));
  const clipboardData = new DataTransfer();
  for (const [type, text] of Object.entries(data)) clipboardData.setData(type, text);
  const options = { clipboardData, bubbles: true, cancelable: true };
  document.activeElement?.dispatchEvent(new ClipboardEvent('paste', options));
}

/**
 * Runs in the page: what the browser does when something is dragged in from elsewhere and let go over an element,
 * which no mouse of a test can do.
 *
 * @param {object} element
 * @param {Dropped} dropped
 */
async function dropOnto(element, { data, files, keys }) {
  /** @typedef {{ setData(type: string, text: string): void, items: { add(file: object): void } }} Transfer */
  const { DataTransfer, DragEvent, File, setTimeout, Uint8Array, atob } =
    /**
     * @type {{
     *   DataTransfer: new () => Transfer,
     *   DragEvent: new (type: string, options: object) => object,
     *   File: new (parts: object[], name: string) => object,
     *   setTimeout: (callback: () => void, pause: number) => void,
     *   Uint8Array: { from(text: string, map: (char: string) => number): object },
     *   atob: (base64: string) => string,
     * }}
     */ (/** @type {unknown} */ (globalThis));
  const target =
    /** @type {{ dispatchEvent(event: object): boolean, getBoundingClientRect(): { x: number, y: number, height: number } }} */ (
      element
    );
  const dataTransfer = new DataTransfer();
  for (const [type, text] of Object.entries(data)) dataTransfer.setData(type, text);
  for (const { name, base64 } of files) {
    dataTransfer.items.add(new File([Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))], name));
  }
  const { x, y, height } = target.getBoundingClientRect();
  const held = Object.fromEntries(keys.map((key) => [key, true]));
  const options = {
    dataTransfer,
    bubbles: true,
    cancelable: true,
    clientX: x + 2,
    clientY: y + height / 2,
    ...held,
  };
  for (const type of ['dragenter', 'dragover', 'drop']) {
    target.dispatchEvent(new DragEvent(type, options));
    await new Promise((resolve) => setTimeout(() => resolve(undefined), 50));
  }
}
