import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { EditRequest } from '../../../../server/src/messages';
import { MARKER_STYLES } from '../../../../server/src/features/editing/read-request';
import { collide } from '../../../../server/src/plan/edit';
import { LEVELS } from '../../../../server/src/plan/tree';
import { planText } from '../../property/texts';
import { Draft, SOUND } from './support';

const position = fc.record({ line: fc.nat(30), character: fc.nat(40) });
const range = fc
  .tuple(position, position)
  .map(([a, b]) => (a.line < b.line || (a.line === b.line && a.character <= b.character) ? [a, b] : [b, a]))
  .map(([start, end]) => ({ start: start!, end: end! }));
const level = fc.constantFrom(...LEVELS);

const request: fc.Arbitrary<EditRequest> = fc.oneof(
  fc.record({
    kind: fc.constant('renumber' as const),
    scope: fc.constantFrom('all', 'from', 'chapter'),
    position,
  }),
  fc.record({ kind: fc.constant('move' as const), direction: fc.constantFrom('up', 'down'), range }),
  fc.record({
    kind: fc.constant('moveTo' as const),
    lines: fc.array(fc.nat(30), { maxLength: 4 }),
    target: fc.record({ line: fc.nat(30), place: fc.constantFrom('before', 'after', 'into') }),
  }),
  fc.record({ kind: fc.constant('split' as const), position }),
  fc.record({ kind: fc.constant('merge' as const), range }),
  fc.record({ kind: fc.constant('extractChapter' as const), range }),
  fc.record({
    kind: fc.constant('convertMarkers' as const),
    level,
    style: fc.constantFrom(...MARKER_STYLES),
  }),
  fc.record({
    kind: fc.constant('convertNumbering' as const),
    level,
    numbering: fc.constantFrom('continuous', 'restarting'),
  }),
  fc.record({ kind: fc.constant('fixAll' as const) }),
  fc.record({ kind: fc.constant('enter' as const), position }),
  fc.record({ kind: fc.constant('paste' as const), range, text: planText }),
);

describe('whatever the draft holds and whatever is asked for', () => {
  const text = fc.oneof(planText, fc.constant(SOUND)).map((source) => source.replace(/[│«»]/g, ''));

  it('edits stand in the order of the text, do not collide, lie in it, and are never none', async () => {
    await fc.assert(
      fc.asyncProperty(text, request, async (source, asked) => {
        const draft = new Draft(source);
        const result = await draft.service.editing.edit(draft.document, 1, asked);
        if (!result || 'refusal' in result) {
          return;
        }
        assert.ok(result.edits.length > 0);
        const { lines } = draft.document;
        result.edits.forEach((edit, i) => {
          for (const { line, character } of [edit.range.start, edit.range.end]) {
            assert.ok(line < lines.length && character <= (lines[line]?.text.length ?? 0));
          }
          const next = result.edits[i + 1];
          assert.ok(!next || !collide(edit, next), JSON.stringify([edit, next]));
        });
        assert.notEqual(draft.with(result.edits), source);
      }),
      { numRuns: 400 },
    );
  });

  it('what was asked for once is done: asked again, it is nothing', async () => {
    // A level in another level's form is that level from then on, and a piece can be pasted again.
    const lasting = request.filter(({ kind }) => kind === 'renumber' || kind === 'fixAll');
    await fc.assert(
      fc.asyncProperty(text, lasting, async (source, asked) => {
        const draft = new Draft(source);
        const result = await draft.service.editing.edit(draft.document, 1, asked);
        if (result && 'edits' in result) {
          const { service, document } = new Draft(draft.with(result.edits));
          const again = await service.editing.edit(document, 1, asked);
          assert.ok(!again || 'refusal' in again, JSON.stringify(document.getText()));
        }
      }),
      { numRuns: 400 },
    );
  });

  it('every action that is offered does something', async () => {
    await fc.assert(
      fc.asyncProperty(text, range, async (source, place) => {
        const draft = new Draft(source);
        const options = { range: place, only: undefined, automatic: false, previews: false };
        const actions = [
          ...(await draft.service.getCodeActions(
            draft.document,
            { range: place, only: ['quickfix'], diagnostics: [] },
            false,
          )),
          ...(await draft.service.editing.actions(draft.document, {
            ...options,
            hasPreview: false,
            makesPlans: false,
          })),
        ];
        for (const { title, data } of actions) {
          if ((data as { kind: string }).kind !== 'ignore') {
            const edit = await draft.service.editing.resolve(data, () => draft.document, {
              versioned: false,
              annotated: false,
            });
            assert.ok(edit, title);
          }
        }
      }),
      { numRuns: 200 },
    );
  });
});
