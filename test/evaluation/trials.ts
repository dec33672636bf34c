import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { contentOf } from '../../server/src/archive/content';
import type { PlanContent } from '../../server/src/archive/model';
import { decodeText } from '../../server/src/archive/readers/text';
import { parse } from '../../server/src/plan/parser';
import { EXAMPLES, PUBLISHED } from './background-samples';

/** What a reader says of a unit of the draft; see `test/fixtures/links/README.md`. */
export interface LabelledUnit {
  readonly draft: { readonly line: number };
  readonly verdict: 'continued' | 'new';
  readonly acceptable: readonly number[];
  readonly best: number | null;
  readonly doubtful?: boolean;
}

interface Place {
  readonly line: number;
}

export interface LabelledLink {
  readonly kind: 'continued' | 'split' | 'merged' | 'new' | 'dropped';
  readonly prior: readonly Place[];
  readonly draft: readonly Place[];
  readonly doubtful?: boolean;
}

interface LabelFile {
  readonly from: 'plans' | 'examples';
  readonly relation: 'earlier-year' | 'same-plan' | 'other-kind' | 'other-office';
  readonly prior: string;
  readonly draft: string;
  readonly links: readonly LabelledLink[];
  readonly units: readonly LabelledUnit[];
}

/** A labelled pair with both plans read. */
export interface Trial {
  readonly name: string;
  readonly labels: LabelFile;
  readonly prior: PlanContent;
  readonly draft: PlanContent;
}

const LABELS = path.join(import.meta.dirname, '../fixtures/links');
const FOLDERS = { plans: PUBLISHED, examples: EXAMPLES };

/** Reads a plan as an archive would. */
export function readContent(file: string): PlanContent {
  const decoded = decodeText(readFileSync(file));
  return contentOf(parse('text' in decoded ? decoded.text : ''), `file://${encodeURI(file)}`);
}

/** All plans of a folder, in the order of their names. */
export function readFolder(from: keyof typeof FOLDERS): readonly PlanContent[] {
  const folder = FOLDERS[from];
  return !existsSync(folder)
    ? []
    : readdirSync(folder)
        .filter((name) => name.endsWith('.txt'))
        .sort()
        .map((name) => readContent(path.join(folder, name)));
}

/** Every labelled pair whose plans are there. */
export function readTrials(): readonly Trial[] {
  return readdirSync(LABELS)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .flatMap((name) => {
      const labels = JSON.parse(readFileSync(path.join(LABELS, name), 'utf8')) as LabelFile;
      const [prior, draft] = [labels.prior, labels.draft].map((file) =>
        path.join(FOLDERS[labels.from], file),
      );
      return prior && draft && existsSync(prior) && existsSync(draft)
        ? [
            {
              name: name.slice(0, -'.json'.length),
              labels,
              prior: readContent(prior),
              draft: readContent(draft),
            },
          ]
        : [];
    });
}

/** Whether two pairs have a plan in common; what is judged is never taught with such a pair. */
export function overlap(a: Trial, b: Trial): boolean {
  const files = new Set([a.labels.prior, a.labels.draft]);
  const sample = a.labels.from === 'examples' && b.labels.from === 'examples';
  return sample || files.has(b.labels.prior) || files.has(b.labels.draft);
}
