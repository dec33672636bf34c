/*
 * Written by `npm run evaluate -- --teach`: logistic regression over the 23 labelled pairs of plans in
 * test/fixtures/links and what is made of them, 26142 pairs of units. docs/ranking.md says how well it does on pairs it was not taught with.
 */

/** A weight for each of `FEATURES`, then the constant. */
// prettier-ignore
export const WEIGHTS: readonly number[] = [
  /* likeness */ 4.2084,
  /* phrase */ 0.6183,
  /* sentence */ 2.7507,
  /* context */ 0.5838,
  /* ratio */ -0.1953,
  /* behind */ -1.4822,
  /* rival */ 3.1910,
  /* order */ 1.4558,
  /* plans */ 0.1532,
  /* ratio×plans */ 2.3598,
  /* rival×plans */ 3.1912,
  /* constant */ 7.6280,
];

/** A weight for each of `PLAIN_FEATURES`, then the constant. */
// prettier-ignore
export const PLAIN_WEIGHTS: readonly number[] = [
  /* likeness */ 4.6188,
  /* phrase */ 0.6718,
  /* sentence */ 3.4220,
  /* context */ 0.3962,
  /* ratio */ 0.6531,
  /* behind */ -1.7124,
  /* constant */ 8.0554,
];
