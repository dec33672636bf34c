import assert from 'node:assert/strict';
import { mentionAt, mentionsOf } from '../../../server/src/editing/mentions';
import { renumber } from '../../../server/src/editing/renumber';
import { applyEdits, textOf } from '../../../server/src/plan/edit';
import { parse } from '../../../server/src/plan/parser';

/** Three chapters, six items; the number of the second item is missing, so 3 to 7 become 2 to 6. */
const RUNS_ON = '一、甲\n1.子。\n3.丑。\n三、乙\n4.寅。\n5.卯。\n四、丙\n6.辰。\n7.巳。';
/** The same with items that begin anew in each chapter, and the first number of each wrong. */
const ANEW = '一、甲\n1.子。\n3.丑。\n三、乙\n1.寅。\n3.卯。\n四、丙\n1.辰。\n3.巳。';

/** What becomes of a sentence at the end of a plan's last item when the plan is renumbered. */
function follows(sentence: string, plan = RUNS_ON): string {
  const before = parse(`${plan}${sentence}`);
  const outcome = renumber(before);
  assert.ok('edits' in outcome);
  const text = textOf(applyEdits(before.lines, outcome.edits));
  const last = text.slice(text.lastIndexOf('\n') + 1);
  return last.replace(/^\d+\.巳。/, '');
}

function unmoved(sentence: string, plan = RUNS_ON): void {
  assert.equal(follows(sentence, plan), sentence);
}

describe('a mention follows what it names', () => {
  for (const [before, after] of [
    ['与第5项衔接。', '与第4项衔接。'],
    ['第5项任务由业务科牵头。', '第4项任务由业务科牵头。'],
    ['见第三章。', '见第二章。'],
    ['（见第三章）', '（见第二章）'],
    ['本要点第5条另有规定。', '本要点第4条另有规定。'],
    ['前述第五条继续有效。', '前述第四条继续有效。'],
    ['上述第5、6条按月报送。', '上述第4、5条按月报送。'],
    ['按第三章第5项办。', '按第二章第4项办。'],
    ['按第三章的要求和第四章的要求办。', '按第二章的要求和第三章的要求办。'],
    // lists and ranges
    ['第3、5项合并推进。', '第2、4项合并推进。'],
    ['第3、第5项合并推进。', '第2、第4项合并推进。'],
    ['第3项、第5项和第7项合并推进。', '第2项、第4项和第6项合并推进。'],
    ['第3至5项合并推进。', '第2至4项合并推进。'],
    ['第3—5项合并推进。', '第2—4项合并推进。'],
    ['第３～５项合并推进。', '第２～４项合并推进。'],
    ['第3项至第5项合并推进。', '第2项至第4项合并推进。'],
    ['第1、3至5项合并推进。', '第1、2至4项合并推进。'],
    ['结合第三、四章推进。', '结合第二、三章推进。'],
    // each in its own writing
    ['与第 ５ 项衔接。', '与第 ４ 项衔接。'],
    ['与第五项衔接。', '与第四项衔接。'],
    // another name in the sentence, but the clause is the plan's
    ['落实《山前区归档办法》，与第5项衔接。', '落实《山前区归档办法》，与第4项衔接。'],
    ['印发《山前区归档办法》。见第三章。', '印发《山前区归档办法》。见第二章。'],
  ] as const) {
    it(`${before} -> ${after}`, () => assert.equal(follows(before), after));
  }

  // A plan whose work is counted （一）（二）, without `1.`.
  const SECTIONS = '一、甲\n（一）子。文。\n（三）丑。文。\n二、乙\n（四）寅。文。\n（五）卯。文。';
  for (const [before, after] of [
    ['与第（四）项衔接。', '与第（三）项衔接。'],
    ['与第(四)项衔接。', '与第(三)项衔接。'],
    ['与第四项衔接。', '与第三项衔接。'],
    ['第（三）、（四）项合并推进。', '第（二）、（三）项合并推进。'],
    ['按第二章第（四）项办。', '按第二章第（三）项办。'],
  ] as const) {
    it(`in a plan of （一）: ${before} -> ${after}`, () => {
      assert.equal(follows(before, SECTIONS).replace(/^.*卯。文。/, ''), after);
    });
  }

  it('in brackets never a marker without them', () => {
    unmoved('与第（5）项衔接。');
    unmoved('与第（五）项衔接。');
    assert.equal(
      follows('依照第三条第（四）项办。', SECTIONS).replace(/^.*卯。文。/, ''),
      '依照第三条第（四）项办。',
    );
  });

  it('from anywhere in the plan', () => {
    const text =
      '2026年工作要点\n\n今年工作的总体要求是：按第三章落实，突出第5项。\n\n一、甲（见第三章）\n1.子。\n3.丑。\n三、乙\n4.寅。\n5.卯。\n（1）见第4项。\n责任单位：第5项的承办科室';
    const plan = parse(text);
    const outcome = renumber(plan);
    assert.ok('edits' in outcome);
    assert.equal(
      textOf(applyEdits(plan.lines, outcome.edits)),
      '2026年工作要点\n\n今年工作的总体要求是：按第二章落实，突出第4项。\n\n一、甲（见第二章）\n1.子。\n2.丑。\n二、乙\n3.寅。\n4.卯。\n（1）见第3项。\n责任单位：第4项的承办科室',
    );
  });

  it('in its own list where the count begins anew', () => {
    assert.equal(follows('与第3项衔接。', ANEW), '与第2项衔接。');
    assert.equal(follows('按第一章第3项办。', ANEW), '按第一章第2项办。');
    assert.equal(follows('按第三章第1项办。', ANEW), '按第二章第1项办。');
  });

  it('with its numeral alone, and once', () => {
    const outcome = renumber(parse(`${RUNS_ON}与第5项衔接。`));
    assert.ok('edits' in outcome);
    assert.deepEqual(outcome.edits.at(-1), {
      range: { start: { line: 8, character: 6 }, end: { line: 8, character: 7 } },
      newText: '4',
    });
  });
});

