import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { LinkKind } from '../../../server/src/archive/model';
import { unitsOf } from '../../../server/src/archive/unit';
import { parse } from '../../../server/src/plan/parser';

/** A unit as the labels name it. */
interface Place {
  readonly ordinal: number | null;
  readonly marker: string;
  readonly line: number;
}

interface LabelledLink {
  readonly kind: LinkKind;
  readonly prior: readonly Place[];
  readonly draft: readonly Place[];
}

interface LabelledUnit {
  readonly draft: { readonly line: number; readonly marker: string };
  readonly verdict: 'continued' | 'new';
  readonly acceptable: readonly number[];
  readonly best: number | null;
  readonly doubtful?: true;
  readonly why?: string;
}

/** What a careful reader says of two plans; `test/fixtures/links/README.md` says what the keys mean. */
interface Labels {
  readonly from: keyof typeof folders;
  readonly relation: string;
  readonly prior: string;
  readonly draft: string;
  readonly links: readonly LabelledLink[];
  readonly units: readonly LabelledUnit[];
}

interface ExampleLinks {
  readonly pairs: readonly {
    readonly prior: string;
    readonly draft: string;
    readonly links: readonly LabelledLink[];
  }[];
}

const fixtures = path.join(import.meta.dirname, '../../fixtures');
const labelled = path.join(fixtures, 'links');
const folders = {
  plans: path.join(import.meta.dirname, '../../../../shared/plans'),
  examples: path.join(import.meta.dirname, '../../../examples'),
};

/** Only of an earlier plan of the same series, or of the same plan, can an item be dropped. */
const SERIES: ReadonlySet<string> = new Set(['earlier-year', 'same-plan']);
const RELATIONS: ReadonlySet<string> = new Set([...SERIES, 'other-office', 'other-kind']);

/** How many units a kind of link joins: fewest and most, first of the earlier plan, then of the draft. */
const SIZES: Readonly<Record<LinkKind, readonly [number, number, number, number]>> = {
  continued: [1, 1, 1, 1],
  split: [1, 1, 2, Infinity],
  merged: [2, Infinity, 1, 1],
  new: [0, 0, 1, 1],
  dropped: [1, 1, 0, 0],
};

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}

function placesIn(folder: string, file: string): readonly Place[] {
  return unitsOf(parse(readFileSync(path.join(folder, file), 'utf8'))).map(({ ordinal, marker, line }) => ({
    ordinal,
    marker,
    line,
  }));
}

function inOrder(lines: readonly number[]): readonly number[] {
  return [...new Set(lines)].sort((a, b) => a - b);
}

function shape({ kind, prior, draft }: LabelledLink): string {
  const lines = (places: readonly Place[]): string => places.map(({ line }) => line).join(',');
  return `${kind} ${lines(prior)} > ${lines(draft)}`;
}

/** What the links say a line of the draft comes from. */
function priorsOf(labels: Labels, line: number): readonly number[] {
  const links = labels.links.filter(({ draft }) => draft.some((place) => place.line === line));
  return inOrder(links.flatMap(({ prior }) => prior.map((place) => place.line)));
}

function checkLinks({ links, relation }: Labels): void {
  for (const link of links) {
    const [leastPrior, mostPrior, leastDraft, mostDraft] = SIZES[link.kind];
    assert.ok(link.prior.length >= leastPrior && link.prior.length <= mostPrior, shape(link));
    assert.ok(link.draft.length >= leastDraft && link.draft.length <= mostDraft, shape(link));
    assert.ok(link.kind !== 'dropped' || SERIES.has(relation), shape(link));
  }
  assert.equal(new Set(links.map(shape)).size, links.length, 'a link is named once');
}

function checkUnit(labels: Labels, unit: LabelledUnit): void {
  const { draft, verdict, acceptable, best, doubtful, why } = unit;
  const where = `line ${draft.line}`;
  const linked = priorsOf(labels, draft.line);
  assert.deepEqual(acceptable, inOrder(acceptable), where);
  assert.equal(doubtful === true, why !== undefined, `${where}: a doubt has its reason`);
  if (verdict === 'continued') {
    assert.ok(best !== null && linked.includes(best), `${where}: the best one is linked`);
    for (const line of linked) {
      assert.ok(acceptable.includes(line), `${where}: ${line} is linked and not acceptable`);
    }
  } else {
    assert.equal(best, null, where);
    assert.deepEqual(linked, [], where);
    assert.ok(acceptable.length === 0 || doubtful, `${where}: new, and yet something is acceptable`);
    const own = labels.links.filter((link) => link.draft.some(({ line }) => line === draft.line));
    assert.deepEqual(
      own.map(({ kind }) => kind),
      ['new'],
      where,
    );
  }
}

describe('pairs of plans, as a careful reader links them', () => {
  const files = readdirSync(labelled).filter((name) => name.endsWith('.json'));
  if (!existsSync(folders.plans)) {
    it.skip(
      `pairs of published plans not run: there is no folder ${path.relative(process.cwd(), folders.plans)}`,
    );
  }

  for (const file of files) {
    const labels = readJson(path.join(labelled, file)) as Labels;

    it(`${file}: links and units say the same`, () => {
      const stem = (name: string): string => name.slice(0, -'.txt'.length);
      assert.equal(file, `${stem(labels.prior)}--${stem(labels.draft)}.json`);
      assert.ok(RELATIONS.has(labels.relation));
      checkLinks(labels);
      for (const unit of labels.units) {
        checkUnit(labels, unit);
      }
    });

    const folder = folders[labels.from];
    if (!existsSync(folder)) {
      continue;
    }

    it(`${file}: every unit of the draft has one entry, every place is a unit's`, () => {
      const prior = placesIn(folder, labels.prior);
      const draft = placesIn(folder, labels.draft);
      assert.deepEqual(
        labels.units.map((unit) => unit.draft),
        draft.map(({ line, marker }) => ({ line, marker })),
      );
      const find = (places: readonly Place[], at: Place): Place | undefined =>
        places.find(({ line }) => line === at.line);
      for (const link of labels.links) {
        assert.deepEqual(
          link.prior.map((place) => find(prior, place)),
          link.prior,
        );
        assert.deepEqual(
          link.draft.map((place) => find(draft, place)),
          link.draft,
        );
      }
      const priorLines = new Set(prior.map(({ line }) => line));
      assert.deepEqual(
        labels.units.flatMap(({ acceptable }) => acceptable).filter((line) => !priorLines.has(line)),
        [],
      );
      if (SERIES.has(labels.relation)) {
        const named = inOrder(labels.links.flatMap((link) => link.prior.map(({ line }) => line)));
        assert.deepEqual(named, [...priorLines], 'an earlier unit goes on or is dropped');
      }
    });
  }

  it('the links of our own samples are those kept beside them', () => {
    const { pairs } = readJson(path.join(fixtures, 'plans/examples-links.json')) as ExampleLinks;
    for (const { prior, draft, links } of pairs) {
      const file = files.find((name) => name === `${prior.slice(0, -4)}--${draft.slice(0, -4)}.json`);
      assert.ok(file !== undefined, `${prior} and ${draft} are not labelled`);
      const labels = readJson(path.join(labelled, file)) as Labels;
      assert.deepEqual(labels.links.map(shape).sort(), links.map(shape).sort());
    }
  });
});
