import type { WorkspaceEdit } from 'vscode-languageserver-types';
import { inTextOrder, type TextEdit } from '../../plan/edit';

/** What a client can do with an edit. */
export interface EditSupport {
  /** Whether an edit may name the version of the text it is for. */
  readonly versioned: boolean;
  /** Whether an edit may ask to be looked at before it is made. */
  readonly annotated: boolean;
}

/** The text that an edit is for. */
export interface EditTarget {
  readonly uri: string;
  readonly version: number;
}

/** The one annotation of an edit. */
const ANNOTATION = 'workplan';

/**
 * Edits of one text as the protocol has them.
 *
 * @param label with it the client shows the edits and asks before it makes them, where it can
 */
export function workspaceEdit(
  { uri, version }: EditTarget,
  edits: readonly TextEdit[],
  { versioned, annotated }: EditSupport,
  label?: string,
): WorkspaceEdit {
  const ordered = plainEdits(edits);
  if (!versioned) {
    return { changes: { [uri]: ordered } };
  }
  const asks = annotated && label !== undefined;
  return {
    documentChanges: [
      {
        textDocument: { uri, version },
        edits: asks ? ordered.map((edit) => ({ ...edit, annotationId: ANNOTATION })) : ordered,
      },
    ],
    ...(asks ? { changeAnnotations: { [ANNOTATION]: { label, needsConfirmation: true } } } : {}),
  };
}

/** Edits in the order of the text, with nothing but what the protocol has. */
export function plainEdits(edits: readonly TextEdit[]): TextEdit[] {
  return [...edits].sort(inTextOrder).map(({ range: { start, end }, newText }) => ({
    range: {
      start: { line: start.line, character: start.character },
      end: { line: end.line, character: end.character },
    },
    newText,
  }));
}
