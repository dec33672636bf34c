import assert from 'node:assert/strict';
import { Archive } from '../../../server/src/archive/archive';
import { ARCHIVE_NAME, ARCHIVE_VERSION } from '../../../server/src/archive/index/archive-file';
import { writeParts } from '../../../server/src/archive/index/binary';
import { contentOf } from '../../../server/src/archive/content';
import type { ArchivePlan, NameUse } from '../../../server/src/archive/model';
import { MAX_QUERY } from '../../../server/src/archive/index/query';
import { MAX_INDEXED } from '../../../server/src/archive/index/term-sorter';
import { countTerms } from '../../../server/src/archive/terms';
import { parse } from '../../../server/src/plan/parser';
import { content } from './contents';

const CATALOGUE = '完善公共数据资源目录。对照权责清单更新目录，做到应编尽编。';
const HOTLINE = '提升政务服务便民热线效能。推行首接负责制，按时办结诉求。';
const PARTY = '加强党的建设和队伍建设。严格执行主题党日等制度。';

function archiveOf(...contents: readonly ReturnType<typeof content>[]): Archive {
  const archive = new Archive();
  for (const one of contents) {
    archive.put(one);
  }
  return archive;
}

/** Headings of the units found, with the year. */
function found(archive: Archive, text: string, accepts?: (plan: ArchivePlan) => boolean): readonly string[] {
  return archive
    .search(text, accepts ? { limit: 5, accepts } : { limit: 5 })
    .map(({ id }) => archive.unit(id))
    .map(({ plan, heading }) => `${plan.year} ${heading}`);
}

function use(name: string, line: number, kind: NameUse['kind'] = 'term'): NameUse {
  return { kind, name, line, start: 10, end: 10 + name.length };
}

