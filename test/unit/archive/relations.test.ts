import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Archive } from '../../../server/src/archive/archive';
import { contentOf } from '../../../server/src/archive/content';
import type { ArchivePlan, DraftPlan, Link, ResolvedLink, Unit } from '../../../server/src/archive/model';
import { DraftRelations, RelationCache } from '../../../server/src/archive/ranking/relations';
import { parse } from '../../../server/src/plan/parser';

const HOTLINE =
  '整合政务服务热线。把各部门的投诉举报电话并入统一热线，实行来电首接负责制，群众来电五日内答复。';
const HOTLINE_LATER = '提升政务服务热线质效。完善热线来电首接负责制，群众来电三日内答复，不满意的回访到位。';
const ARCHIVES = '推进档案数字化。完成馆藏民国档案扫描著录，建成数字档案馆，新增可检索档案十万卷。';
const ARCHIVES_LATER = '深化档案数字化。继续做好馆藏档案扫描著录，数字档案馆新增可检索档案二十万卷。';
const BRIDGES = '检查桥梁隧道。对使用三十年以上的桥梁逐座检测，发现裂缝立即封闭，汛期前完成加固。';
const SCHOOLS = '扩建乡村小学食堂。新建标准化厨房，配齐冷藏设备，营养午餐覆盖全部寄宿学生。';
const TREES = '管护古树名木。为百年以上古树挂牌建档，设置围栏和避雷装置，一树一策复壮。';

function content(year: number, items: readonly string[], office = '澄川市数据局') {
  const text = `${office}${year}年工作要点\n一、重点工作\n${items.map((item, i) => `${i + 1}.${item}`).join('\n')}\n`;
  return contentOf(parse(text), `file:///plans/${office}${year}.txt`);
}

function archiveOf(...plans: readonly ReturnType<typeof content>[]): Archive {
  const archive = new Archive();
  plans.forEach((plan) => archive.put(plan));
  return archive;
}

function only<T>(values: readonly T[], at = 0): T {
  const value = values[at];
  assert.ok(value !== undefined);
  return value;
}

function relate(
  archive: Archive,
  items: readonly string[],
  links: readonly ResolvedLink[] = [],
): DraftRelations {
  return new DraftRelations(archive, content(2025, items), { links });
}

/** `continued 1 -> 2`: what became of what, by ordinals. */
function told(links: readonly Link[]): string[] {
  const ordinals = (units: readonly Unit[]): string => units.map(({ ordinal }) => ordinal).join('+');
  return links.map(({ kind, prior, draft }) => `${kind} ${ordinals(prior)} -> ${ordinals(draft)}`);
}

describe('an item of the draft', () => {
  const archive = archiveOf(content(2024, [BRIDGES, HOTLINE, ARCHIVES]));

  it('is continued from the earlier item it takes up, with the sentences that show it', () => {
    const relations = relate(archive, [ARCHIVES_LATER, HOTLINE_LATER]);
    const { verdict, related } = relations.relationOf(only(relations.draft.units));
    assert.equal(verdict, 'continued');
    assert.equal(only(related).unit.ordinal, 3);
    assert.ok(only(related).score >= 0.5);
    assert.ok(only(related).evidence.length > 0);
  });

  it('is new when nothing earlier is like it', () => {
    const relations = relate(archive, [ARCHIVES_LATER, SCHOOLS]);
    const { verdict, related } = relations.relationOf(only(relations.draft.units, 1));
    assert.equal(verdict, 'new');
    assert.ok(related.every(({ score }) => score < 0.5));
  });

  it('has an answer in an empty archive and in one of empty plans', () => {
    for (const empty of [new Archive(), archiveOf(content(2024, []))]) {
      const relations = relate(empty, [HOTLINE]);
      assert.deepEqual(relations.relationOf(only(relations.draft.units)), { verdict: 'new', related: [] });
    }
  });

  it('shows one pair of sentences even where it was wholly rewritten', () => {
    const rewritten = '热线归并。来电由首接单位负责到底，其他电话一律撤销。';
    const relations = relate(archive, [rewritten, ARCHIVES_LATER, BRIDGES]);
    const [best] = relations.relationOf(only(relations.draft.units)).related;
    assert.equal(best?.unit.ordinal, 2);
    assert.ok(best.score >= 0.5);
    assert.equal(best.evidence.length, 1);
  });

  it('is found by its lines', () => {
    const relations = relate(archive, [ARCHIVES_LATER, SCHOOLS]);
    assert.equal(relations.unitAt(3)?.ordinal, 2);
    assert.equal(relations.unitAt(1), undefined);
    assert.equal(relations.unitAt(99), undefined);
  });

  it('carries its words through the years: the latest form first, the older ones behind it', () => {
    const years = archiveOf(
      content(2022, [HOTLINE, TREES]),
      content(2023, [TREES, HOTLINE]),
      content(2024, [HOTLINE]),
    );
    const relations = relate(years, [HOTLINE]);
    const { related } = relations.relationOf(only(relations.draft.units));
    assert.deepEqual(
      related.slice(0, 3).map(({ unit }) => unit.plan.year),
      [2024, 2023, 2022],
    );
  });
});

