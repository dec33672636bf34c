/**
 * What a user sees and does in VS Code's window. Only the headless stand-in offers it (scripts/vscode/headless,
 * `channel.mjs`); in the desktop program tests have VS Code's API alone, and those that need more skip.
 */
import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { pause, until } from './editor';

const channel = process.env['VSCODE_HEADLESS_CHANNEL'];
const screenshots = process.env['WORKPLAN_TEST_SCREENSHOTS'];

/** Whether the window can be looked at and used at all. */
export const windowAvailable = channel !== undefined;

/** Longer than the stand-in takes for one request, so that its own message comes first. */
const patience = 20_000;

/** How often is looked for the answer to a request, milliseconds: tests ask a thousand times. */
const interval = 5;

/** To be called first in a test or hook that needs the window: skips it where there is none. */
export function needsWindow(context: Mocha.Context): void {
  if (windowAvailable) return;
  console.log('      (skipped: the desktop VS Code does not show the tests its window)');
  context.skip();
}

/** Takes a picture of the window, or of one part of it, into `.vscode-test/screenshots/`. */
export async function screenshot(name: string, selector?: string): Promise<void> {
  if (!screenshots) throw new Error('WORKPLAN_TEST_SCREENSHOTS is not set');
  await ask({ type: 'screenshot', file: path.join(screenshots, `${name}.png`), selector });
}

/** Presses keys as a user, named as in playwright: `Control+Shift+M`, `Enter`, `ArrowDown`. */
export async function press(keys: string): Promise<void> {
  await ask({ type: 'press', keys });
}

/** Types text into whatever has the focus. */
export async function type(text: string): Promise<void> {
  await ask({ type: 'type', text });
}

/** One key, as part of {@link atOnce}. */
export type Key =
  | { readonly type: 'press'; readonly keys: string }
  | { readonly type: 'compose' | 'commit'; readonly text: string; readonly key: string };

/** Presses keys one right after the other, faster than anybody types. */
export async function atOnce(...actions: readonly Key[]): Promise<void> {
  await ask({ type: 'atOnce', actions });
}

/**
 * A key that an input method takes: what is being composed becomes `text`.
 *
 * @param key as it stands on the keyboard: `KeyN`
 */
export function composing(text: string, key = 'KeyA'): Key {
  return { type: 'compose', text, key };
}

/** A key at which an input method hands over `text` and ends its composition, if there is one. */
export function committing(text: string, key = 'Space'): Key {
  return { type: 'commit', text, key };
}

/** Composes `typed` letter by letter in an input method, which hands over `text` at the last key. */
export async function composeText(typed: string, text: string, key = 'Space'): Promise<void> {
  for (let end = 1; end <= typed.length; end++) {
    await atOnce(composing(typed.slice(0, end), `Key${typed.charAt(end - 1).toUpperCase()}`));
  }
  await atOnce(committing(text, key));
}

/** Pastes what a program has put onto the clipboard, by MIME type. */
export async function paste(data: Readonly<Record<string, string>>): Promise<void> {
  await ask({ type: 'paste', data });
}

/** Moves the mouse onto an element. */
export async function hover(selector: string, index = 0): Promise<void> {
  await ask({ type: 'hover', selector, index });
}

/**
 * Rests the mouse on an element until a hover holds `words`; the text of the hovers then. The mouse moves there anew
 * now and then, as a hand would: an editor that is drawn again meanwhile drops the hover that was about to come.
 */
export async function hoverText(selector: string, words: string): Promise<string> {
  return until(`a hover appears with ${words}`, async () => {
    await moveMouseAway();
    await hover(selector);
    for (let look = 0; look < 20; look++) {
      const text = (await textOf('.monaco-hover-content')).join('\n');
      if (text.includes(words)) return text;
      await pause(100);
    }
    return undefined;
  });
}

export async function click(selector: string, index = 0, frame?: string): Promise<void> {
  await ask({ type: 'click', selector, index, frame });
}

