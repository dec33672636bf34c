// @ts-check
import { fork } from 'node:child_process';
import path from 'node:path';
import { benchDir } from './paths.mjs';

/** @typedef {import('./tables.mjs').SectionResult} SectionResult */
/** @typedef {import('./options.mjs').BenchOptions} BenchOptions */

/**
 * A section's own side: does the work and sends the result home.
 *
 * @param {(options: BenchOptions, progress: (line: string) => void) => Promise<SectionResult>} work
 */
export function serveSection(work) {
  process.once('message', async (/** @type {BenchOptions} */ options) => {
    const result = await work(options, (line) => process.stderr.write(`  ${line}\n`));
    process.send?.(result, () => process.exit());
  });
}

/**
 * Each section has a process of its own: what one has left in the heap or taught the compiler is none of the next
 * one's business, and a peer that dies takes only its own table along.
 *
 * @param {string} name
 * @param {BenchOptions} options
 * @returns {Promise<SectionResult>}
 */
export function runSection(name, options) {
  const child = fork(path.join(benchDir, 'sections', `${name}.mjs`), [], {
    execArgv: ['--expose-gc', '--max-old-space-size=6144'],
    serialization: 'advanced',
    // The result comes over the channel; whatever a peer prints belongs on standard error.
    stdio: ['ignore', 2, 2, 'ipc'],
  });
  child.send(options);
  return new Promise((resolve, reject) => {
    child.once('message', (result) => resolve(/** @type {SectionResult} */ (result)));
    child.once('exit', (code, signal) => reject(new Error(`section ${name} ended early: ${signal ?? code}`)));
  });
}
