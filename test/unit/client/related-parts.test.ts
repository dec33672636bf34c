import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isShowDifferencesArgs } from '../../../client/src/compare/args';
import { hostedPage, isPlaceClicked } from '../../../client/src/compare/hosted';
import { sentencesPerLine } from '../../../client/src/compare/sentences';
import { readSide } from '../../../client/src/compare/side';
import { archiveText } from '../../../client/src/archiveText';
import { fromBase64, toBase64 } from '../../../client/src/base64';
import { makeNonce, relatedHtml } from '../../../client/src/related/html';
import { Latest, type Schedule } from '../../../client/src/related/latest';
import { isFromView, isToView } from '../../../client/src/related/messages';
import { differences } from '../../../client/src/related/webview/differences';
import { isStorageKey } from '../../../client/src/storageKey';
import { PAGE_POLICY } from '../../../server/src/features/comparison/page';
import { chinese } from './translate';

describe('messages of the view', () => {
  it('are believed when they are whole', () => {
    for (const message of [
      { kind: 'ready' },
      { kind: 'act', version: 3, action: 'insert', target: 'file:///a.txt#4' },
      { kind: 'notice', action: 'add-folder' },
    ]) {
      assert.ok(isFromView(message), JSON.stringify(message));
    }
    assert.ok(isToView({ kind: 'say', text: '已插入' }));
  });

  it('are refused when anything about them is wrong', () => {
    for (const message of [
      undefined,
      null,
      'ready',
      [],
      {},
      { kind: 'act', version: 3, action: 'delete', target: 'x' },
      { kind: 'act', version: '3', action: 'open', target: 'x' },
      { kind: 'act', version: Number.NaN, action: 'open', target: 'x' },
      { kind: 'act', version: 3, action: 'open' },
      { kind: 'act', version: 3, action: 'open', target: { toString: () => 'x' } },
      { kind: 'notice', action: 'workbench.action.quit' },
    ]) {
      assert.ok(!isFromView(message), JSON.stringify(message));
    }
    for (const message of [
      { kind: 'show' },
      { kind: 'show', page: { version: 1 } },
      { kind: 'say', text: 1 },
    ]) {
      assert.ok(!isToView(message), JSON.stringify(message));
    }
  });

  it('never throw, whatever comes', () => {
    fc.assert(
      fc.property(fc.anything(), (message) => {
        assert.equal(typeof isFromView(message), 'boolean');
        assert.equal(typeof isToView(message), 'boolean');
        assert.equal(typeof isPlaceClicked(message), 'boolean');
        assert.equal(typeof isShowDifferencesArgs(message), 'boolean');
      }),
    );
  });
});

describe('the frame of the view', () => {
  const html = relatedHtml({
    language: 'zh-cn',
    title: '往年对照',
    script: 'https://x/related.js?a=1&b="2"',
    style: 'https://x/related.css',
    source: 'https://x',
    nonce: 'abc',
  });

  it('lets in its own script and style and nothing else', () => {
    assert.match(
      html,
      /content="default-src &#39;none&#39;; style-src https:\/\/x; script-src &#39;nonce-abc&#39;"/,
    );
    assert.doesNotMatch(html, /unsafe/);
    assert.equal(html.match(/<script/g)?.length, 1);
  });

  it('escapes what stands in its attributes', () => {
    assert.match(html, /src="https:\/\/x\/related\.js\?a=1&amp;b=&quot;2&quot;"/);
  });

  it('has another number each time', () => {
    const nonces = new Set(Array.from({ length: 100 }, makeNonce));
    assert.equal(nonces.size, 100);
    for (const nonce of nonces) {
      assert.match(nonce, /^[0-9a-f]{32}$/);
    }
  });
});

describe('the page of a comparison in a web view', () => {
  const page = `<html><head>${PAGE_POLICY}</head><body><p>甲</p></body></html>`;

  it('gets one script, and a policy that lets in no other', () => {
    const hosted = hostedPage(page, 'https://x/$&.js', 'abc') ?? '';
    assert.equal(hosted.match(/Content-Security-Policy/g)?.length, 1);
    assert.match(hosted, /script-src &#39;nonce-abc&#39;"/);
    assert.match(hosted, /<script nonce="abc" src="https:\/\/x\/\$&amp;\.js"><\/script><\/body>/);
    assert.match(hosted, /<p>甲<\/p>/);
  });

  it('is not shown without a policy of its own', () => {
    assert.equal(hostedPage('<html><body></body></html>', 's', 'n'), undefined);
  });

  it('names places by address and line', () => {
    assert.ok(isPlaceClicked({ uri: 'file:///a.txt', line: 0 }));
    for (const message of [
      { uri: 'file:///a.txt' },
      { uri: 1, line: 1 },
      { uri: 'a', line: -1 },
      { uri: 'a', line: 0.5 },
    ]) {
      assert.ok(!isPlaceClicked(message), JSON.stringify(message));
    }
  });
});

describe('the latest of many requests', () => {
  function clock() {
    const waiting: (() => void)[] = [];
    const pauses: number[] = [];
    const schedule: Schedule = (run, milliseconds) => {
      pauses.push(milliseconds);
      waiting.push(run);
      return () => {
        waiting.splice(waiting.indexOf(run), 1);
      };
    };
    return { schedule, pauses, tick: () => waiting.splice(0).forEach((run) => run()) };
  }

  it('is begun alone, after the pause', () => {
    const { schedule, pauses, tick } = clock();
    const latest = new Latest(150, schedule);
    const begun: number[] = [];
    for (const i of [1, 2, 3]) {
      latest.ask(() => {
        begun.push(i);
        return Promise.resolve();
      }, i === 3);
    }
    tick();
    assert.deepEqual(begun, [3]);
    assert.deepEqual(pauses, [150, 150, 0]);
  });

  it('tells the one under way that it is no longer wanted', () => {
    const { schedule, tick } = clock();
    const latest = new Latest(0, schedule);
    const signals: AbortSignal[] = [];
    const work = (signal: AbortSignal) => {
      signals.push(signal);
      return Promise.resolve();
    };
    latest.ask(work);
    tick();
    latest.ask(work);
    tick();
    assert.deepEqual(
      signals.map(({ aborted }) => aborted),
      [true, false],
    );
    latest.cancel();
    assert.equal(signals[1]?.aborted, true);
  });
});

describe('two sentences beside each other', () => {
  const marked = (sentence: string, other: string) =>
    differences(sentence, other)
      .map(({ text, differs }) => (differs ? `[${text}]` : text))
      .join('');

  it('marks what the other lacks', () => {
    assert.equal(
      marked('完成馆藏档案数字化二十万页。', '完成馆藏档案数字化十万页。'),
      '完成馆藏档案数字化[二]十万页。',
    );
    assert.equal(marked('办好查档窗口。', '办好查档窗口。'), '办好查档窗口。');
  });

  it('marks nothing where hardly anything is alike', () => {
    assert.equal(marked('建设新馆。', '开展国际档案日活动。'), '建设新馆。');
  });

  it('loses no character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (a, b) => {
        assert.equal(
          differences(a, b)
            .map(({ text }) => text)
            .join(''),
          a,
        );
      }),
    );
  });
});

