import { rangeInLine } from '../../plan/position';
import type { ArchiveRule } from './rule';
import { earlierYearOf, headingOf, placeOf } from './words';

/** A draft of fewer units has only been begun: nothing can be said to be missing. */
const MIN_UNITS = 3;
/** Items named at most. */
const MAX_REPORTS = 50;
/** Part of the earlier plan's items that must go on: of a plan written wholly anew, each would be missing. */
const LEAST_KEPT = 0.25;
/**
 * How sure it must be that an item has no counterpart. Of the pairs of years linked by hand in `test/fixtures/links`
 * 13 of 15 items above it are dropped to a reader too, below it hardly one in four; the comparison shows those as well.
 */
const SURE = 0.82;

export const itemDropped: ArchiveRule = {
  code: 'archive/item-dropped',
  level: 'off',
  title: { zh: '上一年的一项没有对应项', en: 'An item of the year before has no counterpart' },
  description: {
    zh: '上一年要点的某一项在本稿中找不到对应项，可能是漏了，也可能是有意取消。每一项提示一次，提示在标题上。默认关闭，供审稿时打开；与往年对照的页面也会列出。只写了不到3项的草稿，上一份要点的大多数项都没有对应的草稿，不提示；有没有对应项拿不准的，也不提示。',
    en: 'An item of the plan of the year before has no counterpart in the draft: forgotten, or meant to go. Each is reported once, on the title. Off by default and meant for reviewing; the comparison with an earlier year lists them too. A draft of fewer than 3 items is left alone, and so is one in which most items of the earlier plan have none; what is doubtful is not reported.',
  },
  samples: {
    passing: [
      {
        earlier: [
          '云州市数据局2025年工作要点\n一、甲\n1.完善公共数据目录。全年更新两次公共数据目录，按季度通报。\n2.建设政务云平台。建成一体化政务云，迁移全部业务系统。\n3.培训数据专员。每季度举办一期数据专员培训班。',
        ],
        draft:
          '云州市数据局2026年工作要点\n一、甲\n1.完善公共数据目录。公共数据目录全年更新四次，按月通报。\n2.建设政务云平台。政务云全部业务系统完成容灾备份。\n3.培训数据专员。数据专员培训班每月举办一期。',
      },
      {
        earlier: [
          '云州市水务局2025年工作要点\n一、甲\n1.整治办公用房。清理超标办公用房，腾退出租房屋。\n2.疏浚城区河道。汛前完成十二条河道清淤。\n3.改造老旧管网。更换供水管网四十公里。',
        ],
        draft:
          '云州市数据局2026年工作要点\n一、甲\n1.完善公共数据目录。公共数据目录全年更新四次，按月通报。\n2.建设政务云平台。政务云全部业务系统完成容灾备份。\n3.培训数据专员。数据专员培训班每月举办一期。',
      },
      {
        earlier: [
          '云州市数据局2018年工作要点\n一、甲\n1.整治办公用房。清理超标办公用房，腾退出租房屋。\n2.清查固定资产。盘点机房设备，报废老旧服务器。\n3.搬迁档案库房。库存纸质档案全部移交档案馆。',
        ],
        draft:
          '云州市数据局2026年工作要点\n一、甲\n1.完善公共数据目录。公共数据目录全年更新四次，按月通报。\n2.建设政务云平台。政务云全部业务系统完成容灾备份。\n3.培训数据专员。数据专员培训班每月举办一期。',
      },
      {
        earlier: [
          '云州市数据局2025年工作要点\n一、甲\n1.完善公共数据目录。全年更新两次公共数据目录，按季度通报。\n2.建设政务云平台。建成一体化政务云，迁移全部业务系统。',
        ],
        draft: '云州市数据局2026年工作要点\n一、甲\n1.完善公共数据目录。公共数据目录全年更新四次，按月通报。',
      },
    ],
    failing: [
      {
        earlier: [
          '云州市数据局2025年工作要点\n一、甲\n1.完善公共数据目录。全年更新两次公共数据目录，按季度通报。\n2.整治办公用房。清理超标办公用房，腾退出租房屋。\n3.建设政务云平台。建成一体化政务云，迁移全部业务系统。\n4.培训数据专员。每季度举办一期数据专员培训班。',
        ],
        draft:
          '«云州市数据局2026年工作要点»\n一、甲\n1.完善公共数据目录。公共数据目录全年更新四次，按月通报。\n2.建设政务云平台。政务云全部业务系统完成容灾备份。\n3.培训数据专员。数据专员培训班每月举办一期。',
      },
    ],
  },
  holdsFor: 'line',
  *check({ plan, relations }, report) {
    const { draft } = relations;
    const previous = earlierYearOf(relations);
    if (!previous || draft.units.length < MIN_UNITS) {
      return;
    }
    // What is asked of each unit by itself is known when all of them are asked for together.
    for (const unit of draft.units) {
      relations.relationOf(unit);
      yield;
    }
    const range = plan.title?.range ?? rangeInLine(0, 0, plan.lines[0]?.end ?? 0);
    const dropped = relations.linksWith(previous).filter(({ kind }) => kind === 'dropped');
    if (previous.size - dropped.length < LEAST_KEPT * previous.size) {
      return;
    }
    for (const { prior } of dropped.filter(({ score }) => score >= SURE).slice(0, MAX_REPORTS)) {
      const [unit] = prior;
      if (unit) {
        const place = placeOf(unit);
        const words = headingOf(unit);
        report({
          range,
          message: {
            zh: `${place.zh}“${words}”在本稿中没有对应项`,
            en: `"${words}", ${place.en}, has no counterpart in this draft`,
          },
        });
      }
    }
  },
};
