// @ts-check
import {
  aims,
  campaigns,
  common,
  figures,
  issuing,
  means,
  modifiers,
  papers,
  slogans,
  suffixes,
  verbs,
} from './phrases.mjs';
import { actions, nouns, qualities } from './words.mjs';

/**
 * What an item is about, and what its sentences may speak of.
 *
 * @typedef {object} Topic
 * @property {string[]} things the field's things this item deals with
 * @property {string[]} people
 * @property {string[]} places
 * @property {string[]} documents names for 《》
 * @property {string[]} terms names for “”
 */

/**
 * Something done to a thing: 深化 + 基层 + 物业服务 + 考核. Rewriting keeps the thing and changes the words around it.
 *
 * @typedef {{ verb: string, modifier: string, thing: string, suffix: string, detail: string, form: number }} Clause
 */

/**
 * @typedef {object} Sentence
 * @property {'plain' | 'list' | 'document' | 'term' | 'people' | 'place' | 'figure' | 'common'} kind
 * @property {Clause[]} clauses
 * @property {string} means stands in front; may be empty
 * @property {string} aim stands behind; may be empty
 * @property {string} name the document, term, place or people it speaks of
 * @property {string} word what stands beside the name
 */

/** @typedef {() => number} Random in [0, 1) */

/**
 * One of the list, the front ones far more often, as words of a language are.
 *
 * @template T
 * @param {Random} random
 * @param {readonly T[]} list
 * @param {number} [skew] 1: all alike
 * @returns {T}
 */
export function pick(random, list, skew = 1) {
  return /** @type {T} */ (list[Math.floor(list.length * random() ** skew)]);
}

const verbSkew = 1.4;
const suffixSkew = 1.3;
/** Words of plans are unevenly used: the tenth of them that is used most makes up a third. */
const wordSkew = 1.6;
/** Share of the words that hardly anybody else uses; set so that about as many pairs occur once as in real plans. */
const rareShare = 0.4;
/** Two-character words for how well something is done: 抓实, 管严. There are many, and each is rare. */
const firstHalves = [...'抓管做建治促补提保稳守查防控联推带强扩护引育选用评督改创拓研'];
const secondHalves = [...'实细严优强精好准稳牢深活新早小长全快齐密足透紧宽顺住'];

/**
 * @param {Random} random
 * @param {Topic} topic
 * @returns {Clause}
 */
export function makeClause(random, topic) {
  return {
    verb: pick(random, verbs, verbSkew),
    modifier: random() < 0.3 ? pick(random, modifiers) : '',
    thing: pick(random, topic.things, 1.5),
    suffix: random() < 0.75 ? pick(random, suffixes, suffixSkew) : '',
    detail: random() < 0.75 ? makeDetail(random) : '',
    form: random(),
  };
}

/**
 * Words that are rare, and new ones that some office coins by shortening (产研, 警保): halves of others put together.
 *
 * @param {Random} random
 * @param {readonly string[]} words
 */
function wordOf(random, words) {
  if (random() >= rareShare) return pick(random, words, wordSkew);
  return pick(random, words).charAt(0) + pick(random, words).charAt(1);
}

/**
 * A few words of any office's, in one of the shapes they meet in: 对校园管线逐项排查, 压降车间能耗.
 *
 * @param {Random} random
 */
export function makeDetail(random) {
  const noun = () => wordOf(random, nouns);
  const action = () => wordOf(random, actions);
  const quality = () => pick(random, qualities, wordSkew);
  const shape = random();
  if (shape < 0.2) return `${action()}${noun()}${noun()}`;
  if (shape < 0.32) return `${quality()}${action()}${noun()}${noun()}`;
  if (shape < 0.42) return `对${noun()}${noun()}${quality()}${action()}`;
  if (shape < 0.52) return `${action()}${noun()}、${noun()}和${noun()}${noun()}`;
  if (shape < 0.6) return `将${noun()}${action()}纳入${noun()}${noun()}`;
  if (shape < 0.68) return `${noun()}${noun()}与${noun()}${action()}相结合`;
  if (shape < 0.76) return `${action()}${noun()}的${noun()}${noun()}`;
  if (shape < 0.84) return `以${noun()}${action()}带动${noun()}${action()}`;
  if (shape < 0.92) return `${action()}并${action()}${noun()}${noun()}`;
  return `${noun()}${noun()}${action()}${noun()}${action()}`;
}

/** @param {Clause} clause */
export function clauseText(clause) {
  return clause.detail ? `${mainText(clause)}，${clause.detail}` : mainText(clause);
}

/** @param {Clause} clause */
function mainText({ verb, modifier, thing, suffix, form }) {
  if (form < 0.09) {
    const first = firstHalves[Math.floor((form * 997) % firstHalves.length)] ?? '';
    const second = secondHalves[Math.floor((form * 7919) % secondHalves.length)] ?? '';
    const third = secondHalves[Math.floor((form * 104_729) % secondHalves.length)] ?? '';
    return `把${modifier}${thing}${suffix}${first}${second}${first}${third}`;
  }
  if (form < 0.18) return `${modifier}${thing}${suffix}要${verb}到位`;
  return `${verb}${modifier}${thing}${suffix}`;
}

/**
 * @param {Random} random
 * @param {Topic} topic
 * @returns {Sentence}
 */
export function makeSentence(random, topic) {
  const kind = kindOf(random());
  const clauses = Array.from({ length: kind === 'plain' || kind === 'list' ? 2 : 1 }, () =>
    makeClause(random, topic),
  );
  const sentence = {
    kind,
    clauses,
    means: random() < 0.3 ? makeMeans(random) : '',
    aim: random() < 0.35 ? makeAim(random) : '',
    ...namesOf(random, topic, kind),
  };
  if (random() < 0.25) clauses.push(makeClause(random, topic));
  return sentence;
}

