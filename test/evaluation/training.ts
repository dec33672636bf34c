import { Archive } from '../../server/src/archive/archive';
import type { Background } from '../../server/src/archive/ranking/background';
import { plainOf, type Model } from '../../server/src/archive/ranking/score';
import { Board, FEATURES, type Features } from '../../server/src/archive/ranking/score-board';
import { PlanRows } from '../../server/src/archive/ranking/score-rows';
import { Sketch } from '../../server/src/archive/ranking/score-sketch';
import { termWeights } from '../../server/src/archive/ranking/score-terms';
import { measureBackground, readSamples } from './background-samples';
import { changed, SHORTENED } from './changed';
import { smaller, vanished } from './stress';
import { overlap, type Trial } from './trials';

/** A pair of units as ranking sees it, and whether a reader says that they belong together. */
export interface Example {
  readonly features: Features;
  readonly right: boolean;
  /** Of a doubtful unit less. */
  readonly weight: number;
}

/** Readers may differ on a doubtful unit; it counts for so much. */
const DOUBTFUL = 0.3;
/**
 * What is taught besides the labels as they are: every counterpart taken away, so that about a fifth of
 * the units of earlier years' plans are new, as in life; and small plans, each unit standing in several of them.
 */
const VANISHED = 0.2;
const SMALLER = 0.3;
/** And items that lost their headings or half of their sentences, so that one told in fewer words is found. */
const CHANGED = 0.1;
/** How far weights are held back from following chance; between 0.1 and 10 nothing changes. */
const RIDGE = 1;
const MOST_STEPS = 60;

/** A background counted without the offices of two plans. */
export function backgroundWithout(files: readonly string[]): Background {
  const samples = readSamples();
  const offices = new Set(samples.filter(({ file }) => files.includes(file)).map(({ office }) => office));
  return measureBackground(samples.filter(({ office }) => !offices.has(office)));
}

/**
 * What a trial teaches: its labels, and what is made of them.
 *
 * @returns pairs of units, none of a higher weight than those of the trial itself
 */
export function lessonsOf(trial: Trial, background: Background): readonly Example[] {
  const made = (trials: readonly Trial[], share: number): readonly Example[] =>
    trials
      .flatMap((one) => examplesOf(one, background))
      .map((example) => ({ ...example, weight: share * example.weight }));
  return [
    ...examplesOf(trial, background),
    ...made(vanished(trial), VANISHED),
    ...made(smaller(trial), SMALLER),
    ...made(
      SHORTENED.map((change) => changed(trial, change)),
      CHANGED,
    ),
  ];
}

/** The pairs of a trial: every unit of the draft with the units most like it. */
export function examplesOf(trial: Trial, background: Background): readonly Example[] {
  const archive = new Archive();
  const plan = archive.put(trial.prior);
  const weights = termWeights(archive, background);
  const prior = archive.unitsOf(plan);
  const priorSketches = prior.map((unit) => new Sketch(unit, weights));
  const rows = new PlanRows(priorSketches.map(({ whole }) => whole));
  const sketches = trial.draft.units.map((unit) => new Sketch(unit, weights));
  const { units } = trial.labels;
  const board = new Board(
    sketches,
    sketches.map(({ whole }) => rows.row(whole)),
    { sketches: priorSketches, rows },
  );
  const labels = new Map(units.map((unit) => [unit.draft.line, unit]));
  return trial.draft.units.flatMap(({ line }, at) => {
    const label = labels.get(line);
    return !label
      ? []
      : (board.rows[at] ?? []).map((near) => ({
          features: board.features(at, near),
          right: label.verdict === 'continued' && label.acceptable.includes(prior[near.at]?.line ?? -1),
          weight: label.doubtful ? DOUBTFUL : 1,
        }));
  });
}

/**
 * Logistic regression with a ridge, by Newton's method; deterministic.
 *
 * @returns a weight for each feature, then the constant
 */
