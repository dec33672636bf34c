import type { Evidence } from '../model';
import { TermVector, termWeights, type TermWeights } from './score-terms';

/** From this cosine on two sentences continue each other: of those measured, all did. */
export const SENTENCE_LIKE = 0.3;
/** Of a counterpart without such a pair the best one is shown from here on: rewritten items have none better. */
export const SENTENCE_NEAR = 0.1;
/** A pair from the body of two items is shown beside their headings from here on. */
const SENTENCE_ALSO = 0.2;
/** Pairs that are shown. */
const MOST_SHOWN = 3;
/** Sentences of one unit that are looked at; a unit of more is a whole plan. */
const MOST_SENTENCES = 64;
/** A sentence with fewer characters says nothing by itself. */
const SHORTEST = 4;

const ENDS = new Set('。；;！？!?\n');

/**
 * The sentences of a text: parted after 。；！？ and at line breaks, with their end mark, blanks around taken
 * off. What has no more than three characters goes with the sentence before.
 */
export function sentencesOf(text: string): readonly string[] {
  const sentences: string[] = [];
  let start = 0;
  for (let i = 0; i <= text.length; i++) {
    if (i < text.length && !ENDS.has(text.charAt(i))) {
      continue;
    }
    const sentence = text.slice(start, i + 1).trim();
    start = i + 1;
    const before = sentences.at(-1);
    if (sentence.length < SHORTEST && before !== undefined) {
      sentences[sentences.length - 1] = before + sentence;
    } else if (sentence !== '') {
      sentences.push(sentence);
    }
  }
  return sentences;
}

/** A text's sentences with their vectors. */
export interface Sentence {
  readonly text: string;
  readonly vector: TermVector;
}

/** The sentences of a text as vectors, at most {@link MOST_SENTENCES}. */
export function vectorsOf(text: string, weights: TermWeights): readonly Sentence[] {
  return sentencesOf(text)
    .slice(0, MOST_SENTENCES)
    .map((sentence) => ({ text: sentence, vector: TermVector.of(sentence, weights) }));
}

/** The best cosine of a sentence of one text with a sentence of another; 0 where one has none. */
export function bestPair(draft: readonly Sentence[], prior: readonly Sentence[]): number {
  let best = 0;
  for (const mine of draft) {
    for (const theirs of prior) {
      best = Math.max(best, mine.vector.cosine(theirs.vector));
    }
  }
  return Math.min(1, best);
}

/**
 * The pairs of sentences that show that two texts belong together: those that tell most first, at most three, each
 * sentence in one pair, with a cosine of at least {@link SENTENCE_LIKE}.
 */
export function evidenceOf(
  draft: string,
  prior: string,
  weights: TermWeights = termWeights(undefined),
): readonly Evidence[] {
  return pairSentences(vectorsOf(draft, weights), vectorsOf(prior, weights));
}

/**
 * {@link evidenceOf} of sentences that are vectors already.
 *
 * @param wanted whether the best pair is given, from {@link SENTENCE_NEAR} on, where none is as good as it should be;
 *   and a pair beside the first sentences, from {@link SENTENCE_ALSO} on, where these are all there is
 */
export function pairSentences(
  draft: readonly Sentence[],
  prior: readonly Sentence[],
  wanted = false,
): readonly Evidence[] {
  const least = wanted ? SENTENCE_NEAR : SENTENCE_LIKE;
  const pairs: Pair[] = [];
  draft.forEach((mine, d) => {
    prior.forEach((theirs, p) => {
      const score = mine.vector.cosine(theirs.vector);
      if (score >= least) {
        pairs.push({ d, p, score, told: score * Math.min(mine.vector.weight, theirs.vector.weight) });
      }
    });
  });
  pairs.sort((a, b) => b.score - a.score || a.d - b.d || a.p - b.p);
  const usedDraft = new Set<number>();
  const usedPrior = new Set<number>();
  const matched = pairs.filter(({ d, p }) => {
    const free = !usedDraft.has(d) && !usedPrior.has(p);
    if (free) {
      usedDraft.add(d);
      usedPrior.add(p);
    }
    return free;
  });
  const strong = matched.filter(({ score }) => score >= SENTENCE_LIKE).sort(byTold);
  const shown = strong.slice(0, MOST_SHOWN);
  if (wanted && shown.every(isLead)) {
    // A heading that is alike needs a second witness; where no pair is strong the best one is all there is.
    const body = matched.filter((pair) => !isLead(pair) && pair.score >= SENTENCE_ALSO).sort(byTold)[0];
    const extra = shown.length > 0 ? body : matched[0];
    shown.push(...(extra ? [extra] : []));
  }
  return shown.map(({ d, p, score }) => ({
    draft: draft[d]?.text ?? '',
    prior: prior[p]?.text ?? '',
    score,
  }));
}

/** Two sentences by their places, how alike they are, and how much they tell. */
interface Pair {
  readonly d: number;
  readonly p: number;
  readonly score: number;
  readonly told: number;
}

/** What tells most first: long sentences of rare words. What everybody writes comes last, be it word for word. */
function byTold(a: Pair, b: Pair): number {
  return b.told - a.told || a.d - b.d || a.p - b.p;
}

/** Whether one of the two is the first sentence of its item, most often the heading. */
function isLead({ d, p }: Pair): boolean {
  return d === 0 || p === 0;
}
