import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readPlanInfo } from '../../../server/src/archive/info';
import type { Link, LinkKind } from '../../../server/src/archive/model';
import { unitsOf } from '../../../server/src/archive/unit';
import { compare } from '../../../server/src/features/comparison/index';
import { differencesBetween } from '../../../server/src/features/sentence-differences';
import { escapeHtml } from '../../../server/src/features/comparison/html';
import { comparisonPage } from '../../../server/src/features/comparison/page';
import { MOST_DRAWN } from '../../../server/src/features/comparison/picture';
import { parse } from '../../../server/src/plan/parser';

function read(text: string, uri: string) {
  const plan = parse(text);
  return { plan, info: readPlanInfo(plan, uri), units: unitsOf(plan) };
}

function planOf(year: number, count: number, word = '推进') {
  const items = Array.from({ length: count }, (_, i) => `${i + 1}.${word}第${i + 1}项。说明。`);
  return `教育局${year}年工作要点\n一、学校\n${items.join('\n')}\n`;
}

const prior = read(planOf(2020, 5), 'file:///a/2020%20%22x%22.txt');
const draft = read(planOf(2021, 5), 'file:///a/2021.txt');

/** `split 1→1+2`. */
function link(written: string, evidence: Link['evidence'] = []): Link {
  const [kind = '', pair = ''] = written.split(' ');
  const [from = '', to = ''] = pair.split('→');
  const pick = (side: typeof prior, ordinals: string) =>
    side.units.filter(({ ordinal }) => ordinals.split('+').includes(String(ordinal)));
  return { kind: kind as LinkKind, prior: pick(prior, from), draft: pick(draft, to), score: 0.9, evidence };
}

const page = (links: readonly Link[], language: 'zh' | 'en' = 'zh') =>
  comparisonPage({ prior: prior.info, draft: draft.info, links, language });
const LINKS = ['continued 1→1', 'split 2→2+3', 'merged 3+4→4', 'new →5', 'dropped 5→'].map((written) =>
  link(written),
);