describe('the archive', () => {
  it('finds the item that says the same in other words before those that say something else', () => {
    const archive = archiveOf(content('2023', 2023, [CATALOGUE, HOTLINE, PARTY]));
    assert.equal(
      found(archive, '持续更新公共数据目录。编制权责清单，应编尽编、动态更新。')[0],
      '2023 完善公共数据资源目录',
    );
    assert.equal(
      found(archive, '建强干部队伍。落实党的建设责任，开展主题党日。')[0],
      '2023 加强党的建设和队伍建设',
    );
    assert.deepEqual(found(archive, '完全无关'), []);
    assert.deepEqual(found(archive, '2025，。'), []);
    assert.deepEqual(found(archive, ''), []);
  });

  it('puts the later year first where two items are the same, and plans without a year last', () => {
    const archive = archiveOf(
      content('old', 2021, [CATALOGUE]),
      content('none', null, [CATALOGUE]),
      content('new', 2024, [CATALOGUE, CATALOGUE]),
      content('middle', 2022, [CATALOGUE]),
    );
    const hits = archive.search(CATALOGUE, { limit: 10 });
    assert.deepEqual(
      hits.map(({ id }) => [archive.unit(id).plan.year, archive.unit(id).ordinal]),
      [
        [2024, 1],
        [2024, 2],
        [2022, 1],
        [2021, 1],
        [null, 1],
      ],
    );
    assert.equal(new Set(hits.map(({ score }) => score)).size, 1);
  });

  it('asks once a plan whether it counts, and gives no more than wanted', () => {
    const archive = archiveOf(
      content('2022', 2022, [CATALOGUE, HOTLINE, CATALOGUE]),
      content('2023', 2023, [CATALOGUE, HOTLINE]),
    );
    const asked: (number | null)[] = [];
    const accepts = ({ year }: ArchivePlan): boolean => {
      asked.push(year);
      return year === 2022;
    };
    assert.deepEqual(found(archive, CATALOGUE, accepts), [
      '2022 完善公共数据资源目录',
      '2022 完善公共数据资源目录',
    ]);
    assert.deepEqual(asked, [2022, 2023]);
    assert.equal(archive.search(CATALOGUE, { limit: 1 }).length, 1);
    for (const limit of [0, -1, NaN]) {
      assert.deepEqual(archive.search(CATALOGUE, { limit }), []);
    }
    assert.equal(archive.search(CATALOGUE, { limit: Infinity }).length, 3);
  });

  it('replaces a plan when its file has changed: new ids, and the old ones are gone for good', () => {
    const archive = archiveOf(content('2022', 2022, [CATALOGUE]), content('2023', 2023, [HOTLINE]));
    const before = archive.plan('file:///plans/2022.txt')!;
    const [unit] = archive.unitsOf(before);
    const after = archive.put(content('2022', 2022, [PARTY, HOTLINE]));
    assert.equal(archive.plan(before.uri), after);
    assert.equal(archive.unitCount, 3);
    assert.deepEqual(archive.unitsOf(before), []);
    assert.throws(() => archive.unit(unit!.id), RangeError);
    assert.deepEqual(found(archive, CATALOGUE), []);
    archive.remove(after.uri);
    const again = archive.put(content('2022', 2022, [CATALOGUE]));
    assert.ok(again.id > after.id && archive.unitsOf(again)[0]!.id > unit!.id + 3);
  });

  it('keeps a plan as it is when its file was only touched', () => {
    const archive = new Archive();
    const before = archive.put(content('2022', 2022, [CATALOGUE], [use('一网通办', 3)]), '10 bytes');
    const { version } = archive;
    assert.equal(archive.put(content('2022', 2022, [CATALOGUE], [use('一网通办', 3)]), '11 bytes'), before);
    assert.equal(archive.version, version);
    assert.equal(archive.stamp(before.uri), '11 bytes');
    for (const changed of [
      content('2022', 2023, [CATALOGUE], [use('一网通办', 3)]),
      content('2022', 2023, [CATALOGUE], [use('一网统管', 3)]),
      content('2022', 2023, [`${CATALOGUE}又`], [use('一网统管', 3)]),
    ]) {
      assert.notEqual(archive.put(changed), before);
      assert.equal(archive.plans.length, 1);
    }
    assert.equal(archive.version, version + 3);
    assert.equal(archive.stamp(before.uri), undefined);
  });

  it('knows only the ids it holds', () => {
    const archive = archiveOf(
      content('2022', 2022, []),
      content('2023', 2023, [PARTY, HOTLINE]),
      content('2024', 2024, []),
    );
    const ids = archive.unitsOf(archive.plan('file:///plans/2023.txt')!).map(({ id }) => id);
    assert.deepEqual(
      ids.map((id) => archive.unit(id).heading),
      ['加强党的建设和队伍建设', '提升政务服务便民热线效能'],
    );
    for (const id of [ids[0]! - 1, ids[1]! + 1, ids[0]! + 0.5, -1, NaN, Infinity]) {
      assert.throws(() => archive.unit(id), RangeError);
    }
  });

  it('does not let a term that every item has hide what tells them apart, and finds by it alone', () => {
    const archive = new Archive();
    const things = '天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳云腾致雨露结为霜';
    for (const [i, thing] of Array.from(things).entries()) {
      archive.put(
        content(String(i), 2000 + i, [`推进数据工作。${thing}字${thing}号${thing}表，推进数据工作。`]),
      );
    }
    while (archive.settle()) {
      // Everything is indexed.
    }
    assert.equal(archive.search('推进数据工作', { limit: 100 }).length, things.length);
    const long = `推进数据工作。${Array.from('日月盈昃辰宿', (thing) => `${thing}字${thing}号${thing}表`).join('，')}`;
    const hits = archive.search(long, { limit: 6 }).map(({ id }) => archive.unit(id).text.charAt(7));
    assert.deepEqual(new Set(hits), new Set('日月盈昃辰宿'));
  });

  it('does not grow when the same plans are put and removed again and again', () => {
    const years = [2021, 2022, 2023, 2024];
    const sizes: number[] = [];
    const archive = new Archive(256);
    for (let round = 0; round < 200; round++) {
      const year = years[round % 4]!;
      const items = Array.from(
        { length: 8 },
        (_, i) => `第${round}轮${String.fromCharCode(0x4e00 + round * 8 + i)}项工作。${CATALOGUE}`,
      );
      archive.put(content(String(year), year, items, [use(`第${round}轮`, round)]));
      if (round % 7 === 0) {
        archive.remove(`file:///plans/${year}.txt`);
      }
      sizes.push(archive.serialize().length);
    }
    const early = Math.max(...sizes.slice(20, 60));
    assert.ok(Math.max(...sizes.slice(100)) < early * 1.3, `${early}, ${Math.max(...sizes.slice(100))}`);
    for (const year of years) {
      archive.remove(`file:///plans/${year}.txt`);
    }
    assert.equal(archive.unitCount, 0);
    assert.deepEqual(archive.findNames('term', '', 10), []);
    assert.equal(archive.documentFrequency([...countTerms('目录').keys()][0]!), 0);
  });
});

