/** A text carried over into another year's plan. */
export interface UpdatedText {
  readonly text: string;
  /** Years, and words that count from the plan's year, that were left as they are and may need the drafter's eye. */
  readonly kept: readonly string[];
}

/** Chinese digits of a year, the common ways to write zero among them. */
const DIGITS = '〇一二三四五六七八九';
/** A year in arabic digits of either width or in Chinese ones, with what makes it a school year or a range. */
const YEAR =
  /(?<![\d０-９〇○零一二三四五六七八九])((?:19|20)\d{2}|(?:１９|２０)[０-９]{2}|[一二][〇○零Ｏ九一二三四五六七八]{3})(?:([-—–~～至到]{1,2})((?:19|20)?\d{2}|二[〇○零Ｏ]?[〇○零Ｏ一二三四五六七八九]{2}))?(学?)年/g;
/** What follows the plan's own year when the plan speaks of itself: `2025年工作`, `2025年度全市数据工作`. */
const OWN =
  /^(?:度|的)?(?:工作|重点|要点|计划|任务|目标|总体|主要|预算|全[国省市区县州盟旗乡镇校院局系厅委][^，。；：、！？\s“《（]{0,12}(?:工作|任务|目标))/;
/** `2025年度` alone: what belongs to the plan's year as a whole. Its end is a deadline. */
const WHOLE_YEAR = /^度(?![末底])/;
/** What follows a year that history has fixed: `2021年以来`, `2024年起`. */
const SINCE = /^(?:以来|以后|之后|起|开始)/;
const RELATIVE = /去年|上年度?|上一年度?|明年|来年|下年度?|下一年度?|前年/g;
/** Words that count from the plan's year, followed at once by the year they mean: `去年（2024年）`. */
const EXPLAINED = /(今年|本年度?|去年|上年度?|上一年度?|明年|来年|下年度?|下一年度?)[（(]$/;
const OFFSETS: readonly (readonly [RegExp, number])[] = [
  [/^[今本]/, 0],
  [/^[去上]/, -1],
  [/^[明来下]/, 1],
];
/** How far before a year its word is looked for. */
const REACH = 6;

/**
 * Brings the year in a text up to date where it is certain that it moves with the plan: the plan's own year
 * where the plan speaks of itself, and a year that explains a word like 去年. What stands in 《》 or “” is a
 * name and never changes. Deadlines, histories, ranges and everything else stay, and all but a history's
 * beginning (`2021年以来`) is named.
 *
 * Takes linear time.
 *
 * @param from the year of the plan the text comes from; null when it is not known, and then nothing changes
 * @param to the year of the plan it goes into
 */
export function updateYears(text: string, from: number | null, to: number | null): UpdatedText {
  const { text: updated, left } = carryYears(text, from, to);
  return { text: updated, kept: [...new Set(left.map(({ words }) => words))] };
}

/** A year, or a word that counts from the plan's year, that was left as it was. */
export interface LeftYear {
  /** Column in the text as it was before; UTF-16. */
  readonly at: number;
  readonly words: string;
  /** The year it speaks of, the last one of a range; undefined for a word like 去年. */
  readonly year: number | undefined;
}

/** {@link updateYears} with the place of everything that was left. */
export function carryYears(
  text: string,
  from: number | null,
  to: number | null,
): { readonly text: string; readonly left: readonly LeftYear[] } {
  if (from === to && from !== null) {
    return { text, left: [] };
  }
  const names = nameColumns(text);
  const left: LeftYear[] = [];
  let updated = '';
  let done = 0;
  for (const match of text.matchAll(YEAR)) {
    const { index } = match;
    const [whole, first = '', dash, second, school = ''] = match;
    if (names(index)) {
      continue;
    }
    const after = text.slice(index + whole.length, index + whole.length + 24);
    const before = text.slice(Math.max(0, index - REACH), index);
    const year = yearOf(first);
    const moved =
      from === null || to === null
        ? undefined
        : dash !== undefined
          ? movedRange(year, second ?? '', school, from)
          : moves(year, school, before, after, from);
    if (moved && from !== null && to !== null) {
      const shift = to - from;
      const tail = second === undefined ? '' : (dash ?? '') + writeLike(second, yearOf(second, year) + shift);
      updated += text.slice(done, index) + writeLike(first, year + shift) + tail + `${school}年`;
      done = index + whole.length;
    } else if (!(dash === undefined && SINCE.test(after)) && !/[自从]$/.test(before)) {
      left.push({ at: index, words: whole, year: yearOf(second ?? first, year) });
    }
  }
  updated += text.slice(done);
  for (const match of text.matchAll(RELATIVE)) {
    // Where the year that it means stands behind it, the word is right again.
    const explained = /^[（(]/.test(text.slice(match.index + match[0].length));
    if (!names(match.index) && !explained) {
      left.push({ at: match.index, words: match[0], year: undefined });
    }
  }
  left.sort((a, b) => a.at - b.at);
  return { text: updated, left };
}

/** What is summed up before the plan begins: `2025年工作总结和2026年工作要点`. */
const SUMMED_UP = /^[^，。；、：]{0,12}?(?:总结|回顾|完成情况|报告)/;

/**
 * Moves the years of a plan's own title, or of the title where a letter quotes it: the plan's year wherever it
 * stands, the year after it where a range begins with it, and the year before it where that is summed up.
 *
 * @param from the year the title is about
 */
export function moveTitleYears(title: string, from: number, to: number): string {
  const shift = to - from;
  return title.replace(
    YEAR,
    (
      whole: string,
      first: string,
      dash: string | undefined,
      second: string | undefined,
      school: string,
      at: number,
    ) => {
      const year = yearOf(first);
      const own =
        second === undefined
          ? year === from || (year === from - 1 && SUMMED_UP.test(title.slice(at + whole.length)))
          : year === from && yearOf(second, year) === year + 1;
      if (!own) {
        return whole;
      }
      const tail = second === undefined ? '' : (dash ?? '') + writeLike(second, yearOf(second, year) + shift);
      return `${writeLike(first, year + shift)}${tail}${school}年`;
    },
  );
}

/** Every year a text names, single or as a range, in the order of the text; those in names among them. */
export function yearsIn(text: string): readonly (LeftYear & { readonly range: boolean })[] {
  return [...text.matchAll(YEAR)].map((match) => {
    const [words, first = '', , second] = match;
    const year = yearOf(first);
    return {
      at: match.index,
      words,
      year: yearOf(second ?? first, year),
      range: second !== undefined,
    };
  });
}

/** Whether a single year certainly moves with the plan's. */
function moves(year: number, school: string, before: string, after: string, from: number): boolean {
  const word = EXPLAINED.exec(before)?.[1];
  if (word !== undefined && /^[）)]/.test(after)) {
    const offset = OFFSETS.find(([pattern]) => pattern.test(word))?.[1];
    return offset !== undefined && year === from + offset;
  }
  if (year !== from || /[自从到至]$/.test(before)) {
    return false;
  }
  return school !== '' || OWN.test(after) || WHOLE_YEAR.test(after);
}

/** Of ranges only a school year is the plan's own: `2025—2026学年`. */
function movedRange(first: number, second: string, school: string, from: number): boolean {
  return school !== '' && first === from && yearOf(second, first) === first + 1;
}

/** Tells of ascending columns whether they stand in 《》 or “”; a mark without a partner holds nothing. */
function nameColumns(text: string): (at: number) => boolean {
  const names = [...text.matchAll(/《[^《》\n]*》|“[^“”\n]*”/g)];
  let next = 0;
  let last = 0;
  return (at) => {
    if (at < last) {
      next = 0;
    }
    last = at;
    for (let name = names[next]; name && name.index + name[0].length <= at; name = names[++next]);
    const name = names[next];
    return name !== undefined && name.index < at;
  };
}

/** @param near the year whose century a year of two digits belongs to */
function yearOf(written: string, near = 2000): number {
  let value = 0;
  for (const char of written) {
    const chinese = DIGITS.indexOf(/[○零Ｏ]/.test(char) ? '〇' : char);
    const code = char.charCodeAt(0);
    value = value * 10 + (chinese >= 0 ? chinese : code >= 0xff10 ? code - 0xff10 : code - 0x30);
  }
  return written.length === 2 ? Math.trunc(near / 100) * 100 + value : value;
}

/** A year in the digits, and with as many of them, as another was written in. */
function writeLike(written: string, year: number): string {
  const digits = String(year).slice(-written.length);
  if (/\d/.test(written)) {
    return digits;
  }
  if (/[０-９]/.test(written)) {
    return digits.replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit)));
  }
  const zero = /[○零Ｏ]/.exec(written)?.[0] ?? '〇';
  return digits.replace(/\d/g, (digit) => (digit === '0' ? zero : DIGITS.charAt(Number(digit))));
}
