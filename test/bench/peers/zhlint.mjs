// @ts-check
import { run } from 'zhlint';

/** @type {import('./types.mjs').Peer} */
export const zhlint = {
  name: 'zhlint',
  does: 'the preset `default`; without a preset it applies no rule',
  prepare: (plan) => plan,
  run: (/** @type {string} */ text) => run(text, { rules: { preset: 'default' } }),
  count: (/** @type {{ validations: unknown[] }} */ result) => result.validations.length,
};
