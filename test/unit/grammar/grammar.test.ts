import assert from 'node:assert/strict';
import type { IGrammar } from 'vscode-textmate';
import { loadGrammar, tokenize, type Token } from './tokenize';

let grammar: IGrammar;

/** The tokens of the last line of a text; a line before it keeps it from being taken for the title. */
function lastLine(text: string): readonly Token[] {
  return tokenize(grammar, text.includes('\n') ? text : `首行。\n${text}`).at(-1)!;
}

function has(token: Token, scope: string): boolean {
  return token.scopes.some((name) => name === scope || name.startsWith(`${scope}.`));
}

/** The pieces of a line that have a scope, joined where they touch. */
function pieces(text: string, scope: string): readonly string[] {
  const found: string[] = [];
  let open = false;
  for (const token of lastLine(text)) {
    if (has(token, scope)) {
      found.push((open ? found.pop()! : '') + token.text);
      open = true;
    } else {
      open = false;
    }
  }
  return found;
}

const MARKER = 'punctuation.definition.list.begin';

describe('TextMate grammar', () => {
  before(async () => {
    grammar = await loadGrammar();
  });

  describe('markers', () => {
    const cases: readonly (readonly [line: string, marker: string, level: string])[] = [
      ['一、强化政治引领', '一、', 'chapter'],
      ['　　二十一、强化政治引领', '二十一、', 'chapter'],
      ['廿一、强化政治引领', '廿一、', 'chapter'],
      ['一、二、三产业融合发展', '', ''],
      ['二、三农工作', '', ''],
      ['一、三农工作', '一、', 'chapter'],
      ['（一）抓紧抓好数据归集。确保质量。', '（一）', 'section'],
      ['(十二)抓紧抓好数据归集。', '(十二)', 'section'],
      ['㈠抓紧抓好数据归集。', '㈠', 'section'],
      ['1.持续加强建设。牢固树立意识。', '1.', 'item'],
      ['\u00a0\u30001．持续加强建设', '1．', 'item'],
      ['12、持续加强建设', '12、', 'item'],
      ['⒈持续加强建设', '⒈', 'item'],
      ['1. 持续加强建设', '1.', 'item'],
      ['（1）完善制度', '（1）', 'point'],
      ['①完善制度', '①', 'point'],
      ['㉑完善制度', '㉑', 'point'],
    ];
    for (const [line, marker, level] of cases) {
      it(`${line} -> ${marker || 'no marker'}`, () => {
        assert.deepEqual(pieces(line, MARKER), marker ? [marker] : []);
        if (marker) {
          assert.deepEqual(pieces(line, `${MARKER}.${level}`), [marker]);
        }
      });
    }
  });

  describe('lines that begin with digits', () => {
    for (const [line, marker] of [
      ['2.2020年完成建设任务。', '2.'],
      ['11.5-6月份，组织考试。', '11.'],
      ['3.5月份召开大会。', '3.'],
      ['1、2020年完成建设任务。', '1、'],
      ['2011.2.', ''],
      ['2011.2.15', ''],
      ['2.0版上线', ''],
      ['2.5万户居民受益', ''],
      ['1.2.3 目标', ''],
      ['3.15消费者权益日', ''],
      ['1、2号楼', ''],
      ['2021年是开局之年', ''],
      ['100亩', ''],
      ['（2021）3号', ''],
      ['十十、加强领导', ''],
      ['一月份', ''],
    ] as const) {
      it(`${line} -> ${marker || 'no marker'}`, () => {
        assert.deepEqual(pieces(line, MARKER), marker ? [marker] : []);
      });
    }
  });

  describe('headings', () => {
    it('colours a whole chapter heading', () => {
      assert.deepEqual(pieces('　　一、加强“三项”建设', 'markup.heading.chapter'), ['一、加强“三项”建设']);
    });
    it('ends a run-in chapter heading at the first 。', () => {
      assert.deepEqual(pieces('一、抓实五项政策。认真落实。', 'entity.name.section.chapter'), [
        '抓实五项政策。',
      ]);
    });
    it('colours the lead sentence of an item and no more', () => {
      assert.deepEqual(pieces('1.完善机制。健全制度。', 'markup.bold'), ['完善机制。']);
      assert.deepEqual(pieces('1.完善机制', 'markup.bold'), ['完善机制']);
    });
    it('leaves a whole paragraph after a marker plain', () => {
      assert.deepEqual(pieces(`1.${'健全制度，'.repeat(30)}`, 'markup.bold'), []);
    });
    it('keeps names inside a lead sentence', () => {
      assert.deepEqual(pieces('1.实施《行动计划》。', 'string.quoted.other.name'), ['《行动计划》']);
    });
  });

  describe('around the plan', () => {
    for (const [text, scope, expected] of [
      ['教育局2021年工作要点', 'markup.heading.title', ['教育局2021年工作要点']],
      [
        '首行。\n——第二学期工作思路（征求意见稿）',
        'markup.heading.title',
        ['——第二学期工作思路（征求意见稿）'],
      ],
      ['首行。\n二、工作思路', 'markup.heading.title', []],
      ['首行。\n落实学校工作计划。', 'markup.heading.title', []],
      ['首行。\n附件1', 'keyword.other.attachment', ['附件1']],
      ['附件：', 'keyword.other.attachment', ['附件：']],
      ['首行。\n附件精神要传达。', 'keyword.other.attachment', []],
      ['各支部、处室：', 'support.type.addressee', ['各支部、处室：']],
      ['首行。\n2021年工作的总体要求是：以…', 'keyword.other.requirement', ['2021年工作的总体要求是：']],
      ['首行。\n责任单位：省科技厅', 'keyword.control.responsibility', ['责任单位：']],
      ['首行。\n1.建设平台。（牵头单位：科技处）', 'keyword.control.responsibility', ['牵头单位：']],
      ['// 2026年工作要点', 'comment.line.double-slash', ['//', ' 2026年工作要点']],
      ['首行。\n　　// 1.建设《平台》。', 'comment.line.double-slash', ['//', ' 1.建设《平台》。']],
      ['首行。\n网址是http://example.org/，请查收。', 'comment.line.double-slash', []],
    ] as const) {
      it(`${text.split('\n').at(-1)!} -> ${scope}`, () => {
        const lines = tokenize(grammar, text);
        const found = lines
          .at(-1)!
          .filter((token) => has(token, scope))
          .map((token) => token.text);
        assert.deepEqual(found, expected);
      });
    }
    it('takes a short first line for the title, and a sentence for none', () => {
      assert.ok(has(tokenize(grammar, '创新管理 共同发展')[0]![0]!, 'markup.heading.title'));
      assert.deepEqual(tokenize(grammar, '现发布工作思路，请提意见。')[0]![0]!.scopes, []);
    });
  });

  describe('inside a paragraph', () => {
    for (const [line, scope, expected] of [
      ['落实《纲要〈试行〉》和《条例》。', 'string.quoted.other.name', ['《纲要〈试行〉》', '《条例》']],
      ['增强“四个意识”。', 'string.quoted.double.term', ['“四个意识”']],
      ['开展"人工智能+"行动。', 'string.quoted.double.term', ['"人工智能+"']],
      ['截至2021年3月1日。', 'constant.numeric.date', ['2021年3月1日']],
      ['2009学年，二〇二一年，5月份。', 'constant.numeric.date', ['2009学年', '二〇二一年', '5月份']],
      ['培训100人次，增长3.5%。', 'constant.numeric', ['100', '3.5']],
      ['培训100人次，投入20万元。', 'keyword.other.unit', ['人次', '万元']],
      ['发展5G和IPv6网络。', 'constant.numeric', []],
      ['电联〔2021〕18号', 'constant.numeric.document-number', ['〔2021〕18号']],
      ['做到：一是抓落实；二是抓督查。统一是前提。', 'keyword.other.enumeration', ['一是', '二是']],
    ] as const) {
      it(line, () => {
        assert.deepEqual(pieces(line, scope), expected);
      });
    }
    it('leaves an unclosed name to its line', () => {
      assert.deepEqual(pieces('落实《纲要。\n一、加强领导', 'string.quoted'), []);
      assert.deepEqual(pieces('落实《纲要。\n一、加强领导', MARKER), ['一、']);
    });
  });

  describe('rows of a table', () => {
    it('have separators and no markers', () => {
      assert.deepEqual(pieces('1.\t建设平台\t科技处', MARKER), []);
      assert.equal(pieces('1.\t建设平台\t科技处', 'punctuation.separator.table').length, 2);
    });
    it('an indented item is none', () => {
      assert.deepEqual(pieces('\t\t1.\t建设平台', MARKER), ['1.']);
    });
  });
});
