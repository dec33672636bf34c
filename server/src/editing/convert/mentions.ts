import type { TextEdit } from '../../plan/edit';
import { toChinese } from '../../plan/ordinal';
import { rangeInLine } from '../../plan/position';
import type { Level, NumberedNode } from '../../plan/tree';
import { carryOver, type Destination } from '../follow-mentions';
import { readMention, type Mention, type MentionNumeral } from '../mentions';
import { numeralLike } from '../write-marker';

const WORDS: Readonly<Partial<Record<Level, string>>> = { chapter: '章', section: '节' };

/**
 * The edits that let a mention name the parts it named when another count holds: its numerals change, and where a
 * number alone is not enough any more the chapter is named too (`第5项` as `第二章第1项`), in each place of a list.
 *
 * @returns undefined where nothing that could be written would be read so
 */
export function mentionEdits(mention: Mention, destination: Destination): readonly TextEdit[] | undefined {
  const { line, range } = mention;
  const changed = carryOver(mention, destination, line);
  if (changed && changed.length > 0) {
    return changed.map(({ start, end, text }) => ({ range: rangeInLine(line, start, end), newText: text }));
  }
  const numerals = mention.steps.at(-1)?.numerals ?? [];
  if (names(mention, destination, mention.text, numerals)) {
    return [];
  }
  const newText = qualified(mention, destination, numerals);
  return newText === undefined ? undefined : [{ range, newText }];
}

/** The mention with all that holds the parts named before it. */
function qualified(
  mention: Mention,
  destination: Destination,
  numerals: readonly MentionNumeral[],
): string | undefined {
  const word = mention.steps.at(-1)?.word ?? '';
  let text = '';
  let at: number | undefined;
  let before: string | undefined;
  for (const numeral of numerals) {
    const ordinal = destination.index.ordinalOf(numeral.node);
    const written = ordinal ? numeralLike(numeral.text, ordinal) : undefined;
    const holders = holdersFor(mention, destination, numeral, word);
    if (written === undefined || holders === undefined) {
      return undefined;
    }
    const joint = at === undefined ? '' : jointOf(mention, at, numeral.start);
    // 第二章第1、2项: the chapter is named once.
    text =
      before === holders && text.endsWith(word)
        ? text.slice(0, -word.length) + joint + written + word
        : `${text}${joint}${holders}第${written}${word}`;
    before = holders;
    at = numeral.end;
  }
  return text;
}

/** What stands between two numerals, without a 第 of its own. */
function jointOf({ text, range }: Mention, from: number, to: number): string {
  const { character } = range.start;
  return text.slice(from - character, to - character).replace(/第\s*$/, '');
}

/** The parts around a node that make its number the only one: its chapter, or chapter and section. */
function holdersFor(
  mention: Mention,
  destination: Destination,
  numeral: MentionNumeral,
  word: string,
): string | undefined {
  const chain: string[] = [];
  for (let holder = numeral.node.parent; holder; holder = holder.parent) {
    const ordinal = destination.index.ordinalOf(holder);
    const name = WORDS[holder.kind];
    const numeralOf = ordinal ? toChinese(ordinal) : undefined;
    if (!holder.marker || name === undefined || numeralOf === undefined) {
      return undefined;
    }
    chain.unshift(`第${numeralOf}${name}`);
  }
  const ordinal = destination.index.ordinalOf(numeral.node);
  for (const holders of [chain.slice(0, 1), chain]) {
    const text = `${holders.join('')}第${ordinal ?? 0}${word}`;
    if (holders.length > 0 && names(mention, destination, text, [numeral])) {
      return holders.join('');
    }
  }
  return undefined;
}

/** Whether a text in the place of a mention would be read as naming these very nodes. */
function names(
  { line, own }: Mention,
  { plan, index }: Destination,
  text: string,
  numerals: readonly { readonly node: NumberedNode }[],
): boolean {
  const read = readMention(plan, index, { line, start: 0, end: text.length, text, own });
  const named = read?.steps.at(-1)?.numerals ?? [];
  return named.length === numerals.length && named.every(({ node }, i) => node === numerals[i]?.node);
}
