import { Archive } from '../../server/src/archive/archive';
import type { PlanContent } from '../../server/src/archive/model';
import { DraftRelations } from '../../server/src/archive/ranking/relations';
import type { Model } from '../../server/src/archive/ranking/score';
import type { Trial } from './trials';

/** How often a trial, or several together, came out right. */
export interface Counts {
  /** Units that have a counterpart; the doubtful among them count. */
  readonly continued: number;
  readonly first: number;
  readonly amongThree: number;
  /** The same without doubtful units. */
  readonly sureContinued: number;
  readonly sureFirst: number;
  readonly sureAmongThree: number;
  /** Units that are not doubtful, and those whose verdict is right. */
  readonly judged: number;
  readonly verdicts: number;
  /** Wrongly continued, wrongly new. */
  readonly falseContinued: number;
  readonly falseNew: number;
  /** Pairs of units: in both, only in the program's links, only in the reader's. */
  readonly linked: number;
  readonly wronglyLinked: number;
  readonly missed: number;
}

const NONE: Counts = {
  continued: 0,
  first: 0,
  amongThree: 0,
  sureContinued: 0,
  sureFirst: 0,
  sureAmongThree: 0,
  judged: 0,
  verdicts: 0,
  falseContinued: 0,
  falseNew: 0,
  linked: 0,
  wronglyLinked: 0,
  missed: 0,
};

export function add(all: readonly Counts[]): Counts {
  const sum: Record<keyof Counts, number> = { ...NONE };
  for (const counts of all) {
    for (const key of Object.keys(sum) as (keyof Counts)[]) {
      sum[key] += counts[key];
    }
  }
  return sum;
}

/** A slip, for those who want to see where ranking fails. Lines count from 0. */
export interface Slip {
  readonly line: number;
  readonly what: string;
}

/**
 * Ranks a trial's draft as the program does.
 *
 * @param model what to rank with; without it the program's own
 * @param others further plans of the archive, which are never right
 */
export function measure(
  { labels, prior, draft }: Trial,
  model?: Model,
  others: readonly PlanContent[] = [],
): { readonly counts: Counts; readonly slips: readonly Slip[] } {
  const archive = new Archive();
  for (const content of others) {
    if (content.info.uri !== draft.info.uri && content.info.uri !== prior.info.uri) {
      archive.put(content);
    }
  }
  const plan = archive.put(prior);
  const relations = new DraftRelations(archive, draft, model ? { model } : {});
  const counts: Record<keyof Counts, number> = { ...NONE };
  const slips: Slip[] = [];
  const units = new Map(draft.units.map((unit) => [unit.line, unit]));
  for (const { draft: place, verdict, acceptable, doubtful } of labels.units) {
    const unit = units.get(place.line);
    if (!unit) {
      continue;
    }
    const relation = relations.relationOf(unit);
    const shown = relation.related.slice(0, 3);
    const right = shown.map((one) => one.unit.plan === plan && acceptable.includes(one.unit.line));
    const told = shown.map(
      (one) =>
        `${one.unit.plan === plan ? '' : `${one.unit.plan.name}:`}${one.unit.line} ${one.score.toFixed(2)}`,
    );
    if (verdict === 'continued') {
      counts.continued++;
      counts.first += Number(right[0] ?? false);
      counts.amongThree += Number(right.includes(true));
      if (!doubtful) {
        counts.sureContinued++;
        counts.sureFirst += Number(right[0] ?? false);
        counts.sureAmongThree += Number(right.includes(true));
      }
      if (!right[0]) {
        const where = right.includes(true) ? 'not first' : 'not among three';
        slips.push({
          line: place.line,
          what: `${where}${doubtful ? ' (doubtful)' : ''}: ${told.join(', ')}; right ${acceptable.join(' ')}`,
        });
      }
    }
    if (!doubtful) {
      counts.judged++;
      counts.verdicts += Number(relation.verdict === verdict);
      if (relation.verdict !== verdict) {
        counts[verdict === 'new' ? 'falseContinued' : 'falseNew']++;
        slips.push({ line: place.line, what: `${verdict} taken for ${relation.verdict}: ${told[0] ?? ''}` });
      }
    }
  }
  const expected = new Set(labels.links.flatMap((link) => pairsOf(link)));
  const found = new Set(relations.linksWith(plan).flatMap((link) => pairsOf(link)));
  for (const pair of found) {
    counts[expected.has(pair) ? 'linked' : 'wronglyLinked']++;
  }
  counts.missed = expected.size - counts.linked;
  return { counts, slips };
}

interface Lines {
  readonly prior: readonly { readonly line: number }[];
  readonly draft: readonly { readonly line: number }[];
}

function pairsOf({ prior, draft }: Lines): readonly string[] {
  return prior.flatMap((one) => draft.map((two) => `${one.line} ${two.line}`));
}
