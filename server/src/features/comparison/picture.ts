import type { Link, LinkKind, PlanInfo, Unit } from '../../archive/model';
import { escapeHtml } from './html';
import { KIND_COLORS } from './style';
import { LINK_KINDS, LINK_NAMES } from './words';
import { say, type Language } from '../say';

/** What the picture is drawn from. */
export interface Pictured {
  readonly prior: PlanInfo;
  readonly draft: PlanInfo;
  readonly links: readonly Link[];
  readonly language: Language;
}

/** Units of one plan that are drawn at most: a larger picture shows nothing. */
export const MOST_DRAWN = 300;

// All in the picture's own units, which are pixels where there is room.
const LABEL = 330;
const GAP = 8;
const BAR = 10;
const BANDS = 284;
const WIDTH = 2 * (LABEL + GAP + BAR) + BANDS;
const LEFT = LABEL + GAP;
const RIGHT = LEFT + BAR + BANDS;
const UNIT_HEIGHT = 24;
const BAR_HEIGHT = 18;
const CHAPTER_HEIGHT = 26;
const TOP = 34;
const STUB = 46;
/** Cells of a label; a Chinese character takes two. */
const LABEL_CELLS = 46;
const CHAPTER_CELLS = 50;

/** A unit at its place: the upper edge of its bar, and how much of the bar its bands have taken. */
interface Placed {
  readonly unit: Unit;
  readonly y: number;
  readonly shares: number;
  taken: number;
}

/**
 * The earlier plan's units on the left, the draft's on the right, each in its own order, with a band for each pair
 * that belongs together; what is new or dropped has a stub. Kinds are told apart by colour, by pattern and in words.
 * The table says the same, so the picture is hidden from screen readers.
 *
 * @returns SVG, or undefined when there is nothing to draw or too much
 */
export function comparisonPicture({ prior, draft, links, language }: Pictured): string | undefined {
  const left = unitsIn(links, 'prior');
  const right = unitsIn(links, 'draft');
  if (left.length + right.length === 0 || Math.max(left.length, right.length) > MOST_DRAWN) {
    return undefined;
  }
  const pairs = pairsOf(links);
  const leftSide = place(left, countBy(pairs, 'prior'));
  const rightSide = place(right, countBy(pairs, 'draft'));
  const height = Math.max(leftSide.height, rightSide.height) + 6;
  return [
    `<svg class="picture" viewBox="0 0 ${WIDTH} ${height}" aria-hidden="true" focusable="false">`,
    `<defs>${LINK_KINDS.map((kind) => pattern(kind, 'fill')).join('')}</defs>`,
    text(LEFT, 16, 'end', 'year', planName(prior, language, 'prior')),
    text(RIGHT + BAR, 16, 'start', 'year', planName(draft, language, 'draft')),
    ...leftSide.chapters.map(({ y, name }) => text(LEFT, y, 'end', 'chapter', cut(name, CHAPTER_CELLS))),
    ...rightSide.chapters.map(({ y, name }) =>
      text(RIGHT + BAR, y, 'start', 'chapter', cut(name, CHAPTER_CELLS)),
    ),
    ...links.map((link, i) => drawLink(link, i, pairs, leftSide.places, rightSide.places, language)),
    // Over all bands, so that none hides a word.
    ...links.map((link) => drawTags(link, leftSide.places, rightSide.places, language)),
    ...left.map((unit) => drawUnit(unit, leftSide.places, LEFT, LEFT - GAP, 'end', prior.uri)),
    ...right.map((unit) => drawUnit(unit, rightSide.places, RIGHT, RIGHT + BAR + GAP, 'start', draft.uri)),
    '</svg>',
  ].join('\n');
}

/** A kind's colour and pattern, small, for a legend. */
export function swatch(kind: LinkKind): string {
  return `<svg class="swatch" viewBox="0 0 26 14" aria-hidden="true" focusable="false"><defs>${pattern(kind, 'legend')}</defs><rect width="26" height="14" fill="url(#legend-${kind})"/></svg>`;
}

interface Pair {
  readonly prior: Unit;
  readonly draft: Unit;
  readonly link: Link;
}

