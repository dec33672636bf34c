// @ts-check
// Everything `npm test` stands for, one part after the other:
//
//   types     TypeScript, strict
//   lint      ESLint with type information, and the formatter
//   mocha     language, rules, features, server, command line; the server and the command line as real processes
//   interop   Word files with LibreOffice on the other side; installed where it is missing and can be (Debian, root)
//   vscode    the extension in a real VS Code, in development mode and as the packed .vsix; `npm start`
//
// Names of parts as arguments run only those. Ends with a line `N passed, N failed` over all tests.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/**
 * Runs a command with its output passed on.
 * @param {string} command
 * @param {readonly string[]} args
 * @returns {Promise<{ code: number, output: string }>}
 */
function run(command, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    child.stdout.on('data', (/** @type {Buffer} */ data) => {
      output += String(data);
      process.stdout.write(data);
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

const node = process.execPath;
/** @param {string} name */
const bin = (name) => `node_modules/${name}`;
const globs = ['unit', 'golden', 'protocol', 'cli'].map((kind) => `test/${kind}/**/*.test.ts`);

/** @type {Record<string, readonly (readonly string[])[]>} */
const parts = {
  types: ['.', 'client/src/related/webview', 'client/src/compare/webview'].map((project) => [
    bin('typescript/bin/tsc'),
    '-p',
    project,
  ]),
  lint: [
    [bin('eslint/bin/eslint.js'), '.', '--max-warnings', '0'],
    [bin('prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn', '.'],
  ],
  mocha: [[bin('mocha/bin/mocha.js'), '--exit', '--reporter', 'dot', ...globs]],
  interop: [
    ['scripts/libreoffice.mjs'],
    [bin('mocha/bin/mocha.js'), '--exit', '--reporter', 'dot', 'test/interop/**/*.test.ts'],
  ],
  vscode: [
    ['test/vscode/harness.mjs'],
    ['test/vscode/run.mjs'],
    ['test/vscode/run.mjs', '--vsix'],
    ['test/vscode/start.mjs'],
  ],
};

/**
 * The counts a test runner printed at its end.
 * @param {string} output
 * @returns {Counts}
 */
function countsIn(output) {
  /** @param {RegExp} pattern */
  const last = (pattern) => Number([...output.matchAll(pattern)].at(-1)?.[1] ?? 0);
  return {
    passed: last(/(\d+) (?:passing|passed)/g),
    failed: last(/(\d+) (?:failing|failed)/g),
    skipped: last(/(\d+) (?:pending|skipped)/g),
  };
}

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in parts));
if (unknown.length > 0) {
  console.error(`No such part: ${unknown.join(', ')}. Parts: ${Object.keys(parts).join(', ')}.`);
  process.exit(2);
}

const started = Date.now();
/** @type {Counts} */
const total = { passed: 0, failed: 0, skipped: 0 };
const broken = [];
for (const [name, commands] of Object.entries(parts)) {
  if (wanted.length > 0 && !wanted.includes(name)) {
    continue;
  }
  for (const args of commands) {
    console.log(`\n== ${name}: ${args.join(' ')}`);
    const { code, output } = await run(node, args);
    const { passed, failed, skipped } = countsIn(output);
    total.passed += passed;
    total.failed += failed;
    total.skipped += skipped;
    if (code !== 0) {
      broken.push(`${args.join(' ')} ended with ${code}`);
    }
  }
}
console.log(`\n${Math.round((Date.now() - started) / 1000)} s`);
for (const what of broken) {
  console.log(`FAILED: ${what}`);
}
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
console.log(`${total.passed} passed, ${Math.max(total.failed, broken.length > 0 ? 1 : 0)} failed${skipped}`);
process.exitCode = broken.length > 0 ? 1 : 0;
