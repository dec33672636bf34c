import { isBlank, isHan } from '../../plan/chars';
import { Line, splitLines } from '../../plan/line';
import { findTableLines } from '../../plan/tables';
import { widthOf } from '../format/blanks';

/** The breaks that Word and web pages leave inside a line, beside the line ends of every system. */
const SOFT_BREAKS = '\u000b\u000c\u0085\u2028\u2029';
/** Marks that lists have in place of numbers; what symbol fonts leave behind stands in the private area. */
const BULLETS = '•·●■◆▪▫◦‣⁃∙►▶➢➤❖';
/** What symbol fonts' bullets turn into where the font is lost, with the tab that follows them in Word. */
const LOST_BULLETS = 'lnuoüØ§';
/** Bullets of plain text, before a blank. */
const DASHES = '*-–—';
/** Markdown, as chat windows and wikis copy it: a heading's or a quotation's beginning, and a line across the page. */
const MARKDOWN_START = /^[ \t]{0,3}(?:#{1,6}|>)[ \t]+/;
const MARKDOWN_RULE = /^[ \t]{0,3}(?:-{3,}|\*{3,}|_{3,})[ \t]*$/;
/** What stands around words that are set in bold there. */
const BOLD = '**';

/**
 * A piece of text from elsewhere, line by line: without the blanks that come from word processors and web pages, the
 * bullets, Markdown's marks of headings and bold words, and blanks at the end of a line. Rows of tables are left as they are. Nothing else is lost.
 *
 * @param inLine whether its first line goes on with a line that has begun; what it begins with is no bullet then
 */
export function cleanPiece(text: string, inLine: boolean): readonly string[] {
  const raw = splitLines(text).flatMap((line) => splitSoft(line.text));
  const plain = raw.map((line, i) => {
    const words = withoutBold(line);
    return cleanBlanks(i === 0 && inLine ? words : withoutBullet(withoutMarkdown(words)));
  });
  const rows = findTableLines(
    plain.map((line) => new Line(line, '\n')),
    0,
    plain.length,
  );
  return plain.map((line, i) => (rows.has(i) ? (raw[i] ?? '') : trimEnd(line)));
}

/** A line without what makes it a heading, a quotation or a line across the page in Markdown. */
function withoutMarkdown(line: string): string {
  return MARKDOWN_RULE.test(line) ? '' : line.replace(MARKDOWN_START, '');
}

/** A line without the marks around its bold words; as it is where one has no partner. */
function withoutBold(line: string): string {
  const parts = line.split(BOLD);
  return parts.length % 2 === 1 && !line.includes('***') ? parts.join('') : line;
}

/** A line without the bullet it begins with, and without the blanks around that. */
function withoutBullet(line: string): string {
  let start = 0;
  while (start < line.length && isBlank(line.charCodeAt(start))) {
    start++;
  }
  const mark = line.charAt(start);
  let body = start + 1;
  while (body < line.length && isBlank(line.charCodeAt(body))) {
    body++;
  }
  const blanks = line.slice(start + 1, body);
  const han = isHan(line.charCodeAt(body)) || '“《（'.includes(line.charAt(body) || ' ');
  const isBullet =
    (mark !== '' && BULLETS.includes(mark)) ||
    (mark >= '\uf000' && mark <= '\uf0ff') ||
    (han && mark !== '' && LOST_BULLETS.includes(mark) && (blanks.includes('\t') || blanks.length > 1)) ||
    (han && mark !== '' && DASHES.includes(mark) && blanks !== '');
  return isBullet ? line.slice(body) : line;
}

function splitSoft(line: string): readonly string[] {
  const parts: string[] = [];
  let from = 0;
  for (let i = 0; i < line.length; i++) {
    if (SOFT_BREAKS.includes(line.charAt(i))) {
      parts.push(line.slice(from, i));
      from = i + 1;
    }
  }
  parts.push(line.slice(from));
  return parts;
}

/** Every blank a space, a tab or a full-width one; those of no width go, but for the joiner inside an emoji. */
function cleanBlanks(line: string): string {
  let clean = '';
  let from = 0;
  for (let i = 0; i < line.length; i++) {
    const code = line.charCodeAt(i);
    if (isBlank(code) && !KEPT.includes(line.charAt(i)) && !(code === JOINER && joins(line, i))) {
      clean += line.slice(from, i) + (widthOf(line.charAt(i)) > 0 ? ' ' : '');
      from = i + 1;
    }
  }
  return clean + line.slice(from);
}

const KEPT = ' \t\u3000';
const JOINER = 0x200d;

/** Whether a joiner stands behind an emoji: half of a character beyond the BMP, or what chooses its colour. */
function joins(line: string, at: number): boolean {
  const before = line.charCodeAt(at - 1);
  return (before >= 0xdc00 && before <= 0xdfff) || before === 0xfe0f;
}

function trimEnd(line: string): string {
  let end = line.length;
  while (end > 0 && isBlank(line.charCodeAt(end - 1))) {
    end--;
  }
  return line.slice(0, end);
}
