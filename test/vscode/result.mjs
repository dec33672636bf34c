// @ts-check
import fs from 'node:fs';

/** @typedef {{ passed: number, failed: number, skipped: number, finished: boolean }} Result */

/**
 * The counts that the suite wrote down in the extension host, the only sign of success that is believed. A run that
 * did not come to its end, or ended badly with no test failed, counts as one failure more.
 *
 * @param {string} file
 * @param {number} exitCode
 * @returns {Result}
 */
export function readResult(file, exitCode) {
  /** @type {Result} */
  let result = { passed: 0, failed: 0, skipped: 0, finished: false };
  if (fs.existsSync(file)) result = JSON.parse(fs.readFileSync(file, 'utf8'));

  if (!result.finished) {
    console.log('The run ended before its tests did.');
    return { ...result, failed: result.failed + 1 };
  }
  if (result.passed + result.failed === 0) {
    console.log('No test was run.');
    return { ...result, failed: 1 };
  }
  if (exitCode !== 0 && result.failed === 0) {
    console.log(`Every test passed, but VS Code ended with ${exitCode}.`);
    return { ...result, failed: 1 };
  }
  return result;
}
