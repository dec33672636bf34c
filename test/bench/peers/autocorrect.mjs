// @ts-check
import autocorrect from 'autocorrect-node';

/** @typedef {import('./types.mjs').Peer} Peer */

/** @type {Peer} */
export const autocorrectFormat = {
  name: 'autocorrect format()',
  does: 'native code; formats a plain string; its reports are the lines that changed',
  prepare: (plan) => plan,
  run: (/** @type {string} */ text) => autocorrect.format(text),
  count(/** @type {string} */ result, /** @type {string} */ text) {
    const before = text.split('\n');
    return result.split('\n').filter((line, i) => line !== before[i]).length;
  },
};

const maxPieceBytes = 500_000;

/** @type {Peer} */
export const autocorrectLint = {
  name: 'autocorrect lintFor()',
  does: 'native code; fed in pieces of at most 500 kB, since a longer text comes back unread',
  prepare: pieces,
  run(/** @type {string[]} */ parts) {
    let reports = 0;
    for (const part of parts) {
      const result = autocorrect.lintFor(part, 'plan.txt');
      // "call limit reached" is said here and nowhere else: without this look nothing at all would be measured.
      if (result.error) throw new Error(`autocorrect lintFor: ${result.error}`);
      reports += result.lines.length;
    }
    return reports;
  },
  count: (/** @type {number} */ reports) => reports,
};

/** @param {string} text */
function pieces(text) {
  /** @type {string[]} */
  const parts = [];
  /** @type {string[]} */
  let lines = [];
  let bytes = 0;
  for (const line of text.split('\n')) {
    const size = Buffer.byteLength(line) + 1;
    if (bytes + size > maxPieceBytes) {
      parts.push(lines.join('\n'));
      lines = [];
      bytes = 0;
    }
    lines.push(line);
    bytes += size;
  }
  return [...parts, lines.join('\n')].map((part) => Buffer.from(part).toString());
}
