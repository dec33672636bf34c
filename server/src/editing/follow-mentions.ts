import type { TextEdit } from '../plan/edit';
import { MAX_ORDINAL } from '../plan/ordinal';
import { rangeInLine } from '../plan/position';
import type { NumberedNode, Plan } from '../plan/tree';
import { mentionsOf, readMention, type Mention, type MentionNumeral } from './mentions';
import { OrdinalIndex } from './ordinal-index';
import { numeralLike } from './write-marker';

/** A plan to which mentions are carried over, in which nodes may bear other numbers than are written. */
export interface Destination {
  readonly plan: Plan;
  readonly index: OrdinalIndex;
  /** The node there that a node of the plan with the mentions has become; undefined when it is gone. */
  readonly imageOf: (node: NumberedNode) => NumberedNode | undefined;
  /** Whether a node there has been put in, so that a range may take it in. */
  readonly isNew: (node: NumberedNode) => boolean;
}

/**
 * The edits with which mentions follow the nodes that they named when these get other ordinals.
 *
 * @param ordinals what each node will bear; one that is not in it keeps its own
 */
export function followMentions(plan: Plan, ordinals: ReadonlyMap<NumberedNode, number>): TextEdit[] {
  const mentions = mentionsOf(plan);
  if (mentions.length === 0) {
    return [];
  }
  const index = new OrdinalIndex(plan, (node) => ordinals.get(node) ?? node.ordinal);
  const destination: Destination = { plan, index, imageOf: (node) => node, isNew: () => false };
  const edits: TextEdit[] = [];
  for (const mention of mentions) {
    const numerals = carryOver(mention, destination, mention.line);
    for (const { start, end, text } of numerals ?? []) {
      edits.push({ range: rangeInLine(mention.line, start, end), newText: text });
    }
  }
  return edits;
}

/** A numeral that changes, with the columns that it had in the mention's own line. */
export interface NewNumeral {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * What a mention's numerals have to be so that it names the same nodes as before; each keeps its writing.
 *
 * @param line of the mention at its destination
 * @returns only the numerals that change; undefined where the nodes cannot be named so any more: then the mention
 *   stays as it is
 */
export function carryOver(
  mention: Mention,
  destination: Destination,
  line: number,
): readonly NewNumeral[] | undefined {
  const { steps } = mention;
  const last = steps.at(-1);
  const parts = last && partsOf(mention, destination);
  const first = parts?.[0]?.images[0];
  if (!parts || !first) {
    return undefined;
  }
  const changed: NewNumeral[] = [];
  const put = ({ start, end, text }: MentionNumeral, ordinal: number): boolean => {
    const numeral = numeralLike(text, ordinal);
    if (numeral !== undefined && numeral !== text) {
      changed.push({ start, end, text: numeral });
    }
    return numeral !== undefined;
  };
  // The part that holds the named nodes may be another now, or have another number.
  for (const { level, numerals } of steps.slice(0, -1)) {
    const [numeral] = numerals;
    const holder = holderOf(first, level);
    const ordinal = holder && destination.index.ordinalOf(holder);
    if (!numeral || !ordinal || !put(numeral, ordinal)) {
      return undefined;
    }
  }
  const values = parts.flatMap(({ ordinals }) => ordinals);
  if (!last.numerals.every((numeral, i) => put(numeral, values[i] ?? 0))) {
    return undefined;
  }
  return changed.length === 0 || names(mention, destination, line, changed, parts) ? changed : undefined;
}

/** A single numeral, or the two of a range, with what they name at the destination and the ordinals to write. */
interface Part {
  readonly images: readonly NumberedNode[];
  readonly ordinals: readonly number[];
}

function partsOf(mention: Mention, destination: Destination): readonly Part[] | undefined {
  const numerals = mention.steps.at(-1)?.numerals ?? [];
  const parts: Part[] = [];
  const firsts: number[] = [];
  for (let i = 0; i < numerals.length; i++) {
    const from = numerals[i];
    const to = numerals[i + 1];
    if (!from) {
      continue;
    }
    firsts.push(from.node.startLine);
    const part = to?.range ? rangePart(to.range, destination) : singlePart(from.node, destination);
    if (!part) {
      return undefined;
    }
    parts.push(part);
    i += to?.range ? 1 : 0;
  }
  // 第3、5项 stays in order when the two change places.
  const ascending = firsts.every((line, i) => i === 0 || line > (firsts[i - 1] ?? 0));
  const alike = parts.every(({ ordinals }) => ordinals.length === parts[0]?.ordinals.length);
  return ascending && alike ? [...parts].sort((a, b) => (a.ordinals[0] ?? 0) - (b.ordinals[0] ?? 0)) : parts;
}

function singlePart(node: NumberedNode, { imageOf, index }: Destination): Part | undefined {
  const image = imageOf(node);
  const ordinal = image && index.ordinalOf(image);
  return image && ordinal ? { images: [image], ordinals: [ordinal] } : undefined;
}

/** A range names all from its first to its last; it can be written as long as nothing else has come between them. */
function rangePart(named: readonly NumberedNode[], { imageOf, index, isNew }: Destination): Part | undefined {
  const images: NumberedNode[] = [];
  for (const node of named) {
    const image = imageOf(node);
    if (!image) {
      return undefined;
    }
    images.push(image);
  }
  images.sort((a, b) => a.startLine - b.startLine);
  const [first, last] = [images[0], images.at(-1)];
  if (!first || !last) {
    return undefined;
  }
  const all = index.between(first, last, MAX_ORDINAL);
  const own = new Set(images);
  if (!all?.every((node) => own.has(node) || isNew(node))) {
    return undefined;
  }
  const [low, high] = [index.ordinalOf(first), index.ordinalOf(last)];
  return low && high && low < high ? { images: [first, last], ordinals: [low, high] } : undefined;
}

function holderOf(node: NumberedNode, level: NumberedNode['kind']): NumberedNode | undefined {
  let at = node.parent;
  while (at && at.kind !== level) {
    at = at.parent;
  }
  return at;
}

/** Whether the mention with its new numerals names at its destination what it should. */
function names(
  mention: Mention,
  { plan, index }: Destination,
  line: number,
  changed: readonly NewNumeral[],
  parts: readonly Part[],
): boolean {
  let text = '';
  let at = mention.range.start.character;
  for (const { start, end, text: numeral } of changed) {
    text += mention.text.slice(at - mention.range.start.character, start - mention.range.start.character);
    text += numeral;
    at = end;
  }
  text += mention.text.slice(at - mention.range.start.character);
  const read = readMention(plan, index, { line, start: 0, end: text.length, text, own: mention.own });
  const named = read?.steps.at(-1)?.numerals ?? [];
  const wanted = parts.flatMap(({ images }) => images);
  return named.length === wanted.length && named.every(({ node }, i) => node === wanted[i]);
}
