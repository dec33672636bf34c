// @ts-check
// One run: server, browser, tests; and whatever happens, one exit code and nothing left behind.
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { format } from 'node:util';
import { startServer } from '../server.mjs';
import { writeChinesePack } from '../display-language.mjs';
import { writeQuietSettings } from '../settings.mjs';
import { workbenchAddress } from './address.mjs';
import { serveChannel } from './channel.mjs';
import { openChromium } from './chromium.mjs';
import { TestOutput } from './output.mjs';

/** @typedef {import('./command-line.mjs').CommandLine} CommandLine */
/** @typedef {import('./chromium.mjs').Page} Page */

const shim = fileURLToPath(new URL('test-shim.cjs', import.meta.url));

/** Exit codes of a run that VS Code itself did not end. */
const exitCodes = { usage: 64, broken: 70, notStarted: 71, crashed: 72, timeout: 124 };

/**
 * @param {import('../server.mjs').ServerFolders} folders
 * @param {CommandLine} commandLine
 */
export async function runWorkbench(folders, commandLine) {
  const run = new Run(folders, commandLine);
  try {
    await run.start();
  } catch (error) {
    await run.finish(
      exitCodes.broken,
      error instanceof Error ? (error.stack ?? error.message) : String(error),
    );
  }
}

class Run {
  #began = Date.now();
  #finished = false;
  /** @type {(() => Promise<void> | void)[]} What ends the parts of the run, the last one started first. */
  #cleanups = [];
  /** @type {Page | undefined} */
  #page;

  /**
   * @param {import('../server.mjs').ServerFolders} folders
   * @param {CommandLine} commandLine
   */
  constructor(folders, commandLine) {
    this.folders = folders;
    this.commandLine = commandLine;
    this.logFile = path.join(folders.temporary, 'vscode.log');
    this.output = new TestOutput(path.join(folders.temporary, 'tests.out'));
  }

  async start() {
    const { commandLine, folders } = this;
    if (commandLine.extensionTestsPath && commandLine.extensionDevelopmentPaths.length === 0) {
      // As on the desktop, tests only run beside an extension under development; VS Code would just sit there.
      return this.finish(exitCodes.usage, '--extensionTestsPath needs --extensionDevelopmentPath');
    }
    this.#watchForTheEnd();
    if (commandLine.ignored.length > 0) this.log(`ignored arguments: ${commandLine.ignored.join(' ')}`);
    writeQuietSettings(folders.userData);
    writeChinesePack(folders.userData);

    const channel = path.join(folders.temporary, 'channel');
    const token = randomBytes(16).toString('hex');
    const server = await startServer(folders, {
      token,
      // Without this flag VS Code ignores the payload in the address, and no test is ever run.
      flags: ['--enable-smoke-test-driver'],
      trust: process.env['VSCODE_HEADLESS_TRUST'] === 'asked' ? 'asked' : 'given',
      env: {
        VSCODE_HEADLESS_OUTPUT: this.output.file,
        VSCODE_HEADLESS_TESTS: commandLine.extensionTestsPath && path.resolve(commandLine.extensionTestsPath),
        VSCODE_HEADLESS_CHANNEL: channel,
        VSCODE_HEADLESS_LOGS: path.join(folders.temporary, 'logs'),
      },
      log: (line) => this.log(`server: ${line}`),
    });
    this.#cleanups.push(server.stop);
    void server.ended.then((how) => this.finish(exitCodes.broken, how));
    this.#lap(`server listening on ${server.port}`);

    const host = `127.0.0.1:${server.port}`;
    const chromium = await openChromium({
      host,
      locale: commandLine.locale ?? 'en-US',
      size: process.env['VSCODE_HEADLESS_SIZE'] ?? '1400x900',
      scale: Number(process.env['VSCODE_HEADLESS_SCALE'] ?? 1),
      temporary: folders.temporary,
      log: (line) => this.log(line),
    });
    this.#cleanups.push(chromium.close);
    void chromium.ended.then((how) => this.finish(exitCodes.broken, how));
    this.#page = chromium.page;
    this.#lap('Chromium up');

    await this.#listenToVSCode(chromium.page);
    this.#cleanups.push(serveChannel(chromium.page, channel));
    this.#expectTestsToStart();
    const address = workbenchAddress({
      host,
      token,
      target: commandLine.target,
      extensionDevelopmentPaths: commandLine.extensionDevelopmentPaths,
      testsPath: commandLine.extensionTestsPath && shim,
      disableExtensions: commandLine.disableExtensions,
    });
    await chromium.page.goto(address, { waitUntil: 'domcontentloaded', timeout: 60_000 });
    await chromium.page.waitForSelector('.monaco-workbench', { timeout: 60_000 });
    this.#lap('workbench up');
  }

