import {
  commands,
  Disposable,
  l10n,
  window,
  type ExtensionContext,
  type TextDocument,
  type TextEditor,
} from 'vscode';
import type { EditRequest, JsonRange } from '../../../server/src/protocol';
import type { PlanClient } from '../client';
import { isPlan } from '../language';
import type { ChosenNodes, PlanOutline } from '../outline-view/view';
import { toJson } from '../ranges';
import { remark } from '../remark';
import { pickChapter } from './chapters';
import { pickMarkers, pickNumbering } from './convert';
import { newPlanFromEarlier } from './earlier';
import type { EditOptions, MakeRequest, PlanEdits } from './edits';
import { renumberPreview } from './preview';

/** What a key pressed in the outline hands over, where VS Code hands over no row. */
const FROM_OUTLINE = 'outline';

/** What the editing commands put to work. */
export interface EditingParts {
  readonly client: PlanClient;
  readonly edits: PlanEdits;
  readonly outline: PlanOutline;
}

/** Registers the commands that change a draft. */
export function registerEditing(context: ExtensionContext, parts: EditingParts): Disposable {
  const { client, edits, outline } = parts;
  const command = (name: string, run: (args: readonly unknown[]) => Promise<unknown>) =>
    commands.registerCommand(`workplan.${name}`, async (...args: unknown[]) => {
      await run(args);
    });
  /** An edit of a place: where the caret is, or what is chosen in the outline. */
  const edit = (name: string, make: (range: JsonRange) => EditRequest, options?: EditOptions) =>
    command(name, async (args) => {
      const place = placeOf(args, outline);
      await place?.run(edits, make, options);
    });
  /** An edit of the whole draft. */
  const ofPlan = (
    name: string,
    make: (document: TextDocument, args: readonly unknown[]) => ReturnType<MakeRequest>,
    options?: EditOptions,
  ) =>
    command(name, async (args) => {
      const document = draft(outline);
      const request = document && (await make(document, args));
      if (document && request) {
        await edits.run(document, () => request, options);
      }
    });

  const renumbered = { said: (places: number) => l10n.t('Renumbered. Places changed: {0}', places) };
  const fixed = { said: (places: number) => l10n.t('Fixed. Places changed: {0}', places) };
  const converted = { said: (places: number) => l10n.t('Converted. Places changed: {0}', places) };
  const all = { kind: 'renumber', scope: 'all', position: { line: 0, character: 0 } } as const;
  return Disposable.from(
    ofPlan('renumberAll', () => all, renumbered),
    ofPlan('previewRenumber', () => all, { preview: renumberPreview }),
    edit(
      'renumberFromHere',
      ({ start }) => ({ kind: 'renumber', scope: 'from', position: start }),
      renumbered,
    ),
    edit(
      'renumberChapter',
      ({ start }) => ({ kind: 'renumber', scope: 'chapter', position: start }),
      renumbered,
    ),
    ofPlan('fixAll', () => ({ kind: 'fixAll' }), fixed),
    edit('moveUp', (range) => ({ kind: 'move', direction: 'up', range })),
    edit('moveDown', (range) => ({ kind: 'move', direction: 'down', range })),
    command('moveToChapter', async (args) => {
      const place = placeOf(args, outline);
      await place?.ask(edits, (document, range, lines) => pickChapter(client, document, range, lines));
    }),
    edit('splitItem', ({ start }) => ({ kind: 'split', position: start })),
    edit('mergeItems', (range) => ({ kind: 'merge', range })),
    // The heading is typed over where it stands, as any other text.
    edit('extractChapter', (range) => ({ kind: 'extractChapter', range }), { focus: true }),
    ofPlan('convertMarkers', (document, args) => pickMarkers(client, document, args[0]), converted),
    ofPlan('convertNumbering', (document) => pickNumbering(client, document), converted),
    command('newPlanFromEarlier', ([args]) => newPlanFromEarlier(client, context, args)),
  );
}

/** Where a command applies. */
interface Place {
  readonly run: (
    edits: PlanEdits,
    make: (range: JsonRange) => EditRequest,
    options?: EditOptions,
  ) => Promise<unknown>;
  /** The same for what the user is asked more about first: once, whatever becomes of the edit. */
  readonly ask: (
    edits: PlanEdits,
    make: (document: TextDocument, range: JsonRange, lines?: readonly number[]) => ReturnType<MakeRequest>,
  ) => Promise<unknown>;
}

/** What is chosen in the outline if the command was called there, else the selection of the active editor. */
function placeOf(args: readonly unknown[], outline: PlanOutline): Place | undefined {
  const chosen = args[0] === FROM_OUTLINE ? outline.selected : outline.calledOn(args);
  if (chosen) {
    return {
      run: (edits, make, options) =>
        edits.run(
          chosen.document,
          async () => ((await outline.upToDate(chosen)) ? make(rangeOf(chosen)) : undefined),
          options,
        ),
      ask: async (edits, make) => {
        if (await outline.upToDate(chosen)) {
          await askedOnce(
            edits,
            chosen.document,
            await make(chosen.document, rangeOf(chosen), linesOf(chosen)),
          );
        }
      },
    };
  }
  if (args[0] === FROM_OUTLINE) {
    return undefined;
  }
  const editor = draftEditor();
  if (!editor) {
    sayOpenFirst();
    return undefined;
  }
  return {
    run: (edits, make, options) => edits.run(editor.document, () => make(toJson(editor.selection)), options),
    ask: async (edits, make) => {
      const { document } = editor;
      await askedOnce(edits, document, await make(document, toJson(editor.selection)));
    },
  };
}

async function askedOnce(
  edits: PlanEdits,
  document: TextDocument,
  request: EditRequest | undefined,
): Promise<void> {
  const { version } = document;
  if (request) {
    await edits.run(document, () => (document.version === version ? request : undefined));
  }
}

function linesOf({ nodes }: ChosenNodes): readonly number[] {
  return nodes.map(({ range }) => range.start.line);
}

/** From the first node's beginning to the last one's; of one alone its beginning, for its text holds other nodes. */
function rangeOf({ nodes }: ChosenNodes): JsonRange {
  const first = nodes[0]?.range.start ?? { line: 0, character: 0 };
  const last = nodes[nodes.length - 1]?.headingRange.end ?? first;
  return { start: first, end: nodes.length > 1 ? last : first };
}

/** The draft in the active editor; with the focus elsewhere, the one the outline shows. */
function draft(outline: PlanOutline): TextDocument | undefined {
  const document = draftEditor()?.document ?? outline.document;
  if (!document) {
    sayOpenFirst();
  }
  return document;
}

function draftEditor(): TextEditor | undefined {
  const editor = window.activeTextEditor;
  return editor && isPlan(editor.document) ? editor : undefined;
}

function sayOpenFirst(): void {
  remark(l10n.t('Open a plan first.'));
}
