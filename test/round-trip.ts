import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { splitLines } from '../server/src/plan/line';

/**
 * What has to come back of a plan that becomes a Word file and is read again: its lines in their order, each with every
 * character, but for what a page shows by other means or not at all:
 *
 * - blanks at both ends of a line, which are indents and places on the page;
 * - empty lines, which are space between paragraphs;
 * - blanks right behind a marker (`1. 健全` and `1.健全`), which an automatic number cannot tell from its own distance,
 *   but not in the row of a table, which a tab further on tells;
 * - comments (lines that begin with `//`), which are no part of the plan.
 *
 * Two texts are the same when these lines are.
 */
export function linesThatStay(text: string): readonly string[] {
  return splitLines(text)
    .filter((line) => !line.comment && !line.blank)
    .map(({ marker, text, end, trimmed }) => {
      const body = marker && text.slice(marker.bodyStart, end);
      return marker === undefined || body === undefined || body.includes('\t') ? trimmed : marker.text + body;
    });
}

/** A plan to try it with. */
export interface Sample {
  readonly name: string;
  readonly text: string;
}

/** Plans by where they come from; the published ones only where their folder stands beside the project. */
export const SAMPLES: readonly { readonly kind: string; readonly plans: readonly Sample[] | undefined }[] = [
  { kind: 'plans of examples/', plans: samplesIn('../examples') },
  { kind: 'plans of our own', plans: samplesIn('fixtures/plans') },
  { kind: 'published plans', plans: samplesIn('../../shared/plans') },
];

function samplesIn(folder: string): readonly Sample[] | undefined {
  const full = path.join(import.meta.dirname, folder);
  return existsSync(full)
    ? readdirSync(full)
        .filter((name) => name.endsWith('.txt'))
        .sort()
        .map((name) => ({
          name: name.slice(0, -'.txt'.length),
          text: readFileSync(path.join(full, name), 'utf8'),
        }))
    : undefined;
}
