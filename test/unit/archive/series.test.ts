import assert from 'node:assert/strict';
import type { ArchivePlan, PlanInfo } from '../../../server/src/archive/model';
import { sameKind, sameOffice, seriesOf } from '../../../server/src/archive/ranking/series';

let next = 1;

function plan(year: number | null, issuer: string | null, kind = '工作要点', series?: string): ArchivePlan {
  const id = next++;
  const info = { id, size: 1, uri: `file:///${id}.txt`, name: `${id}.txt`, title: null, year, issuer, kind };
  return series === undefined ? info : { ...info, series };
}

function draft(year: number | null, issuer: string | null, kind = '工作要点', series?: string): PlanInfo {
  return plan(year, issuer, kind, series);
}

/** Year and reason of every plan; those that are not in with a minus. */
function reasons(
  info: PlanInfo,
  plans: readonly ArchivePlan[],
  alike: readonly ArchivePlan[] = [],
): string[] {
  return seriesOf(info, plans, () => new Set(alike)).map(
    (member) => `${member.included ? '' : '-'}${member.plan.year ?? '?'} ${member.reason}`,
  );
}

describe('an office', () => {
  const same: readonly [string, string][] = [
    ['澄川市大数据发展管理局', '澄川市数据局'],
    ['某部科技司', '某部科学技术与信息化司'],
    ['澄川市政务服务数据管理局', '澄川市政务和数据局'],
    ['澄川一中', '澄川市第一中学'],
    ['某部', '某部办公厅'],
    ['市教育局', '澄川市教育局'],
    ['中共澄川市委组织部', '澄川市委组织部'],
    ['澄川市卫生和计划生育委员会', '澄川市卫生健康委'],
    ['澄川市发展和改革委员会', '澄川市发改委'],
    ['澄川市工商行政管理局', '澄川市市场监管局'],
    ['澄川市建设局', '澄川市住房和城乡建设局'],
    ['澄川检察院', '澄川市人民检察院'],
    ['第一中学', '澄川市第一中学'],
    ['澄川经济开发区管委会', '澄川市经济开发区管委会'],
  ];
  for (const [a, b] of same) {
    it(`${a} is ${b} under another name`, () => {
      assert.equal(sameOffice(a, b), 'office-renamed');
      assert.equal(sameOffice(b, a), 'office-renamed');
    });
  }

  const others: readonly [string, string][] = [
    ['澄川市教育局', '澄川市体育局'],
    ['澄川市教育局', '清源市教育局'],
    ['某部科技司', '某部财务司'],
    ['某部', '某部科技司'],
    ['澄川一中党委', '澄川一中'],
    ['澄川市第一中学', '澄川市第十一中学'],
    ['澄川市第三支队', '澄川市第十三支队'],
    ['澄川市市政局', '澄川市财政局'],
    ['澄川市民政局', '澄川市市政局'],
    ['澄川市建设局', '澄川市教育局'],
    ['澄川市行政服务中心', '澄川市大数据中心'],
    ['澄川中学', '澄川实验中学'],
    ['澄川大学', '澄川医科大学'],
    ['澄川市人民法院', '澄川市中级人民法院'],
  ];
  for (const [a, b] of others) {
    it(`${a} is not ${b}`, () => assert.equal(sameOffice(a, b), undefined));
  }
});

describe('a kind of plan', () => {
  it('stays the same under another word for its form', () => {
    assert.ok(sameKind('工作要点', '工作思路'));
    assert.ok(sameKind('党建工作要点', '党建工作计划'));
    assert.ok(sameKind('行风建设工作思路', '党风行风建设工作思路'));
  });

  it('is another one when it is about something else', () => {
    assert.ok(!sameKind('工作要点', '党建工作要点'));
    assert.ok(!sameKind('信访工作要点', '党建工作要点'));
  });
});

