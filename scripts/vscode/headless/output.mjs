// @ts-check
import fs from 'node:fs';

/**
 * The file through which the test shim hands over what the tests print, and the signs it leaves beside it.
 */
export class TestOutput {
  #read = 0;

  /** @param {string} file */
  constructor(file) {
    this.file = file;
    fs.writeFileSync(file, '');
  }

  /** Whether the shim has begun to run in the extension host. */
  get started() {
    return fs.existsSync(`${this.file}.started`);
  }

  /** How the tests ended; undefined while they run, and for ever if the extension host crashed. */
  get result() {
    try {
      const result = JSON.parse(fs.readFileSync(`${this.file}.result`, 'utf8'));
      return /** @type {{ ok: boolean }} */ (result);
    } catch {
      return undefined;
    }
  }

  /** Copies what was printed since the last time to standard output. */
  show() {
    const file = fs.openSync(this.file, 'r');
    try {
      const size = fs.fstatSync(file).size - this.#read;
      if (size <= 0) return;
      const chunk = Buffer.alloc(size);
      this.#read += fs.readSync(file, chunk, 0, size, this.#read);
      // Synchronous, because the process may be about to exit.
      fs.writeSync(1, chunk);
    } finally {
      fs.closeSync(file);
    }
  }
}