  /**
   * Ends the run, once, whoever asks first.
   *
   * @param {number} code
   * @param {string} [why]
   * @param {boolean} [stoppedByUser]
   */
  async finish(code, why, stoppedByUser = false) {
    if (this.#finished) return;
    this.#finished = true;
    this.output.show();
    if (why) {
      console.error(`vscode-headless: ${why}`);
      this.log(`FAILED: ${why}`);
    }
    if (code !== 0 && !stoppedByUser) await this.#keepTraces(why !== undefined);
    for (const cleanup of this.#cleanups.reverse()) await cleanup();
    this.output.show();
    fs.rmSync(this.folders.temporary, { recursive: true, force: true, maxRetries: 5 });
    process.exit(code);
  }

  /** @param {string} line */
  log(line) {
    fs.appendFileSync(this.logFile, `${line}\n`);
    if (process.env['VSCODE_HEADLESS_VERBOSE']) console.error(`[vscode] ${line}`);
  }

  /** Everything from outside that can end a run, so that no run hangs and none leaves a process behind. */
  #watchForTheEnd() {
    /** @type {[NodeJS.Signals, number][]} */
    const signals = [
      ['SIGINT', 130],
      ['SIGTERM', 143],
      ['SIGHUP', 129],
    ];
    for (const [signal, code] of signals) {
      process.on(signal, () => void this.finish(code, `stopped by ${signal}`, true));
    }
    process.on('unhandledRejection', (error) => void this.finish(exitCodes.broken, format(error)));

    const parent = process.ppid;
    const patience = seconds('VSCODE_HEADLESS_TIMEOUT', 300);
    const timeout = setTimeout(
      () => void this.finish(exitCodes.timeout, `timed out after ${patience / 1000} s`),
      patience,
    );
    const watch = setInterval(() => {
      this.output.show();
      if (process.ppid !== parent) void this.finish(exitCodes.broken, 'the program that started it is gone');
    }, 100);
    this.#cleanups.push(() => {
      clearTimeout(timeout);
      clearInterval(watch);
    });
  }

  #expectTestsToStart() {
    if (!this.commandLine.extensionTestsPath) return;
    const patience = seconds('VSCODE_HEADLESS_START_TIMEOUT', 90);
    setTimeout(() => {
      if (this.output.started) return;
      void this.finish(exitCodes.notStarted, `the tests did not start within ${patience / 1000} s`);
    }, patience).unref();
  }

  /**
   * The functions that VS Code's test driver calls in the page.
   *
   * @param {Page} page
   */
  async #listenToVSCode(page) {
    /** @type {(type: string, values: unknown[]) => void} */
    const onLog = (type, values) => this.log(`${type}: ${format(...values)}`);
    await page.exposeFunction('codeAutomationLog', onLog);

    /** @type {(code: number) => void} */
    const onExit = (code) => {
      this.#lap(`VS Code reports ${code}`);
      const { result } = this.output;
      if (this.commandLine.extensionTestsPath && !result) {
        // VS Code reports 0 for this as well.
        return void this.finish(code || exitCodes.crashed, 'the extension host ended before the tests did');
      }
      void this.finish(code || (result && !result.ok ? 1 : 0));
    };
    await page.exposeFunction('codeAutomationExit', onExit);
  }

  /**
   * Keeps what helps to understand a failure; without a folder for it, shows the end of the log.
   *
   * @param {boolean} unexpected Not just a test that failed.
   */
  async #keepTraces(unexpected) {
    const folder = process.env['VSCODE_HEADLESS_KEEP'];
    if (!folder) {
      if (unexpected) console.error(fs.readFileSync(this.logFile, 'utf8').split('\n').slice(-25).join('\n'));
      return;
    }
    try {
      fs.mkdirSync(folder, { recursive: true });
      fs.copyFileSync(this.logFile, path.join(folder, 'vscode.log'));
      fs.cpSync(path.join(this.folders.temporary, 'logs'), path.join(folder, 'logs'), {
        recursive: true,
        filter: (file) => !file.endsWith('.sock'),
      });
      await this.#page?.screenshot({ path: path.join(folder, 'window.png'), timeout: 5_000 });
    } catch {
      // The page or the logs may be gone; what could be kept is kept.
    }
    console.error(`vscode-headless: logs and a picture of the window are in ${folder}`);
  }

  /** @param {string} event */
  #lap(event) {
    this.log(`${((Date.now() - this.#began) / 1000).toFixed(2)} s: ${event}`);
  }
}

/**
 * @param {string} variable
 * @param {number} otherwise
 * @returns {number} In milliseconds.
 */
function seconds(variable, otherwise) {
  return Number(process.env[variable] ?? otherwise) * 1000;
}
