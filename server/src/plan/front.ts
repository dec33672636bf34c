import type { Line } from './line';
import { hasKind, hasYear, isNoticeTitle } from './title';
import type { LeafKind } from './tree';

/** What stands before the body: a kind per line, and where the title is. */
export interface Front {
  /** Kinds of the lines before {@link bodyStart}. */
  readonly kinds: readonly LeafKind[];
  /** First line of the title and the line after it; equal when there is none. */
  readonly titleStart: number;
  readonly titleEnd: number;
  /** The first line of the body. */
  readonly bodyStart: number;
}

/** Titles run over at most three lines (four with a slogan in two). */
const MAX_TITLE_LINES = 4;
const ISSUING = /现将|现发布|现印发|现下发|印发给|下发给/;
const DRAFT_MARK = /^[（(〔【].{1,16}(?:稿|草案|本)[）)〕】]$/;
const REQUIREMENTS_NAME = /^(?:总体要求|指导思想|总体思路|总的要求)/;

/**
 * Finds the title and what wraps the plan before it. A plan may stand alone, after `附件`, or after the whole
 * letter that issues it (of 23 plans examined: all three); two of 23 have no title in the body.
 */
export function readFront(lines: readonly Line[]): Front {
  const limit = firstMarkedLine(lines);
  const title = findTitle(lines, limit) ?? findAttachedTitle(lines, limit) ?? findNoticeTitle(lines, limit);
  if (!title) {
    const end = noticeEnd(lines, limit);
    return { kinds: wrapperKinds(lines, end), titleStart: end, titleEnd: end, bodyStart: end };
  }
  const [titleStart, titleEnd] = title;
  const kinds = wrapperKinds(lines, titleStart);
  for (let i = titleStart; i < titleEnd; i++) {
    kinds.push(lines[i]?.comment === true ? 'comment' : 'title');
  }
  return { kinds, titleStart, titleEnd, bodyStart: titleEnd };
}

/** The line of the first sure chapter; without chapters, that of the first sure marker. */
function firstMarkedLine(lines: readonly Line[]): number {
  let first = -1;
  for (let i = 0; i < lines.length; i++) {
    const marker = lines[i]?.marker;
    if (marker?.certainty === 'firm') {
      if (marker.level === 'chapter' || first < 0) {
        first = i;
      }
      if (marker.level === 'chapter') {
        break;
      }
    }
  }
  return first < 0 ? lines.length : first;
}

function findTitle(lines: readonly Line[], limit: number): [number, number] | undefined {
  const named: number[] = [];
  for (let i = 0; i < limit; i++) {
    const line = lines[i];
    if (line && mayBeTitle(line) && hasKind(line.trimmed)) {
      named.push(i);
    }
  }
  const last = named.at(-1);
  if (last !== undefined) {
    // The letter around the plan names it too; the plan's own title comes after the letter.
    const after = noticeEnd(lines, last);
    const core = named.find((i) => i >= after) ?? last;
    return joinTitle(lines, core, limit);
  }
  const from = noticeEnd(lines, limit);
  for (let i = from; i < limit; i++) {
    const line = lines[i];
    if (!line || line.blank || line.shape === 'date' || isSignature(lines, i, limit)) {
      continue;
    }
    if (!mayBeTitle(line) || REQUIREMENTS_NAME.test(line.trimmed)) {
      return undefined;
    }
    return joinTitle(lines, i, limit);
  }
  return undefined;
}

/** A title after an `附件` line that stands behind a letter with numbered paragraphs of its own. */
function findAttachedTitle(lines: readonly Line[], from: number): [number, number] | undefined {
  for (let i = from; i < lines.length; i++) {
    const line = lines[i];
    if (!line || line.marker || line.shape !== 'attachment' || line.end - line.indent > 6) {
      continue;
    }
    for (let next = i + 1; next < Math.min(lines.length, i + 4); next++) {
      const candidate = lines[next];
      if (candidate && mayBeTitle(candidate) && hasKind(candidate.trimmed)) {
        const body = lines.slice(next + 1);
        const marked = firstMarkedLine(body);
        return marked < body.length ? joinTitle(lines, next, next + 1 + marked) : undefined;
      }
    }
  }
  return undefined;
}

/** Where nothing else is a title, the heading of the letter is: the plan stands in the letter itself. */
function findNoticeTitle(lines: readonly Line[], limit: number): [number, number] | undefined {
  const at = lines.findIndex((line) => !line.blank);
  const line = lines[at];
  const attached = lines.slice(0, limit).some((other) => other.shape === 'attachment');
  return line && at < limit && !attached && line.shape === 'heading' && isNoticeTitle(line.trimmed)
    ? [at, at + 1]
    : undefined;
}

