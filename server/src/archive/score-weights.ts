/*
 * Written by `npm run evaluate -- --teach`: logistic regression over the 23 labelled pairs of plans in
 * test/fixtures/links, 6054 pairs of units. docs/ranking.md says how well it does on pairs it was not taught with.
 */

/** A weight for each of `FEATURES`, then the constant. */
// prettier-ignore
export const WEIGHTS: readonly number[] = [
  /* cosine */ 2.7610,
  /* context */ 1.3268,
  /* ratio */ 1.0885,
  /* rival */ 1.5319,
  /* order */ 0.7073,
  /* plans */ 1.4399,
  /* ratio×plans */ 1.2720,
  /* rival×plans */ 0.3444,
  /* constant */ 8.3299,
];

/** A weight for each of `PLAIN_FEATURES`, then the constant. */
// prettier-ignore
export const PLAIN_WEIGHTS: readonly number[] = [
  /* cosine */ 3.9986,
  /* context */ 1.2553,
  /* ratio */ 1.3543,
  /* constant */ 7.8828,
];
