import type { Line } from './line';

/**
 * Whether a line that begins like a chapter is a sentence: `十一、春节期间加强值守。` Its number is out of place,
 * the chapters do without it, and it ends as a sentence while the chapter before does not.
 */
export function isAside(
  line: Line,
  ordinal: number | null,
  previous: number | undefined,
  next: number | undefined,
  heading: Line | undefined,
): boolean {
  if (ordinal === null || previous === undefined || ordinal === previous + 1 || !heading) {
    return false;
  }
  const doWithout = next === undefined || next === previous + 1;
  return doWithout && endsSentence(line) && !endsSentence(heading);
}

function endsSentence(line: Line): boolean {
  return '。；！？'.includes(line.text.charAt(line.end - 1));
}

/** Lines shorter than this are headings rather than the first part of a broken sentence. */
const MIN_BROKEN = 16;

/** Whether a line stops in the middle of a sentence, so that the next one goes on with it and begins nothing. */
export function breaksOff(line: Line): boolean {
  if (line.blank || (line.shape !== 'text' && line.shape !== 'heading')) {
    return false;
  }
  const last = line.text.charAt(line.end - 1);
  if ('，、,（“《'.includes(last)) {
    return true;
  }
  const text = line.text.slice(line.bodyStart, line.end);
  if (/[。！？!?…；;：:”’）)》】〕]/.test(last)) {
    return false;
  }
  // What holds a full stop is text; a heading with a marker may hold commas, and is no text for that.
  const heading = line.marker?.certainty === 'firm';
  return text.includes('。') || (!heading && text.length >= MIN_BROKEN && /[，；]/.test(text));
}
