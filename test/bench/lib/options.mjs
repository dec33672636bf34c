// @ts-check
import { parseArgs } from 'node:util';

export const sectionNames = /** @type {const} */ ([
  'parse',
  'hostile',
  'editing',
  'archive',
  'archive-server',
  'word',
  'keystroke',
  'start',
  'size',
]);

/** @typedef {(typeof sectionNames)[number]} SectionName */

/**
 * @typedef {object} BenchOptions
 * @property {boolean} quick
 * @property {boolean} markdown
 * @property {boolean} help
 * @property {SectionName[]} only
 */

export const usage = `node test/bench/run.mjs [--quick] [--markdown] [--only ${sectionNames.join('|')}]…

  --quick      fewer rounds, and no peer where it takes longer than a second
  --markdown   print Markdown tables
  --only       these sections alone; may be given several times

Exit 1 only where our time grows faster than the text; never for an absolute time.`;

/**
 * @param {string[]} args
 * @returns {BenchOptions}
 */
export function readOptions(args) {
  const { values } = parseArgs({
    args,
    options: {
      quick: { type: 'boolean', default: false },
      markdown: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
      only: { type: 'string', multiple: true, default: [] },
    },
  });
  const unknown = values.only.filter((name) => !sectionNames.includes(/** @type {SectionName} */ (name)));
  if (unknown.length) throw new Error(`--only ${unknown.join(', ')}: no such section\n\n${usage}`);
  const only = sectionNames.filter((name) => !values.only.length || values.only.includes(name));
  return { quick: values.quick, markdown: values.markdown, help: values.help, only };
}
