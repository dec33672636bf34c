// @ts-check
// Tests `npm start` where it serves VS Code to a browser: the address opens the sample plans, their slips are shown,
// strangers are kept out, and Ctrl-C ends it. Needs a build.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { openChromium } from '../../scripts/vscode/headless/chromium.mjs';
import { projectDir } from '../../scripts/vscode/paths.mjs';
import { runMain } from '../../scripts/vscode/say.mjs';
import { ensureVSCode } from '../../scripts/vscode/setup.mjs';
import { printCounts } from './runner.mjs';

const draft = '澄川市数据局2026年工作要点（讨论稿）.txt';
const patience = 60_000;

await runMain(async () => {
  const vscode = await ensureVSCode();
  if (vscode.kind === 'desktop') {
    console.log('Skipped: with a desktop VS Code there is no browser set up to look with.');
    return printCounts({ passed: 0, failed: 0, skipped: 1 });
  }
  const failed = await testStart().then(
    () => 0,
    (error) => {
      console.error(error);
      return 1;
    },
  );
  printCounts({ passed: 1 - failed, failed, skipped: 0 });
});

async function testStart() {
  const temporary = fs.mkdtempSync(path.join(os.tmpdir(), 'workplan-start-test-'));
  // --web: the machine may have a desktop VS Code as well.
  const start = spawn(process.execPath, [path.join(projectDir, 'scripts/start.mjs'), '--web'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  /** @type {Promise<number | null>} */
  const ended = new Promise((resolve) => start.once('exit', resolve));
  try {
    const address = await readAddress(start.stdout);
    console.log(`It serves ${address.origin}.`);

    const stranger = await fetch(address.origin);
    assert.equal(stranger.status, 403, 'without the token nobody gets in');

    const { page, close } = await openChromium({
      host: address.host,
      locale: 'zh-CN',
      size: '1400x900',
      scale: 1,
      temporary,
      log: () => undefined,
    });
    try {
      await page.goto(address.href, { waitUntil: 'domcontentloaded', timeout: patience });
      const file = page.locator(`.explorer-folders-view .monaco-list-row:has-text("${draft}")`).first();
      await file.click({ timeout: patience });
      await page.locator('.squiggly-error').first().waitFor({ state: 'visible', timeout: patience });
      console.log('The draft is open, its slips are underlined.');
    } finally {
      await close();
    }

    start.kill('SIGINT');
    assert.equal(await ended, 0, 'Ctrl-C ends it in good order');
    await assert.rejects(fetch(address.origin), 'nothing listens any more');
    console.log('Ctrl-C has ended it.');
  } finally {
    start.kill('SIGKILL');
    fs.rmSync(temporary, { recursive: true, force: true, maxRetries: 5 });
  }
}

/**
 * @param {import('node:stream').Readable} output
 * @returns {Promise<URL>}
 */
function readAddress(output) {
  return new Promise((resolve, reject) => {
    let said = '';
    output.on('data', (data) => {
      said += data;
      const address = /http:\/\/\S+(?=\n)/.exec(said)?.[0];
      if (address) resolve(new URL(address));
    });
    output.on('end', () => reject(new Error(`no address was printed:\n${said}`)));
  });
}
