import assert from 'node:assert/strict';
import type {
  ArchivePlan,
  ArchiveUnit,
  Link,
  RelatedUnit,
  Relations,
  Unit,
} from '../../../server/src/archive/model';
import { painter } from '../../../server/src/cli/color';
import { compareText } from '../../../server/src/cli/compare-text';
import { RelatedText } from '../../../server/src/cli/related-text';
import { cellsOf } from '../../../server/src/cli/width';
import { fakeIo } from './fake-io';

const unit = (marker: string, heading: string, line: number): Unit => ({
  level: 'item',
  marker,
  ordinal: 1,
  heading,
  context: '',
  line,
  endLine: line + 1,
  text: heading,
});
const plan = (year: number | null): ArchivePlan => ({
  id: 1,
  size: 1,
  uri: `file:///往年/${String(year)}年工作要点.txt`,
  name: `${String(year)}年工作要点.txt`,
  title: null,
  year,
  issuer: null,
  kind: '',
});
const prior = (year: number | null, heading: string, score: number): RelatedUnit => ({
  unit: { ...unit('1．', heading, 20), id: 1, plan: plan(year) } satisfies ArchiveUnit,
  score,
  evidence: [{ draft: `本年${heading}。`, prior: `往年${heading}。`, score }],
});
const LONG = '推动公共数据资源开发利用'.repeat(20);

function written(columns: number | undefined, color: boolean, related: readonly RelatedUnit[]): string {
  const io = fakeIo(columns === undefined ? {} : { columns });
  const report = new RelatedText(io.out, 'zh', painter(color), new Map(), 3, false);
  const series = [{ plan: plan(2020), included: true, reason: 'same-office' as const }];
  report.begin('草稿.txt', { series } as unknown as Relations);
  report.unit(unit('12.', LONG, 9), { verdict: 'continued', related });
  report.end();
  return io.written.out;
}

describe('what is printed of earlier plans', () => {
  const both = [prior(2020, '开发利用', 0.9), prior(null, LONG, 0.3)];

  it('stands in columns, whatever the width of the characters', () => {
    const rows = written(undefined, false, [prior(2020, '甲', 0.9), prior(2019, 'ab', 0.8)]).split('\n');
    assert.deepEqual(rows.slice(4, 10), [
      '      2020  1．甲  2020年工作要点.txt:21',
      '            往年  往年甲。',
      '            本稿  本年甲。',
      '      2019  1．ab  2019年工作要点.txt:21',
      '            往年  往年ab。',
      '            本稿  本年ab。',
    ]);
  });

  for (const columns of [60, 80, 200]) {
    it(`fits a terminal of ${columns} cells`, () => {
      const links: Link[] = [
        {
          kind: 'merged',
          prior: [unit('1.', LONG, 1), unit('2.', '甲', 2)],
          draft: [unit('1.', LONG, 4)],
          score: 1,
          evidence: [{ prior: LONG, draft: LONG, score: 1 }],
        },
        { kind: 'new', prior: [], draft: [unit('2.', LONG, 4)], score: 1, evidence: [] },
        { kind: 'dropped', prior: [unit('3.', LONG, 4)], draft: [], score: 1, evidence: [] },
      ];
      const names = { prior: LONG, draft: LONG };
      const text = written(columns, false, both) + compareText(names, links, 'en', painter(false), columns);
      for (const line of text.split('\n')) {
        assert.ok(cellsOf(line) <= columns, `${cellsOf(line)}: ${line}`);
      }
      assert.match(text, /工作要点\.txt:21$/m);
    });
  }

  it('cuts nothing of a place where no terminal is', () => {
    assert.match(written(undefined, false, both), / {2}null年工作要点\.txt:21 {2}相近\n/);
  });

  it('paints the verdict, and what only comes near faintly', () => {
    const text = written(80, true, both);
    assert.ok(text.includes('\u001b[34m延续\u001b[39m'));
    assert.ok(text.includes('\u001b[2m年份不明  1．'));
    assert.match(text, /^ {6}2020 {6}1．开发利用/m);
  });
});
