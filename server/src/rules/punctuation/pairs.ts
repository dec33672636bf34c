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
}

/** The partner of a paired mark. */
export function partnerOf(mark: string): string {
  const kind = OPEN[mark] ?? CLOSE[mark] ?? 0;
  const pair = PARTNERS[kind] ?? '';
  return OPEN[mark] === undefined ? pair.charAt(0) : pair.charAt(1);
}

/**
 * The marks of a line without a partner on it. Each kind is counted by itself, so that a lost quotation mark
 * does not make the brackets around it look lost as well; of two openings the one left open is the outer.
 *
 * @param from first column looked at
 * @returns in the order of the text
 */
export function findLoneMarks(text: string, from: number): LoneMark[] {
  const open: LoneMark[][] = Array.from({ length: KINDS }, () => []);
  const lone: LoneMark[] = [];
  for (let column = from; column < text.length; column++) {
    const mark = text.charAt(column);
    const opening = OPEN[mark];
    if (opening !== undefined) {
      open[opening]?.push({ column, mark, kind: opening, opens: true });
      continue;
    }
    const closing = CLOSE[mark];
    if (closing !== undefined && !open[closing]?.pop() && !isOtherUse(text, column)) {
      lone.push({ column, mark, kind: closing, opens: false });
    }
  }
  return lone.concat(...open).sort((a, b) => a.column - b.column);
}

/** `1）` and `一）` count inside a sentence; ’ between letters is an apostrophe. */
function isOtherUse(text: string, column: number): boolean {
  const mark = text.charAt(column);
  const before = text.charAt(column - 1);
  if (mark === '）' || mark === ')') {
    return /[0-9０-９a-zA-Z一二三四五六七八九十]/.test(before);
  }
  return mark === '’' && /[A-Za-z0-9]/.test(before);
}
