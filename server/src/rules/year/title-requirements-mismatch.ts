import { comparePositions, rangeInLine, type Range } from '../../plan/position';
import { findYear } from '../../plan/title';
import type { Plan } from '../../plan/tree';
import type { Rule } from '../rule';

/** A year that is named as the plan's own: before the label, before the kind, or in `做好2026年…工作，要…`. */
const OWN_YEAR = [
  /((?:19|20)\d{2}|[二一][〇○零九一二三四五六七八]{3})[ \u3000]?(?:学)?年(?:度)?[^。；：]{0,40}?(?:总体要求|总的要求|总要求|总体思路|指导思想|工作思路|基本思路)(?:[是为]|[：:])/g,
  /((?:19|20)\d{2})(?:学)?年(?:度)?[^。；：，《》]{0,16}?(?:工作要点|工作计划|工作思路|工作安排)/g,
  /做好((?:19|20)\d{2})年[^。；：]{0,30}?工作，(?:要|应|必须|根据|特|制定|现)/g,
];
/** `2026年是“十五五”开局之年…` at the head of a labelled paragraph speaks of the plan's year as well. */
const OPENING_YEAR = /^((?:19|20)\d{2})年(?:是|，是)/g;
/** How much of a paragraph is looked at; the sentence that names the year stands at its beginning. */
const REACH = 600;

export const titleRequirementsMismatch: Rule = {
  code: 'year/title-requirements-mismatch',
  level: 'warning',
  title: { zh: '总体要求里的年份与标题不一致', en: 'The requirements name another year than the title' },
  description: {
    zh: '沿用上年文稿时最常见的遗漏：标题改了年份，“××××年工作的总体要求是”一句没有改，或者相反。只看明确指本年度计划的年份（“……年……总体要求是”“……年工作要点”“做好……年……工作，要”），句中回顾往年的年份不算；标题为学年的，后一年也算一致。',
    en: 'The slip of reusing last year’s text: the title’s year is new, that of the requirements is old, or the reverse. Only a year that is named as the plan’s own counts, not one the text looks back on; a school year agrees with both of its years.',
  },
  remedy: {
    zh: '总体要求里的年份改为标题的年份。标题的年份更早的（也许是标题没有改）、不止一处的、“××××年是……之年”这样的话，只在编辑器里逐处选用。',
    en: 'Gives the requirements the year of the title. Where the title has the earlier year (it may be the one that was not changed), at several places, and in words like “2025年是…之年”, the fix is offered by itself only.',
  },
  samples: {
    passing: [
      '云州市数据局2026年工作要点\n2025年我局工作取得进展。2026年工作的总体要求是：坚持稳中求进。\n一、甲\n1.子。文。',
      '云州市数据局2026年工作要点\n2025年是攻坚之年，成效明显。2026年要坚持稳中求进，总体要求是：好中求快。\n一、甲\n1.子。文。',
      '云州一中2025学年工作计划\n2026年学校工作的总体要求是：立德树人。\n一、甲\n1.子。文。',
    ],
    failing: [
      '云州市数据局2026年工作要点\n«2025»年全市数据工作的总体要求是：坚持稳中求进。\n一、甲\n1.子。文。',
    ],
  },
  check(plan, report) {
    const { title, generalRequirements } = plan;
    const planYear = title?.year ?? null;
    if (!title || planYear === null || !generalRequirements) {
      return;
    }
    const years = ownYears(plan, generalRequirements.startLine, generalRequirements.endLine);
    const school = title.text.includes('学年');
    const agrees = years.some(({ year }) => year === planYear || (school && year === planYear + 1));
    const [first] = years;
    // The year before may open the paragraph when the plan's own follows.
    const named = namesYear(plan, generalRequirements.startLine, generalRequirements.endLine, planYear);
    if (!first || agrees || (first.opens && named)) {
      return;
    }
    report({
      range: first.range,
      message: {
        zh: `此处为${first.year}年，与标题年份（${planYear}年）不一致`,
        en: `${first.year} here, ${planYear} in the title`,
      },
      related: [
        {
          range: title.yearRange ?? title.range,
          message: { zh: '标题中的年份在此', en: 'The year of the title is here' },
        },
      ],
    });
  },
  fix(plan, { range }) {
    const { title, generalRequirements } = plan;
    const planYear = title?.year ?? null;
    if (planYear === null || !generalRequirements) {
      return undefined;
    }
    const years = ownYears(plan, generalRequirements.startLine, generalRequirements.endLine);
    const reported = years.find((own) => comparePositions(own.range.start, range.start) === 0);
    if (!reported) {
      return undefined;
    }
    const wrong = uniquePlaces(
      years.filter(({ year, opens }) => year === reported.year && opens === reported.opens),
    );
    const places = wrong.length > 1 ? `（共${wrong.length}处）` : '';
    const count = wrong.length > 1 ? ` (${wrong.length} places)` : '';
    // `2025年是…收官之年` is not made true by another year; of several years one may look back; and a title with the
    // earlier year is as likely the one that was not changed.
    const certain = !reported.opens && wrong.length === 1 && planYear > reported.year;
    return {
      title: {
        zh: `改为标题的年份“${planYear}年”${places}`,
        en: `Change to ${planYear}, as in the title${count}`,
      },
      edits: wrong.map((own) => ({ range: own.range, newText: writtenLike(plan, own.range, planYear) })),
      ...(certain ? {} : { byHand: true }),
    };
  },
};

