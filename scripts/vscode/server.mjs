// @ts-check
// Starts VS Code's server: for the tests with a browser that nobody sees, for `npm start` with the user's own.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { serverNode } from './install-server.mjs';
import { serverDir } from './paths.mjs';

const program = path.join(serverDir, 'out/server-main.js');
const watchParent = fileURLToPath(new URL('watch-parent.cjs', import.meta.url));

/** How long the server may take until it listens, and until it has ended. */
const startTimeout = 60_000;
const stopTimeout = 3_000;

/**
 * Where one server keeps what is its own.
 *
 * @typedef {object} ServerFolders
 * @property {string} temporary Everything that nobody asked to keep: server data, logs, sockets.
 * @property {string} userData
 * @property {string} extensions
 */

/**
 * @typedef {object} Server
 * @property {number} port
 * @property {Promise<string>} ended Resolves when the server has ended, with how.
 * @property {() => Promise<void>} stop Ends the server and everything it started.
 */

/**
 * The part of the command line that serving and installing extensions share.
 *
 * @param {ServerFolders} folders
 */
export function serverArguments(folders) {
  return [
    program,
    '--accept-server-license-terms',
    ...['--server-data-dir', path.join(folders.temporary, 'server-data')],
    ...['--user-data-dir', folders.userData],
    ...['--extensions-dir', folders.extensions],
    '--disable-telemetry',
    ...['--telemetry-level', 'off'],
  ];
}

/**
 * The environment for the server: what a surrounding VS Code (a terminal in the editor, say) left behind would make
 * it take itself for a part of that one. Not every VSCODE_ variable is such, so the list is explicit.
 *
 * @param {string} temporary
 * @returns {NodeJS.ProcessEnv}
 */
export function serverEnvironment(temporary) {
  const foreign =
    /^(ELECTRON_|VSCODE_(IPC_HOOK|PID$|CWD$|NLS_CONFIG|CODE_CACHE|HANDLES_|ESM_|CRASH_|AGENT_|AMD_|L10N|PROXY_URI|GIT_))/;
  const own = Object.entries(process.env).filter(([name]) => !foreign.test(name));
  // No gallery: nothing is ever asked of a server outside.
  return { ...Object.fromEntries(own), EXTENSIONS_GALLERY: '{}', XDG_RUNTIME_DIR: temporary };
}

/**
 * @param {ServerFolders} folders
 * @param {{ port?: number, token?: string, flags?: string[], trust?: 'given' | 'asked', env?: NodeJS.ProcessEnv,
 *   log: (line: string) => void }} options `trust`: whether every workspace is trusted, or the user is asked.
 * @returns {Promise<Server>}
 */
export async function startServer(folders, options) {
  const args = [
    ...serverArguments(folders),
    ...['--host', '127.0.0.1', '--port', String(options.port ?? 0)],
    ...(options.token ? ['--connection-token', options.token] : ['--without-connection-token']),
    ...['--disable-experiments', '--force-disable-user-env'],
    ...(options.trust === 'asked' ? [] : ['--disable-workspace-trust']),
    ...['--log', 'info', '--logsPath', path.join(folders.temporary, 'logs')],
    ...(options.flags ?? []),
  ];
  const child = spawn(serverNode(), ['--require', watchParent, ...args], {
    env: {
      ...serverEnvironment(folders.temporary),
      ...options.env,
      WORKPLAN_SERVER_PARENT: String(process.pid),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A process group of its own, so that the extension hosts it starts can be ended with it.
    detached: true,
  });
  /** @type {Promise<string>} */
  const ended = new Promise((resolve) => {
    child.once('exit', (code, signal) => resolve(`the VS Code server ended (${code ?? signal})`));
    child.once('error', (error) => resolve(`the VS Code server could not be started: ${error.message}`));
  });

  let said = '';
  /** @type {Promise<number>} */
  const listening = new Promise((resolve, reject) => {
    /** @param {Buffer} data */
    const read = (data) => {
      const text = data.toString();
      for (const line of text.split('\n')) if (line.trim()) options.log(line);
      if (said.length > 100_000) return;
      said += text;
      const port = /Extension host agent listening on (\d+)/.exec(said)?.[1];
      if (port) resolve(Number(port));
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    void ended.then((how) => reject(new Error(`${how}\n${said}`)));
    setTimeout(() => reject(new Error(`the VS Code server did not start\n${said}`)), startTimeout).unref();
  });

  const stop = async () => {
    if (child.pid === undefined) return;
    killGroup(child.pid, 'SIGTERM');
    await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, stopTimeout))]);
    killGroup(child.pid, 'SIGKILL');
  };
  try {
    return { port: await listening, ended, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/**
 * @param {number} leader
 * @param {NodeJS.Signals} signal
 */
function killGroup(leader, signal) {
  try {
    process.kill(-leader, signal);
  } catch {
    // The whole group is gone already.
  }
}
