#!/usr/bin/env node
// @ts-check
// Stands in for the desktop program `code` where that cannot be had: takes the part of its command line that
// `@vscode/test-electron` uses, and runs the same VS Code as a server with its window in headless Chromium.
//
//   VSCODE_HEADLESS_TIMEOUT=300        seconds a run may take
//   VSCODE_HEADLESS_START_TIMEOUT=90   seconds until the tests must have begun
//   VSCODE_HEADLESS_SIZE=1400x900      width and height of the window
//   VSCODE_HEADLESS_SCALE=1            pixels of a picture per pixel of the page
//   VSCODE_HEADLESS_TRUST=asked        a workspace is not trusted until the user says so
//   VSCODE_HEADLESS_VERBOSE=1          VS Code's own log on standard error
//   VSCODE_HEADLESS_KEEP=FOLDER        where a failed run leaves its log and a last picture
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { serverNode } from '../install-server.mjs';
import { serverDir } from '../paths.mjs';
import { serverArguments, serverEnvironment } from '../server.mjs';
import { parseCommandLine } from './command-line.mjs';
import { runWorkbench } from './run.mjs';

const commandLine = parseCommandLine(process.argv.slice(2));

if (commandLine.version) printVersion();
else {
  const temporary = fs.mkdtempSync(path.join(os.tmpdir(), 'vscode-headless-'));
  const folders = {
    temporary,
    userData: path.resolve(commandLine.userDataDir ?? path.join(temporary, 'user-data')),
    extensions: path.resolve(commandLine.extensionsDir ?? path.join(temporary, 'extensions')),
  };
  fs.mkdirSync(folders.extensions, { recursive: true });
  if (commandLine.manageExtensions.length > 0) manageExtensions(folders, commandLine.manageExtensions);
  else await runWorkbench(folders, commandLine);
}

function printVersion() {
  const product = JSON.parse(fs.readFileSync(path.join(serverDir, 'product.json'), 'utf8'));
  console.log(`${product.version}\n${product.commit}\n${process.arch}`);
}

/**
 * @param {import('../server.mjs').ServerFolders} folders
 * @param {string[]} args
 */
function manageExtensions(folders, args) {
  const child = spawn(serverNode(), [...serverArguments(folders), ...args], {
    stdio: 'inherit',
    env: serverEnvironment(folders.temporary),
  });
  child.on('exit', (code) => {
    fs.rmSync(folders.temporary, { recursive: true, force: true });
    process.exitCode = code ?? 1;
  });
}
