// @ts-check
// `npm start`: opens examples/ with the extension of this folder, in the desktop VS Code when its command `code` is
// on PATH, else in a VS Code served to the user's own browser.
//
//   npm start -- --port=8080   or WORKPLAN_PORT=8080: the port to serve on
//   npm start -- --web         serve to the browser even where there is a desktop VS Code
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { writeChinesePack } from './vscode/display-language.mjs';
import { installServer } from './vscode/install-server.mjs';
import { projectDir } from './vscode/paths.mjs';
import { runMain, SetupError } from './vscode/say.mjs';
import { startServer } from './vscode/server.mjs';
import { writeQuietSettings } from './vscode/settings.mjs';

const examples = path.join(projectDir, 'examples');
const usualPort = 8420;

await runMain(async () => {
  const options = readOptions();
  if (!fs.existsSync(path.join(projectDir, 'dist/client.js'))) {
    throw new SetupError(
      '还没有构建，请先运行 npm run build。\nNothing is built yet: run `npm run build` first.',
    );
  }
  const desktop = options.web ? undefined : findOnPath('code');
  if (desktop) await openDesktop(desktop);
  else await serve(await choosePort(options.port));
});

/** @returns {{ web: boolean, port: number | undefined }} */
function readOptions() {
  const { values } = parseArgs({
    options: { port: { type: 'string' }, web: { type: 'boolean', default: false } },
  });
  const given = values.port ?? process.env['WORKPLAN_PORT'];
  if (!given) return { web: values.web, port: undefined };
  const port = Number(given);
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    throw new SetupError(`端口号不对 / Not a port: ${given}`);
  }
  // Whoever names a port wants it served.
  return { web: true, port };
}

/** @param {string} command */
function findOnPath(command) {
  const endings = process.platform === 'win32' ? ['.cmd', '.exe'] : [''];
  return (process.env['PATH'] ?? '')
    .split(path.delimiter)
    .flatMap((folder) => endings.map((ending) => path.join(folder, command + ending)))
    .find((file) => fs.existsSync(file));
}

/** @param {string} code */
async function openDesktop(code) {
  console.log(`在桌面版 VS Code 中打开 examples/ · Opening examples/ in the desktop VS Code (${code})`);
  const args = [`--extensionDevelopmentPath=${projectDir}`, examples, '--new-window'];
  // On Windows `code` is a .cmd file, which only a shell can start.
  const shell = process.platform === 'win32';
  const child = shell
    ? spawn([code, ...args].map((part) => `"${part}"`).join(' '), { stdio: 'inherit', shell })
    : spawn(code, args, { stdio: 'inherit' });
  const [exitCode] = await new Promise((resolve, reject) => {
    child.once('exit', (...how) => resolve(how));
    child.once('error', reject);
  });
  if (exitCode !== 0) {
    throw new SetupError(
      '桌面版 VS Code 打不开，可改用 npm start -- --web · Try `npm start -- --web` instead.',
    );
  }
}

/**
 * A port that was asked for has to be free; the usual one gives way to any that is.
 *
 * @param {number | undefined} wanted
 */
async function choosePort(wanted) {
  if (await isFree(wanted ?? usualPort)) return wanted ?? usualPort;
  if (wanted === undefined) return 0;
  throw new SetupError(`端口 ${wanted} 已被占用，请换一个。\nPort ${wanted} is taken: choose another.`);
}

/**
 * @param {number} port
 * @returns {Promise<boolean>}
 */
function isFree(port) {
  return new Promise((resolve) => {
    const probe = net.createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}

/** @param {number} port */
async function serve(port) {
  installServer();
  const temporary = fs.mkdtempSync(path.join(os.tmpdir(), 'workplan-start-'));
  const logFile = path.join(temporary, 'vscode.log');
  const folders = {
    temporary,
    userData: path.join(temporary, 'user-data'),
    extensions: path.join(temporary, 'extensions'),
  };
  linkExtension(folders.extensions);
  writeQuietSettings(folders.userData);
  writeChinesePack(folders.userData);

  // The server can read and write this user's files: without the token in the address it answers nobody.
  const token = randomBytes(16).toString('hex');
  try {
    const server = await startServer(folders, {
      port,
      token,
      log: (line) => fs.appendFileSync(logFile, `${line}\n`),
    });
    const stopped = untilStopped();
    if (port === 0)
      console.log(`端口 ${usualPort} 已被占用，另选了一个 · Port ${usualPort} is taken, so another one:`);
    // The folder stands in the address: given to the server as its default, VS Code takes its files for foreign ones.
    const query = `folder=${encodeURI(examples)}&tkn=${token}`;
    console.log(`请在浏览器中打开 · Open in your browser: http://127.0.0.1:${server.port}/?${query}`);
    console.log('按 Ctrl-C 结束 · Ctrl-C ends it');
    const how = await Promise.race([stopped, server.ended]);
    await server.stop();
    if (how) throw new SetupError(`${how}:\n${fs.readFileSync(logFile, 'utf8').slice(-2000)}`);
  } finally {
    fs.rmSync(temporary, { recursive: true, force: true, maxRetries: 5 });
  }
}

/**
 * A link in place of an installed copy: after a new build, reloading the page is enough.
 *
 * @param {string} extensions
 */
function linkExtension(extensions) {
  const manifest = JSON.parse(fs.readFileSync(path.join(projectDir, 'package.json'), 'utf8'));
  fs.mkdirSync(extensions, { recursive: true });
  fs.symlinkSync(
    projectDir,
    path.join(extensions, `${manifest.publisher}.${manifest.name}-${manifest.version}`),
  );
}

/** @returns {Promise<void>} */
function untilStopped() {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => resolve());
  });
}
