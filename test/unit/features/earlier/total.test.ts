import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { LocationLink } from 'vscode-languageserver-types';
import { completions } from '../../../../server/src/features/earlier/completion/index';
import { definitions } from '../../../../server/src/features/earlier/definition';
import { earlierActions } from '../../../../server/src/features/earlier/actions';
import { earlierParts } from '../../../../server/src/features/earlier/hover';
import { inlayHints } from '../../../../server/src/features/earlier/inlay-hints';
import { insertionOf } from '../../../../server/src/features/earlier/insertion';
import { nextMarkers } from '../../../../server/src/editing/next-marker';
import { references } from '../../../../server/src/features/earlier/references';
import { relatedView } from '../../../../server/src/features/earlier/related-view';
import { workspaceSymbols } from '../../../../server/src/features/earlier/workspace-symbols';
import type { PlanDocument } from '../../../../server/src/plan/document';
import { comparePositions, type Position, type Range } from '../../../../server/src/plan/position';
import { planText } from '../../property/texts';
import { beside, PLAN_2019, PLAN_2020, URI, URI_2019, URI_2020 } from './support';

const SUPPORT = { insertReplace: true, labelDetails: true, asIs: true };

function assertInside(document: PlanDocument, { start, end }: Range): void {
  assert.ok(comparePositions(start, end) <= 0);
  for (const { line, character } of [start, end]) {
    assert.ok(line >= 0 && line < document.lineCount, `line ${line}`);
    assert.ok(character >= 0 && character <= document.lines[line]!.text.length, `character ${character}`);
  }
}

describe('whatever the draft and the earlier plans hold', () => {
  const place = fc.record({ line: fc.nat(30), character: fc.nat(40) });
  const priors = fc.oneof(
    fc.constant({ [URI_2019]: PLAN_2019, [URI_2020]: PLAN_2020 }),
    planText.map((text) => ({ [URI_2020]: text, [URI_2019]: PLAN_2019 })),
  );

  it('every feature answers, and its ranges lie in the draft', () => {
    fc.assert(
      fc.property(planText, priors, place, (text, earlier, wanted) => {
        const { document, plan, view } = beside(text.replaceAll('│', ''), { priors: earlier });
        const line = wanted.line % document.lineCount;
        const position: Position = {
          line,
          character: Math.min(wanted.character, document.lines[line]!.text.length),
        };
        const at = { start: position, end: position };
        const origin = ({ originSelectionRange }: LocationLink): Range => originSelectionRange!;

        for (const markdown of [true, false]) {
          earlierParts(plan, position, view, { language: 'zh', markdown }).forEach(
            ({ range, text: words }) => {
              assertInside(document, range);
              assert.notEqual(words, '');
            },
          );
        }
        definitions(plan, URI, position, view).forEach((link) => assertInside(document, origin(link)));
        references(plan, URI, position, true, view)
          .filter(({ uri }) => uri === URI)
          .forEach(({ range }) => assertInside(document, range));
        const options = { ...SUPPORT, language: 'zh' as const, uri: URI, loading: false };
        for (const { textEdit, filterText } of completions(plan, position, view, options)?.items ?? []) {
          assert.ok(textEdit && 'insert' in textEdit);
          assertInside(document, textEdit.insert);
          assertInside(document, textEdit.replace);
          assert.deepEqual(textEdit.insert.end, position);
          assert.ok(comparePositions(textEdit.insert.end, textEdit.replace.end) <= 0);
          assert.equal(textEdit.replace.start.line, textEdit.replace.end.line);
          assert.ok(filterText!.startsWith(document.getText(textEdit.insert)));
        }
        const actions = {
          language: 'zh' as const,
          uri: URI,
          version: 1,
          canCompare: true,
          versionedEdits: false,
        };
        for (const { edit } of earlierActions(plan, at, view, actions)) {
          edit?.changes?.[URI]?.forEach(({ range }) => assertInside(document, range));
        }
        const inserted = insertionOf(plan, view, position, { uri: URI_2019, line: 3 });
        assert.ok(!inserted || inserted.position.line < document.lineCount);
        relatedView(plan, view, position);
        const whole = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
        inlayHints(plan, whole, view, 'zh').hints.forEach((hint) =>
          assertInside(document, { start: hint.position, end: hint.position }),
        );
        const info = view.relations.draft.info;
        for (const { name } of workspaceSymbols('加强', view.archive, [{ uri: URI, plan, info }])) {
          assert.notEqual(name, '');
        }
      }),
      { numRuns: 150 },
    );
  });

  it('the next markers are such as a plan has', () => {
    fc.assert(
      fc.property(planText, fc.nat(30), (text, line) => {
        const { plan } = beside(text.replaceAll('│', ''), { priors: {} });
        for (const { text: marker, ordinal } of nextMarkers(plan, line)) {
          assert.ok(marker.length > 0 && marker.length < 12, marker);
          assert.ok(ordinal >= 1);
        }
      }),
    );
  });
});
