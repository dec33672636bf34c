import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Archive } from '../../../server/src/archive/archive';
import type { NameKind, NameRecord, PlanContent } from '../../../server/src/archive/model';
import { countTerms } from '../../../server/src/archive/terms';
import { anyContent, anyQuery } from './contents';
import { PlainArchive } from './plain-archive';

/** A dozen units: several segments, put together and written anew. */
const BATCH = 64;

type Step =
  | { readonly do: 'put'; readonly content: PlanContent }
  | { readonly do: 'remove'; readonly uri: string }
  | { readonly do: 'settle' | 'restart' };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: anyContent.map((content): Step => ({ do: 'put', content })) },
  { weight: 2, arbitrary: fc.nat(5).map((at): Step => ({ do: 'remove', uri: `file:///plans/${at}.txt` })) },
  { weight: 2, arbitrary: fc.constantFrom<Step>({ do: 'settle' }, { do: 'restart' }) },
);

/** Drives both; the archive may be another one afterwards. */
function run(steps: readonly Step[]): { archive: Archive; plain: PlainArchive } {
  const plain = new PlainArchive();
  let archive = new Archive(BATCH);
  for (const next of steps) {
    const { version } = archive;
    switch (next.do) {
      case 'put': {
        plain.put(next.content);
        const known = archive.plan(next.content.info.uri);
        const plan = archive.put(next.content, 'a stamp');
        assert.equal(archive.version > version, plan !== known);
        break;
      }
      case 'remove':
        assert.equal(archive.remove(next.uri), plain.remove(next.uri));
        break;
      case 'settle':
        archive.settle();
        assert.equal(archive.version, version);
        break;
      case 'restart': {
        const again = Archive.deserialize(archive.serialize(), BATCH);
        assert.ok(again);
        assert.equal(again.version, version);
        archive = again;
        break;
      }
    }
  }
  return { archive, plain };
}

function written(record: NameRecord | undefined): unknown {
  return record && { name: record.name, uses: record.uses.map(useOf) };
}

function useOf({ plan, line, start, end }: NameRecord['uses'][number]): string {
  return `${plan.uri}:${line}:${start}-${end}`;
}

function everything(archive: Archive): unknown {
  const names = KINDS.flatMap((kind) => archive.findNames(kind, '', Infinity).map(written));
  return [
    archive.version,
    archive.plans.map((plan) => archive.unitsOf(plan)),
    names,
    archive.search('数据共享平台', { limit: 9 }),
  ];
}

const KINDS: readonly NameKind[] = ['document', 'term'];

