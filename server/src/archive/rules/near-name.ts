/* Whether two names that differ are two ways to write one: a slip of the pen, or a word that says nothing. */

/** Shorter names are near each other by chance. */
const MIN_LENGTH = 8;
/** Characters at the beginning that must be the same. */
const SAME_BEGINNING = 3;

/** Words that come and go in a name without making it another document's. */
const LIGHT = /关于|有关|工作|进一步|的|和|与|及|暨/g;
/** A word before the kind of document that is easily mistaken: 管理办法 for 实施办法, 行动计划 for 工作计划. */
const EASILY_MISTAKEN = /(?:管理|实施|工作|行动|推进){1,2}(?=(?:办法|细则|方案|计划|规划|规定|规则|指南)$)/;
/** Characters before that word that must be the same: the document's subject. */
const SAME_SUBJECT = 6;
/** Marks that are written in several ways or left out. */
const MARKS = /[“”‘’"'、，,：:·•．.—–\-－～~《》〈〉（）()〔〕[\]]/g;
/** State of a text, that is no part of its name. */
const VERSION =
  /[（(〔[](?:试行|暂行|修订|修正|征求意见稿|送审稿|草案|讨论稿|[^（(〔[）)〕\]]{0,6}(?:年版|版|稿))[）)〕\]]/g;
/** Years and plan periods: another one is another document. */
const PERIOD =
  /(?:19|20)\d{2}(?:[—–\-－~～至](?:19|20)?\d{2,4})?年?度?|[“"]?十[一二三四五六七八九][五][”"]?/g;
/** Characters that tell one document of a kind from another: numbers, regions, ranks, sides, stages of school. */
const TELLING = new Set(
  '一二三四五六七八九十百两甲乙丙丁首次再初中高大小低上下左右前后东西南北内外新旧老幼男女城乡农工商省市县区镇村国州州部厅局委企校' +
    '0123456789０１２３４５６７８９语数英史地政生化物音体美水电气火风土林田路桥车船煤油粮棉牛羊猪鱼文理医法军民',
);

/**
 * Whether one name is most likely the other one, written by mistake.
 *
 * @param name and {@link other}: folded, and not the same
 */
export function isSlip(name: string, other: string): boolean {
  if (name === other || name.length < MIN_LENGTH || other.length < MIN_LENGTH) {
    return false;
  }
  if (name.slice(0, SAME_BEGINNING) !== other.slice(0, SAME_BEGINNING)) {
    return false;
  }
  if (periodsOf(name) !== periodsOf(other)) {
    return false;
  }
  const a = coreOf(name);
  const b = coreOf(other);
  if (a === b) {
    // They differ in more than their version.
    return bare(name) !== bare(other);
  }
  return isOneStep(Array.from(a), Array.from(b)) || isSameSubject(name, other);
}

/**
 * What is written otherwise in a name that {@link isSlip} takes for another: the pairs of neighbouring characters that
 * only it has. A slip of the pen seldom makes words; 排水管理办法 beside 供水管理办法 is another document.
 *
 * @returns none where two neighbours are swapped, or a word was put in or left out that says nothing
 */
export function changedPairs(name: string, other: string): readonly string[] {
  const a = coreOf(name);
  const b = coreOf(other);
  if (a === b || isSameSubject(name, other) || sorted(a) === sorted(b)) {
    return [];
  }
  const known = new Set(pairsOf(bare(other)));
  return pairsOf(bare(name)).filter((pair) => !known.has(pair));
}

function pairsOf(text: string): readonly string[] {
  const characters = Array.from(text);
  return characters.slice(1).map((character, i) => `${characters[i] ?? ''}${character}`);
}

function sorted(text: string): string {
  return Array.from(text).sort().join('');
}

/** Whether two names differ only in the word before the kind of document, which is the same. */
function isSameSubject(name: string, other: string): boolean {
  const a = bare(name);
  const b = bare(other);
  const at = Math.min(subjectOf(a), subjectOf(b));
  return at >= SAME_SUBJECT && a.replace(EASILY_MISTAKEN, '') === b.replace(EASILY_MISTAKEN, '');
}

/** Where the word before the kind of document begins; the end of a name that has none. */
function subjectOf(name: string): number {
  return EASILY_MISTAKEN.exec(name)?.index ?? name.length;
}

function periodsOf(name: string): string {
  return (name.match(PERIOD) ?? [])
    .map((period) => period.replace(/[^\d一二三四五六七八九十]/g, ''))
    .join(' ');
}

/** Without what is no part of the name: its version, its marks. */
function bare(name: string): string {
  return name.replace(VERSION, '').replace(MARKS, '');
}

/** Without the words that say nothing either. */
function coreOf(name: string): string {
  return bare(name).replace(PERIOD, '').replace(LIGHT, '');
}

/** Two neighbours swapped, or one character put in, left out or mistaken for another, none that tells documents apart. */
function isOneStep(a: readonly string[], b: readonly string[]): boolean {
  if (Math.abs(a.length - b.length) > 1) {
    return false;
  }
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) {
    start++;
  }
  let end = 0;
  while (
    end < a.length - start &&
    end < b.length - start &&
    a[a.length - 1 - end] === b[b.length - 1 - end]
  ) {
    end++;
  }
  const left = a.slice(start, a.length - end);
  const right = b.slice(start, b.length - end);
  if (left.length === 2 && right.length === 2) {
    return left[0] === right[1] && left[1] === right[0];
  }
  return left.length <= 1 && right.length <= 1 && ![...left, ...right].some((char) => TELLING.has(char));
}