describe('names in the archive', () => {
  const archive = archiveOf(
    content('2023', 2023, [PARTY], [use('一网通办', 4), use('一网 通办', 9), use('数据要素×', 5)]),
    content('2021', 2021, [PARTY], [use('一网通办', 7), use('AI＋政务', 8), use('一网统管', 8)]),
    content('none', null, [PARTY], [use('一网通办', 1)]),
    content(
      '2022',
      2022,
      [PARTY],
      [use('AI+政务', 2), use('AI+政务', 1), use('通办', 3), use('一网通办', 3, 'document')],
    ),
  );

  it('are known with all uses, by year and place', () => {
    const record = archive.name('term', ' 一网通办 ');
    assert.equal(record?.name, '一网通办');
    assert.deepEqual(
      record.uses.map(({ plan, name, line, start, end }) => [plan.year, name, line, end - start]),
      [
        [2021, '一网通办', 7, 4],
        [2023, '一网通办', 4, 4],
        [2023, '一网 通办', 9, 5],
        [null, '一网通办', 1, 4],
      ],
    );
    assert.equal(archive.name('document', '一网通办')?.uses.length, 1);
    assert.equal(archive.name('document', '一网统管'), undefined);
    assert.equal(archive.name('term', '一网'), undefined);
  });

  it('are shown as they are written most often, however they are asked for', () => {
    assert.equal(archive.name('term', 'ＡＩ＋政务')?.name, 'AI+政务');
    assert.equal(archive.name('term', 'AI+政务')?.uses.length, 3);
  });

  it('are found by their beginning, then by what they contain; the latest and most used first', () => {
    const names = (typed: string, limit = 9): readonly string[] =>
      archive.findNames('term', typed, limit).map(({ name }) => name);
    assert.deepEqual(names('一网'), ['一网通办', '一网统管']);
    assert.deepEqual(names('通办'), ['通办', '一网通办']);
    assert.deepEqual(names('ａｉ'), []);
    assert.deepEqual(names('ＡＩ'), ['AI+政务']);
    assert.deepEqual(names(''), ['一网通办', '数据要素×', 'AI+政务', '通办', '一网统管']);
    assert.deepEqual(names('', 2), ['一网通办', '数据要素×']);
    assert.deepEqual(names('', 0), []);
  });

  it('stay as they were when they were given out', () => {
    const own = archiveOf(
      content('2021', 2021, [], [use('一网通办', 1)]),
      content('2022', 2022, [], [use('一网通办', 2)]),
    );
    const record = own.name('term', '一网通办')!;
    own.remove('file:///plans/2021.txt');
    own.put(content('2023', 2023, [], [use('一网统管', 3), use('一网通办', 4)]));
    assert.deepEqual(
      record.uses.map(({ plan, line }) => [plan.year, line]),
      [
        [2021, 1],
        [2022, 2],
      ],
    );
    assert.deepEqual(
      own.name('term', '一网通办')!.uses.map(({ line }) => line),
      [2, 4],
    );
  });
});

