import { moveLinesUp } from '../../editing/insert-lines';
import type { Plan } from '../../plan/tree';
import { lineRange, headingRange } from '../places';
import { unpaired } from '../punctuation/unpaired';
import type { Rule } from '../rule';
import { chapterEmpty } from './chapter-empty';
import { generalRequirementsMissing } from './general-requirements-missing';
import { itemEmpty } from './item-empty';
import { mends } from './mends';

export const generalRequirementsMisplaced: Rule = {
  code: 'structure/general-requirements-misplaced',
  level: 'warning',
  title: { zh: '总体要求不在第一章之前', en: 'The general requirements come after the first chapter' },
  description: {
    zh: '总体要求统领全文，应在写具体任务的各章之前。只在别处都没有总体要求、而后面某一章里或某一章才是总体要求时提示。',
    en: 'The general requirements govern the whole plan and stand before the chapters of tasks. Reported only where they are found behind such a chapter and nowhere before.',
  },
  remedy: {
    zh: '把这一段整段移到第一章之前，一字不改。没有写明是本年度的（可能是某一项自己的要求），只在编辑器里逐处选用；总体要求自成一章的，不代为移动。',
    en: 'Moves the paragraph before the first chapter, exactly as it is. Where it does not name the plan’s year (it may be an item’s own) the fix is offered by itself only; a chapter of that name is not moved.',
  },
  samples: {
    passing: [
      '云州市数据局2026年工作要点\n2026年工作的总体要求是：坚持稳中求进。\n一、夯实数据基础\n1.摸清家底。开展普查。',
    ],
    failing: [
      '云州市数据局2026年工作要点\n一、夯实数据基础\n1.摸清家底。开展普查。\n«2026年工作的总体要求是：坚持稳中求进。»\n二、抓好应用\n2.用好数据。开展试点。',
    ],
  },
  check(plan, report) {
    const found = plan.generalRequirements;
    if (!found?.misplaced) {
      return;
    }
    const first = plan.numbered.find((node) => node.kind === 'chapter');
    report({
      range: lineRange(plan, found.startLine),
      message: {
        zh: '总体要求应放在第一章之前',
        en: 'The general requirements should stand before the first chapter',
      },
      ...(first
        ? {
            related: [
              { range: headingRange(first), message: { zh: '第一章在此', en: 'The first chapter is here' } },
            ],
          }
        : {}),
    });
  },
  fix(plan) {
    const found = plan.generalRequirements;
    const [first] = plan.numbered;
    // A chapter of that name would have to be renumbered, and what it follows on is for its writer to say.
    if (!found?.misplaced || found.kind !== 'labelled' || !first) {
      return undefined;
    }
    const { startLine, endLine } = found;
    const edits = moveLinesUp(plan, startLine, withBlanksBehind(plan, startLine, endLine), first.startLine);
    return mends(plan, edits, generalRequirementsMisplaced, [
      generalRequirementsMissing,
      chapterEmpty,
      itemEmpty,
      unpaired,
    ])
      ? {
          title: { zh: '移到第一章之前', en: 'Move before the first chapter' },
          edits,
          ...(isOwn(plan, startLine) ? {} : { byHand: true }),
        }
      : undefined;
  },
};

/** A paragraph between blank lines takes those behind it along, so that neither place has two in a row or none. */
function withBlanksBehind({ lines }: Plan, from: number, to: number): number {
  let end = to;
  if (lines[from - 1]?.blank) {
    while (end < lines.length - 1 && lines[end]?.blank) {
      end++;
    }
  }
  return end;
}

/** Whether a paragraph says that it is the whole plan's: an item may have general requirements of its own. */
function isOwn({ lines, title }: Plan, at: number): boolean {
  const line = lines[at];
  return (title?.year ?? null) !== null && line?.trimmed.startsWith(`${title?.year}年`) === true;
}
