import assert from 'node:assert/strict';
import { Archive } from '../../../server/src/archive/archive';
import type { ArchivePlan } from '../../../server/src/archive/model';
import { DraftRelations } from '../../../server/src/archive/ranking/relations';
import { content } from './contents';

const ITEMS = ['清理僵尸网站。关停半年未更新的网站二十家。', '巡检机房。每月巡检一次，更换老化电源。'];
const REVISED = ['清理僵尸网站。关停半年未更新的网站三十家。', '巡检机房。每月巡检一次，更换老化电源。'];

/** A draft for 2025 beside plans by name, year and items. */
function beside(...plans: readonly (readonly [name: string, year: number, items: readonly string[]])[]) {
  const archive = new Archive();
  plans.forEach(([name, year, items]) => archive.put(content(name, year, items)));
  return new DraftRelations(archive, content('draft', 2025, REVISED));
}

function told({ series }: DraftRelations): string[] {
  return series.map(({ plan, included, reason }) => `${included ? '' : '-'}${nameOf(plan)} ${reason}`);
}

const nameOf = ({ name }: ArchivePlan): string => name.replace('.txt', '');

describe('a plan that lies in the archive twice', () => {
  it('counts once, under the shorter name', () => {
    const relations = beside(['要点(1)', 2024, ITEMS], ['要点', 2024, ITEMS], ['要点 - 副本', 2024, ITEMS]);
    assert.deepEqual(told(relations), ['要点 same-office', '-要点 - 副本 copy', '-要点(1) copy']);
    assert.equal(relations.previous?.name, '要点.txt');
  });

  it('takes no second place among the counterparts of an item', () => {
    const relations = beside(['要点(1)', 2024, ITEMS], ['要点', 2024, ITEMS], ['旧', 2023, ITEMS]);
    const [unit] = relations.draft.units;
    assert.ok(unit);
    const plans = relations
      .relationOf(unit)
      .related.filter(({ score }) => score >= 0.5)
      .map(({ unit: { plan } }) => nameOf(plan));
    assert.deepEqual(plans.sort(), ['旧', '要点'].sort());
  });

  it('is no copy when a word differs, or the year', () => {
    assert.deepEqual(told(beside(['定稿', 2024, ITEMS], ['送审稿', 2024, REVISED], ['旧', 2023, ITEMS])), [
      '定稿 same-office',
      '送审稿 same-office',
      '旧 same-office',
    ]);
  });
});