/** Chooses an entry of VS Code's list of choices by words of it, as soon as it is offered. */
export async function choose(words: string): Promise<void> {
  const row = '.quick-input-list .monaco-list-row';
  const offered = async (selector: string) => (await textOf(selector)).some((text) => text.includes(words));
  await until(`${words} is offered`, () => offered(row));
  // The rows may be there before the keyboard is.
  await waitFor('.quick-input-widget input:focus');
  await type(words);
  await until(`${words} is what Enter takes`, () => offered(`${row}.focused`));
  await press('Enter');
}

/** Opens an element's context menu, as with the mouse. */
export async function rightClick(selector: string, index = 0): Promise<void> {
  await ask({ type: 'click', selector, index, button: 'right' });
}

/** Drags one of the elements that match onto another. */
export async function drag(selector: string, from: number, to: number): Promise<void> {
  await ask({ type: 'drag', selector, from, to });
}

/** Drags an element onto the beginning of another with Shift held down: in an editor, into the text. */
export async function dragInto(selector: string, from: number, onto: string, to: number): Promise<void> {
  await ask({ type: 'dragInto', selector, from, onto, to });
}

/** What is dropped from elsewhere: text by MIME type, and files that lie outside the window. */
export interface Dropped {
  readonly data?: Readonly<Record<string, string>>;
  readonly files?: readonly { readonly name: string; readonly bytes: Uint8Array }[];
}

/** Drops something onto the beginning of an element with Shift held down, which in an editor means: into the text. */
export async function dropInto(
  selector: string,
  index: number,
  { data = {}, files = [] }: Dropped,
): Promise<void> {
  const dropped = files.map(({ name, bytes }) => ({ name, base64: Buffer.from(bytes).toString('base64') }));
  await ask({ type: 'drop', selector, index, drop: { data, files: dropped, keys: ['shiftKey'] } });
}

/** Moves the mouse into the window's corner, where it makes nothing pop up. */
export async function moveMouseAway(): Promise<void> {
  await ask({ type: 'moveAway' });
}

/**
 * The visible text of every element that matches.
 *
 * @param frame looks into the web view whose document matches this selector
 */
export async function textOf(selector: string, frame?: string): Promise<string[]> {
  return (await ask({ type: 'text', selector, frame })) ?? [];
}

/** The value of a CSS property, as computed, of every element that matches. */
export async function styleOf(selector: string, property: string, frame?: string): Promise<string[]> {
  return (await ask({ type: 'style', selector, property, frame })) ?? [];
}

/** The value of an attribute of every element that matches; empty where there is none. */
export async function attributeOf(selector: string, name: string): Promise<string[]> {
  return (await ask({ type: 'attribute', selector, name })) ?? [];
}

/** Waits until an element that matches is visible. */
export async function waitFor(selector: string, frame?: string): Promise<void> {
  await ask({ type: 'wait', selector, count: 'some', frame });
}

/** Waits until no element matches. */
export async function waitUntilGone(selector: string): Promise<void> {
  await ask({ type: 'wait', selector, count: 'none' });
}

async function ask(request: Record<string, unknown>): Promise<string[] | undefined> {
  if (!channel) throw new Error('there is no window to look at: call needsWindow(this) first');
  const id = randomUUID();
  const file = (ending: string) => path.join(channel, `${id}.${ending}`);
  // By renaming, so that the other side never reads half a request.
  fs.writeFileSync(file('part'), JSON.stringify(request));
  fs.renameSync(file('part'), file('request.json'));

  const end = Date.now() + patience;
  while (!fs.existsSync(file('reply.json'))) {
    if (Date.now() > end) throw new Error(`no answer to ${JSON.stringify(request)}`);
    await pause(interval);
  }
  const reply = JSON.parse(fs.readFileSync(file('reply.json'), 'utf8')) as {
    value?: string[];
    error?: string;
  };
  fs.rmSync(file('reply.json'));
  if (reply.error !== undefined) throw new Error(`${JSON.stringify(request)}: ${reply.error}`);
  return reply.value;
}
