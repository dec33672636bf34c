// What VS Code calls in its extension host: finds the bundled suites beside itself and runs them with mocha.
import fs from 'node:fs';
import path from 'node:path';
import Mocha from 'mocha';
import { withSources } from './stack';
import { screenshot, windowAvailable } from './workbench';

/** Also read by test/vscode/result.mjs. */
interface Result {
  passed: number;
  failed: number;
  skipped: number;
  finished: boolean;
}

export async function run(): Promise<void> {
  process.setSourceMapsEnabled(true);
  const grep = process.env['WORKPLAN_TEST_GREP'];
  const only = titlesFrom(process.env['WORKPLAN_TEST_ONLY']);
  const mocha = new Mocha({
    ui: 'bdd',
    reporter: 'spec',
    timeout: 30_000,
    slow: 2_000,
    // A window on a busy machine drops a key or a click now and then; a test that fails twice has found something.
    // Which ones were tried again is printed.
    retries: 1,
    ...(grep ? { fgrep: grep } : {}),
    ...(only ? { grep: exactly(only) } : {}),
  });
  mocha.rootHooks({ afterEach: pictureOfFailure });
  for (const name of fs.readdirSync(__dirname).sort()) {
    if (name.endsWith('.test.cjs')) mocha.addFile(path.join(__dirname, name));
  }

  const exitCalls = refuseExit();
  const result: Result = { passed: 0, failed: 0, skipped: 0, finished: false };
  await new Promise<void>((resolve) => {
    const runner = mocha.run(() => resolve());
    // Written after every test: should the extension host crash, it is known how far it came.
    const count = (outcome: 'passed' | 'failed' | 'skipped') => () => {
      result[outcome]++;
      write(result);
    };
    runner.on('pass', count('passed'));
    // The reporter prints the failures at the end, so it shows the places as changed here.
    runner.on('fail', (_test, error: Error) => {
      if (error.stack) error.stack = withSources(error.stack);
      count('failed')();
    });
    runner.on('pending', count('skipped'));
    runner.on('retry', (test: Mocha.Test, error: Error) => {
      console.log(`    tried again: ${test.fullTitle()}\n${withSources(error.stack ?? error.message)}`);
    });
    const missing = only?.filter((title) => !titlesOf(runner.suite).has(title)) ?? [];
    for (const title of missing) console.error(`There is no test “${title}”.`);
    result.failed += missing.length;
  });
  if (result.failed === 0) result.failed += exitCalls.length;
  result.finished = true;
  write(result);
  if (result.failed > 0) {
    const failure = new Error(`${result.failed} failed`);
    // VS Code prints it; where it was thrown is of no interest.
    failure.stack = failure.message;
    throw failure;
  }
}

function titlesFrom(json: string | undefined): readonly string[] | undefined {
  return json === undefined || json === '' ? undefined : (JSON.parse(json) as string[]);
}

/** Matches these titles and no other. */
function exactly(titles: readonly string[]): RegExp {
  const escaped = titles.map((title) => title.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  return new RegExp(`^(?:${escaped.join('|')})$`);
}

function titlesOf(suite: Mocha.Suite): ReadonlySet<string> {
  const titles = new Set<string>();
  suite.eachTest((test) => titles.add(test.fullTitle()));
  return titles;
}

/** VS Code swallows `process.exit` in its extension host and reports success; here it fails the run. */
function refuseExit(): Error[] {
  const calls: Error[] = [];
  process.exit = (code) => {
    const call = new Error(`process.exit(${code ?? ''}) was called in the extension host`);
    console.error(call);
    calls.push(call);
    throw call;
  };
  return calls;
}

function write(result: Result): void {
  const file = process.env['WORKPLAN_TEST_RESULT'];
  if (file) fs.writeFileSync(file, JSON.stringify(result));
}

async function pictureOfFailure(this: Mocha.Context): Promise<void> {
  const test = this.currentTest;
  if (!windowAvailable || test?.state !== 'failed') return;
  await screenshot(`failed - ${test.fullTitle().replace(/[/\\:*?"<>|]/g, '-')}`);
}
