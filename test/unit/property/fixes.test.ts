import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applyEdits, textOf } from '../../../server/src/plan/edit';
import { splitLines, type LineEnd } from '../../../server/src/plan/line';
import { parse, parseLines } from '../../../server/src/plan/parser';
import { toArabic, toChinese } from '../../../server/src/plan/ordinal';
import { checkPlan } from '../../../server/src/rules/check';
import { fixOf } from '../../../server/src/rules/fix';
import { fixAll, type FixAllOptions, type FixAllResult } from '../../../server/src/rules/fix-all';
import type { Fix } from '../../../server/src/rules/rule';
import { planText } from './texts';

const OPTIONS: FixAllOptions = { parse: (lines) => parseLines(lines), check: (plan) => checkPlan(plan) };

function mend(text: string): FixAllResult & { readonly text: string } {
  const result = fixAll(splitLines(text), OPTIONS);
  return { ...result, text: textOf(result.lines) };
}

/** How a plan is written: nothing in it is wrong. */
interface Manner {
  readonly chapters: readonly (readonly number[])[];
  readonly continuous: boolean;
  readonly eol: Exclude<LineEnd, ''>;
  readonly indent: string;
  readonly blankLines: boolean;
  readonly lastEnd: boolean;
}

const BODIES = [
  '开展全市公共数据普查，建立统一目录，年内完成。',
  '落实《𠮷州市数据管理办法（试行）》，健全“一网通办”机制。',
  '完善制度，加强培训，每季度通报一次；12月底前总结。',
  '推动系统上线运行，覆盖率达到98.5%。',
];
const NAMES = ['摸清家底', '建好目录', '用好数据', '守住底线', '优化服务', '强化保障'];

const manner: fc.Arbitrary<Manner> = fc.record({
  chapters: fc.array(fc.array(fc.nat(BODIES.length - 1), { minLength: 2, maxLength: 5 }), {
    minLength: 3,
    maxLength: 6,
  }),
  continuous: fc.boolean(),
  eol: fc.constantFrom('\n', '\r\n', '\r'),
  indent: fc.constantFrom('', '　　', '    '),
  blankLines: fc.boolean(),
  lastEnd: fc.boolean(),
});

function written({ chapters, continuous, eol, indent, blankLines, lastEnd }: Manner): string {
  const lines = ['云州市数据局2026年工作要点', `${indent}2026年全市数据工作的总体要求是：稳中求进。`];
  let item = 0;
  for (const [i, bodies] of chapters.entries()) {
    lines.push(...(blankLines ? [''] : []), `${indent}${toChinese(i + 1)}、${NAMES[i % NAMES.length]}`);
    item = continuous ? item : 0;
    for (const body of bodies) {
      item++;
      lines.push(`${indent}${toArabic(item)}.${NAMES[(i + body) % NAMES.length]}。${BODIES[body]}`);
    }
  }
  return lines.join(eol) + (lastEnd ? eol : '');
}

/** A slip of the pen in a line; undefined where the line gives no occasion. */
type Slip = (line: string) => string | undefined;

const SLIPS: Readonly<Record<string, Slip>> = {
  'blanks at the end': (line) => (line === '' ? undefined : `${line} \u3000`),
  'a comma doubled': (line) => (line.includes('，') ? line.replace('，', '，，') : undefined),
  'a comma left before the full stop': (line) =>
    /\d、|[一-龥]。$/.test(line) ? line.replace(/。$/, '，。') : undefined,
  'a half-width comma': (line) => (line.includes('，') ? line.replace('，', ',') : undefined),
  'a half-width semicolon': (line) => (line.includes('；') ? line.replace('；', ';') : undefined),
  'half-width brackets': (line) =>
    line.includes('（') ? line.replace('（', '(').replace('）', ')') : undefined,
  'a mark behind a heading': (line) => (/^[\s\u3000]*[一二三四五六]、/.test(line) ? `${line}：` : undefined),
  'another year': (line) => (line.includes('总体要求') ? line.replace('2026年', '2025年') : undefined),
  'another indent': (line) => (/^[\s\u3000]*\d+\./.test(line) ? ` ${line}` : undefined),
};

