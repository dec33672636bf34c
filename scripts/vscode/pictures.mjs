// @ts-check
// Makes the README's pictures anew: runs the tests that take them, in a smaller window with finer dots, and copies
// them to docs/images/. Needs a build; on the desktop VS Code there are no pictures to be had.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { projectDir, screenshotsDir } from './paths.mjs';
import { runMain, SetupError } from './say.mjs';

const prefix = 'picture-';
const target = path.join(projectDir, 'docs/images');

await runMain(async () => {
  const tests = path.join(projectDir, 'test/vscode/run.mjs');
  const run = spawnSync(process.execPath, [tests, '--grep', 'as in the pictures'], {
    stdio: 'inherit',
    env: {
      ...process.env,
      WORKPLAN_TEST_VSCODE: 'headless',
      VSCODE_HEADLESS_SIZE: '1200x760',
      VSCODE_HEADLESS_SCALE: '1.25',
    },
  });
  if (run.status !== 0)
    throw new SetupError('The pictures were not copied, because not every one could be taken.');

  fs.mkdirSync(target, { recursive: true });
  for (const name of fs.readdirSync(screenshotsDir).filter((name) => name.startsWith(prefix))) {
    const copy = path.join(target, name.slice(prefix.length));
    fs.copyFileSync(path.join(screenshotsDir, name), copy);
    console.log(`${path.relative(projectDir, copy)}: ${Math.round(fs.statSync(copy).size / 1024)} kB`);
  }
});