/** Two wordings may find the same year. */
function uniquePlaces(years: readonly OwnYear[]): readonly OwnYear[] {
  return years.filter(
    ({ range }, i) =>
      i === 0 || comparePositions(range.start, years[i - 1]?.range.start ?? range.start) !== 0,
  );
}

/** A year in the numerals that stand at a place: `2026` or `二〇二六`, with the same sign for nought. */
function writtenLike(plan: Plan, { start, end }: Range, year: number): string {
  const before = (plan.lines[start.line]?.text ?? '').slice(start.character, end.character);
  if (/^\d/.test(before)) {
    return String(year);
  }
  const nought = /[○零〇]/.exec(before)?.[0] ?? '〇';
  return Array.from(String(year), (digit) =>
    digit === '0' ? nought : '〇一二三四五六七八九'.charAt(Number(digit)),
  ).join('');
}

interface OwnYear {
  readonly year: number;
  readonly range: Range;
  /** Whether it is only known by opening the paragraph. */
  readonly opens: boolean;
}

function namesYear(plan: Plan, from: number, to: number, year: number): boolean {
  return plan.lines.slice(from, to).some((line) => line.text.slice(0, REACH).includes(`${year}年`));
}

function ownYears(plan: Plan, from: number, to: number): readonly OwnYear[] {
  const found: (OwnYear & { at: number })[] = [];
  for (let i = from; i < to; i++) {
    const text = (plan.lines[i]?.text ?? '').slice(0, REACH);
    const body = text.trimStart();
    const offset = text.length - body.length;
    for (const pattern of [...OWN_YEAR, OPENING_YEAR]) {
      for (const match of body.matchAll(pattern)) {
        const year = findYear(match[0].slice(match[0].indexOf(match[1] ?? '')));
        if (year && !isQuotedName(body, match.index)) {
          const start = offset + match.index + match[0].indexOf(match[1] ?? '');
          found.push({
            year: year.year,
            range: rangeInLine(i, start, start + 4),
            opens: pattern === OPENING_YEAR,
            at: i * REACH + start,
          });
        }
      }
    }
  }
  return found.sort((a, b) => a.at - b.at);
}

/** A year inside 《》 belongs to the document named there, unless that is this plan itself (`《…2026年工作要点》近日…`). */
function isQuotedName(text: string, at: number): boolean {
  const open = text.lastIndexOf('《', at);
  const inside = open >= 0 && text.indexOf('》', open) > at;
  return inside && !/》(?:近日|已|印发|现)/.test(text.slice(at, at + 80));
}