describe('earlier years of a plan', () => {
  const office = '澄川市数据局';

  it('are the office’s plans of the same kind, latest first, under its older name too', () => {
    const plans = [
      plan(2023, '澄川市大数据发展管理局'),
      plan(2024, office),
      plan(2022, '澄川市大数据发展管理局'),
    ];
    assert.deepEqual(reasons(draft(2025, office), plans), [
      '2024 same-office',
      '2023 office-renamed',
      '2022 office-renamed',
    ]);
  });

  it('are no later ones, no other offices’, no other kinds', () => {
    const plans = [
      plan(2026, office),
      plan(2024, office),
      plan(2024, '澄川市档案局'),
      plan(2024, office, '党建工作要点'),
    ];
    assert.deepEqual(reasons(draft(2025, office), plans), [
      '2024 same-office',
      '-2026 later-year',
      '-2024 other-office',
      '-2024 other-kind',
    ]);
  });

  it('are never the draft itself', () => {
    const own = plan(2025, office);
    assert.deepEqual(reasons(own, [own, plan(2024, office)]), ['2024 same-office', '-2025 draft-itself']);
  });

  it('are another version of the same year only where nothing earlier is', () => {
    const version = plan(2025, office);
    assert.deepEqual(reasons(draft(2025, office), [version]), ['2025 same-office']);
    assert.deepEqual(reasons(draft(2025, office), [version, plan(2024, office)]), [
      '2024 same-office',
      '-2025 same-year',
    ]);
  });

  it('begin with the plan as issued, where the one sent round lies there too', () => {
    const named = (name: string, title: string | null = null) => ({ ...plan(2024, office), name, title });
    const order = (...plans: readonly ArchivePlan[]) =>
      seriesOf(draft(2025, office), plans, () => new Set()).map((member) => member.plan.name);
    assert.deepEqual(order(named('要点（送审稿）.txt'), named('要点.txt')), [
      '要点.txt',
      '要点（送审稿）.txt',
    ]);
    assert.deepEqual(order(named('a.txt', '某局2024年工作要点（征求意见稿）'), named('b.txt')), [
      'b.txt',
      'a.txt',
    ]);
  });

  it('are all of the series for a draft without a year', () => {
    assert.deepEqual(reasons(draft(null, office), [plan(2026, office), plan(2024, office)]), [
      '2026 same-office',
      '2024 same-office',
    ]);
  });

  it('are plans whose office nobody knows, when the kind is the same', () => {
    assert.deepEqual(reasons(draft(2025, office), [plan(2024, null)]), ['2024 office-unknown']);
  });

  it('are, where none is of the series, those with the same content, else all', () => {
    const plans = [plan(2024, '澄川市档案局'), plan(2023, '澄川市图书馆'), plan(2026, '澄川市图书馆')];
    assert.deepEqual(reasons(draft(2025, office), plans, plans.slice(1, 2)), [
      '2023 same-content',
      '-2026 later-year',
      '-2024 other-office',
    ]);
    assert.deepEqual(reasons(draft(2025, office), plans), [
      '2024 no-other',
      '2023 no-other',
      '-2026 later-year',
    ]);
    // What is no year earlier comes in there too only when nothing else is left.
    const present = plan(2025, '澄川市档案局');
    assert.deepEqual(reasons(draft(2025, office), [present, plan(2024, '澄川市图书馆')]), [
      '2024 no-other',
      '-2025 other-office',
    ]);
    assert.deepEqual(reasons(draft(2025, office), [present]), ['2025 no-other']);
  });

  it('are, where none is of the kind nor alike, the same office’s of another kind before all others', () => {
    const other = plan(2023, office, '信访工作要点');
    const alike = plan(2024, '澄川市档案局');
    const plans = [alike, other, plan(2025, office, '党建工作要点'), plan(2024, null, '保密工作要点')];
    assert.deepEqual(reasons(draft(2025, office), plans), [
      '2023 office-other-kind',
      '-2025 other-kind',
      '-2024 other-office',
      '-2024 other-kind',
    ]);
    assert.equal(reasons(draft(2025, office), plans, [alike])[0], '2024 same-content');
    // What the user calls another series is none of the office's that could stand in.
    const apart = plan(2023, office, '信访工作要点', 'b');
    assert.deepEqual(reasons(draft(2025, office, '工作要点', 'a'), [apart, alike]), [
      '2024 no-other',
      '2023 no-other',
    ]);
  });

  it('are what the user says', () => {
    const plans = [plan(2024, '澄川市档案局', '信访工作计划', 'a'), plan(2024, office)];
    assert.deepEqual(reasons(draft(2025, office, '工作要点', 'a'), plans).slice(0, 1), ['2024 user']);
    assert.deepEqual(
      reasons(draft(2025, office, '工作要点', 'a'), [plan(2024, office, '工作要点', 'b'), ...plans]).slice(
        -1,
      ),
      ['-2024 other-kind'],
    );
  });
});
