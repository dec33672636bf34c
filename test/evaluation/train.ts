/* Teaches the weights with all labelled pairs and writes server/src/archive/ranking/score-weights.ts: `npm run evaluate -- --teach`. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { background } from '../../server/src/archive/ranking/background';
import { PLAIN_FEATURES } from '../../server/src/archive/ranking/score';
import { FEATURES } from '../../server/src/archive/ranking/score-board';
import { backgroundFor, lessonsOf, teach } from './training';
import type { Trial } from './trials';

const FILE = path.join(import.meta.dirname, '../../server/src/archive/ranking/score-weights.ts');

/** Writes the weights that all trials together teach, each seen with a background that does not know its offices. */
export function writeWeights(trials: readonly Trial[]): void {
  const examples = trials.flatMap((trial) => lessonsOf(trial, backgroundFor(trial)));
  const { weights, plainWeights } = teach(examples, background());
  const lines = (names: readonly string[], values: readonly number[]): string =>
    [...names, 'constant'].map((name, i) => `  /* ${name} */ ${(values[i] ?? 0).toFixed(4)},`).join('\n');
  writeFileSync(
    FILE,
    `/*
 * Written by \`npm run evaluate -- --teach\`: logistic regression over the ${trials.length} labelled pairs of plans in
 * test/fixtures/links and what is made of them, ${examples.length} pairs of units. docs/ranking.md says how well it does on pairs it was not taught with.
 */

/** A weight for each of \`FEATURES\`, then the constant. */
// prettier-ignore
export const WEIGHTS: readonly number[] = [
${lines(FEATURES, weights)}
];

/** A weight for each of \`PLAIN_FEATURES\`, then the constant. */
// prettier-ignore
export const PLAIN_WEIGHTS: readonly number[] = [
${lines(PLAIN_FEATURES, plainWeights)}
];
`,
  );
}
