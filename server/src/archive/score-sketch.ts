import { pairSentences, vectorsOf, type Sentence } from './evidence';
import type { Evidence, Unit } from './model';
import { TermVector, type TermWeights } from './score-terms';

/** A unit made ready to be compared. What is not needed is not worked out. */
export class Sketch {
  /** Heading and text; the heading counts twice. */
  readonly whole: TermVector;
  readonly #unit: Unit;
  readonly #weights: TermWeights;
  #context: TermVector | undefined;
  #sentences: readonly Sentence[] | undefined;

  constructor(unit: Unit, weights: TermWeights) {
    this.whole = TermVector.of(`${unit.heading}\n${unit.text}`, weights);
    this.#unit = unit;
    this.#weights = weights;
  }

  /** The headings it stands under. */
  get context(): TermVector {
    this.#context ??= TermVector.of(this.#unit.context, this.#weights);
    return this.#context;
  }

  get sentences(): readonly Sentence[] {
    this.#sentences ??= vectorsOf(this.#unit.text, this.#weights);
    return this.#sentences;
  }

  /** The sentences that show that this unit goes back to another. */
  evidence(prior: Sketch): readonly Evidence[] {
    return pairSentences(this.sentences, prior.sentences);
  }
}
