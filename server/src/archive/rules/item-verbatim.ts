import { isBlank } from '../../plan/chars';
import type { ArchiveUnit, Unit } from '../model';
import type { ArchiveRule } from './rule';
import { earlierYearOf, headingRange, placeOf } from './words';

/** Characters without blanks below which an item says so little that it can hardly be said otherwise. */
const MIN_LENGTH = 15;
/** The number a line of a unit begins with; the unit's own is none of its words anyway. */
const NUMBER =
  /^(?:[（(](?:[一二三四五六七八九十]{1,3}|\d{1,2})[）)]|(?:[一二三四五六七八九十]{1,3}|\d{1,2})[、.．]|[\u2460-\u2473])/;

/**
 * 一字不差: the words of a unit without blanks and without the numbers its lines begin with.
 *
 * @returns undefined for one that is too short to be judged
 */
function wordsOf({ text }: Unit): string | undefined {
  let words = '';
  for (const line of text.split('\n')) {
    const from = NUMBER.exec(line)?.[0].length ?? 0;
    for (let i = from; i < line.length; i++) {
      if (!isBlank(line.charCodeAt(i))) {
        words += line.charAt(i);
      }
    }
  }
  return words.length < MIN_LENGTH ? undefined : words;
}

export const itemVerbatim: ArchiveRule = {
  code: 'archive/item-verbatim',
  level: 'hint',
  title: { zh: '整项照抄上一年', en: 'An item carried over word for word' },
  description: {
    zh: '这一项与上一年要点的某一项一字不差（空白和序号不算），可能是忘了更新。本来就要照旧的，用“此处不再提示”略过。不足15个字的短项不提示；只与同一单位、同一种要点的上一年比较。',
    en: 'The item has exactly the words of one in the plan of the year before, blanks and numbers apart; it may have been forgotten. Where it is meant to stay, “Ignore here” silences it. Items of fewer than 15 characters are left alone, and only the plan before it of the same office and kind is looked at.',
  },
  samples: {
    passing: [
      {
        earlier: ['云州市水务局2025年工作要点\n一、甲\n1.完善目录。全年更新两次公共数据目录，按季度通报。'],
        draft:
          '云州市数据局2026年工作要点\n一、甲\n1.完善目录。全年更新两次公共数据目录，按季度通报。\n2.建设政务云平台。政务云全部业务系统完成容灾备份。\n3.培训数据专员。数据专员培训班每月举办一期。\n4.清查固定资产。盘点机房设备，报废老旧服务器。',
      },
      {
        earlier: ['云州市数据局2025年工作要点\n一、甲\n1.完善目录。全年更新两次公共数据目录，按季度通报。'],
        draft: '云州市数据局2026年工作要点\n一、甲\n1.完善目录。全年更新四次公共数据目录，按季度通报。',
      },
      {
        earlier: ['云州市数据局2025年工作要点\n一、甲\n1.加强学习。定期组织培训。'],
        draft: '云州市数据局2026年工作要点\n一、甲\n1.加强学习。定期组织培训。',
      },
      {
        earlier: ['云州市数据局2026年工作要点\n一、甲\n1.完善目录。全年更新两次公共数据目录，按季度通报。'],
        draft: '云州市数据局2025年工作要点\n一、甲\n1.完善目录。全年更新两次公共数据目录，按季度通报。',
      },
      {
        earlier: ['云州市数据局2025年工作要点\n一、甲\n1.完善目录。全年更新两次公共数据目录，按季度通报。'],
        draft:
          '云州市数据局2025年工作要点（讨论稿）\n一、甲\n1.完善目录。全年更新两次公共数据目录，按季度通报。',
      },
    ],
    failing: [
      {
        earlier: [
          '云州市数据局2025年工作要点\n一、甲\n1.完善目录。全年更新两次公共数据目录。\n（1）按季度通报情况。\n2.建设平台。建成一体化数据平台，接入全部部门。',
        ],
        draft:
          '云州市数据局2026年工作要点\n一、甲\n1.建设平台。平台接入率达到九成，停用旧系统。\n2.«完善目录»。全年更新两次公共数据目录。\n　　①按季度通报情况。',
      },
    ],
  },
  holdsFor: 'unit',
  *check({ plan, relations, archive }, report) {
    const previous = earlierYearOf(relations);
    if (!previous) {
      return;
    }
    const earlier = new Map<string, ArchiveUnit>();
    for (const unit of archive.unitsOf(previous)) {
      const words = wordsOf(unit);
      if (words !== undefined && !earlier.has(words)) {
        earlier.set(words, unit);
      }
      yield;
    }
    for (const unit of earlier.size > 0 ? relations.draft.units : []) {
      const words = wordsOf(unit);
      const same = words === undefined ? undefined : earlier.get(words);
      if (same) {
        const place = placeOf(same);
        report({
          range: headingRange(plan, unit),
          message: {
            zh: `与${place.zh}一字不差，请确认是否需要更新`,
            en: `This has the very words of ${place.en}; is it up to date?`,
          },
        });
      }
      yield;
    }
  },
};
