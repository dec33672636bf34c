// @ts-check
import { seededRandom } from '../../lib/stats.mjs';
import { domains } from './domains.mjs';
import { means, modifiers, nameCharacters } from './phrases.mjs';
import {
  clauseText,
  makeClause,
  makeSentence,
  paperKinds,
  pick,
  rephrased,
  sentenceText,
  sharedTerms,
} from './sentences.mjs';

/** @typedef {import('./sentences.mjs').Random} Random */
/** @typedef {import('./sentences.mjs').Topic} Topic */
/** @typedef {import('./sentences.mjs').Sentence} Sentence */

/**
 * An item of one year, with where it comes from.
 *
 * @typedef {object} Item
 * @property {number[]} origins what it was first written as, by numbers unique in the whole archive; two of merged items
 * @property {number} chapter
 * @property {Topic} topic
 * @property {string} heading
 * @property {Sentence[]} sentences
 */

/**
 * A plan as a file, and for each of its items the origins.
 *
 * @typedef {object} PlanFile
 * @property {string} uri
 * @property {string} text
 * @property {number[][]} origins in the order of the text
 */

const chapterCount = 5;
/** Kept apart, so that numbers of one office are never another's. */
const originsPerOffice = 10_000;

/**
 * The plans of one office, year after year. Each year it drops items, writes new ones, splits and merges some, and
 * of the rest keeps sentences, writes them in other words, or leaves them out. Some offices copy half of last year's
 * plan, others hardly a sentence.
 *
 * @param {number} number which office; the same number gives the same plans
 * @param {number} firstYear
 * @param {number} years
 * @returns {PlanFile[]}
 */
export function officePlans(number, firstYear, years) {
  const random = seededRandom(7_000_003 + number * 7919);
  const office = makeOffice(random, number);
  let items = sorted(Array.from({ length: office.items }, () => newItem(random, office)));
  const plans = [];
  for (let year = firstYear; year < firstYear + years; year++) {
    if (year > firstYear) items = nextYear(random, office, items);
    plans.push(writePlan(random, office, items, year));
  }
  return plans;
}

/** @param {Random} random @param {number} number */
function makeOffice(random, number) {
  const domain = /** @type {import('./domains.mjs').Domain} */ (domains[number % domains.length]);
  const place = placeName(random);
  const places = Array.from({ length: 24 }, () => `${placeName(random)}${pick(random, placeKinds)}`);
  // What one office deals with most another one hardly touches.
  const things = shuffled(random, domain.things);
  const names = Array.from(
    { length: 10 },
    () => `${placeName(random)}${pick(random, ['', '', placeName(random)])}`,
  );
  return {
    number,
    domain,
    place: `${place}${pick(random, ['市', '县', '区'])}`,
    places,
    things,
    names,
    items: 20 + Math.floor(random() * 11),
    /** Share of the sentences that are kept word for word. */
    copies: random() ** 2 * 0.7,
    /** Short and long writers. */
    sentences: 2.2 + random() * 3.2,
    origin: number * originsPerOffice,
  };
}

/** @typedef {ReturnType<typeof makeOffice>} Office */

const placeKinds = ['镇', '乡', '街道', '社区', '村', '园区', '片区', '集团', '中心'];

/** @param {Random} random */
function placeName(random) {
  return pick(random, nameCharacters) + pick(random, nameCharacters);
}

/**
 * @template T
 * @param {Random} random
 * @param {readonly T[]} list
 */
function shuffled(random, list) {
  const copy = [...list];
  for (let i = copy.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [copy[i], copy[j]] = [/** @type {T} */ (copy[j]), /** @type {T} */ (copy[i])];
  }
  return copy;
}

/**
 * @param {Random} random
 * @param {Office} office
 * @returns {Topic}
 */
function makeTopic(random, office) {
  const things = shuffled(random, office.things.slice(0, 8 + Math.floor(random() * 24))).slice(0, 4);
  // Now and then an office speaks of what is another's business.
  if (random() < 0.4) things.push(pick(random, pick(random, domains).things));
  const main = things[0] ?? '';
  return {
    things,
    people: office.domain.people,
    places: shuffled(random, office.places).slice(0, 5),
    documents: [
      `${office.place}${main}${pick(random, paperKinds)}`,
      `${pick(random, modifiers)}${things[1] ?? main}${pick(random, paperKinds)}`,
    ],
    terms: [
      `${pick(random, office.names)}${pick(random, ['', '之家', '先锋', '护航', '工匠'])}`,
      pick(random, sharedTerms),
    ],
  };
}