describe('an archive, whatever is put in and taken out', () => {
  it('holds the plans and units that a plain map would hold, in the order in which they came', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        const { archive, plain } = run(steps);
        const contents = [...plain.contents.values()];
        const ids = archive.plans.map(({ id }) => id);
        assert.deepEqual(
          archive.plans,
          contents.map(({ info, units }, i) => ({ ...info, id: ids[i], size: units.length })),
        );
        assert.deepEqual(
          ids,
          [...new Set(ids)].sort((a, b) => a - b),
        );
        const units = archive.plans.flatMap((plan) => archive.unitsOf(plan));
        assert.deepEqual(
          units,
          contents
            .flatMap((content, i) => content.units.map((unit) => ({ ...unit, plan: archive.plans[i] })))
            .map((unit, i) => ({ ...unit, id: units[i]?.id })),
        );
        assert.equal(archive.unitCount, units.length);
        for (const plan of archive.plans) {
          const own = archive.unitsOf(plan);
          assert.equal(own.length, plan.size);
          assert.ok(own.every(({ id }, i) => id === (own[0]?.id ?? 0) + i));
          assert.equal(archive.plan(plan.uri), plan);
          assert.equal(archive.stamp(plan.uri), 'a stamp');
        }
        assert.deepEqual(
          units.map(({ id }) => archive.unit(id)),
          units,
        );
      }),
      { numRuns: 150 },
    );
  });

  it('finds the same units with the same scores, best first and later years before earlier ones', () => {
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 25 }),
        anyQuery,
        fc.nat(8),
        fc.boolean(),
        (steps, query, limit, all) => {
          const { archive, plain } = run(steps);
          const accepts = ({ year }: { year: number | null }): boolean => all || year === 2020;
          const expected = new Map(
            plain.search(query, accepts).map(({ uri, unit, score }) => [`${uri} ${unit}`, score]),
          );
          const hits = archive.search(query, { limit, accepts });
          const found = hits.map(({ id, score }) => {
            const unit = archive.unit(id);
            const place = id - (archive.unitsOf(unit.plan)[0]?.id ?? 0);
            const plainScore = expected.get(`${unit.plan.uri} ${place}`);
            // Whole numbers of a 256th are counted, cut off for each of at most twelve words' terms.
            assert.ok(
              plainScore !== undefined && Math.abs(plainScore - score) < 0.2,
              `${plainScore} ${score}`,
            );
            return { id, score, year: unit.plan.year ?? -1 };
          });
          assert.deepEqual(
            found,
            [...found].sort((a, b) => b.score - a.score || b.year - a.year || a.id - b.id),
          );
          const relevant = [...expected.values()].filter((score) => score > 0.2).sort((a, b) => b - a);
          assert.ok(hits.length >= Math.min(limit, relevant.length) && hits.length <= limit);
          for (const [i, { score }] of hits.entries()) {
            assert.ok(score > (relevant[i] ?? 0) - 0.2);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it('gives every part of the index the same answer: waiting, settled, or kept for the next start', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), anyQuery, (steps, query) => {
        const { archive } = run(steps);
        const before = archive.search(query, { limit: 10 });
        const again = Archive.deserialize(archive.serialize(), BATCH);
        while (archive.settle(1)) {
          // One step after the other.
        }
        assert.deepEqual(archive.search(query, { limit: 10 }), before);
        assert.deepEqual(again?.search(query, { limit: 10 }), before);
      }),
      { numRuns: 100 },
    );
  });

  it('knows in how many units a term occurs', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), anyQuery, (steps, query) => {
        const { archive, plain } = run(steps);
        for (const term of countTerms(`${query}数据共享`).keys()) {
          assert.equal(archive.documentFrequency(term), plain.documentFrequency(term));
        }
      }),
      { numRuns: 150 },
    );
  });

  it('knows all uses of every name, and finds names by what they begin with or contain', () => {
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 25 }),
        fc.constantFrom('', '一网', '通 办', 'AI', 'ＡＩ办', '\0', '办', '没有'),
        fc.nat(5),
        (steps, typed, limit) => {
          const { archive, plain } = run(steps);
          for (const kind of KINDS) {
            const expected = plain.findNames(kind, typed);
            assert.deepEqual(archive.findNames(kind, typed, limit).map(written), expected.slice(0, limit));
            assert.deepEqual(written(archive.name(kind, typed)), plain.name(kind, typed));
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('a kept archive', () => {
  const kept = fc.array(step, { minLength: 1, maxLength: 12 }).map((steps) => run(steps).archive.serialize());

  it('is not read if a single bit has changed', () => {
    fc.assert(
      fc.property(
        kept,
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        fc.nat(7),
        (bytes, at, bit) => {
          const damaged = bytes.slice();
          damaged[Math.floor(at * bytes.length)]! ^= 1 << bit;
          assert.equal(Archive.deserialize(damaged), undefined);
        },
      ),
      { numRuns: 400 },
    );
  });

  it('is not read if it was cut off, goes on, or is something else', () => {
    fc.assert(
      fc.property(kept, fc.nat(), fc.uint8Array({ minLength: 1, maxLength: 64 }), (bytes, length, more) => {
        assert.equal(Archive.deserialize(bytes.subarray(0, length % bytes.length)), undefined);
        assert.equal(Archive.deserialize(new Uint8Array([...bytes, ...more])), undefined);
        assert.equal(Archive.deserialize(more), undefined);
        const overwritten = bytes.slice();
        const from = length % bytes.length;
        overwritten.set(more.subarray(0, bytes.length - from), from);
        const same = overwritten.every((byte, i) => byte === bytes[i]);
        assert.equal(Archive.deserialize(overwritten) === undefined, !same);
      }),
      { numRuns: 300 },
    );
  });

  it('is read from anywhere in a larger buffer, and does not keep it', () => {
    fc.assert(
      fc.property(kept, fc.nat(9), (bytes, offset) => {
        const larger = Buffer.alloc(bytes.length + 16);
        larger.set(bytes, offset);
        const archive = Archive.deserialize(larger.subarray(offset, offset + bytes.length));
        larger.fill(0xff);
        assert.deepEqual(archive && everything(archive), everything(Archive.deserialize(bytes)!));
      }),
      { numRuns: 60 },
    );
  });
});
