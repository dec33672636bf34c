import assert from 'node:assert/strict';
import { readConfig } from '../../../server/src/config/read';

const CODES = [
  'numbering/item-gap',
  'numbering/item-order',
  'punctuation/unpaired',
  'structure/title-missing',
];
const HASH = '0123456789abcdef';

/** Problems as `line:column message`, counted from 1 as a user reads them. */
function problems(text: string): string[] {
  return readConfig(text, CODES).problems.map(
    ({ range, message }) => `${range.start.line + 1}:${range.start.character + 1} ${message.zh}`,
  );
}

describe('readConfig', () => {
  it('reads comments, trailing commas and a byte-order mark', () => {
    const text = `\uFEFF// 办公室的约定
{
  "$schema": "x",
  "rules": { "numbering/item-gap": "warning", /* 临时 */ "ignore/unused": "off", },
  "numbering": { "item": "continuous" },
  "ignores": [{ "code": "punctuation/unpaired", "hash": "${HASH}", "file": "a/b.txt" }],
}`;
    const { config, problems: found, places } = readConfig(text, CODES);
    assert.deepEqual(found, []);
    assert.deepEqual(config.rules, { 'numbering/item-gap': 'warning', 'ignore/unused': 'off' });
    assert.deepEqual(config.numbering, { item: 'continuous' });
    assert.deepEqual(config.ignores, [{ code: 'punctuation/unpaired', hash: HASH, file: 'a/b.txt' }]);
    assert.deepEqual(places.get(config.ignores[0]!)?.range.start, { line: 5, character: 14 });
  });

  for (const text of ['', '  \n', '// nothing yet\n', '{}', '\uFEFF']) {
    it(`takes ${JSON.stringify(text)} for no settings`, () => {
      assert.deepEqual(readConfig(text, CODES), {
        config: { rules: {}, numbering: {}, archive: { folders: [], plans: {} }, links: [], ignores: [] },
        problems: [],
        places: new Map(),
      });
    });
  }

  it('names the nearest code, level, setting and entry, one message each, and keeps the rest', () => {
    const text = `{
  "rule": {},
  "rules": {
    "numbering/item-gab": "error",
    "numbering/item-gap": "warn",
    "numbering/item-order": "off"
  },
  "numbering": { "chapters": "auto", "item": "restart", "point": "restarting" },
  "ignores": {}
}`;
    assert.deepEqual(problems(text), [
      '2:3 没有名为“rule”的配置项，是不是“rules”？',
      '4:5 没有名为“numbering/item-gab”的规则，是不是“numbering/item-gap”？',
      '5:27 numbering/item-gap 应是 error、warning、info、hint、off 之一',
      '8:18 没有名为“chapters”的层次，是不是“chapter”？',
      '8:46 item 应是 auto、continuous、restarting 之一',
      '9:14 ignores 应是一个列表 [ … ]',
    ]);
    const { config } = readConfig(text, CODES);
    assert.deepEqual(config.rules, { 'numbering/item-order': 'off' });
    assert.deepEqual(config.numbering, { point: 'restarting' });
  });

  it('says of each wrong ignore once what is wrong, and keeps the others', () => {
    const text = `{ "ignores": [
  1,
  {},
  { "code": "numbering/item-gap" },
  { "code": "no/such", "hash": "${HASH}" },
  { "code": "numbering/item-gap", "hash": "xyz" },
  { "code": "numbering/item-gap", "hash": 5 },
  { "code": "numbering/item-gap", "hash": "${HASH}", "flie": "a" },
  { "code": "numbering/item-order", "hash": "${HASH}" }
] }`;
    assert.deepEqual(problems(text), [
      '2:3 ignores 的每一项应是一个对象 { … }',
      '3:3 忽略项缺少 code 或 hash',
      '4:3 忽略项缺少 code 或 hash',
      '5:13 没有名为“no/such”的规则',
      '6:43 hash 应是 16 位十六进制数（小写）',
      '7:43 hash 应是一段带引号的文字',
      '8:63 没有名为“flie”的忽略项的内容，是不是“file”？',
    ]);
    assert.deepEqual(
      readConfig(text, CODES).config.ignores.map(({ code }) => code),
      ['numbering/item-gap', 'numbering/item-order'],
    );
  });

  const slips: readonly [string, string][] = [
    ['{ "rules": {\n  “numbering/item-gap”: "off" } }', '2:3 这里用了全角的““”，应写半角的“"”'],
    ['{ "rules"： {} }', '1:10 这里用了全角的“：”，应写半角的“:”'],
    ['{ "rules": {} "numbering": {} }', '1:15 这里缺少逗号“,”'],
    ['{ "rules" {} }', '1:11 这里缺少冒号“:”'],
    ['{ "rules": }', '1:12 这里缺少一个值'],
    ['{ "rules": { "numbering/item-gap": off } }', '1:36 文字要放在半角双引号里'],
    ['{ rules: {} }', '1:3 文字要放在半角双引号里'],
    ['{ "rules": {} } }', '1:17 文件到此应已结束，后面还有多余的内容'],
    ['[1]', '1:1 整个文件应是一个对象 { … }'],
    ['{ "rules": {}, "rules": {} }', '1:16 “rules”写了不止一次，以最后一处为准'],
  ];
  for (const [text, message] of slips) {
    it(`puts ${JSON.stringify(text)} into words, once`, () => {
      assert.deepEqual(problems(text), [message]);
    });
  }

  it('says of a file cut off that something is missing', () => {
    assert.equal(problems('{ "rules": { "numbering/item-gap": "off"').length, 1);
    assert.equal(problems('{ "rules": { "numbering/item-g').length, 1);
  });

  it('cuts a long name without cutting a character in half', () => {
    for (const blanks of [54, 55, 56, 57, 58, 59]) {
      const [message] = problems(JSON.stringify({ [`${'a'.repeat(blanks)}${'𠮷'.repeat(20)}`]: 1 }));
      assert.ok(message?.includes('…') && !/[\ud800-\udfff]/u.test(message), message);
    }
  });

  it('keeps what stands before a slip of the syntax', () => {
    const { config } = readConfig('{ "rules": { "numbering/item-gap": "off" } "x"', CODES);
    assert.deepEqual(config.rules, { 'numbering/item-gap': 'off' });
  });

  it('answers hostile texts with a problem', () => {
    assert.equal(readConfig('['.repeat(200_000), CODES).problems.length, 1);
    assert.equal(readConfig('{"a":'.repeat(200_000), CODES).problems.length, 1);
    assert.equal(readConfig('\u0000\uD800{{{{', CODES).problems.length, 1);
    assert.deepEqual(readConfig('{"rules":{"__proto__":"off"}}', CODES).config.rules, {});
  });

  it('says the same in English', () => {
    const [problem] = readConfig('{"rules":{"numbering/item-gab":"off"}}', CODES).problems;
    assert.equal(
      problem?.message.en,
      'there is no rule "numbering/item-gab"; did you mean "numbering/item-gap"?',
    );
  });

  it('reads where earlier plans are, what is corrected in them, and what belongs together', () => {
    const draft = { file: '2026.txt', heading: '甲' };
    const prior = { file: '2025.txt', heading: '乙' };
    const archive = {
      folders: ['../往年', '~/要点'],
      plans: { 'a.txt': { year: 2021, issuer: '某局', series: '要点' }, __proto__: { series: false } },
    };
    const text = JSON.stringify({ archive, links: [{ draft, prior, verdict: 'rejected' }] });
    const { config, problems: found } = readConfig(text, CODES);
    assert.deepEqual(found, []);
    assert.deepEqual(config.archive.folders, archive.folders);
    assert.deepEqual(config.archive.plans['a.txt'], archive.plans['a.txt']);
    assert.deepEqual(config.links, [{ draft, prior, verdict: 'rejected' }]);
  });

  it('says of each wrong entry of these what is wrong, once, and keeps the rest', () => {
    const text = `{
  "archive": {
    "folder": [],
    "folders": ["../往年", 7],
    "plans": { "a.txt": { "year": "2021", "issuer": "某局" }, "b.txt": { "series": true }, "c.txt": 1 }
  },
  "links": [
    { "draft": { "file": "a", "heading": "b" }, "verdict": "confirmed" },
    { "draft": { "file": "a" }, "prior": { "file": "c", "heading": "d" }, "verdict": "confirmed" },
    { "draft": { "file": "a", "heading": "b" }, "prior": { "file": "c", "heading": "d" }, "verdict": "confirm" },
    "x"
  ]
}`;
    assert.deepEqual(problems(text), [
      '3:5 没有名为“folder”的往年资料配置项，是不是“folders”？',
      '4:26 archive.folders 的每一项应是一段带引号的文字',
      '5:35 year 应是四位年份',
      '5:82 series 应是一段带引号的文字，或 false（不作为往年资料）',
      '5:99 archive.plans 应是一个对象 { … }',
      '8:5 对应关系缺少 draft、prior 或 verdict',
      '9:16 draft 缺少 file 或 heading',
      '10:102 verdict 应是 confirmed、rejected 之一，是不是“confirmed”？',
      '11:5 links 的每一项应是一个对象 { … }',
    ]);
    const { archive, links } = readConfig(text, CODES).config;
    assert.deepEqual(archive.folders, ['../往年']);
    assert.deepEqual(archive.plans['a.txt'], { issuer: '某局' });
    assert.deepEqual(links, []);
  });
});
