import type { EditParams, EditRequest, MarkerStyle } from '../../messages';
import type { Position, Range } from '../../plan/position';
import { comparePositions } from '../../plan/position';
import { LEVELS } from '../../plan/tree';

/** How the markers of a level may be written; all that a request may ask for. */
export const MARKER_STYLES: readonly MarkerStyle[] = ['一、', '（一）', '1.', '1．', '1、', '（1）', '①'];

type Fields = Readonly<Record<string, unknown>>;

/**
 * What was asked for, as it came over the wire.
 *
 * @returns undefined where it has not the form of {@link EditParams}; what is beyond that form is left out
 */
export function readEditParams(value: unknown): EditParams | undefined {
  if (!isFields(value)) {
    return undefined;
  }
  const { uri, version } = value;
  const edit = readEditRequest(value['edit']);
  return edit && typeof uri === 'string' && isCount(version) ? { uri, version, edit } : undefined;
}

/** The edit alone; undefined for an unknown kind and where a field is missing or of another type. */
export function readEditRequest(value: unknown): EditRequest | undefined {
  if (!isFields(value)) {
    return undefined;
  }
  const read = READERS.get(value['kind']);
  return read?.(value);
}

const READERS: ReadonlyMap<unknown, (fields: Fields) => EditRequest | undefined> = new Map(
  Object.entries({
    renumber: ({ scope, position }) =>
      isOneOf(scope, ['all', 'from', 'chapter'] as const) && isPosition(position)
        ? { kind: 'renumber', scope, position: plain(position) }
        : undefined,
    move: ({ direction, range }) =>
      isOneOf(direction, ['up', 'down'] as const) && isRange(range)
        ? { kind: 'move', direction, range: plainRange(range) }
        : undefined,
    moveTo: ({ lines, target }) =>
      Array.isArray(lines) &&
      lines.every(isCount) &&
      isFields(target) &&
      isCount(target['line']) &&
      isOneOf(target['place'], ['before', 'after', 'into'] as const)
        ? { kind: 'moveTo', lines, target: { line: target['line'], place: target['place'] } }
        : undefined,
    split: ({ position }) =>
      isPosition(position) ? { kind: 'split', position: plain(position) } : undefined,
    merge: ({ range }) => (isRange(range) ? { kind: 'merge', range: plainRange(range) } : undefined),
    extractChapter: ({ range, heading }) =>
      isRange(range) && isOptionalString(heading)
        ? {
            kind: 'extractChapter',
            range: plainRange(range),
            ...(heading === undefined ? {} : { heading: oneLine(heading) }),
          }
        : undefined,
    convertMarkers: ({ level, style }) =>
      isOneOf(level, LEVELS) && isOneOf(style, MARKER_STYLES)
        ? { kind: 'convertMarkers', level, style }
        : undefined,
    convertNumbering: ({ level, numbering }) =>
      isOneOf(level, LEVELS) && isOneOf(numbering, ['continuous', 'restarting'] as const)
        ? { kind: 'convertNumbering', level, numbering }
        : undefined,
    fixAll: ({ code }) =>
      isOptionalString(code) ? { kind: 'fixAll', ...(code === undefined ? {} : { code }) } : undefined,
    enter: ({ position }) =>
      isPosition(position) ? { kind: 'enter', position: plain(position) } : undefined,
    paste: ({ range, text, html }) =>
      isRange(range) && typeof text === 'string' && isOptionalString(html)
        ? {
            kind: 'paste',
            range: plainRange(range),
            text,
            ...(html === undefined ? {} : { html }),
          }
        : undefined,
  } satisfies {
    [K in EditRequest['kind']]: (fields: Fields) => Extract<EditRequest, { kind: K }> | undefined;
  }),
);

/** A heading is one line, whatever the client sends for it. */
function oneLine(text: string): string {
  return text.split(/[\r\n]/, 1)[0] ?? '';
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

function isOneOf<T extends string>(value: unknown, known: readonly T[]): value is T {
  return known.some((name) => name === value);
}

function isOptionalString(value: unknown): value is string | undefined {
  return value === undefined || typeof value === 'string';
}

/** Whether it is a place in a text; the text may be shorter. */
export function isPosition(value: unknown): value is Position {
  return isFields(value) && isCount(value['line']) && isCount(value['character']);
}

/** Whether it is a stretch of text, its beginning not behind its end. */
export function isRange(value: unknown): value is Range {
  return (
    isFields(value) &&
    isPosition(value['start']) &&
    isPosition(value['end']) &&
    comparePositions(value['start'], value['end']) <= 0
  );
}

function plain({ line, character }: Position): Position {
  return { line, character };
}

function plainRange({ start, end }: Range): Range {
  return { start: plain(start), end: plain(end) };
}
