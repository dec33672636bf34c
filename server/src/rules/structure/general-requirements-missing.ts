import { insertLine, lineEndAt } from '../../editing/insert-lines';
import type { Plan } from '../../plan/tree';
import { planRange } from '../places';
import type { Rule } from '../rule';
import { mends } from './mends';

/** How much of the plan is looked at for its manner; the rest is like it. */
const LOOKED_AT = 200;

export const generalRequirementsMissing: Rule = {
  code: 'structure/general-requirements-missing',
  level: 'warning',
  title: { zh: '缺少总体要求', en: 'The general requirements are missing' },
  description: {
    zh: '第一章之前通常有总体要求：一句“……工作的总体要求是：……”，或者一段指导性的话，或者名为“指导思想”“总体要求”的一章。三种写法都算；在看过的23份工作要点里，19份有其中之一。',
    en: 'Before the first chapter a plan says what guides it: a labelled sentence, a guiding paragraph, or a chapter of that name. All three count; 19 of 23 plans examined have one.',
  },
  remedy: {
    zh: '在第一章之前补上一段“××××年工作的总体要求是：”，缩进和空行照全文的写法。要求本身须由起草人填写，所以不在一并修复之列。',
    en: 'Puts a paragraph “××××年工作的总体要求是：” before the first chapter, indented and spaced as the plan is. What is required is for the writer to say, so it is no part of fixing all.',
  },
  samples: {
    passing: [
      '云州市数据局2026年工作要点\n2026年全市数据工作的总体要求是：坚持稳中求进。\n一、夯实数据基础\n1.摸清家底。开展普查。',
      '云州市数据局2026年工作要点\n一、指导思想\n坚持稳中求进，统筹发展和安全。\n二、夯实数据基础\n1.摸清家底。开展普查。',
    ],
    failing: ['«云州市数据局2026年工作要点»\n一、夯实数据基础\n1.摸清家底。开展普查。'],
  },
  check(plan, report) {
    if (!plan.generalRequirements && plan.numbered.length > 0) {
      report({
        range: planRange(plan),
        message: {
          zh: '第一章之前缺少总体要求',
          en: 'No general requirements found before the first chapter: neither a labelled sentence, nor a guiding paragraph, nor a chapter of that name',
        },
      });
    }
  },
  fix(plan) {
    const [first] = plan.numbered;
    if (!first) {
      return undefined;
    }
    const year = plan.title?.year ?? null;
    const label = `${year === null ? '' : `${year}年`}工作的总体要求是：`;
    const at = first.startLine;
    const blank = isSpaced(plan) ? lineEndAt(plan, at) : '';
    const line = insertLine(plan, at, paragraphIndent(plan) + label);
    const edits = [{ ...line, newText: line.newText + blank }];
    return mends(plan, edits, generalRequirementsMissing)
      ? {
          title: { zh: `补上一段“${label}”`, en: `Insert a paragraph “${label}”` },
          edits,
          byHand: true,
        }
      : undefined;
  },
};

/** Whether the plan's headings stand behind blank lines. */
function isSpaced({ numbered, lines }: Plan): boolean {
  const [first, ...rest] = numbered.slice(0, LOOKED_AT);
  const fellows = rest.filter(({ kind }) => kind === first?.kind);
  const spaced = fellows.filter(({ startLine }) => lines[startLine - 1]?.blank);
  return spaced.length * 2 > fellows.length;
}

/** The blanks that the plan's paragraphs begin with, or, without any, its chapters. */
function paragraphIndent({ places, lines, numbered }: Plan): string {
  const counts = new Map<string, number>();
  const count = (at: number): void => {
    const line = lines[at];
    const blanks = line?.text.slice(0, line.indent) ?? '';
    counts.set(blanks, (counts.get(blanks) ?? 0) + 1);
  };
  for (let at = 0, seen = 0; at < lines.length && seen < LOOKED_AT; at++) {
    if (places[at]?.kind === 'paragraph') {
      count(at);
      seen++;
    }
  }
  if (counts.size === 0) {
    numbered.slice(0, LOOKED_AT).forEach(({ startLine }) => count(startLine));
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '';
}
