/** The marks that come in pairs. A half-width bracket may close a full-width one: that is another rule's matter. */
const OPEN: Readonly<Record<string, number>> = { '“': 0, '‘': 1, '《': 2, '〈': 3, '（': 4, '(': 4, '〔': 5 };
const CLOSE: Readonly<Record<string, number>> = {
  '”': 0,
  '’': 1,
  '》': 2,
  '〉': 3,
  '）': 4,
  ')': 4,
  '〕': 5,
};
const PARTNERS = ['“”', '‘’', '《》', '〈〉', '（）', '〔〕'];
const KINDS = PARTNERS.length;

/** A mark without its partner. */
export interface LoneMark {
  readonly column: number;
  readonly mark: string;
  /** Which pair it belongs to. */
  readonly kind: number;
  readonly opens: boolean;
  /** Whether it may stand alone: `1）` counts inside a sentence, ’ may be an apostrophe. */
  readonly excused: boolean;
}

/** The partner of a paired mark. */
export function partnerOf(mark: string): string {
  const kind = OPEN[mark] ?? CLOSE[mark] ?? 0;
  const pair = PARTNERS[kind] ?? '';
  return OPEN[mark] === undefined ? pair.charAt(0) : pair.charAt(1);
}

/** By UTF-16 unit: the kind of pair plus one, negative for a closing mark; 0 for every other character. */
const PAIR_OF = new Int8Array(0x10000);
for (const [mark, kind] of Object.entries(OPEN)) {
  PAIR_OF[mark.charCodeAt(0)] = kind + 1;
}
for (const [mark, kind] of Object.entries(CLOSE)) {
  PAIR_OF[mark.charCodeAt(0)] = -(kind + 1);
}

const NONE: readonly LoneMark[] = [];
/** More of one line are not kept: a hostile line could hold millions. */
const MOST = 50;
const depths = new Int32Array(KINDS + 1);

/**
 * The marks of a line without a partner on it. Each kind is counted by itself, so that a lost quotation mark
 * does not make the brackets around it look lost as well; of two openings the one left open is the outer.
 *
 * @param from first column looked at
 * @returns the first of them, in the order of the text
 */
export function findLoneMarks(text: string, from: number): readonly LoneMark[] {
  return isBalanced(text, from) ? NONE : pairUp(text, from);
}

/** Nearly every line is balanced; this look at it allocates nothing. */
function isBalanced(text: string, from: number): boolean {
  depths.fill(0);
  for (let column = from; column < text.length; column++) {
    const pair = PAIR_OF[text.charCodeAt(column)] ?? 0;
    if (pair > 0) {
      depths[pair] = (depths[pair] ?? 0) + 1;
    } else if (pair < 0) {
      const depth = (depths[-pair] ?? 0) - 1;
      if (depth < 0) {
        return false;
      }
      depths[-pair] = depth;
    }
  }
  for (let kind = 1; kind <= KINDS; kind++) {
    if (depths[kind] !== 0) {
      return false;
    }
  }
  return true;
}

function pairUp(text: string, from: number): readonly LoneMark[] {
  const markAt = (column: number, kind: number, opens: boolean): LoneMark => ({
    column,
    mark: text.charAt(column),
    kind,
    opens,
    excused: !opens && isOtherUse(text, column),
  });
  // Columns alone: a hostile line has a hundred thousand openings.
  const open: number[][] = Array.from({ length: KINDS }, () => []);
  const lone: LoneMark[] = [];
  for (let column = from; column < text.length; column++) {
    const pair = PAIR_OF[text.charCodeAt(column)] ?? 0;
    if (pair > 0) {
      open[pair - 1]?.push(column);
    } else if (pair < 0 && open[-pair - 1]?.pop() === undefined && lone.length < MOST) {
      lone.push(markAt(column, -pair - 1, false));
    }
  }
  for (const [kind, columns] of open.entries()) {
    lone.push(...columns.slice(0, MOST).map((column) => markAt(column, kind, true)));
  }
  return lone.sort((a, b) => a.column - b.column).slice(0, MOST);
}

/** `1）`, `一）` or `a）` where a part of a sentence begins. */
const COUNTS = /(?:^|[。；：，、（\s\u3000;:,])(?:\d{1,2}|[一二三四五六七八九十]{1,3}|[a-zA-Z])$/;

/** `1）` and `一）` count inside a sentence; ’ behind a letter or before a digit (’98) is an apostrophe. */
function isOtherUse(text: string, column: number): boolean {
  const mark = text.charAt(column);
  if (mark === '）' || mark === ')') {
    return COUNTS.test(text.slice(Math.max(0, column - 5), column));
  }
  return mark === '’' && (/[A-Za-z0-9]/.test(text.charAt(column - 1)) || /\d/.test(text.charAt(column + 1)));
}
