import { isHan } from '../../plan/chars';
import { addNames, foldName, type NameUse } from '../../plan/names';
import type { Plan } from '../../plan/tree';

/** How an abbreviation is written where it is defined: in the marks of a document, of a term, or in none. */
export type AbbreviationKind = NameUse['kind'] | 'bare';

/** A short name that the draft gives to something: `（以下简称“市局”）`. */
export interface Abbreviation {
  readonly kind: AbbreviationKind;
  readonly name: string;
  readonly line: number;
  /** Columns of its words, without their marks; UTF-16. */
  readonly start: number;
  readonly end: number;
  /** Whether words without any marks that are the same are certainly meant for it. */
  readonly certain: boolean;
}

/**
 * `（以下简称“市局”）`, `（以下称《办法》）`, `（简称：市局）`. Every repetition has a bound and nothing can be read in two
 * ways, so no text makes it slow.
 */
const DEFINITION =
  /[（(](?:(?:以下|下文)(?:均|统一)?(?:简称|统称|合称|称)|简称)(?:为|作)?[：:]?([《“]?)([^《》“”（）()，。；：\n]{2,40})([》”]?)(?=[）)，；、])/g;
/** No abbreviation has more characters. */
export const MAX_ABBREVIATION = 40;
/** A draft defines a handful; a text with more is no draft, and each is looked for in all of it. */
const MAX_ABBREVIATIONS = 100;
/** Fewer characters stand in other words all the time. */
const MIN_BARE = 3;
/** How far before a definition the full name may begin, and where it does. */
const REACH = 60;
const FULL_NAME = /[^，。；：、！？]*$/;

/**
 * The abbreviations that a draft defines, in the order of the text, those in comments left out. Takes linear time.
 *
 * Words without marks are certainly an abbreviation's where it is a term, has three Han characters or more, is defined
 * once, and neither the words it is short for nor any name of the draft hold it: in 云州市大数据局（以下简称“大数据局”） the
 * full name would be taken for it.
 */
export function abbreviationsOf(plan: Plan): readonly Abbreviation[] {
  const found: (Abbreviation & { readonly before: string })[] = [];
  for (const [line, { text, comment }] of plan.lines.entries()) {
    if (comment || !text.includes('称')) {
      continue;
    }
    for (const match of text.matchAll(DEFINITION)) {
      if (found.length === MAX_ABBREVIATIONS) {
        break;
      }
      const [whole, open = '', name = '', close = ''] = match;
      const kind = open === '' && close === '' ? 'bare' : open + close === '《》' ? 'document' : 'term';
      if (kind === 'term' && open + close !== '“”') {
        continue;
      }
      const end = match.index + whole.length - close.length;
      const before = FULL_NAME.exec(text.slice(Math.max(0, match.index - REACH), match.index))?.[0] ?? '';
      found.push({ kind, name, line, start: end - name.length, end, certain: false, before });
    }
  }
  if (found.length === 0) {
    return [];
  }
  const names = [...new Set(namesEverywhere(plan).map(({ name }) => name))].join('\n');
  const times = new Map<string, number>();
  for (const { name } of found) {
    times.set(name, (times.get(name) ?? 0) + 1);
  }
  return found.map(({ before, ...abbreviation }) => {
    const { kind, name } = abbreviation;
    const certain =
      kind !== 'document' &&
      hanIn(name) >= MIN_BARE &&
      times.get(name) === 1 &&
      !isHeld(name, names) &&
      !before.includes(name);
    return { ...abbreviation, certain };
  });
}

/** Every name of a draft, tables and attachments among it, comments not. */
export function namesEverywhere(plan: Plan): readonly NameUse[] {
  const names: NameUse[] = [];
  for (const [at, { text, comment }] of plan.lines.entries()) {
    if (!comment) {
      addNames(text, at, names);
    }
  }
  return names;
}

/**
 * Whether some words stand inside a name that is longer than they.
 *
 * @param names every name once, a line each
 */
function isHeld(words: string, names: string): boolean {
  for (let at = names.indexOf(words); at >= 0; at = names.indexOf(words, at + words.length)) {
    const end = at + words.length;
    const whole = (at === 0 || names[at - 1] === '\n') && (end === names.length || names[end] === '\n');
    if (!whole) {
      return true;
    }
  }
  return false;
}

function hanIn(name: string): number {
  return Array.from(foldName(name)).filter((char) => isHan(char.charCodeAt(0))).length;
}