describe('hostile plans in the archive', () => {
  it('come out as they went in, halves of characters and NUL included', () => {
    const text = '半\ud842字\udfb7符\0数据\ud83d';
    const archive = archiveOf(content('2022', 2022, [text, ''], [use('\ud842名', 1)]));
    const again = Archive.deserialize(archive.serialize())!;
    for (const one of [archive, again]) {
      assert.equal(one.unitsOf(one.plans[0]!)[0]!.text, text);
      assert.equal(one.name('term', '\ud842名')?.name, '\ud842名');
      assert.equal(found(one, text).length, 1);
    }
  });

  it('may be one line of ten megabytes: its beginning is indexed, and all of it is kept', () => {
    const length = 10_000_000;
    const text = `一、数据\n1.完善目录。${'数据共享开放'.repeat(length / 6)}`;
    const archive = new Archive();
    const plan = archive.put(contentOf(parse(text), 'file:///plans/long.txt'));
    const [unit] = archive.unitsOf(plan);
    assert.ok(unit!.text.length > length * 0.99 && unit!.text.length > MAX_INDEXED);
    assert.equal(archive.search(unit!.text, { limit: 3 })[0]?.id, unit!.id);
    assert.ok(Archive.deserialize(archive.serialize()));
    archive.remove(plan.uri);
    assert.equal(archive.documentFrequency([...countTerms('数据').keys()][0]!), 0);
  });

  it('may have a hundred thousand items; indexing them goes on in steps, and nothing is missed meanwhile', () => {
    const items = Array.from(
      { length: 100_000 },
      (_, i) =>
        `事项${String.fromCharCode(0x4e00 + (i % 20_000))}${String.fromCharCode(0x5000 + Math.floor(i / 20_000))}办结。`,
    );
    const archive = new Archive();
    const plan = archive.put(content('2022', 2022, items));
    const first = archive.unitsOf(plan)[0]!.id;
    let steps = 0;
    do {
      steps++;
      for (const at of [0, 50_000, 99_999]) {
        assert.equal(archive.search(items[at]!, { limit: 1 })[0]?.id, first + at);
      }
    } while (archive.settle(100_000));
    assert.ok(steps > 5, `${steps} steps`);
  });

  it('do not make a query longer than it need be', () => {
    const archive = archiveOf(content('2022', 2022, [CATALOGUE, HOTLINE]));
    assert.deepEqual(found(archive, CATALOGUE + '，空话'.repeat(1_000_000)), ['2022 完善公共数据资源目录']);
    assert.deepEqual(found(archive, '，'.repeat(MAX_QUERY) + CATALOGUE), []);
  });
});

describe('a file that is no kept archive', () => {
  it('is thrown away, even if its frame is sound', () => {
    const json = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));
    const none = new Uint8Array(0);
    const kept = new Archive().serialize();
    assert.ok(Archive.deserialize(kept));
    for (const bytes of [
      none,
      new Uint8Array(1000),
      writeParts(ARCHIVE_NAME, ARCHIVE_VERSION, []),
      writeParts(ARCHIVE_NAME, ARCHIVE_VERSION, [json({})]),
      writeParts(ARCHIVE_NAME, ARCHIVE_VERSION, [json(null), none, none, none, none, none]),
      writeParts(ARCHIVE_NAME, ARCHIVE_VERSION, [none, none, none, none, none, none]),
    ]) {
      assert.equal(Archive.deserialize(bytes), undefined);
    }
  });

  it('cannot say that it is larger than it is', () => {
    const bytes = archiveOf(content('2022', 2022, [CATALOGUE])).serialize();
    for (let at = 8; at < 40; at += 4) {
      const damaged = bytes.slice();
      new DataView(damaged.buffer).setUint32(at, 0xffffffff, true);
      assert.equal(Archive.deserialize(damaged), undefined);
    }
  });
});