/**
 * @param {number} chance
 * @returns {Sentence['kind']}
 */
function kindOf(chance) {
  if (chance < 0.36) return 'plain';
  if (chance < 0.48) return 'list';
  if (chance < 0.58) return 'document';
  if (chance < 0.68) return 'term';
  if (chance < 0.76) return 'people';
  if (chance < 0.87) return 'place';
  if (chance < 0.985) return 'figure';
  return 'common';
}

/**
 * @param {Random} random
 * @param {Topic} topic
 * @param {Sentence['kind']} kind
 * @returns {{ name: string, word: string }}
 */
function namesOf(random, topic, kind) {
  switch (kind) {
    case 'document':
      return { name: pick(random, topic.documents, 1.4), word: pick(random, issuing, 1.2) };
    case 'term':
      return { name: pick(random, topic.terms, 1.4), word: pick(random, campaigns, 1.2) };
    case 'people':
      return {
        name: pick(random, topic.people),
        word: pick(random, ['引导', '支持', '动员', '面向', '鼓励']),
      };
    case 'place':
      return twoOf(random, topic.places);
    case 'figure':
      return { name: '', word: figureText(random) };
    case 'list':
      return twoOf(random, topic.things);
    case 'common':
      return { name: '', word: pick(random, common) };
    default:
      return { name: '', word: '' };
  }
}

/**
 * Two of a list, which are not the same.
 *
 * @param {Random} random
 * @param {readonly string[]} list of at least two
 */
function twoOf(random, list) {
  const at = Math.floor(random() * list.length);
  const other = (at + 1 + Math.floor(random() * (list.length - 1))) % list.length;
  return { name: list[at] ?? '', word: list[other] ?? '' };
}

/** @param {Random} random */
export function figureText(random) {
  return pick(random, figures).replace('#', String(2 + Math.floor(random() * 98)));
}

/** @param {Random} random */
function makeMeans(random) {
  if (random() < 0.4) return pick(random, means, 1.2);
  const start = pick(random, [
    '围绕',
    '针对',
    '结合',
    '按照',
    '立足',
    '对照',
    '依托',
    '通过',
    '坚持',
    '根据',
    '抓住',
    '借助',
  ]);
  return `${start}${wordOf(random, nouns)}${wordOf(random, actions)}${pick(random, ['', '需要', '特点', '要求', '契机'])}`;
}

/** @param {Random} random */
function makeAim(random) {
  if (random() < 0.4) return pick(random, aims, 1.2);
  const start = pick(random, ['推动', '促进', '确保', '实现', '带动', '力求', '争取', '防止', '为', '使']);
  const noun = () => wordOf(random, nouns);
  return `${start}${noun()}${noun()}${pick(random, ['', '更加', '全面', '持续', '明显'])}${wordOf(random, actions)}`;
}

/** Ready-made names that several offices use, beside their own. */
export const sharedTerms = slogans;
export const paperKinds = papers;

/** @param {Sentence} sentence */
export function sentenceText({ kind, clauses, means: how, aim, name, word }) {
  if (kind === 'common') return word;
  const done = clauses.map(clauseText);
  const parts = how ? [how] : [];
  switch (kind) {
    case 'document':
      parts.push(`${word}《${name}》`, ...done);
      break;
    case 'term':
      parts.push(`开展“${name}”${word}`, ...done);
      break;
    case 'people':
      parts.push(`${word}${name}参与${done[0] ?? ''}`, ...done.slice(1));
      break;
    case 'place':
      parts.push(`在${name}、${word}等地${done[0] ?? ''}`, ...done.slice(1));
      break;
    case 'figure':
      parts.push(...done, word);
      break;
    case 'list':
      parts.push(`抓好${name}、${word}等方面${done[0] ?? ''}`, ...done.slice(1));
      break;
    default:
      parts.push(...done);
  }
  if (aim) parts.push(aim);
  return `${parts.join('，')}。`;
}

/**
 * The same in other words, as an office writes it a year later: what it is about and whom or what it names stay for
 * the most part, verbs, order and trimmings change.
 *
 * @param {Random} random
 * @param {Topic} topic
 * @param {Sentence} sentence
 * @returns {Sentence}
 */
export function rephrased(random, topic, sentence) {
  const clauses = sentence.clauses.map((clause) => {
    const fresh = makeClause(random, topic);
    return {
      verb: random() < 0.65 ? fresh.verb : clause.verb,
      modifier: random() < 0.5 ? fresh.modifier : clause.modifier,
      thing: random() < 0.3 ? fresh.thing : clause.thing,
      suffix: random() < 0.5 ? fresh.suffix : clause.suffix,
      detail: random() < 0.75 ? fresh.detail : clause.detail,
      form: random() < 0.3 ? fresh.form : clause.form,
    };
  });
  if (random() < 0.2) clauses.push(makeClause(random, topic));
  if (random() < 0.4) clauses.reverse();
  const renamed = random() < 0.35;
  return {
    ...sentence,
    clauses,
    ...(renamed ? namesOf(random, topic, sentence.kind) : {}),
    ...(sentence.kind === 'figure' ? { word: figureText(random) } : {}),
    means: random() < 0.5 ? sentence.means : random() < 0.3 ? makeMeans(random) : '',
    aim: random() < 0.5 ? sentence.aim : random() < 0.35 ? makeAim(random) : '',
  };
}
