import type { Line } from './line';
import { isSignature } from './front';
import { isOffice } from './title';
import type { LeafKind } from './tree';

/** What stands after the body: signature, date, notes, attachments. */
export interface Back {
  /** The line after the body's last one. */
  readonly bodyEnd: number;
  /** Kind of each line from {@link bodyEnd} on. */
  readonly kinds: readonly LeafKind[];
}

/** Attachments that a plan lists, signature and date included, take up no more lines. */
const MAX_LISTED = 16;
/** A signature is set far to the right. */
const DEEP_INDENT = 10;

/**
 * Finds where the plan's text ends. Attachments begin with the first `附件…` line after the body has begun and
 * are opaque to the end: their tables and lists have numbers of their own.
 *
 * @param from first line of the body
 */
export function readBack(lines: readonly Line[], from: number): Back {
  const attachments = attachmentsStart(lines, from);
  let bodyEnd = attachments;
  for (let i = attachments - 1; i >= from; i--) {
    const line = lines[i];
    if (!line || !closes(lines, i, attachments)) {
      break;
    }
    if (!line.blank) {
      bodyEnd = i;
    }
  }
  const kinds: LeafKind[] = [];
  for (let i = bodyEnd; i < lines.length; i++) {
    const line = lines[i];
    if (line?.comment === true) {
      kinds.push('comment');
    } else if (i >= attachments) {
      kinds.push(line ? kindBehind(lines, i, attachments) : 'attachments');
    } else if (!line || line.blank) {
      kinds.push('blank');
    } else {
      const shape = line.shape;
      kinds.push(shape === 'date' || shape === 'note' ? shape : 'signature');
    }
  }
  return { bodyEnd, kinds };
}

/** The list `附件：1.…` stands above signature and date; the attachments themselves come after them. */
function kindBehind(lines: readonly Line[], at: number, start: number): LeafKind {
  const first = lines[start];
  if (at === start || at > start + MAX_LISTED || !/[：:]./.test(first?.trimmed.slice(0, 20) ?? '')) {
    return 'attachments';
  }
  const begun = lines.slice(start + 1, at + 1).some((line) => line.shape === 'attachment' && !line.marker);
  if (begun) {
    return 'attachments';
  }
  if (lines[at]?.shape === 'date') {
    return 'date';
  }
  return isSignature(lines, at, lines.length) ? 'signature' : 'attachments';
}

function attachmentsStart(lines: readonly Line[], from: number): number {
  let begun = false;
  for (let i = from; i < lines.length; i++) {
    const line = lines[i];
    if (!line || line.blank) {
      continue;
    }
    if (begun && !line.marker && line.shape === 'attachment') {
      return i;
    }
    begun ||= line.marker !== undefined || line.shape === 'text';
  }
  return lines.length;
}

function closes(lines: readonly Line[], at: number, limit: number): boolean {
  const line = lines[at];
  if (!line || line.blank) {
    return true;
  }
  if (line.marker?.certainty === 'firm') {
    return false;
  }
  const shape = line.shape;
  if (shape === 'date' || shape === 'note') {
    return true;
  }
  if (shape !== 'heading' || line.separators > 1) {
    return false;
  }
  return isSignature(lines, at, limit) || (line.indent >= DEEP_INDENT && isOffice(line.trimmed));
}
