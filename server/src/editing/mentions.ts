import { fromArabic, fromChinese, MAX_ORDINAL } from '../plan/ordinal';
import { rangeInLine, type Position, type Range } from '../plan/position';
import type { Level, NumberedNode, Place, Plan } from '../plan/tree';
import {
  JOINS_MENTIONS,
  levelsOf,
  MENTION,
  MENTION_NUMERAL,
  MENTION_STEP,
  ownerOf,
  UP_TO,
  type Owner,
} from './mention-words';
import { OrdinalIndex, type Stretch } from './ordinal-index';

/** A numeral in a mention, with the node it names. */
export interface MentionNumeral {
  /** Columns of the numeral alone. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly node: NumberedNode;
  /** Where it ends a range: the nodes from that of the numeral before it to its own. */
  readonly range?: readonly NumberedNode[];
}

/** A mention of a part of the plan by its number, of which it is certain what it names. */
export interface Mention {
  readonly line: number;
  readonly range: Range;
  /** The words as they are written. */
  readonly text: string;
  /** Whether the words say that the plan itself is meant. */
  readonly own: boolean;
  /** From the outermost part to the one that is named; only the last step may have several numerals. */
  readonly steps: readonly MentionStep[];
}

export interface MentionStep {
  readonly level: Level;
  readonly word: string;
  readonly numerals: readonly MentionNumeral[];
}

/** Words that look like a mention, before it is known what they name. */
export interface Candidate {
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly own: boolean;
}

/** How far before and behind a mention its owner is looked for. */
const REACH = 12;
const AHEAD = 4;
/** The places whose text speaks of the plan; letters, tables and attachments have numbers of their own. */
const SPEAKS: ReadonlySet<Place['kind']> = new Set([
  'chapter',
  'section',
  'item',
  'point',
  'paragraph',
  'responsibility',
  'closing',
  'note',
]);
const OPENS = 1;
const CLOSES = 2;
const CLOSES_NAME = 3;
const ENDS_CLAUSE = 4;
const ENDS_SENTENCE = 5;
const TOGGLES = 6;
/** What a character does to the words behind it; most do nothing. */
const EFFECTS = new Uint8Array(0x10000);
for (const [chars, effect] of [
  ['《〈“‘「『', OPENS],
  ['〉”’」』', CLOSES],
  ['》', CLOSES_NAME],
  ['"＂', TOGGLES],
  ['，,：:', ENDS_CLAUSE],
  ['。！？!?；;', ENDS_SENTENCE],
] as const) {
  for (const char of chars) {
    EFFECTS[char.charCodeAt(0)] = effect;
  }
}

const MENTIONS = new WeakMap<Plan, readonly Mention[]>();
const INDEXES = new WeakMap<Plan, OrdinalIndex>();

/** Every mention of a part of the plan by its number, in the order of the text. Worked out once a plan. */
export function mentionsOf(plan: Plan): readonly Mention[] {
  let mentions = MENTIONS.get(plan);
  if (!mentions) {
    const found: Mention[] = [];
    for (const candidate of candidatesOf(plan)) {
      const mention = readMention(plan, indexOf(plan), candidate);
      if (mention) {
        found.push(mention);
      }
    }
    mentions = found;
    MENTIONS.set(plan, mentions);
  }
  return mentions;
}

/** A mention at a position, and the node that the numeral there names. */
export interface MentionedNode {
  readonly range: Range;
  readonly node: NumberedNode;
}

/**
 * The part of the draft that the words at a position mention by its number, if there is just one such part:
 * `第5项` in a plan whose items run on, `第三章第2项`, and where the count begins anew the one in the same list.
 */
export function mentionAt(plan: Plan, { line, character }: Position): MentionedNode | undefined {
  for (const candidate of candidatesOn(plan, line)) {
    if (candidate.start > character) {
      break;
    }
    if (character <= candidate.end) {
      const mention = readMention(plan, indexOf(plan), candidate);
      const numerals = mention?.steps.at(-1)?.numerals ?? [];
      const touched = numerals.find(({ end }) => character <= end) ?? numerals.at(-1);
      return mention && touched && { range: mention.range, node: touched.node };
    }
  }
  return undefined;
}

function indexOf(plan: Plan): OrdinalIndex {
  let index = INDEXES.get(plan);
  if (!index) {
    index = new OrdinalIndex(plan, ({ ordinal }) => ordinal);
    INDEXES.set(plan, index);
  }
  return index;
}

/** Everything in a plan that reads like a mention of its own parts. */
export function* candidatesOf(plan: Plan): Generator<Candidate> {
  for (let line = 0; line < plan.lines.length; line++) {
    yield* candidatesOn(plan, line);
  }
}

