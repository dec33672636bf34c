import { settingsOf } from '../../../editing/due-ordinals';
import { nextMarkers, type NextMarker } from '../../../editing/next-marker';
import { applyEdits } from '../../../plan/edit';
import { parseLines } from '../../../plan/parser';
import { rangeInLine } from '../../../plan/position';
import { LEVEL_RANK, type Level, type Plan } from '../../../plan/tree';
import type { Message } from '../../../rules/rule';
import { say, type Language } from '../../say';
import { eolOf } from '../insertion';
import type { Suggestion } from './item';
import type { Beginning } from './markers';

/** What a skeleton is called, and the letters that find it. */
const NAMES: Readonly<Record<Level, { readonly words: Message; readonly letters: string }>> = {
  chapter: { words: { zh: '新的一章', en: 'new chapter' }, letters: 'zhang' },
  section: { words: { zh: '新的一节', en: 'new section' }, letters: 'jie' },
  item: { words: { zh: '新的一项', en: 'new item' }, letters: 'xiang' },
  point: { words: { zh: '新的一点', en: 'new point' }, letters: 'dian' },
};

/** What is to be written; Chinese in every language, since the plan is. */
const CHAPTER_HEADING = '章标题';
const HEADING = '标题';
const LEAD = '首句';
const BODY = '正文';

/** Whether letters at a line's beginning may be meant for a skeleton. */
export function findsSkeleton(typed: string): boolean {
  return typed !== '' && Object.values(NAMES).some(({ letters }) => letters.startsWith(typed));
}

/**
 * For each marker that may stand on a line a piece with places to fill in, numbered as the plan goes on: a chapter
 * with its first item, an item with its lead sentence and body.
 *
 * @param beginning what the line holds already: letters that were typed for one of them, or nothing
 */
export function skeletons(
  plan: Plan,
  { line, typed, indented }: Pick<Beginning, 'line' | 'typed' | 'indented'>,
  markers: readonly NextMarker[],
  language: Language,
): Suggestion[] {
  const seen = new Set<Level>();
  return markers.flatMap((marker): Suggestion[] => {
    const { words, letters } = NAMES[marker.level];
    // Without a word for it only what a plan is made of; a point is found by its name.
    const wanted = typed === '' ? marker.level !== 'point' : letters.startsWith(typed);
    if (!wanted || seen.has(marker.level)) {
      return [];
    }
    seen.add(marker.level);
    // The first line's blanks may stand there already; those of the lines below never do.
    const newText = `${piece(plan, line, marker, 1)}$0`.slice(indented ? marker.indent.length : 0);
    const label = newText.replace(/\$\{\d+:([^}]*)\}|\$0/g, '$1').trim();
    const [first = ''] = label.split(/[\r\n]/);
    return [
      {
        kind: 'skeleton',
        label: first,
        hint: say(words, language),
        newText,
        isSnippet: true,
        filterText: typed === '' ? `${letters} ${first}` : letters,
      },
    ];
  });
}

/** @param tabStop the number of its first place to fill in */
function piece(plan: Plan, line: number, marker: NextMarker, tabStop: number): string {
  const { level, indent, text, gap } = marker;
  const start = indent + text + gap;
  if (level === 'chapter') {
    const below = firstBelow(plan, line, marker);
    const heading = `${start}\${${tabStop}:${CHAPTER_HEADING}}`;
    return below ? heading + eolOf(plan) + piece(plan, line, below, tabStop + 1) : heading;
  }
  if (hasRunInHeadings(plan, level)) {
    return `${start}\${${tabStop}:${LEAD}}。\${${tabStop + 1}:${BODY}}。`;
  }
  return `${start}\${${tabStop}:${HEADING}}${eolOf(plan)}${indent}\${${tabStop + 1}:${BODY}}。`;
}

/** The marker of the first item of a chapter that is put onto a line; undefined where chapters hold none. */
function firstBelow(plan: Plan, line: number, chapter: NextMarker): NextMarker | undefined {
  const place = rangeInLine(line, 0, plan.lines[line]?.text.length ?? 0);
  const newText = chapter.indent + chapter.text + chapter.gap + CHAPTER_HEADING + eolOf(plan);
  const after = parseLines(applyEdits(plan.lines, [{ range: place, newText }]), {
    numbering: settingsOf(plan),
  });
  const [first] = nextMarkers(after, line + 1);
  return first && LEVEL_RANK[first.level] > LEVEL_RANK.chapter ? first : undefined;
}

/** Whether the headings of a level mostly stand at the beginning of their text; so they do where there are none yet. */
function hasRunInHeadings({ numbered }: Plan, level: Level): boolean {
  const alike = numbered.filter(({ kind, marker }) => kind === level && marker);
  const runIn = alike.filter((node) => node.runIn).length;
  return runIn * 2 >= alike.length;
}