describe('a mention stays as it is', () => {
  const traps: Readonly<Record<string, readonly string[]>> = {
    'of another text': [
      '落实《山前区归档办法》第五条。',
      '落实《山前区归档办法》第三章。',
      '落实《山前区归档办法》的第三章、第四章。',
      '落实《山前区归档办法》（山府〔2020〕5号）第三章。',
      '对照《山前区归档办法》，落实第三章规定。',
      '按照该办法第三章执行。',
      '按照条例第5项执行。',
      '学习党章第三章。',
      '对照细则第三、四章逐条落实。',
      '完成附件第5项任务。',
      '完成附件1第5项任务。',
      '完成去年要点第5项任务。',
      '完成2025年工作要点第5项任务。',
      '完成省局工作安排第5项任务。',
      '学习报告第三部分。',
      '对照第一编第三章执行。',
      '依据第二条第三款第5项执行。',
      '其第5项为新增。',
      '对照十项举措第5项办。',
      '落实八项规定第五项。',
      '对照“十四五”规划第三章办。',
    ],
    'of a law': ['依照第五条处理。', '第五条、第六条由业务科负责。'],
    'in quotation marks or a name': [
      '落实“第5项任务”。',
      '落实"第5项任务"。',
      '印发《第三章解读》。',
      '开展“见第三章”活动。',
      '印发《关于落实第5项任务的通知》。',
    ],
    'that is none': [
      '第一季度完成。',
      '召开第二届年会。',
      '委托第三方评估。',
      '学习第十四届全国人大精神。',
      '前三项工作按月报送。',
      '成立第三项目部。',
      '上好第三节课。',
      '梳理第三章节。',
      '建成第3条线路。',
      '第5个项目开工。',
      '第5次会议。',
      '第五章程修订。',
      '位居全省第5项。',
      '排名第5项。',
      '每日第5节课后服务。',
    ],
    'that counts up what the sentence lists': [
      '抓好两件事，第三项是建档。',
      '第五项，建立台账。',
      '分为四章：第三章为附则。',
      '讲好三点：第一点、第三点。',
      '第三部分群众反映较多。',
    ],
    'of a number that nobody bears, or more than one': [
      '与第2项衔接。',
      '与第9项衔接。',
      '见第二章。',
      '与第125项衔接。',
      '与第一百零五项衔接。',
      '与第十十项衔接。',
      '与第0项衔接。',
      '第3、9项合并推进。',
      '第3至9项合并推进。',
      '第5至3项合并推进。',
      '按第一章第5项办。',
      '按第三、四章第5项办。',
    ],
  };
  for (const [why, sentences] of Object.entries(traps)) {
    for (const sentence of sentences) {
      it(`${why}: ${sentence}`, () => unmoved(sentence));
    }
  }

  it('where two nodes bear the number', () => {
    unmoved('与第3项衔接。', RUNS_ON.replace('4.寅', '3.寅'));
  });

  it('where the count begins anew and it stands in none of the lists, or in one without the number', () => {
    const text =
      '今年工作的总体要求是：突出第3项。\n一、甲\n1.子。\n2.丑。见第4项。\n二、乙\n1.寅。\n3.卯。\n4.辰。\n三、丙\n1.巳。';
    const plan = parse(`2026年工作要点\n${text}`);
    const outcome = renumber(plan);
    assert.ok('edits' in outcome);
    assert.equal(
      textOf(applyEdits(plan.lines, outcome.edits)),
      `2026年工作要点\n${text.replace('3.卯', '2.卯').replace('4.辰', '3.辰')}`,
    );
  });

  it('where headings without a marker count with its word', () => {
    const text =
      '第一部分 总体要求\n坚持服务。\n第二部分 重点任务\n一、甲\n文。\n三、乙\n见第三部分。\n四、丙\n文。';
    const plan = parse(text);
    const outcome = renumber(plan);
    assert.ok('edits' in outcome);
    assert.match(textOf(applyEdits(plan.lines, outcome.edits)), /见第三部分/);
  });

  it('in tables, attachments and the letter around a plan', () => {
    const text = `${RUNS_ON}\n序号\t任务\t依据\n1\t普查\t见第5项\n2\t建档\t见第7项\n附件1：清单\n见第5项。`;
    const plan = parse(text);
    assert.deepEqual(mentionsOf(plan), []);
  });

  it('as the number of a heading itself', () => {
    assert.deepEqual(mentionsOf(parse('第二章 保障措施\n一、甲\n文。\n二、乙\n文。')), []);
  });
});

describe('what a mention names', () => {
  it('is told for each numeral of a list', () => {
    const text = `${RUNS_ON}第3、5项合并推进。`;
    const plan = parse(text);
    const line = plan.lines.length - 1;
    const at = (character: number): number | null | undefined =>
      mentionAt(plan, { line, character })?.node.ordinal;
    const start = plan.lines[line]!.text.indexOf('第');
    assert.deepEqual([at(start), at(start + 1), at(start + 4), at(start + 5)], [3, 3, 5, 5]);
    assert.equal(at(start - 1), undefined);
    assert.equal(at(start + 9), undefined);
  });

  it('is in a path the part that is named last', () => {
    const plan = parse(`${RUNS_ON}按第三章第5项办。`);
    const line = plan.lines.length - 1;
    const found = mentionAt(plan, { line, character: plan.lines[line]!.text.indexOf('章') });
    assert.equal(found?.node.kind, 'item');
  });
});