/**
 * @param {Random} random
 * @param {Topic} topic
 */
function headingOf(random, topic) {
  return clauseText({ ...makeClause(random, topic), detail: '', form: 1 });
}

/**
 * @param {Random} random
 * @param {Office} office
 * @returns {Item}
 */
function newItem(random, office) {
  const topic = makeTopic(random, office);
  const count = Math.max(1, Math.round(office.sentences * (0.25 + random() * 1.5)));
  return {
    origins: [office.origin++],
    chapter: Math.floor(random() * chapterCount),
    topic,
    heading: headingOf(random, topic),
    sentences: Array.from({ length: count }, () => makeSentence(random, topic)),
  };
}

/**
 * @param {Random} random
 * @param {Office} office
 * @param {readonly Item[]} items
 */
function nextYear(random, office, items) {
  /** @type {Item[]} */
  const next = [];
  for (const item of items) {
    const chance = random();
    const last = next.at(-1);
    if (chance < 0.15) continue;
    const written = rewritten(random, office, item);
    if (chance < 0.19 && written.sentences.length >= 4) {
      const half = Math.ceil(written.sentences.length / 2);
      const heading = headingOf(random, item.topic);
      next.push({ ...written, sentences: written.sentences.slice(0, half) });
      next.push({ ...written, heading, sentences: written.sentences.slice(half) });
    } else if (chance < 0.23 && last && last.chapter === item.chapter) {
      next[next.length - 1] = merged(last, written);
    } else {
      next.push(written);
    }
  }
  while (next.length < office.items) next.push(newItem(random, office));
  return sorted(next);
}

/**
 * @param {Random} random
 * @param {Office} office
 * @param {Item} item
 * @returns {Item}
 */
function rewritten(random, office, item) {
  const { topic } = item;
  const sentences = item.sentences.flatMap((sentence) => {
    if (random() < office.copies) return [sentence];
    const chance = random();
    if (chance < 0.15) return [];
    return [chance < 0.35 ? makeSentence(random, topic) : rephrased(random, topic, sentence)];
  });
  if (random() < 0.3 || !sentences.length) sentences.push(makeSentence(random, topic));
  const heading = random() < 0.3 + office.copies / 2 ? item.heading : headingOf(random, topic);
  return { ...item, heading, sentences };
}

/**
 * @param {Item} one
 * @param {Item} other
 * @returns {Item}
 */
function merged(one, other) {
  const topic = {
    ...one.topic,
    things: [...new Set([...one.topic.things, ...other.topic.things])].slice(0, 5),
  };
  const origins = [...new Set([...one.origins, ...other.origins])];
  return { ...one, topic, origins, sentences: [...one.sentences, ...other.sentences].slice(0, 8) };
}

/** @param {readonly Item[]} items */
function sorted(items) {
  return [...items].sort((a, b) => a.chapter - b.chapter);
}

/**
 * @param {Random} random
 * @param {Office} office
 * @param {readonly Item[]} items
 * @param {number} year
 * @returns {PlanFile}
 */
function writePlan(random, office, items, year) {
  const { place, domain, things, number } = office;
  const title = `${place}${domain.office}${year}年工作要点`;
  const topic = makeTopic(random, office);
  const lines = [
    title,
    '',
    `${year}年工作的总体要求是：${pick(random, means)}，${clauseText(makeClause(random, topic))}，${clauseText(makeClause(random, topic))}。`,
  ];
  let chapter = -1;
  let chapters = 0;
  for (const [i, item] of items.entries()) {
    if (item.chapter !== chapter) {
      chapter = item.chapter;
      const about = things[chapter] ?? '';
      lines.push('', `${'一二三四五六'[chapters++] ?? ''}、${pick(random, means)}，加强${about}工作`);
    }
    lines.push(`${i + 1}.${item.heading}。${item.sentences.map(sentenceText).join('')}`);
  }
  return {
    uri: `file:///archive/${number}/${encodeURIComponent(title)}.txt`,
    text: `${lines.join('\n')}\n`,
    origins: items.map(({ origins }) => origins),
  };
}
