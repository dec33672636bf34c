import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { convertMarkers } from '../../../server/src/editing/convert/markers';
import { convertNumbering } from '../../../server/src/editing/convert/numbering';
import { mentionsOf } from '../../../server/src/editing/mentions';
import type { EditOutcome } from '../../../server/src/editing/outcome';
import type { MarkerStyle } from '../../../server/src/messages';
import { applyEdits, textOf } from '../../../server/src/plan/edit';
import { parse } from '../../../server/src/plan/parser';
import { LEVELS, type Level, type Plan } from '../../../server/src/plan/tree';
import { planText } from './texts';

const STYLES: readonly MarkerStyle[] = ['一、', '（一）', '1.', '1．', '1、', '（1）', '①'];
const LEVEL_OF: Readonly<Record<MarkerStyle, Level>> = {
  '一、': 'chapter',
  '（一）': 'section',
  '1.': 'item',
  '1．': 'item',
  '1、': 'item',
  '（1）': 'point',
  '①': 'point',
};
const NUMBERINGS = ['continuous', 'restarting'] as const;

function after(plan: Plan, outcome: EditOutcome): string | undefined {
  return 'refusal' in outcome ? undefined : textOf(applyEdits(plan.lines, outcome.edits));
}

/** For each node its line, its parent's line, its ordinal and the words behind its marker. */
function nodes(plan: Plan): unknown[] {
  return plan.numbered.map(({ startLine, parent, ordinal, marker }) => {
    const words = plan.lines[startLine]?.text.slice(marker?.bodyStart ?? 0);
    return [startLine, parent?.startLine, ordinal, words];
  });
}

function checkMarkers(text: string, level: Level, style: MarkerStyle): void {
  const plan = parse(text);
  const converted = after(plan, convertMarkers(plan, level, style));
  if (converted === undefined) {
    return;
  }
  const read = parse(converted);
  const readable = (list: unknown[]): unknown[] => list.filter((_, i) => plan.numbered[i]?.ordinal !== null);
  assert.deepEqual(readable(nodes(read)), readable(nodes(plan)), 'numbers, words and parents stay');
  assert.equal(
    after(read, convertMarkers(read, LEVEL_OF[style], style)) ?? converted,
    converted,
    'twice is once',
  );
}

/** @param back whether the way back is taken too: from slips there is none */
function checkNumbering(
  text: string,
  level: Level,
  numbering: 'continuous' | 'restarting',
  back: boolean,
): void {
  const plan = parse(text);
  const converted = after(plan, convertNumbering(plan, level, numbering));
  if (converted === undefined) {
    return;
  }
  const read = parse(converted);
  const shapes = (of: Plan): unknown[] =>
    of.numbered.map(({ kind, startLine, marker }) => [kind, startLine, marker?.shape]);
  assert.deepEqual(shapes(read), shapes(plan), 'levels and forms stay');
  const before = plan.schemes[level];
  const orderly =
    back &&
    !plan.breaks.some((found) => found.level === level) &&
    !plan.numbered.some(({ kind, marker, ordinal }) => kind === level && marker && ordinal === null) &&
    mentionsOf(plan).length === 0;
  if (before && orderly && before.resetAt !== 'chapter') {
    assert.equal(
      after(read, convertNumbering(read, level, before.numbering)),
      text,
      'there and back is nothing',
    );
  }
}

describe('converting', () => {
  it('any text keeps numbers, words and parents, or is refused', () => {
    fc.assert(
      fc.property(planText, fc.constantFrom(...LEVELS), fc.constantFrom(...STYLES), (text, level, style) => {
        checkMarkers(text, level, style);
      }),
      { numRuns: 600 },
    );
  });

  it('any text’s count keeps levels and forms, or is refused', () => {
    fc.assert(
      fc.property(
        planText,
        fc.constantFrom(...LEVELS),
        fc.constantFrom(...NUMBERINGS),
        (text, level, numbering) => {
          checkNumbering(text, level, numbering, false);
        },
      ),
      { numRuns: 600 },
    );
  });

  for (const folder of ['../../fixtures/plans', '../../../examples', '../../../../shared/plans']
    .map((name) => path.join(import.meta.dirname, name))
    .filter(existsSync)) {
    for (const name of readdirSync(folder).filter((file) => file.endsWith('.txt'))) {
      it(`${name}: every level in every form and either count`, () => {
        const text = readFileSync(path.join(folder, name), 'utf8');
        for (const level of LEVELS) {
          for (const style of STYLES) {
            checkMarkers(text, level, style);
          }
          for (const numbering of NUMBERINGS) {
            checkNumbering(text, level, numbering, true);
          }
        }
      });
    }
  }
});