/** A plan with slips in some of its lines, one in each at most. */
const slipped = fc
  .tuple(manner, fc.array(fc.tuple(fc.nat(40), fc.constantFrom(...Object.values(SLIPS))), { maxLength: 8 }))
  .map(([how, slips]) => {
    const text = written(how);
    const lines = text.split(how.eol);
    const touched = new Set<number>();
    let indents = 0;
    for (const [at, slip] of slips) {
      const after = at < lines.length && !touched.has(at) ? slip(lines[at] ?? '') : undefined;
      // Two of six items do not make an indent the exception.
      const odd = slip === SLIPS['another indent'];
      if (after !== undefined && !(odd && ++indents > 1)) {
        lines[at] = after;
        touched.add(at);
      }
    }
    return { text, slipped: lines.join(how.eol), count: touched.size };
  });

describe('slips made at random in plans', () => {
  for (const [what, slip] of Object.entries(SLIPS)) {
    it(`${what}: found, and mended to the very text`, () => {
      let seen = 0;
      fc.assert(
        fc.property(manner, fc.nat(40), (how, at) => {
          const text = written(how);
          const lines = text.split(how.eol);
          const after = slip(lines[at % lines.length] ?? '');
          fc.pre(after !== undefined);
          seen++;
          lines[at % lines.length] = after;
          const plan = parse(lines.join(how.eol));
          const [finding, ...others] = checkPlan(plan);
          assert.ok(finding && others.length === 0, `${others.length}`);
          const fix = fixOf(plan, finding);
          assert.ok(fix && fix.byHand === undefined);
          const mended = applyEdits(plan.lines, fix.edits);
          assert.equal(textOf(mended), text);
          assert.deepEqual(checkPlan(parseLines(mended)), []);
        }),
        { numRuns: 60 },
      );
      assert.ok(seen > 0);
    });
  }

  it('are all mended at once, and nothing else is touched', () => {
    fc.assert(
      fc.property(slipped, ({ text, slipped: draft, count }) => {
        const result = mend(draft);
        assert.equal(result.text, text);
        assert.equal(result.applied, count);
        assert.deepEqual(result.findings, []);
        assert.equal(textOf(applyEdits(splitLines(draft), result.edits)), text);
      }),
      { numRuns: 300 },
    );
  });
});

/** Whether mending all at once leaves a finding to the writer. */
function isLeft(fix: Fix | undefined): boolean {
  return !fix || fix.byHand === true;
}

/** Plans in which numbers slipped as well. */
const misnumbered = fc
  .tuple(slipped, fc.array(fc.tuple(fc.nat(30), fc.integer({ min: 1, max: 9 })), { maxLength: 3 }))
  .map(([{ slipped: text }, wrong]) => {
    let at = 0;
    const numbers = new Map(wrong);
    return text.replace(/\d+(?=\.[^\d])/g, (number) => String(numbers.get(at++) ?? number));
  });
const anyText = fc.oneof({ weight: 3, arbitrary: planText }, { weight: 1, arbitrary: misnumbered });

describe('mending any text at all', () => {
  it('never leaves more than it found, nor more errors; twice is once; the edits lead to the text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const before = checkPlan(parse(text));
        const result = mend(text);
        const errors = (findings: typeof before): number =>
          findings.filter(({ severity }) => severity === 'error').length;
        assert.ok(result.findings.length <= before.length);
        assert.ok(errors(checkPlan(result.plan)) <= errors(before));
        assert.deepEqual(checkPlan(parse(result.text)), result.findings);
        assert.equal(textOf(applyEdits(splitLines(text), result.edits)), result.text);
        const again = mend(result.text);
        assert.equal(again.text, result.text);
        assert.deepEqual(again.edits, []);
      }),
      { numRuns: 600 },
    );
  });

  it('touches no line of tables, attachments and comments, and loses no word', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const plan = parse(text);
        fc.pre(plan.flattenedLine === undefined);
        for (const { range } of mend(text).edits) {
          for (let line = range.start.line; line <= range.end.line; line++) {
            const kind = plan.places[line]?.kind;
            const whole = range.start.character === 0 && range.end.character === 0;
            assert.ok(whole || (kind !== 'table' && kind !== 'attachments' && kind !== 'comment'), kind);
          }
        }
        const words = (of: string): string =>
          of.replace(/[^\p{Script=Han}]/gu, '').replace(/[一二三四五六七八九十〇零]/g, '');
        assert.deepEqual(Array.from(words(mend(text).text)).sort(), Array.from(words(text)).sort());
      }),
      { numRuns: 400 },
    );
  });

  it('does nothing where there is nothing to mend', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const plan = parse(text);
        fc.pre(checkPlan(plan).every((finding) => isLeft(fixOf(plan, finding))));
        assert.equal(mend(text).text, text);
      }),
      { numRuns: 300 },
    );
  });
});
