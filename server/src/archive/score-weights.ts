/*
 * Written by `npm run evaluate -- --teach`: logistic regression over the 23 labelled pairs of plans in
 * test/fixtures/links, 6054 pairs of units. docs/ranking.md says how well it does on pairs it was not taught with.
 */

/** A weight for each of `FEATURES`, then the constant. */
// prettier-ignore
export const WEIGHTS: readonly number[] = [
  /* likeness */ 4.3956,
  /* context */ 1.2170,
  /* ratio */ 0.6475,
  /* behind */ -2.0823,
  /* rival */ 2.9463,
  /* order */ 0.6697,
  /* plans */ 1.2508,
  /* ratio×plans */ 2.6249,
  /* rival×plans */ 1.6303,
  /* constant */ 12.9964,
];

/** A weight for each of `PLAIN_FEATURES`, then the constant. */
// prettier-ignore
export const PLAIN_WEIGHTS: readonly number[] = [
  /* likeness */ 5.6239,
  /* context */ 1.2841,
  /* ratio */ 0.9165,
  /* behind */ -2.2120,
  /* constant */ 13.2921,
];