/** Reads a line once, from left to right; nothing inside 《》 and “” is a mention. */
function* candidatesOn(plan: Plan, at: number): Generator<Candidate> {
  const line = plan.lines[at];
  const place = plan.places[at];
  if (!line?.text.includes('第') || !place || !SPEAKS.has(place.kind)) {
    return;
  }
  const { text } = line;
  const { holder } = place;
  const heads = holder?.startLine === at;
  // 第二章 at the head of a heading is its number and no mention.
  const from = !heads ? 0 : (holder.marker?.bodyStart ?? line.indent + 1);
  let depth = 0;
  /** Whether a straight quotation mark is open; it has but one form. */
  let straight = false;
  let seen = 0;
  /** Whether a 《name》 stands before in the sentence, and in the clause. */
  let namedInSentence = false;
  let namedInClause = false;
  let before: { readonly end: number; readonly owner: Owner } | undefined;
  for (const match of text.matchAll(MENTION)) {
    const start = match.index;
    const end = start + match[0].length;
    for (; seen < start; seen++) {
      const effect = EFFECTS[text.charCodeAt(seen)];
      if (effect === 0) {
        continue;
      }
      if (effect === OPENS) {
        depth++;
      } else if (effect === TOGGLES) {
        straight = !straight;
      } else if (effect === CLOSES || effect === CLOSES_NAME) {
        depth = Math.max(0, depth - 1);
        namedInSentence ||= effect === CLOSES_NAME;
        namedInClause ||= effect === CLOSES_NAME;
      } else if (depth === 0) {
        namedInClause = false;
        namedInSentence &&= effect !== ENDS_SENTENCE;
      }
    }
    if (start < from || depth > 0 || straight) {
      before = undefined;
      continue;
    }
    const word = match[0].endsWith('部分') ? '部分' : match[0].slice(-1);
    const said = ownerOf(text.slice(Math.max(0, start - REACH), start), text.slice(end, end + AHEAD), word);
    const joined = before && JOINS_MENTIONS.test(text.slice(before.end, Math.min(start, before.end + REACH)));
    let owner = joined && before && said !== 'own' ? before.owner : said;
    // Items of a law are written 第（五）项 or 第五项: an arabic one after a comma is the plan's.
    const arabicItem = word === '项' && /[\d０-９]/.test(match[0]);
    if (owner === 'unsaid' && (namedInClause || (namedInSentence && !arabicItem))) {
      owner = 'other';
    }
    before = { end, owner };
    if (owner !== 'other') {
      yield { line: at, start, end, text: match[0], own: owner === 'own' };
    }
  }
}

/**
 * What a candidate names.
 *
 * @returns undefined where a number is borne by no node or by several, or anything else is in doubt
 */
export function readMention(plan: Plan, index: OrdinalIndex, candidate: Candidate): Mention | undefined {
  const { line, start, end, text, own } = candidate;
  const steps: MentionStep[] = [];
  let within: Stretch | undefined;
  for (const match of text.matchAll(MENTION_STEP)) {
    const last = steps.at(-1)?.numerals ?? [];
    // 第三、四章第2项 names nothing that could be told.
    if (steps.length > 0 && last.length !== 1) {
      return undefined;
    }
    const step = readStep(plan, index, line, within, match[1] ?? '', match[2] ?? '', start + match.index + 1);
    const node = step?.numerals[0]?.node;
    if (!step || !node) {
      return undefined;
    }
    steps.push(step);
    within = [node.startLine + 1, node.endLine];
  }
  return steps.length > 0 ? { line, range: rangeInLine(line, start, end), text, own, steps } : undefined;
}

/** @param within the lines of the part the step stands in; undefined for the first step of a mention */
function readStep(
  plan: Plan,
  index: OrdinalIndex,
  line: number,
  within: Stretch | undefined,
  numerals: string,
  word: string,
  start: number,
): MentionStep | undefined {
  // 第二部分 is a heading of its own there.
  if (index.headingWords.has(word)) {
    return undefined;
  }
  const read: MentionNumeral[] = [];
  const levels = levelsOf(word, numerals, plan.schemes.item !== undefined);
  let level: Level | undefined;
  let behind = 0;
  for (const { 0: text, index: at } of numerals.matchAll(MENTION_NUMERAL)) {
    const ordinal = fromArabic(text) ?? fromChinese(text);
    const node = ordinal === undefined ? undefined : resolve(plan, index, line, within, levels, ordinal);
    if (!node || (level !== undefined && node.kind !== level)) {
      return undefined;
    }
    level = node.kind;
    const before = read.at(-1);
    const numeral = { start: start + at, end: start + at + text.length, text, node };
    if (before && UP_TO.test(numerals.slice(behind, at))) {
      const range = before.range ? undefined : index.between(before.node, node, MAX_ORDINAL);
      if (!range) {
        return undefined;
      }
      read.push({ ...numeral, range });
    } else {
      read.push(numeral);
    }
    behind = at + text.length;
  }
  return level && { level, word, numerals: read };
}

/** The one node that a number names from where the mention stands. */
function resolve(
  plan: Plan,
  index: OrdinalIndex,
  line: number,
  within: Stretch | undefined,
  levels: readonly Level[],
  ordinal: number,
): NumberedNode | undefined {
  const found: NumberedNode[] = [];
  for (const level of levels) {
    const stretch = within ?? stretchAround(plan, index, line, level);
    found.push(...index.bearers(level, ordinal, stretch));
  }
  return found.length === 1 ? found[0] : undefined;
}

/**
 * The lines in which a number of a level is looked for from a line: the whole plan where the level runs on; else the
 * innermost part around the line that has such nodes, which is the list that a writer there means.
 */
function stretchAround(plan: Plan, index: OrdinalIndex, line: number, level: Level): Stretch {
  const whole: Stretch = [0, plan.lines.length];
  const scheme = plan.schemes[level];
  if (!scheme || scheme.resetAt === 'never' || scheme.evidence.parents === 1) {
    return whole;
  }
  for (let node = plan.places[line]?.holder; node; node = node.parent) {
    const stretch: Stretch = [node.startLine + 1, node.endLine];
    const resets = scheme.resetAt === 'parent' || node.kind === 'chapter';
    if (resets && index.holds(level, stretch)) {
      return stretch;
    }
  }
  // From outside every list it could be any.
  return [0, 0];
}
