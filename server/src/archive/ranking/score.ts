import { background, type Background } from './background';
import { FEATURES, type Features } from './score-board';
import { PLAIN_WEIGHTS, WEIGHTS } from './score-weights';

/** From this score on a unit counts as a counterpart. */
export const COUNTERPART = 0.5;

/** What ranking was taught. */
export interface Model {
  readonly background: Background;
  /** A weight for each of {@link FEATURES}, then the constant. */
  readonly weights: readonly number[];
  /** A weight for each of {@link PLAIN_FEATURES}, then the constant. */
  readonly plainWeights: readonly number[];
}

/** The features of a pair whose plan is not compared as a whole. */
export const PLAIN_FEATURES = ['likeness', 'phrase', 'sentence', 'context', 'ratio', 'behind'] as const;

let own: Model | undefined;

/** The model that comes with the program. */
export function ownModel(): Model {
  own ??= { background: background(), weights: WEIGHTS, plainWeights: PLAIN_WEIGHTS };
  return own;
}

/**
 * How likely two units belong together, 0 to 1: logistic regression.
 *
 * @param weights a weight for each feature, then the constant
 */
export function scoreOf(features: Features, weights: readonly number[]): number {
  let sum = weights[features.length] ?? 0;
  for (let i = 0; i < features.length; i++) {
    sum += (weights[i] ?? 0) * (features[i] ?? 0);
  }
  return 1 / (1 + Math.exp(-sum));
}

/** The plain ones among {@link FEATURES}. */
export function plainOf(features: Features): Features {
  return PLAIN_FEATURES.map((name) => features[FEATURES.indexOf(name)] ?? 0);
}
