import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { DocumentSymbol } from 'vscode-languageserver-types';
import { codeActions } from '../../../server/src/features/actions';
import { toDiagnostics } from '../../../server/src/features/diagnostics';
import { foldingRanges } from '../../../server/src/features/folding';
import { documentHighlights } from '../../../server/src/features/highlights';
import { hover } from '../../../server/src/features/hover';
import { documentLinks } from '../../../server/src/features/links';
import { outline } from '../../../server/src/features/outline';
import { selectionRanges } from '../../../server/src/features/selection';
import { statusOf } from '../../../server/src/features/status';
import { documentSymbols } from '../../../server/src/features/symbols';
import { planTokens } from '../../../server/src/features/tokens';
import type { PlanDocument } from '../../../server/src/plan/document';
import { comparePositions, type Range } from '../../../server/src/plan/position';
import type { OutlineNode } from '../../../server/src/messages';
import { checkPlan } from '../../../server/src/rules/check';
import { read } from './support';

/** Pieces that plans are made of, and some that they are not. */
const piece = fc.constantFrom(
  ...[
    '一、',
    '二、',
    '十、',
    '（一）',
    '（二）',
    '1.',
    '2.',
    '3．',
    '12、',
    '（1）',
    '①',
    '一是',
    '2020年',
    '“',
    '”',
    '《',
    '》',
  ],
  ...[
    '（',
    '）',
    '。',
    '，',
    '：',
    '加强制度建设',
    '工作要点',
    '总体要求是：',
    '责任单位：',
    '附件',
    'a.docx',
    'http://a.cn/(',
    'b@c.cn',
  ],
  ...[
    '\n',
    '\n',
    '\n',
    '\r\n',
    '\r',
    '\t',
    '　　',
    ' ',
    '\u{20BB7}',
    '\ud800',
    '\udc00',
    '2021年3月1日',
    '某某局',
    '// 参考',
  ],
);
const text = fc.array(piece, { maxLength: 80 }).map((pieces) => pieces.join(''));

function assertInside(document: PlanDocument, range: Range): void {
  assert.ok(comparePositions(range.start, range.end) <= 0, JSON.stringify(range));
  for (const { line, character } of [range.start, range.end]) {
    assert.ok(line >= 0 && line < document.lineCount);
    assert.ok(character >= 0 && character <= document.lines[line]!.text.length, JSON.stringify(range));
  }
}

function holds(outer: Range, inner: Range): boolean {
  return comparePositions(outer.start, inner.start) <= 0 && comparePositions(inner.end, outer.end) <= 0;
}

describe('every feature, on any text', () => {
  it('gives symbols that nest as the protocol says', () => {
    const check = (document: PlanDocument, symbols: readonly DocumentSymbol[], parent?: Range): void => {
      let end = parent?.start ?? { line: 0, character: 0 };
      for (const { name, range, selectionRange, children } of symbols) {
        assert.notEqual(name, '');
        assertInside(document, range);
        assert.ok(holds(range, selectionRange));
        assert.ok(!parent || holds(parent, range));
        assert.ok(comparePositions(end, range.start) <= 0, 'siblings overlap');
        end = range.end;
        check(document, children ?? [], range);
      }
    };
    fc.assert(
      fc.property(text, (source) => {
        const { document, plan } = read(source);
        check(document, documentSymbols(plan, 'zh'));
      }),
    );
  });

  it('gives folds that lie in the text and do not cross', () => {
    fc.assert(
      fc.property(text, (source) => {
        const { document, plan } = read(source);
        const folds = foldingRanges(plan, {});
        for (const a of folds) {
          assert.ok(a.startLine < a.endLine && a.endLine < document.lineCount);
          for (const b of folds) {
            const crossing = a.startLine < b.startLine && b.startLine < a.endLine && a.endLine < b.endLine;
            assert.ok(!crossing);
          }
        }
      }),
    );
  });

  it('gives tokens in order that do not overlap and stay in their lines', () => {
    fc.assert(
      fc.property(text, (source) => {
        const { document, plan } = read(source);
        let line = -1;
        let end = 0;
        for (const token of planTokens(plan)) {
          assert.ok(token.line > line || (token.line === line && token.start >= end));
          assert.ok(token.end > token.start && token.end <= document.lines[token.line]!.text.length);
          ({ line, end } = token);
        }
      }),
    );
  });

  it('gives selections that strictly grow, highlights, hovers and links that lie in the text', () => {
    fc.assert(
      fc.property(text, fc.nat(40), fc.nat(30), (source, line, character) => {
        const { document, plan } = read(source);
        const position = { line, character };
        let inner: Range | undefined;
        for (let at = selectionRanges(document, plan, [position])[0]; at; at = at.parent) {
          assertInside(document, at.range);
          assert.ok(!inner || (holds(at.range, inner) && !holds(inner, at.range)));
          inner = at.range;
        }
        const findings = checkPlan(plan);
        const shown = hover(plan, position, { language: 'en', findings, markdown: true });
        const ranges = [
          ...documentHighlights(plan, position).map(({ range }) => range),
          ...documentLinks(document, plan).map(({ range }) => range),
          ...(shown?.range ? [shown.range] : []),
        ];
        ranges.forEach((range) => assertInside(document, range));
      }),
    );
  });

  it('gives diagnostics and actions whose places lie in the text', () => {
    const support = { relatedInformation: true, codeDescription: true, tags: true };
    fc.assert(
      fc.property(text, (source) => {
        const { document, plan } = read(source);
        const findings = checkPlan(plan);
        const diagnostics = toDiagnostics(document, findings, { language: 'zh', support });
        for (const { range, relatedInformation, message } of diagnostics) {
          assert.notEqual(message, '');
          assertInside(document, range);
          relatedInformation?.forEach(({ location }) => assertInside(document, location.range));
        }
        const whole = { start: { line: 0, character: 0 }, end: { line: document.lineCount, character: 0 } };
        codeActions(
          document,
          plan,
          { range: whole, diagnostics },
          { language: 'zh', findings, canOpenRule: true, file: 'a.workplan' },
        );
        const { counts } = statusOf(document, plan, findings);
        assert.equal(counts.error + counts.warning + counts.info + counts.hint, findings.length);
      }),
    );
  });

  it('gives an outline that holds every numbered node once', () => {
    const count = (nodes: readonly OutlineNode[]): number =>
      nodes.reduce((sum, { children }) => sum + 1 + count(children), 0);
    fc.assert(
      fc.property(text, (source) => {
        const { plan } = read(source);
        const json = outline(plan, 'x');
        assert.equal(count(json.children), plan.numbered.length);
      }),
    );
  });
});
