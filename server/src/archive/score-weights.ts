/*
 * Written by `npm run evaluate -- --teach`: logistic regression over the 23 labelled pairs of plans in
 * test/fixtures/links, 6054 pairs of units. docs/ranking.md says how well it does on pairs it was not taught with.
 */

/** A weight for each of `FEATURES`, then the constant. */
// prettier-ignore
export const WEIGHTS: readonly number[] = [
  /* likeness */ 3.6844,
  /* context */ 1.1425,
  /* ratio */ 1.1722,
  /* rival */ 1.5080,
  /* order */ 0.6611,
  /* plans */ 1.5336,
  /* ratio×plans */ 1.2333,
  /* rival×plans */ 0.4519,
  /* constant */ 11.6705,
];

/** A weight for each of `PLAIN_FEATURES`, then the constant. */
// prettier-ignore
export const PLAIN_WEIGHTS: readonly number[] = [
  /* likeness */ 5.2677,
  /* context */ 1.0336,
  /* ratio */ 1.5099,
  /* constant */ 12.2604,
];
