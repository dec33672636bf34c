import assert from 'node:assert/strict';
import { readDocument } from '../../server/src/archive/readers/read';
import { writePlan } from '../../server/src/export/write';
import { parse } from '../../server/src/plan/parser';
import { linesThatStay, SAMPLES } from '../round-trip';

describe('what has to come back of a plan that was a Word file', () => {
  const cases: readonly [string, string, string][] = [
    ['blanks at both ends of a line do not count', '　　一、健全机制 \n', '一、健全机制\n'],
    ['empty lines do not count', '甲工作要点\n\n\n一、健全机制\n', '甲工作要点\n一、健全机制\n'],
    ['blanks right behind a marker do not count', '1. 健全机制。\n（1） 落实\n', '1.健全机制。\n（1）落实\n'],
    ['comments do not count', '一、健全机制\n// 请核对：未改\n', '一、健全机制\n'],
    ['line ends do not count', '一、健全机制\r\n1.子\r\n', '一、健全机制\n1.子'],
  ];
  for (const [what, text, same] of cases) {
    it(what, () => assert.deepEqual(linesThatStay(text), linesThatStay(same)));
  }

  const others: readonly [string, string, string][] = [
    ['a blank inside a line', '一、健全 机制\n', '一、健全机制\n'],
    ['a number', '1.健全机制\n', '2.健全机制\n'],
    ['a form of number', '1.健全机制\n', '1．健全机制\n'],
    ['a break of a line', '健全\n机制\n', '健全机制\n'],
    ['a tab between cells', '甲\t乙\n', '甲 乙\n'],
    ['a tab behind the number of a row', '1\t甲\t乙\n', '1甲\t乙\n'],
    ['a blank behind what is no marker', '甲 乙\n', '甲乙\n'],
  ];
  for (const [what, text, other] of others) {
    it(`${what} counts`, () => assert.notDeepEqual(linesThatStay(text), linesThatStay(other)));
  }
});

describe('a plan that becomes a Word file is read back as it was', () => {
  for (const { kind, plans } of SAMPLES) {
    if (!plans) {
      it.skip(`${kind}: not run, their folder is not there`);
      continue;
    }
    for (const { name, text } of plans) {
      for (const numbers of ['typed', 'automatic'] as const) {
        it(`${name}, numbers ${numbers}`, async () => {
          const written = await writePlan(parse(text), { numbers });
          assert.equal(written.kind, 'document');
          const read = await readDocument(written.bytes, { name: `${name}.docx` });
          assert.ok(read.kind === 'document', read.kind === 'unreadable' ? read.reason.en : '');
          assert.deepEqual(linesThatStay(read.text), linesThatStay(text));
          assert.deepEqual(read.notes, []);
        });
      }
    }
  }
});
