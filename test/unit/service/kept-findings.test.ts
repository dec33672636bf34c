import assert from 'node:assert/strict';
import { Archive } from '../../../server/src/archive/archive';
import { contentOf } from '../../../server/src/archive/content';
import { DraftRelations } from '../../../server/src/archive/ranking/relations';
import { splitLines } from '../../../server/src/plan/line';
import { parse } from '../../../server/src/plan/parser';
import { anchor, findAgain } from '../../../server/src/service/archive/kept-findings';

const DRAFT = `某局2026年工作要点
一、甲
1.子。丑。
（1）寅。
2.卯。辰。
3.巳。落实《某市办法》。
`;

/** Where the finding on an item of two lines, and that on a name of one, are after a change; `-` when they are gone. */
function after(text: string): string {
  const plan = parse(DRAFT);
  const relations = new DraftRelations(new Archive(), contentOf(plan, 'file:///a.txt'));
  const at = (code: string, line: number, from: number, to: number) => ({
    code,
    severity: 'hint' as const,
    range: { start: { line, character: from }, end: { line, character: to } },
    message: { zh: '', en: '' },
  });
  const findings = [at('archive/item-verbatim', 2, 2, 3), at('archive/name-inconsistent', 5, 7, 11)];
  const kept = anchor(findings, plan.lines, relations);
  const lines = splitLines(text);
  const found = findAgain(kept, plan.lines.length, lines);
  return findings
    .map(({ code }) => {
      const range = found.find(({ finding }) => finding.code === code)?.finding.range;
      return range
        ? `${range.start.line}:${lines[range.start.line]?.text.slice(range.start.character, range.end.character)}`
        : '-';
    })
    .join(' ');
}

describe('findings that are kept while the text changes', () => {
  for (const [what, change, expected] of [
    ['nothing', (text: string) => text, '2:子 5:某市办法'],
    ['a line above', (text: string) => text.replace('一、甲', '导语。\n一、甲'), '3:子 6:某市办法'],
    ['a line below', (text: string) => `${text}4.午。未。\n`, '2:子 5:某市办法'],
    ['a line between', (text: string) => text.replace('2.卯', '甲。\n2.卯'), '2:子 6:某市办法'],
    ['an item taken out above', (text: string) => text.replace('一、甲\n', ''), '1:子 4:某市办法'],
    [
      'other numbers',
      (text: string) => text.replace('1.子', '12.子').replace('3.巳', '9.巳'),
      '2:子 5:某市办法',
    ],
    ['the item’s second line', (text: string) => text.replace('寅', '酉'), '- 5:某市办法'],
    ['the item’s heading', (text: string) => text.replace('子', '戌'), '- 5:某市办法'],
    ['the name’s line', (text: string) => text.replace('巳', '亥'), '2:子 -'],
    ['another line', (text: string) => text.replace('卯', '亥'), '2:子 5:某市办法'],
    ['everything', () => '', '- -'],
  ] as const) {
    it(`are where their words are after a change of ${what}`, () => {
      assert.equal(after(change(DRAFT)), expected);
    });
  }
});
