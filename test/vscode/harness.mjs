// @ts-check
// Tests the tests: runs that go wrong, in ways VS Code itself reports as success, must fail. Needs no build.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { runMain } from '../../scripts/vscode/say.mjs';
import { ensureVSCode } from '../../scripts/vscode/setup.mjs';
import { bundleSuite } from './bundle.mjs';
import { makeFolders, printCounts, runSuite, writeCompanion } from './runner.mjs';

/** What each run of harness/ is to count. */
const runs = [
  { title: 'succeeds', passed: 1, failed: 0 },
  { title: 'fails', passed: 1, failed: 1 },
  { title: 'crashes the extension host', passed: 1, failed: 1 },
  { title: 'calls process.exit', passed: 1, failed: 1 },
  { title: 'matches no test', passed: 0, failed: 1 },
];

await runMain(async () => {
  const vscode = await ensureVSCode();
  const suite = await bundleSuite(fileURLToPath(new URL('harness', import.meta.url)));
  const folders = makeFolders();
  const extension = writeCompanion(folders);
  const counts = { passed: 0, failed: 0, skipped: 0 };

  for (const { title, passed, failed } of runs) {
    console.log(`\nA run that ${title}:`);
    const result = await runSuite(vscode, folders, {
      suite,
      extension,
      grep: title,
      // Failures on purpose leave no traces.
      env: { VSCODE_HEADLESS_KEEP: path.join(folders.root, 'failure') },
    });
    const asExpected = result.passed === passed && result.failed === failed;
    counts[asExpected ? 'passed' : 'failed']++;
    console.log(
      asExpected
        ? `As it should be: ${passed} passed, ${failed} failed in it.`
        : `WRONG: ${result.passed} passed and ${result.failed} failed in it, not ${passed} and ${failed}.`,
    );
  }
  printCounts(counts);
});