export function fit(examples: readonly Example[]): readonly number[] {
  const width = (examples[0]?.features.length ?? 0) + 1;
  const columns = Array.from({ length: width }, (_, i) => examples.map(({ features }) => features[i] ?? 1));
  const means = columns.map((column, i) => (i === width - 1 ? 0 : sum(column) / column.length));
  const spreads = columns.map((column, i) => {
    const mean = means[i] ?? 0;
    const spread = Math.sqrt(sum(column.map((value) => (value - mean) ** 2)) / column.length);
    // A feature that is always the same says nothing; its weight stays 0.
    return i === width - 1 ? 1 : spread || Infinity;
  });
  const rows = examples.map(({ features }) =>
    Array.from({ length: width }, (_, i) => ((features[i] ?? 1) - (means[i] ?? 0)) / (spreads[i] ?? 1)),
  );
  let weights = new Array<number>(width).fill(0);
  for (let step = 0; step < MOST_STEPS; step++) {
    const gradient = weights.map((weight, i) => (i === width - 1 ? 0 : RIDGE * weight));
    const hessian: number[][] = weights.map((_, i) =>
      weights.map((__, j) => (i !== j ? 0 : i === width - 1 ? 1e-9 : RIDGE)),
    );
    rows.forEach((row, n) => {
      const example = examples[n];
      const guess = 1 / (1 + Math.exp(-sum(row.map((value, i) => value * (weights[i] ?? 0)))));
      const weight = example?.weight ?? 0;
      for (let i = 0; i < width; i++) {
        gradient[i] = (gradient[i] ?? 0) + weight * (guess - Number(example?.right)) * (row[i] ?? 0);
        const line = hessian[i];
        for (let j = 0; line && j < width; j++) {
          line[j] = (line[j] ?? 0) + weight * guess * (1 - guess) * (row[i] ?? 0) * (row[j] ?? 0);
        }
      }
    });
    const move = solve(hessian, gradient);
    weights = weights.map((weight, i) => weight - (move[i] ?? 0));
    if (Math.max(...move.map(Math.abs)) < 1e-9) {
      break;
    }
  }
  const plain = weights.map((weight, i) => weight / (spreads[i] ?? 1));
  const constant = (plain.at(-1) ?? 0) - sum(plain.slice(0, -1).map((weight, i) => weight * (means[i] ?? 0)));
  return [...plain.slice(0, -1), constant];
}

/** Gauss with pivots. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): readonly number[] {
  const size = right.length;
  const rows = matrix.map((row, i) => [...row, right[i] ?? 0]);
  for (let i = 0; i < size; i++) {
    const pivot = rows.slice(i).sort((a, b) => Math.abs(b[i] ?? 0) - Math.abs(a[i] ?? 0))[0] ?? [];
    rows.splice(rows.indexOf(pivot), 1);
    rows.splice(i, 0, pivot);
    for (let j = 0; j < size; j++) {
      const row = rows[j];
      if (row && j !== i) {
        const times = (row[i] ?? 0) / (pivot[i] ?? 1);
        for (let k = i; k <= size; k++) {
          row[k] = (row[k] ?? 0) - times * (pivot[k] ?? 0);
        }
      }
    }
  }
  return rows.map((row, i) => (row[size] ?? 0) / (row[i] ?? 1));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** Which features a model may use; the others weigh nothing. */
export type Chosen = readonly (typeof FEATURES)[number][];

/** A model taught with examples. */
export function teach(
  examples: readonly Example[],
  background: Background,
  chosen: Chosen = FEATURES,
): Model {
  const masked = examples.map((example) => ({
    ...example,
    features: example.features.map((value, i) => {
      const name = FEATURES[i];
      return name && chosen.includes(name) ? value : 0;
    }),
  }));
  return {
    background,
    weights: fit(masked),
    plainWeights: fit(masked.map((example) => ({ ...example, features: plainOf(example.features) }))),
  };
}

/**
 * For every trial a model taught without any trial that shares a plan with it, nor a background from its offices.
 *
 * @param backgroundOf another background than that
 */
export function heldOut(
  trials: readonly Trial[],
  chosen?: Chosen,
  backgroundOf: (trial: Trial) => Background = backgroundFor,
): ReadonlyMap<Trial, Model> {
  const examples = lessons(trials, backgroundOf);
  return new Map(
    trials.map((trial) => {
      const others = trials
        .filter((other) => !overlap(trial, other))
        .flatMap((other) => examples.get(other) ?? []);
      return [trial, teach(others, backgroundOf(trial), chosen)];
    }),
  );
}

type Lessons = ReadonlyMap<Trial, readonly Example[]>;
const taught = new Map<(trial: Trial) => Background, Lessons>();

/** Every trial's lessons; worked out once for each sort of background. */
function lessons(trials: readonly Trial[], backgroundOf: (trial: Trial) => Background): Lessons {
  const known =
    taught.get(backgroundOf) ??
    new Map(trials.map((trial) => [trial, lessonsOf(trial, backgroundOf(trial))] as const));
  taught.set(backgroundOf, known);
  return known;
}

const backgrounds = new Map<string, Background>();

/** The background of a trial: without the offices of its plans. */
export function backgroundFor({ name, labels }: Trial): Background {
  const known = backgrounds.get(name) ?? backgroundWithout([labels.prior, labels.draft]);
  backgrounds.set(name, known);
  return known;
}
