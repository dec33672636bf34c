import assert from 'node:assert/strict';
import { convertMarkers } from '../../../server/src/editing/convert/markers';
import { convertNumbering } from '../../../server/src/editing/convert/numbering';
import { enterAt } from '../../../server/src/editing/enter';
import { formatPlan } from '../../../server/src/editing/format/index';
import { fitPaste } from '../../../server/src/editing/paste/fit';
import { parse } from '../../../server/src/plan/parser';

const MANY = 20_000;
/** Long texts that would never come to an end if anything looked back, or at every pair. */
const TEXTS: Readonly<Record<string, string>> = {
  'one line of brackets': `1.文。\n${'（'.repeat(MANY * 10)}`,
  'one line of quotations': `1.${'“文'.repeat(MANY * 10)}`,
  'one line of blanks': `一、甲\n1.${' '.repeat(MANY * 10)}`,
  'blank lines': `一、甲\n1.文。\n${'\n'.repeat(MANY)}2.文。`,
  chapters: '一、甲\n'.repeat(MANY),
  'items with mentions': '1.文。见第3项。\n'.repeat(MANY),
  'blanks and digits': '  1 \t'.repeat(MANY),
};

describe('on a long text', () => {
  for (const [name, text] of Object.entries(TEXTS)) {
    it(`${name}: formatting, converting, pasting and Enter come to an end`, () => {
      const plan = parse(text);
      const last = plan.lines.length - 1;
      const caret = { line: last, character: 0 };
      formatPlan(plan, { indent: 'full-width' });
      convertMarkers(plan, 'item', '（1）');
      convertNumbering(plan, 'item', 'restarting');
      enterAt(plan, caret);
      fitPaste(plan, { start: caret, end: caret }, '1、文。\n2、文。\n');
      const short = parse('一、甲\n1.文。\n');
      const end = { line: 2, character: 0 };
      const outcome = fitPaste(short, { start: end, end }, text);
      assert.ok(outcome === undefined || 'edits' in outcome);
    });
  }
});
