import type { PlanLevel } from '../../../server/src/protocol';
import { itemName, shortHeading } from '../names';
import type { Translate } from '../statusText';
import type { FoundInside, LineFinding, Severity } from './findings';
import { LEVELS, type OutlineNode } from './nodes';

/** What a row of the outline says. */
export interface RowWords {
  readonly label: string;
  /** Behind the label, in grey. */
  readonly description: string;
  /** For a screen reader, which sees no icon. */
  readonly spoken: string;
}

/** A heading without an end is a paragraph; its beginning is enough to know it by. */
const LONGEST_HEADING = 60;
/** How many findings are told where the pointer rests; the Problems panel has them all. */
const MOST_TOLD = 8;

/** Words for a row: marker and heading, what it holds, and how much is wrong in it. */
export function rowWords(node: OutlineNode, found: FoundInside, t: Translate): RowWords {
  const label = itemName(node.marker, shortHeading(node.heading, LONGEST_HEADING));
  const held = heldWords(node, t);
  const findings = found.count > 0 ? [t('Findings: {0}', found.count)] : [];
  const spokenFindings =
    found.worst === undefined ? [] : [t('{0} ({1})', ...findings, severityWord(found.worst, t))];
  return {
    label,
    description: [held, ...findings].filter((words) => words !== '').join(' · '),
    spoken: [label, held, ...spokenFindings].filter((words) => words !== '').join(t(', ')),
  };
}

/** Where the pointer rests: the whole heading, and what was found. */
export function tooltip(
  node: Pick<OutlineNode, 'marker' | 'heading'>,
  found: readonly LineFinding[],
  t: Translate,
): string {
  const told = found
    .slice(0, MOST_TOLD)
    .map(({ severity, message }) => t('{0}: {1}', severityWord(severity, t), message));
  const rest = found.length - told.length;
  return [
    itemName(node.marker, node.heading),
    ...(told.length > 0 ? ['', ...told] : []),
    ...(rest > 0 ? [t('{0} more', rest)] : []),
  ].join('\n');
}

/** What stands for children that are not listed. */
export function unlistedWords(count: number, t: Translate): string {
  return t('{0} more', count);
}

/** What a node holds: of each level the number, the higher levels first. */
export function heldWords({ counts }: Pick<OutlineNode, 'counts'>, t: Translate): string {
  const words: Readonly<Record<PlanLevel, (count: number) => string>> = {
    chapter: (count) => t('Chapters: {0}', count),
    section: (count) => t('Sections: {0}', count),
    item: (count) => t('Items: {0}', count),
    point: (count) => t('Points: {0}', count),
  };
  return LEVELS.filter((level) => counts[level] > 0)
    .map((level) => words[level](counts[level]))
    .join(t(', '));
}

function severityWord(severity: Severity, t: Translate): string {
  switch (severity) {
    case 0:
      return t('Error');
    case 1:
      return t('Warning');
    case 2:
      return t('Information');
    case 3:
      return t('Hint');
  }
}
