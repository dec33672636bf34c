// Runs in the extension host in place of the module named by --extensionTestsPath, and runs that one. It gives the
// tests a console whose output also goes to a file, formatted, for the stand-in to show; what VS Code itself hands
// over is neither formatted nor the tests' alone. And it writes down how the run ended, which is the only sign of
// success the stand-in believes: VS Code reports 0 when the extension host crashes in the middle.
const fs = require('node:fs');
const util = require('node:util');
const { pathToFileURL } = require('node:url');

const testsPath = process.env.VSCODE_HEADLESS_TESTS;
const outputFile = process.env.VSCODE_HEADLESS_OUTPUT;
const output = fs.openSync(outputFile, 'a');

function show(...values) {
  try {
    fs.writeSync(output, `${util.format(...values)}\n`);
  } catch {
    // A full disk is no reason for a test to fail.
  }
}

/** VS Code forbids to assign to its console's methods, so the console is replaced as a whole. */
function replaceConsole() {
  const shown = new Set(['log', 'info', 'warn', 'error', 'debug']);
  globalThis.console = new Proxy(globalThis.console, {
    get(target, name) {
      if (!shown.has(name)) return Reflect.get(target, name, target);
      return (...values) => {
        show(...values);
        target[name](...values);
      };
    },
  });
}

async function load() {
  try {
    return require(testsPath);
  } catch (error) {
    if (error.code !== 'ERR_REQUIRE_ESM' && error.code !== 'ERR_REQUIRE_ASYNC_MODULE') throw error;
    return import(pathToFileURL(testsPath).href);
  }
}

async function runTests() {
  const tests = await load();
  const run = tests.run ?? tests.default?.run;
  if (typeof run !== 'function') throw new Error(`${testsPath} does not export run()`);
  await run();
}

exports.run = async () => {
  fs.writeFileSync(`${outputFile}.started`, '');
  replaceConsole();
  const end = (result) => fs.writeFileSync(`${outputFile}.result`, JSON.stringify(result));
  try {
    await runTests();
    end({ ok: true });
  } catch (error) {
    end({ ok: false });
    // VS Code prints it.
    throw error;
  }
};
