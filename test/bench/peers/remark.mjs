// @ts-check
import { remark } from 'remark';
import remarkLint from 'remark-lint';
import orderedListMarkerValue from 'remark-lint-ordered-list-marker-value';
import { VFile } from 'vfile';
import { asMarkdownText } from '../texts/plan.mjs';

const processor = remark().use(remarkLint).use(orderedListMarkerValue, 'ordered').freeze();

/** @type {import('./types.mjs').Peer} */
export const remarkLintPeer = {
  name: 'remark-lint, one rule',
  does: 'parses and checks the values of ordered lists, the plan with real headings and lists',
  prepare: asMarkdownText,
  run(/** @type {string} */ text) {
    const file = new VFile(text);
    processor.runSync(processor.parse(file), file);
    return file;
  },
  count: (/** @type {VFile} */ file) => file.messages.length,
};

const writer = remark().freeze();

/** @type {import('./types.mjs').Peer} */
export const remarkRewrite = {
  name: 'remark, read and written anew',
  does: 'numbers each list of the plan with real headings and lists from its first number on',
  prepare: asMarkdownText,
  run: (/** @type {string} */ text) => String(writer.processSync(text)),
  count(/** @type {string} */ result, /** @type {string} */ text) {
    const before = new Set(text.split('\n'));
    return result.split('\n').filter((line) => !before.has(line)).length;
  },
};
