// @ts-check
import { fork } from 'node:child_process';
import path from 'node:path';
import { benchDir } from '../lib/paths.mjs';

/** @typedef {import('./child.mjs').Order} Order */

/** An engine in a process of its own, seen from outside. */
export class EngineWorker {
  #child = fork(path.join(benchDir, 'archive/child.mjs'), [], {
    execArgv: ['--expose-gc', '--max-old-space-size=6144'],
    serialization: 'advanced',
    stdio: ['ignore', 2, 2, 'ipc'],
  });

  /**
   * @param {Order} order
   * @param {number} patienceMs
   * @returns {Promise<any>} what was asked for; undefined when it took too long, and the process is gone then
   */
  async ask(order, patienceMs) {
    /** @type {(reason: Error) => void} */
    let onExit = () => {};
    /** @type {NodeJS.Timeout | undefined} */
    let timer;
    const answer = new Promise((resolve, reject) => {
      onExit = () => reject(new Error('An engine ended early'));
      this.#child.once('exit', onExit);
      this.#child.once('message', (/** @type {{ value?: unknown, error?: string }} */ { value, error }) =>
        error === undefined ? resolve(value) : reject(new Error(error)),
      );
      timer = setTimeout(() => resolve(undefined), patienceMs);
      this.#child.send(order);
    });
    try {
      const value = await answer;
      this.#child.off('exit', onExit);
      if (value === undefined) this.end();
      return value;
    } finally {
      clearTimeout(timer);
    }
  }

  end() {
    this.#child.removeAllListeners();
    this.#child.kill('SIGKILL');
  }
}
