import { itemDropped } from './item-dropped';
import { itemVerbatim } from './item-verbatim';
import { nameInconsistent } from './name-inconsistent';
import type { ArchiveRule } from './rule';

/** Every rule that needs the plans of earlier years, in the order in which they are listed for people. */
export const ARCHIVE_RULES: readonly ArchiveRule[] = [itemDropped, itemVerbatim, nameInconsistent];

const CODES: ReadonlySet<string> = new Set(ARCHIVE_RULES.map(({ code }) => code));

/** Whether a code is that of a rule that needs the plans of earlier years. */
export function isArchiveCode(code: string): boolean {
  return CODES.has(code);
}
