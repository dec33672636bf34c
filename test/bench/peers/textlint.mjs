// @ts-check
import { TextlintKernel } from '@textlint/kernel';

const packages = [
  'textlint-rule-sentence-length',
  'textlint-rule-max-comma',
  '@textlint-rule/textlint-rule-no-unmatched-pair',
  'textlint-rule-no-todo',
  'textlint-rule-no-zero-width-spaces',
  '@textlint-rule/textlint-rule-no-invalid-control-character',
  '@textlint-rule/textlint-rule-no-duplicate-abbr',
  'textlint-rule-no-exclamation-question-mark',
  'textlint-rule-no-nfd',
];

/** These are CommonJS, some of them compiled from modules. @param {string} name */
async function load(name) {
  const { default: module } = await import(name);
  return module.default ?? module;
}

const kernel = new TextlintKernel();
const options = {
  ext: '.txt',
  filePath: 'plan.txt',
  plugins: [{ pluginId: 'text', plugin: await load('@textlint/textlint-plugin-text') }],
  rules: await Promise.all(packages.map(async (name) => ({ ruleId: name, rule: await load(name) }))),
};

/** @type {import('./types.mjs').Peer} */
export const textlint = {
  name: 'textlint, 9 general rules',
  does: packages.map((name) => name.replace(/^.*textlint-rule-/, '')).join(', '),
  prepare: (plan) => plan,
  run: (/** @type {string} */ text) => kernel.lintText(text, options),
  count: (/** @type {{ messages: unknown[] }} */ result) => result.messages.length,
};
