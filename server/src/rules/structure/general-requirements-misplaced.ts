import { moveLinesUp } from '../../editing/insert-lines';
import { moveTo } from '../../editing/moving/move-to';
import type { TextEdit } from '../../plan/edit';
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
    zh: '把这一段整段移到第一章之前，一字不改。总体要求自成一章的，改作第一章，序号随之改；这样的一章，和没有写明是本年度的一段（可能是某一项自己的要求），只在编辑器里逐处选用。',
    en: 'Moves the paragraph before the first chapter, exactly as it is. A chapter of that name becomes the first one, and the numbers follow; for such a chapter, and for a paragraph that does not name the plan’s year (it may be an item’s own), the fix is offered by itself only.',
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
    if (!found?.misplaced || !first) {
      return undefined;
    }
    const { startLine, endLine, kind } = found;
    const edits =
      kind === 'chapter'
        ? chapterMoved(plan, startLine)
        : moveLinesUp(plan, startLine, withBlanksBehind(plan, startLine, endLine), first.startLine);
    return edits.length > 0 && mends(plan, edits, generalRequirementsMisplaced, OTHERS)
      ? {
          title: { zh: '移到第一章之前', en: 'Move before the first chapter' },
          edits,
          ...(kind !== 'chapter' && isOwn(plan, startLine) ? {} : { byHand: true }),
        }
      : undefined;
  },
};

/** What may not come up because a paragraph is gone from where it stood. */
const OTHERS: readonly Rule[] = [generalRequirementsMissing, chapterEmpty, itemEmpty, unpaired];

/** A chapter of that name becomes the first one; the numbers and their mentions follow. */
function chapterMoved(plan: Plan, line: number): readonly TextEdit[] {
  const first = plan.numbered.find(({ kind }) => kind === 'chapter');
  const outcome = first && moveTo(plan, [line], { line: first.startLine, place: 'before' });
  return outcome && 'edits' in outcome ? outcome.edits : [];
}

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
