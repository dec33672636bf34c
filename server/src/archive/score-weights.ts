/*
 * Written by `npm run evaluate -- --teach`: logistic regression over the 23 labelled pairs of plans in
 * test/fixtures/links and what is made of them, 26142 pairs of units. docs/ranking.md says how well it does on pairs it was not taught with.
 */

/** A weight for each of `FEATURES`, then the constant. */
// prettier-ignore
export const WEIGHTS: readonly number[] = [
  /* likeness */ 4.1506,
  /* phrase */ 0.5904,
  /* sentence */ 2.7919,
  /* context */ 0.7835,
  /* ratio */ 0.0132,
  /* behind */ -1.4844,
  /* rival */ 2.1086,
  /* order */ 0.8837,
  /* plans */ 0.1810,
  /* ratio×plans */ 1.2907,
  /* rival×plans */ 1.9645,
  /* constant */ 7.5727,
];

/** A weight for each of `PLAIN_FEATURES`, then the constant. */
// prettier-ignore
export const PLAIN_WEIGHTS: readonly number[] = [
  /* likeness */ 4.5911,
  /* phrase */ 0.6621,
  /* sentence */ 3.4166,
  /* context */ 0.4045,
  /* ratio */ 0.4855,
  /* behind */ -1.6861,
  /* constant */ 8.0062,
];