describe('an item a sentence a line', () => {
  it('breaks after each sentence, with the marks that close it', () => {
    assert.equal(
      sentencesPerLine('抓好接收。做到“应收尽收。”落实到位！\n（1）到期的。'),
      '抓好接收。\n做到“应收尽收。”\n落实到位！\n（1）到期的。\n',
    );
    assert.equal(sentencesPerLine('没有句号'), '没有句号\n');
    assert.equal(sentencesPerLine(''), '');
  });

  it('loses nothing but blanks', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[甲乙。！？”\n ]*$/u), (text) => {
        assert.equal(sentencesPerLine(text).replace(/\s/g, ''), text.replace(/\s/g, ''));
      }),
    );
  });
});

describe('addresses of comparisons', () => {
  it('say which side they are', () => {
    const plan = { kind: 'plan', draft: 'file:///a', prior: 'file:///b' };
    const item = { kind: 'prior-item', draft: 'file:///a', line: 3, prior: 'file:///b', priorLine: 4 };
    assert.deepEqual(readSide(JSON.stringify(plan)), plan);
    assert.deepEqual(readSide(JSON.stringify({ ...item, more: 1 })), item);
  });

  it('are understood as nothing when they are broken', () => {
    for (const query of [
      '',
      '{',
      'null',
      '[]',
      '{"kind":"plan"}',
      '{"kind":"prior-item","draft":"a","prior":"b"}',
    ]) {
      assert.equal(readSide(query), undefined, query);
    }
  });
});

describe('names in the cache', () => {
  it('are file names, never paths', () => {
    assert.ok(isStorageKey('archive-0123456789abcdef.bin'));
    for (const key of [
      '',
      '.',
      '..',
      '../x',
      'a/b',
      'a\\b',
      'a..b',
      '.hidden',
      'a b',
      '年',
      'a'.repeat(129),
      1,
    ]) {
      assert.ok(!isStorageKey(key), String(key));
    }
  });

  it('hold bytes that come back as they were', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        assert.deepEqual(fromBase64(toBase64(bytes)), bytes);
      }),
    );
  });
});

describe('what the status item says of earlier years', () => {
  const status = { state: 'ready', plans: 4, units: 66, skipped: [] } as const;

  it('counts plans and items', () => {
    assert.deepEqual(archiveText(status, chinese), {
      text: '往年资料：4 份，共 66 项',
      detail: '',
      busy: false,
      warn: false,
    });
    assert.equal(archiveText({ ...status, state: 'loading' }, chinese).text, '正在读取往年资料：已读 4 份');
    assert.equal(archiveText({ ...status, state: 'off' }, chinese).text, '没有往年资料');
    assert.equal(archiveText(undefined, chinese).text, '往年资料：尚未读取');
  });

  it('names a few of the files that could not be read, with the reason', () => {
    const skipped = ['甲', '乙', '丙', '丁', '戊'].map((name) => ({
      uri: `file:///往年/${encodeURIComponent(name)}.txt`,
      reason: '不是文本。',
    }));
    const { detail, warn } = archiveText({ ...status, skipped }, chinese);
    assert.equal(detail, '未能读取：甲.txt（不是文本）；乙.txt（不是文本）；丙.txt（不是文本）；另有 2 个');
    assert.equal(warn, true);
    assert.match(
      archiveText({ ...status, skipped: [{ uri: 'file:///%', reason: '坏' }] }, chinese).detail,
      /%（坏）/,
    );
  });
});

describe('arguments of the command that shows differences', () => {
  it('are those of the server’s code actions', () => {
    const args = { uri: 'file:///a', line: 3, prior: { uri: 'file:///b', line: 4 } };
    assert.ok(isShowDifferencesArgs(args));
    for (const wrong of [
      undefined,
      {},
      { ...args, line: '3' },
      { ...args, prior: null },
      { uri: 'a', line: 3 },
    ]) {
      assert.ok(!isShowDifferencesArgs(wrong), JSON.stringify(wrong));
    }
  });
});
