import assert from 'node:assert/strict';
import fc from 'fast-check';
import { evidenceOf, sentencesOf } from '../../../server/src/archive/ranking/evidence';

describe('the sentences of a text', () => {
  it('end with 。；！？ and at line breaks', () => {
    assert.deepEqual(sentencesOf('办好热线；及时答复。\n群众是否满意？回访到位！'), [
      '办好热线；',
      '及时答复。',
      '群众是否满意？',
      '回访到位！',
    ]);
  });

  it('are not cut where there is only a mark', () => {
    assert.deepEqual(sentencesOf('办好热线。。'), ['办好热线。。']);
    assert.deepEqual(sentencesOf('。'), ['。']);
    assert.deepEqual(sentencesOf(' \n'), []);
  });

  it('hold every character but blanks', () => {
    const anyText = fc.string({ unit: fc.constantFrom('办', '热', '。', '；', '\n', ' ', '，', '\ud800') });
    fc.assert(
      fc.property(anyText, (text) => {
        assert.equal(sentencesOf(text).join('').replace(/\s/g, ''), text.replace(/\s/g, ''));
      }),
    );
  });
});

describe('evidence', () => {
  const prior = '整合各部门热线电话。建立来电限时答复制度，群众来电五日内答复。';

  it('is the pairs of sentences that continue each other, best first', () => {
    const [first, ...others] = evidenceOf('举办档案展览。完善来电限时答复制度，群众来电三日内答复。', prior);
    assert.equal(first?.draft, '完善来电限时答复制度，群众来电三日内答复。');
    assert.equal(first.prior, '建立来电限时答复制度，群众来电五日内答复。');
    assert.ok(first.score >= 0.3 && first.score <= 1);
    assert.deepEqual(others, []);
  });

  it('is none where the texts have only common words in common', () => {
    assert.deepEqual(evidenceOf('加强制度建设，推进工作落实。', '深入推进档案资源数字化建设。'), []);
  });

  it('takes each sentence once and at most three pairs', () => {
    const text = ['整合热线电话平台。', '答复群众来电诉求。', '回访不满意事项。', '公布热线知识库。'].join(
      '',
    );
    const pairs = evidenceOf(text, text);
    assert.equal(pairs.length, 3);
    assert.equal(new Set(pairs.map(({ draft }) => draft)).size, 3);
    assert.equal(new Set(pairs.map((pair) => pair.prior)).size, 3);
  });

  it('is given for empty texts too', () => assert.deepEqual(evidenceOf('', ''), []));
});