/** Each pair of units once, under the first link that has it. */
function pairsOf(links: readonly Link[]): readonly Pair[] {
  const seen = new Set<string>();
  return links.flatMap((link) =>
    link.prior.flatMap((prior) =>
      link.draft.flatMap((draft) => {
        const key = `${prior.line} ${draft.line}`;
        if (seen.has(key)) {
          return [];
        }
        seen.add(key);
        return [{ prior, draft, link }];
      }),
    ),
  );
}

function unitsIn(links: readonly Link[], side: 'prior' | 'draft'): readonly Unit[] {
  const units = new Map<number, Unit>();
  for (const link of links) {
    for (const unit of link[side]) {
      units.set(unit.line, unit);
    }
  }
  return [...units.values()].sort((a, b) => a.line - b.line);
}

function countBy(pairs: readonly Pair[], side: 'prior' | 'draft'): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const pair of pairs) {
    counts.set(pair[side].line, (counts.get(pair[side].line) ?? 0) + 1);
  }
  return counts;
}

interface Side {
  readonly places: ReadonlyMap<number, Placed>;
  readonly chapters: readonly { readonly y: number; readonly name: string }[];
  readonly height: number;
}

function place(units: readonly Unit[], shares: ReadonlyMap<number, number>): Side {
  const places = new Map<number, Placed>();
  const chapters: { y: number; name: string }[] = [];
  let y = TOP;
  let chapter: string | undefined;
  for (const unit of units) {
    if (unit.context !== chapter) {
      chapter = unit.context;
      if (chapter !== '') {
        chapters.push({ y: y + CHAPTER_HEIGHT - 9, name: chapter });
        y += CHAPTER_HEIGHT;
      }
    }
    places.set(unit.line, { unit, y, shares: shares.get(unit.line) ?? 1, taken: 0 });
    y += UNIT_HEIGHT;
  }
  return { places, chapters, height: y };
}

function drawLink(
  link: Link,
  index: number,
  pairs: readonly Pair[],
  left: ReadonlyMap<number, Placed>,
  right: ReadonlyMap<number, Placed>,
  language: Language,
): string {
  const own = pairs.filter((pair) => pair.link === link);
  const { kind } = link;
  const title = `<title>${escapeHtml(describe(link, language))}</title>`;
  const inside = [
    ...own.map(({ prior, draft }) => band(left.get(prior.line), right.get(draft.line), kind)),
    ...(kind === 'dropped' ? link.prior.map(({ line }) => stub(left.get(line), kind)) : []),
    ...(kind === 'new' ? link.draft.map(({ line }) => stub(right.get(line), kind)) : []),
  ];
  return `<g class="k-${kind}"><a href="#link-${index + 1}" tabindex="-1">${title}${inside.join('')}</a></g>`;
}

/** The kind in words, where it is to be seen at once: at the bar that a link has alone. */
function drawTags(
  { kind, prior, draft }: Link,
  left: ReadonlyMap<number, Placed>,
  right: ReadonlyMap<number, Placed>,
  language: Language,
): string {
  const ofPrior = kind === 'dropped' || kind === 'split';
  const units = kind === 'continued' ? [] : ofPrior ? prior : draft;
  const away = kind === 'dropped' || kind === 'new' ? STUB + 5 : 8;
  const tags = units.map(({ line }) => {
    const y = ((ofPrior ? left : right).get(line)?.y ?? 0) + 13;
    const words = say(LINK_NAMES[kind], language);
    return ofPrior
      ? text(LEFT + BAR + away, y, 'start', 'tag', words)
      : text(RIGHT - away, y, 'end', 'tag', words);
  });
  return tags.length === 0 ? '' : `<g class="k-${kind}">${tags.join('')}</g>`;
}

/** A band from the share of one bar to the share of another; both bars are used up from above. */
function band(from: Placed | undefined, to: Placed | undefined, kind: LinkKind): string {
  if (!from || !to) {
    return '';
  }
  const [a1, a2] = nextShare(from);
  const [b1, b2] = nextShare(to);
  const x1 = LEFT + BAR;
  const middle = (x1 + RIGHT) / 2;
  return (
    `<path class="band" fill="url(#fill-${kind})" d="M${x1} ${a1}C${middle} ${a1} ${middle} ${b1} ${RIGHT} ${b1}` +
    `V${b2}C${middle} ${b2} ${middle} ${a2} ${x1} ${a2}Z"/>`
  );
}

