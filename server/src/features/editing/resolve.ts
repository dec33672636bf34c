import type { EditRequest } from '../../messages';
import { comparePositions, type Range } from '../../plan/position';
import type { Finding } from '../../rules/rule';
import { isRange, readEditRequest } from './read-request';

/** What a refactoring carries until its edit is worked out. */
export interface EditData {
  readonly kind: 'edit';
  readonly uri: string;
  readonly version: number;
  readonly edit: EditRequest;
  /** With it the client shows the edits under these words and asks before it makes them. */
  readonly preview?: string;
}

/** What a quick fix carries until its edit is worked out: which finding it mends. */
export interface FixData {
  readonly kind: 'fix';
  readonly uri: string;
  readonly version: number;
  readonly code: string;
  readonly range: Range;
}

/** Whether a finding is the one that a fix is for. */
export function isFindingOf({ code, range }: Finding, data: FixData): boolean {
  return (
    code === data.code &&
    comparePositions(range.start, data.range.start) === 0 &&
    comparePositions(range.end, data.range.end) === 0
  );
}

/** What an action carried, if it is ours; it came over the wire and is not trusted. */
export function readActionData(value: unknown): EditData | FixData | undefined {
  if (typeof value !== 'object' || value === null) {
    return undefined;
  }
  const { kind, uri, version, code, range, preview, edit } = value as Readonly<Record<string, unknown>>;
  if (typeof uri !== 'string' || typeof version !== 'number') {
    return undefined;
  }
  if (kind === 'fix') {
    return typeof code === 'string' && isRange(range) ? { kind, uri, version, code, range } : undefined;
  }
  const request = kind === 'edit' ? readEditRequest(edit) : undefined;
  return (
    request && {
      kind: 'edit',
      uri,
      version,
      edit: request,
      ...(typeof preview === 'string' ? { preview } : {}),
    }
  );
}
