import { isHan } from '../../plan/chars';
import { TRAIT, type Line } from '../../plan/line';
import type { TextEdit } from '../../plan/edit';
import { rangeInLine } from '../../plan/position';
import { eachLine, MAX_PER_LINE, textStart } from '../places';
import type { Fix, Report, Rule } from '../rule';
import { keptMark } from './kept-mark';

const FULL_WIDTH: Readonly<Record<string, string>> = {
  ',': '，',
  ';': '；',
  ':': '：',
  '?': '？',
  '!': '！',
  '(': '（',
  ')': '）',
};
/** Marks of which two in a row are one too many. */
const RUNNING = ',;:';
/** How far they are followed to both sides. */
const MAX_RUN = 8;
/** An address keeps its own marks. Every repetition is bounded, so that no text makes the search go back far. */
const ADDRESS =
  /[a-zA-Z][a-zA-Z0-9+.-]{0,15}:\/\/[^\s\u3000，。；）》”]{1,500}|[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{1,64}/g;

export const halfwidth: Rule = {
  code: 'punctuation/halfwidth',
  level: 'warning',
  title: { zh: '汉字旁用了半角标点', en: 'A half-width mark next to a Han character' },
  description: {
    zh: '汉字旁的逗号、分号、冒号、问号、叹号、括号应为全角。数字和西文之间的（10:30、3,000）、网址里的不提示；一对半角括号只报一次。',
    en: 'Next to a Han character , ; : ? ! ( ) are full-width. Between digits or letters (10:30, 3,000) and in addresses they stay; a pair of brackets is reported once.',
  },
  remedy: {
    zh: '改为全角；成对的括号一起改。缺了另一半的括号、紧跟在序号后面的标点不改。',
    en: 'Makes it full-width, both brackets of a pair together. A bracket without its partner stays, and so does a mark right behind a marker.',
  },
  samples: {
    passing: ['一、甲\n1.子。上午10:30开会，预算3,000元，见https://example.com/a?b=1,2。'],
    failing: [
      '一、甲\n1.子。开展普查«,»年内完成。',
      '一、甲\n1.子。印发管理办法«(试行)»。',
      '一、甲\n1.子。印发管理办法（试行«)»。',
    ],
  },
  check(plan, report) {
    eachLine(plan, TRAIT.halfWidth, (line, at, place) => {
      checkLine(line, at, textStart(line, at, place), report);
    });
  },
  fix(plan, { range: { start, end } }) {
    const line = plan.lines[start.line];
    if (!line) {
      return undefined;
    }
    const replace = (from: number, to: number, newText: string): TextEdit => ({
      range: rangeInLine(start.line, from, to),
      newText,
    });
    if (end.character - start.character > 1) {
      return {
        title: { zh: '改为全角括号“（）”', en: 'Change to （）' },
        // The two brackets alone: what stands between them may have a fix of its own.
        edits: [
          replace(start.character, start.character + 1, '（'),
          replace(end.character - 1, end.character, '）'),
        ],
      };
    }
    return runFix(line, start.character, replace);
  },
};

/** Half-width marks in a row become one full-width mark: one by one they would be two of them in a row. */
function runFix(
  { text, bodyStart: head }: Line,
  at: number,
  replace: (from: number, to: number, newText: string) => TextEdit,
): Fix | undefined {
  let from = at;
  let to = at;
  while (from > 0 && at - from < MAX_RUN && RUNNING.includes(text.charAt(from - 1))) {
    from--;
  }
  while (to - at < MAX_RUN && RUNNING.includes(text.charAt(to))) {
    to++;
  }
  if (to - from < 2 || from <= head) {
    return undefined;
  }
  const { mark, sure } = keptMark(text.slice(from, to), text.slice(to).trim() === '');
  return {
    title: { zh: `改为“${mark}”`, en: `Change to ${mark}` },
    edits: [replace(from, to, mark)],
    ...(sure ? {} : { byHand: true }),
  };
}

function checkLine(line: Line, at: number, from: number, report: Report): void {
  const { text } = line;
  const addresses = addressColumns(text);
  const open: number[] = [];
  const closedBy = new Map<number, number>();
  const closing = new Set<number>();
  for (let i = line.bodyStart; i < line.end; i++) {
    const code = text.charCodeAt(i);
    if (code === 0x28 || code === 0xff08) {
      open.push(i);
    } else if (code === 0x29 || code === 0xff09) {
      const opening = open.pop();
      if (opening !== undefined) {
        closedBy.set(opening, i);
        closing.add(i);
      }
    }
  }
  // A bracket without its partner stays as it is: made full-width, it would be one slip for another.
  const isLone = (i: number): boolean =>
    '()'.includes(text.charAt(i)) &&
    !closedBy.has(i) &&
    !closing.has(i) &&
    !line.loneMarks(from).some(({ column, excused }) => column === i && excused);
  // A mark at the head of a text belongs to the marker, or to words that are gone.
  const isAtHead = (i: number): boolean => i === line.bodyStart && RUNNING.includes(text.charAt(i));
  const reported = new Set<number>();
  let count = 0;
  for (let i = line.bodyStart; i < line.end && count < MAX_PER_LINE; i++) {
    const full = text.charCodeAt(i) < 0x80 ? FULL_WIDTH[text.charAt(i)] : undefined;
    if (full === undefined || reported.has(i) || addresses.has(i)) {
      continue;
    }
    const close = closedBy.get(i);
    const pair = close !== undefined && text.charAt(i) === '(' && text.charAt(close) === ')';
    const touches = touchesHan(text, i) || (pair && touchesHan(text, close));
    if (!touches) {
      continue;
    }
    count++;
    const end = pair ? close + 1 : i + 1;
    if (pair) {
      reported.add(close);
    }
    report({
      range: rangeInLine(at, i, end),
      message: pair
        ? { zh: '半角括号应为全角“（）”', en: 'Half-width brackets should be （）' }
        : {
            zh: `半角“${text.charAt(i)}”应为全角“${full}”`,
            en: `Half-width ${text.charAt(i)} should be ${full}`,
          },
      ...(pair || isLone(i) || isAtHead(i) ? {} : { replacement: full }),
    });
  }
}

function touchesHan(text: string, at: number): boolean {
  return isHan(text.charCodeAt(at - 1)) || isHan(text.charCodeAt(at + 1));
}

/** The columns that addresses take up. Only lines that hold one are looked at twice. */
function addressColumns(text: string): ReadonlySet<number> {
  const columns = new Set<number>();
  if (text.includes('@') || text.includes('://')) {
    for (const match of text.matchAll(ADDRESS)) {
      for (let i = 0; i < match[0].length; i++) {
        columns.add(match.index + i);
      }
    }
  }
  return columns;
}