describe('the page of a comparison', () => {
  it('has a row for each link, with the places of its units', () => {
    const rows = page(LINKS)
      .split('\n')
      .filter((line) => line.startsWith('<tr id='))
      .map((row) => ({
        kind: /<th scope="row">([^<]+)</.exec(row)?.[1],
        places: [...row.matchAll(/<span class="unit" data-uri="([^"]*)" data-line="(\d+)">/g)].map(
          ([, uri, line]) => `${uri?.slice(-8)}:${line}`,
        ),
      }));
    assert.deepEqual(rows, [
      { kind: '延续', places: ['x%22.txt:2', '2021.txt:2'] },
      { kind: '拆分', places: ['x%22.txt:3', '2021.txt:3', '2021.txt:4'] },
      { kind: '合并', places: ['x%22.txt:4', 'x%22.txt:5', '2021.txt:5'] },
      { kind: '新增', places: ['2021.txt:6'] },
      { kind: '取消', places: ['x%22.txt:6'] },
    ]);
  });

  it('draws a band for each pair once, and a stub for what is new or dropped', () => {
    const both = [...LINKS, link('continued 3→3'), link('merged 2+3→3')];
    const drawn = [...page(both).matchAll(/<path class="band" fill="url\(#fill-(\w+)\)"/g)].map(
      ([, kind]) => kind,
    );
    assert.deepEqual(drawn, [
      'continued',
      'split',
      'split',
      'merged',
      'merged',
      'new',
      'dropped',
      'continued',
    ]);
  });

  it('keeps every band within the bars it joins', () => {
    const heights = [...page(LINKS).matchAll(/<path class="band"[^>]* d="M\d+ ([\d.]+)C[^V]*V([\d.]+)C/g)];
    assert.equal(heights.length, 5);
    const bars = [...page(LINKS).matchAll(/<rect class="bar"[^>]* y="(\d+)" width="10" height="(\d+)"/g)];
    const edges = bars.map(([, y, height]) => [Number(y), Number(y) + Number(height)] as const);
    for (const [, from, to] of heights) {
      assert.ok(
        edges.some(([top, bottom]) => Number(from) >= top && Number(from) <= bottom),
        `from ${from}`,
      );
      assert.ok(
        edges.some(([top, bottom]) => Number(to) >= top && Number(to) <= bottom),
        `to ${to}`,
      );
    }
  });

  it('is Chinese or English', () => {
    assert.match(page(LINKS), /<html lang="zh-CN">[^]*<title>工作要点对照：2020年 → 2021年<\/title>/);
    const english = page(LINKS, 'en');
    assert.match(english, /<html lang="en">[^]*<title>Work plans compared: 2020 → 2021<\/title>/);
    assert.match(english, /<th scope="row">dropped<\/th>/);
  });

  it('draws no picture of what is too large for one, and says so', () => {
    const large = read(planOf(2019, 1), 'a');
    const unit = large.units[0];
    assert.ok(unit);
    const links = Array.from({ length: MOST_DRAWN + 1 }, (_, i): Link => ({
      kind: 'dropped',
      prior: [{ ...unit, line: i }],
      draft: [],
      score: 1,
      evidence: [],
    }));
    const html = page(links);
    assert.doesNotMatch(html, /class="picture"/);
    assert.match(html, new RegExp(`项数超过 ${MOST_DRAWN}，不画图`));
    assert.equal(html.split('<tr id=').length - 1, links.length);
  });

  it('marks what differs in two sentences, and says when nothing does', () => {
    const html = page([
      link('continued 1→1', [
        { prior: '完成3所学校改造。', draft: '完成10所学校改造。', score: 0.9 },
        { prior: '加强管理。', draft: '加强管理。', score: 1 },
      ]),
    ]);
    assert.match(
      html,
      /<dd>完成<del>3<\/del>所学校改造。<\/dd><dt>2021<\/dt><dd>完成<ins>10<\/ins>所学校改造。<\/dd>/,
    );
    assert.match(html, /<dd>加强管理。<\/dd><dt>2021<\/dt><dd><span class="same">一字未改<\/span>/);
  });

  it('takes no text for markup, wherever it stands', () => {
    const hostile = fc.string({
      unit: fc.constantFrom('<', '>', '"', "'", '&', '甲', '\u202e', '\ud800', '\0', '/'),
    });
    fc.assert(
      fc.property(hostile, hostile, (evil, other) => {
        const unit = { ...prior.units[0]!, heading: evil, marker: other, context: evil };
        const html = comparisonPage({
          prior: { ...prior.info, name: evil, title: other, uri: evil },
          draft: { ...draft.info, name: other, title: null, uri: other },
          links: [
            {
              kind: 'continued',
              prior: [unit],
              draft: [unit],
              score: 1,
              evidence: [{ prior: evil, draft: other, score: 1 }],
            },
          ],
          language: 'zh',
        });
        // Nothing of a text may open or end an element: what is left without known tags has none.
        const rest = html.replace(/<!DOCTYPE html>|<\/?[a-zA-Z0-9]+(?: [\w-]+(?:="[^"<>]*")?)*\/?>/g, '');
        assert.doesNotMatch(rest, /</);
        assert.ok(!/[\u202e\ud800\0]/.test(html));
      }),
    );
  });
});

describe('a comparison', () => {
  it('gives links, titles and years as the client asks for them', () => {
    const result = compare(prior, draft, LINKS, 'zh');
    assert.deepEqual(result.prior, { uri: prior.info.uri, title: '教育局2020年工作要点', year: 2020 });
    assert.deepEqual(result.links[1], {
      kind: 'split',
      prior: [{ marker: '2.', line: 3 }],
      draft: [
        { marker: '2.', line: 3 },
        { marker: '3.', line: 4 },
      ],
      score: 0.9,
    });
    // 5. has no counterpart; the others stand beside theirs.
    assert.deepEqual(result.alignedPrior.split('\n').slice(0, 4), planOf(2020, 5).split('\n').slice(0, 4));
    assert.match(result.alignedPrior, /（以下往年各项，本稿中没有对应项）\n5\.推进第5项。说明。\n$/);
    assert.match(result.html, /^<!DOCTYPE html>/);
  });
});

describe('differences between two sentences', () => {
  const shown = (prior: string, draft: string) => {
    const { prior: before, draft: after } = differencesBetween(prior, draft);
    const write = (pieces: typeof before) =>
      pieces.map(({ text, changed }) => (changed ? `[${text}]` : text)).join('');
    return `${write(before)} / ${write(after)}`;
  };

  it('takes numbers and Latin words as a whole', () => {
    assert.equal(
      shown('全年新增130所学校。', '全年新增230所学校。'),
      '全年新增[130]所学校。 / 全年新增[230]所学校。',
    );
    assert.equal(
      shown('推广IPv4规模部署工作', '推广IPvX规模部署工作'),
      '推广[IPv4]规模部署工作 / 推广[IPvX]规模部署工作',
    );
  });

  it('takes one character in common between two changes for chance', () => {
    assert.equal(
      shown('建立数据的目录制度并且严格执行', '建立人口和的台账制度并且严格执行'),
      '建立[数据的目录]制度并且严格执行 / 建立[人口和的台账]制度并且严格执行',
    );
  });

  it('marks nothing where hardly anything is alike', () => {
    assert.equal(shown('办好乡村学校', '防治青少年近视'), '办好乡村学校 / 防治青少年近视');
  });

  it('gives both sentences back, whatever they are', () => {
    const text = fc.string({ unit: fc.constantFrom('甲', '乙', '1', '23', 'a', 'B', '𠮷', '\ud800', '，') });
    fc.assert(
      fc.property(text, text, (a, b) => {
        const { prior: before, draft: after } = differencesBetween(a, b);
        assert.equal(before.map(({ text: piece }) => piece).join(''), a);
        assert.equal(after.map(({ text: piece }) => piece).join(''), b);
      }),
    );
  });

  it('answers long sentences', () => {
    const long = (word: string) => Array.from({ length: 20_000 }, (_, i) => `${word}${i}`).join('，');
    assert.equal(differencesBetween(long('甲'), long('乙')).prior.length, 1);
  });
});

describe('text in a page', () => {
  it('is escaped, without controls and marks that turn its direction', () => {
    assert.equal(
      escapeHtml('<a href="x">&\'\u202e\u0007\ud800𠮷'),
      '&lt;a href=&quot;x&quot;&gt;&amp;&#39;  \ufffd𠮷',
    );
  });
});