describe('what the user says', () => {
  const archive = archiveOf(content(2024, [BRIDGES, HOTLINE]));
  const uri = only(archive.plans).uri;
  const link = (draft: string, prior: string, verdict: ResolvedLink['verdict']): ResolvedLink => ({
    draft,
    prior: { uri, heading: prior },
    verdict,
  });

  it('takes a related item away, and the item is new', () => {
    const relations = relate(
      archive,
      [HOTLINE_LATER],
      [link('提升政务服务热线质效', '整合政务服务热线', 'rejected')],
    );
    const { verdict, related } = relations.relationOf(only(relations.draft.units));
    assert.equal(verdict, 'new');
    assert.ok(related.every(({ unit }) => unit.heading !== '整合政务服务热线'));
    assert.deepEqual(told(relations.linksWith(only(archive.plans))), [
      'new  -> 1',
      'dropped 1 -> ',
      'dropped 2 -> ',
    ]);
    assert.deepEqual(only(relations.lineageOf(only(relations.draft.units)).steps).units, []);
  });

  it('joins items that nothing joins', () => {
    const relations = relate(archive, [SCHOOLS], [link('扩建乡村小学食堂', '检查桥梁隧道', 'confirmed')]);
    const { verdict, related } = relations.relationOf(only(relations.draft.units));
    assert.equal(verdict, 'continued');
    assert.deepEqual(
      [only(related).unit.ordinal, only(related).score, only(related).verdict],
      [1, 1, 'confirmed'],
    );
    assert.deepEqual(told(relations.linksWith(only(archive.plans))), ['continued 1 -> 1', 'dropped 2 -> ']);
    assert.equal(only(only(relations.lineageOf(only(relations.draft.units)).steps).units).ordinal, 1);
  });

  it('shows each of several confirmed items once', () => {
    const relations = relate(
      archive,
      [SCHOOLS],
      [
        link('扩建乡村小学食堂', '检查桥梁隧道', 'confirmed'),
        link('扩建乡村小学食堂', '整合政务服务热线', 'confirmed'),
      ],
    );
    const { related } = relations.relationOf(only(relations.draft.units));
    assert.deepEqual(
      related.map(({ unit, verdict }) => `${unit.ordinal} ${verdict}`),
      ['1 confirmed', '2 confirmed'],
    );
  });

  it('holds for what was worked out before it was said', () => {
    const cache = new RelationCache();
    const draft = content(2025, [HOTLINE_LATER]);
    const before = new DraftRelations(archive, draft, { cache });
    assert.equal(before.relationOf(only(draft.units)).verdict, 'continued');
    const links = [link('提升政务服务热线质效', '整合政务服务热线', 'rejected')];
    const after = new DraftRelations(archive, draft, { cache, links });
    assert.equal(after.known(only(draft.units)), undefined);
    assert.equal(after.relationOf(only(draft.units)).verdict, 'new');
  });

  it('of a plan that is not there says nothing', () => {
    const gone = {
      ...link('提升政务服务热线质效', '整合政务服务热线', 'confirmed'),
      prior: { uri: 'file:///x', heading: 'a' },
    };
    const relations = relate(archive, [HOTLINE_LATER], [gone]);
    assert.equal(only(relations.relationOf(only(relations.draft.units)).related).unit.ordinal, 2);
  });
});