function mayBeTitle(line: Line): boolean {
  // `名称：工作要点` and `（联系电话：…）` are data about the plan.
  return (
    !/[：:]/.test(line.trimmed.slice(0, 80)) &&
    !line.blank &&
    line.marker?.certainty !== 'firm' &&
    line.separators < 2 &&
    line.shape === 'heading'
  );
}

/** Adds the lines above and below that belong to the same title: office, slogan, （征求意见稿）. */
function joinTitle(lines: readonly Line[], core: number, limit: number): [number, number] {
  let start = core;
  let end = core + 1;
  const coreText = lines[core]?.trimmed ?? '';
  const dashed = /^[—－-]/.test(coreText);
  // A line with year and kind is a title by itself; only a slogan at the very top may stand above it.
  const whole = hasYear(coreText) && !/^(?:\d{4}|[二一][〇○零九一])/.test(coreText) && !dashed;
  while (start > 0 && end - start < MAX_TITLE_LINES) {
    const part = !whole && start > 1 && (lines[start - 1]?.blank ?? false) ? start - 2 : start - 1;
    const above = lines[part];
    if (!above || !mayBeTitle(above) || isNoticeTitle(above.trimmed)) {
      break;
    }
    const opensText = lines.slice(0, part).every((line) => line.blank);
    const text = above.trimmed;
    // Over a blank line only what opens the text belongs to the title.
    if (part < start - 1 && !opensText) {
      break;
    }
    if (isSignature(lines, part, limit) || (whole && (!opensText || coreText.startsWith(text)))) {
      break;
    }
    start = part;
  }
  while (end < limit && end - start < MAX_TITLE_LINES) {
    const below = lines[end];
    const text = below && !below.blank ? below.trimmed : '';
    const belongs = DRAFT_MARK.test(text) || text.startsWith('——') || (!hasKind(coreText) && hasKind(text));
    if (!below || !mayBeTitle(below) || !belongs) {
      break;
    }
    end++;
  }
  return [start, end];
}

/** The line after the last one, before `to`, that belongs to a letter for certain. */
function noticeEnd(lines: readonly Line[], to: number): number {
  let end = 0;
  for (let i = 0; i < to; i++) {
    const line = lines[i];
    if (!line || line.blank) {
      continue;
    }
    const shape = line.shape;
    const isLetter =
      shape === 'attachment' ||
      (shape === 'heading' && isNoticeTitle(line.trimmed)) ||
      isAddressee(line) ||
      (line.end - line.indent < 400 && ISSUING.test(line.trimmed));
    if (isLetter) {
      end = i + 1;
    }
  }
  // The signature and the date under the letter are part of it.
  for (let i = end; end > 0 && i < to; i++) {
    const line = lines[i];
    if (!line || !(line.blank || line.shape === 'date' || isSignature(lines, i, to))) {
      break;
    }
    end = line.blank ? end : i + 1;
  }
  return end;
}

function isAddressee(line: Line): boolean {
  const length = line.end - line.indent;
  if (length > 300 || line.marker?.certainty === 'firm') {
    return false;
  }
  const text = line.trimmed;
  const last = text.charAt(text.length - 1);
  return (
    (last === '：' || last === ':') &&
    !/[。；]/.test(text) &&
    /^(?:各|本|全|市|省|县|区|局|机关|直属|有关)/.test(text)
  );
}

/** A short line right above a date: the name under a letter or a plan. */
export function isSignature(lines: readonly Line[], at: number, limit: number): boolean {
  const line = lines[at];
  if (!line || line.blank || line.marker?.certainty === 'firm' || line.shape !== 'heading') {
    return false;
  }
  if (line.end - line.indent > 40) {
    return false;
  }
  for (let next = at + 1; next < limit; next++) {
    const below = lines[next];
    if (below && !below.blank) {
      return below.shape === 'date' && !/^[（(]/.test(below.trimmed);
    }
  }
  return false;
}

function wrapperKinds(lines: readonly Line[], to: number): LeafKind[] {
  const kinds: LeafKind[] = [];
  for (let i = 0; i < to; i++) {
    const line = lines[i];
    const shape = line ? line.shape : 'blank';
    if (shape === 'blank') {
      kinds.push(line?.comment === true ? 'comment' : 'blank');
    } else if (shape === 'date') {
      kinds.push('date');
    } else if (shape === 'attachment') {
      kinds.push('attachment-mark');
    } else {
      kinds.push(isSignature(lines, i, to) ? 'signature' : 'notice');
    }
  }
  return kinds;
}