function nextShare(placed: Placed): readonly [number, number] {
  const height = BAR_HEIGHT / placed.shares;
  const from = placed.y + height * placed.taken;
  placed.taken++;
  return [round(from), round(from + height)];
}

/** What is dropped runs out into nothing, what is new comes from nothing. */
function stub(placed: Placed | undefined, kind: 'new' | 'dropped'): string {
  if (!placed) {
    return '';
  }
  const { y } = placed;
  const [from, to] = kind === 'dropped' ? [LEFT + BAR, LEFT + BAR + STUB] : [RIGHT, RIGHT - STUB];
  return `<path class="band" fill="url(#fill-${kind})" d="M${from} ${y}L${to} ${y + BAR_HEIGHT / 2}L${from} ${y + BAR_HEIGHT}Z"/>`;
}

function drawUnit(
  unit: Unit,
  places: ReadonlyMap<number, Placed>,
  barX: number,
  labelX: number,
  anchor: string,
  uri: string,
): string {
  const y = places.get(unit.line)?.y ?? 0;
  const full = unit.marker + unit.heading;
  const data = `data-uri="${escapeHtml(uri)}" data-line="${unit.line}"`;
  return (
    `<g ${data}><title>${escapeHtml(full)}</title>` +
    `<rect class="bar" fill="var(--bg)" x="${barX}" y="${y}" width="${BAR}" height="${BAR_HEIGHT}"/>` +
    `${text(labelX, y + 14, anchor, 'label', cut(full, LABEL_CELLS))}</g>`
  );
}

function text(x: number, y: number, anchor: string, name: string, content: string): string {
  return `<text class="${name}" x="${x}" y="${y}" text-anchor="${anchor}">${escapeHtml(content)}</text>`;
}

/** `延续：1.甲 → 2.乙`, for the pointer that rests on a band. */
function describe({ kind, prior, draft }: Link, language: Language): string {
  const names = (units: readonly Unit[]): string =>
    units.map(({ marker, heading }) => cut(marker + heading, 2 * LABEL_CELLS)).join(' + ');
  const colon = language === 'zh' ? '：' : ': ';
  return say(LINK_NAMES[kind], language) + colon + [names(prior), names(draft)].filter(Boolean).join(' → ');
}

function planName({ year, name }: PlanInfo, language: Language, side: 'prior' | 'draft'): string {
  if (year === null) {
    return cut(name, CHAPTER_CELLS - 6);
  }
  const of = {
    prior: { zh: '往年要点', en: 'earlier plan' },
    draft: { zh: '本稿', en: 'this draft' },
  };
  return language === 'zh' ? `${year}年（${of[side].zh}）` : `${year} (${of[side].en})`;
}

/** The text cut to a number of cells; what is wider than Latin takes two. */
function cut(full: string, limit: number): string {
  let cells = 0;
  let result = '';
  for (const char of full) {
    cells += (char.codePointAt(0) ?? 0) < 0x2e80 ? 1 : 2;
    if (cells > limit) {
      return `${result}…`;
    }
    result += char;
  }
  return result;
}

/** Continued is plain; split and merged are striped one way and the other; new is dotted, dropped is crossed. */
function pattern(kind: LinkKind, use: 'fill' | 'legend'): string {
  const color = KIND_COLORS[kind];
  const lines: Readonly<Record<LinkKind, string>> = {
    continued: '',
    split: 'M-2 2L2 -2M0 8L8 0M6 10L10 6',
    merged: 'M-2 6L2 10M0 0L8 8M6 -2L10 2',
    new: 'M2 3h2M6 7h2',
    dropped: 'M0 0L8 8M0 8L8 0',
  };
  return (
    `<pattern id="${use}-${kind}" width="8" height="8" patternUnits="userSpaceOnUse">` +
    `<rect width="8" height="8" fill="${color}"/>` +
    (lines[kind] === ''
      ? ''
      : `<path d="${lines[kind]}" stroke="var(--bg)" stroke-width="1.6" fill="none"/>`) +
    '</pattern>'
  );
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
