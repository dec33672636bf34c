// @ts-check
import { lint } from 'markdownlint/sync';
import { asMarkdownText } from '../texts/plan.mjs';

/** @type {import('./types.mjs').Peer} */
export const markdownlint = {
  name: 'markdownlint',
  does: 'every default rule, the plan with real headings and lists',
  prepare: asMarkdownText,
  run: (/** @type {string} */ text) => lint({ strings: { plan: text } }),
  count: (/** @type {{ plan: unknown[] }} */ result) => result.plan.length,
};
