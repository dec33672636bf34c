import type { DocumentLink } from 'vscode-languageserver-types';
import type { PlanDocument } from '../plan/document';
import { rangeInLine } from '../plan/position';
import type { Plan } from '../plan/tree';

/** What a link that is resolved later carries: the URI it would lead to, if there is such a file. */
export interface FileLinkData {
  readonly file: string;
}

/** A file name is hardly longer (UTF-16 units). */
const NAME_LIMIT = 120;
const EXTENSIONS = new Set([
  'docx',
  'doc',
  'wps',
  'pdf',
  'xlsx',
  'xls',
  'et',
  'pptx',
  'ppt',
  'txt',
  'workplan',
  'gzyd',
  'ofd',
  'zip',
]);
/** What a file name does not hold; Chinese marks included, because a name is followed by them without a blank. */
const NOT_IN_NAME = '\\/:*?"<>|：；，。！？“”‘’、\t\u3000';
const PAIRED = [
  ['（', '）'],
  ['《', '》'],
  ['(', ')'],
  ['〔', '〕'],
] as const;

/**
 * Addresses and file names: `http(s)://…`, `www.…`, mail addresses, and the names of files that lie beside the
 * plan (`附件：名单.docx`). A file's link has no target yet: {@link FileLinkData} says what to look for.
 */
export function documentLinks(document: Pick<PlanDocument, 'uri'>, plan: Plan): DocumentLink[] {
  const links: DocumentLink[] = [];
  for (const [line, { text }] of plan.lines.entries()) {
    // Everything that can be a link holds a dot between two ASCII characters; most lines have none.
    if (!text.includes('.')) {
      continue;
    }
    const taken = addresses(text);
    for (const { from, to, target } of taken) {
      links.push({ range: rangeInLine(line, from, to), target });
    }
    for (const { from, to } of fileNames(text)) {
      const data = siblingOf(document.uri, text.slice(from, to));
      if (data && !taken.some((other) => other.from < to && from < other.to)) {
        links.push({ range: rangeInLine(line, from, to), data });
      }
    }
  }
  return links;
}

interface Found {
  readonly from: number;
  readonly to: number;
  readonly target: string;
}

/** An address is ASCII: Chinese marks and words end it. */
const ADDRESS = /https?:\/\/[\w\-.~:/?#[\]@!$&'()*+,;=%]+|www\.[\w-]+\.[\w\-.~:/?#[\]@!$&'()*+,;=%]+/gi;
const MAIL = /[\w.+-]{1,64}@[a-z\d-]{1,63}(?:\.[a-z\d-]{1,63}){1,4}/gi;

function addresses(text: string): Found[] {
  const found: Found[] = [];
  for (const match of text.matchAll(ADDRESS)) {
    const words = trimEnd(match[0]);
    const target = words.toLowerCase().startsWith('www.') ? `http://${words}` : words;
    // `http://` alone is no address.
    if (/^https?:\/\/[\w[]/i.test(target)) {
      found.push({ from: match.index, to: match.index + words.length, target });
    }
  }
  // Without the sign no attempt is made: the pattern would try every word of a long line.
  if (text.includes('@')) {
    for (const match of text.matchAll(MAIL)) {
      const [from, to] = [match.index, match.index + match[0].length];
      if (!found.some((other) => other.from < to && from < other.to)) {
        found.push({ from, to, target: `mailto:${match[0]}` });
      }
    }
  }
  return found;
}

/** Leaves out the marks that end a sentence, and a bracket that was opened before the address. */
function trimEnd(address: string): string {
  let end = address.length;
  let open = 0;
  for (const char of address) {
    open += char === '(' ? 1 : char === ')' ? -1 : 0;
  }
  while (end > 0) {
    const last = address.charAt(end - 1);
    if (last === ')' && open < 0) {
      open++;
    } else if (!'.,;:!?\'"'.includes(last)) {
      break;
    }
    end--;
  }
  return address.slice(0, end);
}

function fileNames(text: string): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = [];
  for (let dot = text.indexOf('.'); dot >= 0; dot = text.indexOf('.', dot + 1)) {
    let to = dot + 1;
    while (to < text.length && to - dot <= 9 && /[a-z]/i.test(text.charAt(to))) {
      to++;
    }
    if (!EXTENSIONS.has(text.slice(dot + 1, to).toLowerCase())) {
      continue;
    }
    let from = dot;
    while (from > 0 && dot - from < NAME_LIMIT && !NOT_IN_NAME.includes(text.charAt(from - 1))) {
      from--;
    }
    from = trimStart(text, from, to);
    if (from < dot) {
      found.push({ from, to });
    }
  }
  return found;
}

/** Leaves out blanks, and everything up to an opening mark that the name does not close: `（见 名单.docx`. */
function trimStart(text: string, from: number, to: number): number {
  let start = from;
  for (const [opening, closing] of PAIRED) {
    const name = text.slice(start, to);
    const last = name.lastIndexOf(opening);
    if (last >= 0 && !name.includes(closing, last)) {
      start += last + 1;
    }
  }
  while (start < to && text.charAt(start) === ' ') {
    start++;
  }
  return start;
}

/** The file of that name in the plan's own folder; plans that lie nowhere have no neighbours. */
function siblingOf(uri: string, name: string): FileLinkData | undefined {
  const slash = uri.lastIndexOf('/');
  if (slash < 0 || uri.startsWith('untitled:')) {
    return undefined;
  }
  return { file: `${uri.slice(0, slash + 1)}${encodeName(name)}` };
}

/** Half characters cannot be encoded; no file is called that way. */
function encodeName(name: string): string {
  return encodeURIComponent(name.replace(/[\ud800-\udfff]/gu, '\ufffd'));
}