describe('links with an earlier plan', () => {
  it('are continued, new and dropped', () => {
    const archive = archiveOf(content(2024, [HOTLINE, BRIDGES, ARCHIVES]));
    assert.deepEqual(
      told(relate(archive, [ARCHIVES_LATER, SCHOOLS, HOTLINE_LATER]).linksWith(only(archive.plans))),
      ['continued 3 -> 1', 'new  -> 2', 'continued 1 -> 3', 'dropped 2 -> '],
    );
  });

  it('are split where one item goes on in several', () => {
    const both = `整合热线和档案。${HOTLINE.split('。')[1] ?? ''}。${ARCHIVES.split('。')[1] ?? ''}。`;
    const archive = archiveOf(content(2024, [both, BRIDGES, TREES]));
    const links = relate(archive, [HOTLINE, SCHOOLS, ARCHIVES]).linksWith(only(archive.plans));
    assert.deepEqual(told(links), ['split 1 -> 1+3', 'new  -> 2', 'dropped 2 -> ', 'dropped 3 -> ']);
    assert.ok(only(links).evidence.length >= 2);
  });

  it('are merged where several items go on in one', () => {
    const both = `整合热线和档案。${HOTLINE.split('。')[1] ?? ''}。${ARCHIVES.split('。')[1] ?? ''}。`;
    const archive = archiveOf(content(2024, [HOTLINE, BRIDGES, ARCHIVES]));
    assert.deepEqual(told(relate(archive, [SCHOOLS, both, TREES]).linksWith(only(archive.plans))), [
      'new  -> 1',
      'merged 1+3 -> 2',
      'new  -> 3',
      'dropped 2 -> ',
    ]);
  });

  const anyItems = fc.array(
    fc.constantFrom(
      HOTLINE,
      HOTLINE_LATER,
      ARCHIVES,
      ARCHIVES_LATER,
      BRIDGES,
      SCHOOLS,
      TREES,
      `${HOTLINE}${ARCHIVES}`,
    ),
    { maxLength: 12 },
  );

  it('have every item of both plans exactly once, and the shape their kind says', () => {
    fc.assert(
      fc.property(anyItems, anyItems, (earlier, later) => {
        const archive = archiveOf(content(2024, earlier));
        const plan = only(archive.plans);
        const relations = relate(archive, later);
        const links = relations.linksWith(plan);
        assert.deepEqual(
          links.flatMap(({ draft }) => draft).sort((a, b) => a.line - b.line),
          relations.draft.units,
        );
        assert.deepEqual(
          links
            .flatMap(({ prior }) => prior)
            .sort((a, b) => a.id - b.id)
            .map(({ id }) => id),
          archive.unitsOf(plan).map(({ id }) => id),
        );
        for (const { kind, prior, draft, score } of links) {
          const shape = { continued: [1, 1], split: [1, 2], merged: [2, 1], new: [0, 1], dropped: [1, 0] }[
            kind
          ];
          assert.deepEqual([Math.min(2, prior.length), Math.min(2, draft.length)], shape);
          assert.ok(score >= 0 && score <= 1);
        }
        const starts = links.filter(({ draft }) => draft.length > 0).map(({ draft }) => only(draft).line);
        assert.deepEqual(
          starts,
          [...starts].sort((a, b) => a - b),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('never call an item new that is continued, nor the reverse', () => {
    fc.assert(
      fc.property(anyItems, anyItems, (earlier, later) => {
        const archive = archiveOf(content(2024, earlier));
        const relations = relate(archive, later);
        for (const { kind, draft } of relations.linksWith(only(archive.plans))) {
          for (const unit of draft) {
            assert.equal(relations.relationOf(unit).verdict === 'new', kind === 'new');
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('plans too large to be compared as a whole', () => {
  it('are searched item by item', () => {
    const small = content(2023, [HOTLINE]);
    const [hotline] = small.units;
    assert.ok(hotline);
    const covers = Array.from({ length: 450 }, (_, i) => {
      const text = `更换${'甲乙丙丁戊己庚辛壬癸'.charAt(i % 10)}型井盖。`;
      return { ...hotline, heading: text, text, line: i, endLine: i + 1 };
    });
    const units = [...covers, { ...hotline, ordinal: 451, line: 450, endLine: 451 }];
    const archive = archiveOf(content(2024, [TREES]), { ...small, units });
    const relations = relate(archive, [HOTLINE_LATER, TREES]);
    const [best] = relations.relationOf(only(relations.draft.units)).related;
    assert.deepEqual([best?.unit.plan.year, best?.unit.heading], [2023, '整合政务服务热线']);
    const { first } = relations.lineageOf(only(relations.draft.units));
    assert.equal(first?.year, 2023);
    const older = only(archive.plans.filter(({ year }) => year === 2023));
    assert.ok(told(relations.linksWith(older)).includes('continued 451 -> 1'));
  });

  it('an item of ten thousand lines is compared by its beginning', () => {
    const archive = archiveOf(content(2024, [HOTLINE, TREES]));
    const long = `${HOTLINE_LATER}${'逐段更换路灯灯泡，登记灯杆编号。'.repeat(10_000)}`;
    const relations = relate(archive, [long]);
    assert.equal(relations.relationOf(only(relations.draft.units)).related.length > 0, true);
  });
});

describe('an item through the years', () => {
  it('is shown in each year, with the years that miss it', () => {
    const archive = archiveOf(
      content(2021, [TREES, BRIDGES]),
      content(2022, [HOTLINE, TREES]),
      content(2023, [BRIDGES, TREES]),
      content(2024, [TREES, HOTLINE_LATER]),
    );
    const relations = relate(archive, [HOTLINE_LATER, SCHOOLS]);
    const { steps, first } = relations.lineageOf(only(relations.draft.units));
    assert.deepEqual(
      steps.map(({ plan, units }) => [plan.year, units.map(({ ordinal }) => ordinal)]),
      [
        [2024, [2]],
        [2023, []],
        [2022, [1]],
        [2021, []],
      ],
    );
    assert.equal(first?.year, 2022);
    assert.equal(relations.lineageOf(only(relations.draft.units, 1)).first, undefined);
  });
});

describe('what was worked out before', () => {
  const earlier = content(2024, [BRIDGES, HOTLINE, ARCHIVES]);

  it('is known for the same words in a later version of the draft, wherever they stand', () => {
    const archive = archiveOf(earlier);
    const cache = new RelationCache();
    const one = content(2025, [HOTLINE_LATER, SCHOOLS]);
    const relation = new DraftRelations(archive, one, { cache }).relationOf(only(one.units));
    const two = content(2025, [SCHOOLS, HOTLINE_LATER]);
    const later = new DraftRelations(archive, two, { cache });
    assert.deepEqual(later.known(only(two.units, 1)), relation);
    assert.equal(later.known(only(content(2025, [TREES]).units)), undefined);
  });

  it('is forgotten when the archive changes', () => {
    const archive = archiveOf(earlier);
    const cache = new RelationCache();
    const draft = content(2025, [SCHOOLS]);
    assert.equal(new DraftRelations(archive, draft, { cache }).relationOf(only(draft.units)).verdict, 'new');
    archive.put(content(2024, [SCHOOLS, TREES]));
    const after = new DraftRelations(archive, draft, { cache });
    assert.equal(after.known(only(draft.units)), undefined);
    assert.equal(after.relationOf(only(draft.units)).verdict, 'continued');
  });

  it('is forgotten by a draft that is beside the archive already', () => {
    const archive = archiveOf(earlier);
    const draft = content(2025, [SCHOOLS, TREES]);
    const relations = new DraftRelations(archive, draft);
    assert.equal(relations.relationOf(only(draft.units)).verdict, 'new');
    archive.remove(only(archive.plans).uri);
    assert.deepEqual(relations.series, []);
    archive.put(content(2023, [SCHOOLS, HOTLINE]));
    assert.equal(relations.previous?.year, 2023);
    assert.equal(relations.relationOf(only(draft.units)).verdict, 'continued');
  });

  it('changes no answer: with a cache and without one they are the same', () => {
    const items = [HOTLINE, HOTLINE_LATER, ARCHIVES, BRIDGES, SCHOOLS, TREES];
    const anyDraft: fc.Arbitrary<DraftPlan> = fc
      .array(fc.constantFrom(...items), { maxLength: 6 })
      .map((chosen) => content(2025, chosen));
    const archive = archiveOf(content(2023, [TREES, ARCHIVES_LATER]), earlier);
    const cache = new RelationCache();
    fc.assert(
      fc.property(anyDraft, (draft) => {
        const fresh = new DraftRelations(archive, draft);
        const cached = new DraftRelations(archive, draft, { cache });
        const plan: ArchivePlan = only(archive.plans);
        for (const unit of draft.units) {
          assert.deepEqual(cached.relationOf(unit), fresh.relationOf(unit));
          assert.deepEqual(cached.lineageOf(unit), fresh.lineageOf(unit));
        }
        assert.deepEqual(cached.linksWith(plan), fresh.linksWith(plan));
      }),
      { numRuns: 40 },
    );
  });
});
