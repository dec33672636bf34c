import { isBlank } from '../plan/chars';
import type { Marker } from '../plan/marker';
import { toArabic, toChinese, toCircled } from '../plan/ordinal';
import type { Plan } from '../plan/tree';
import type { Role, TextBlock } from './layout';
import { countLists, type CountedList } from './list-count';
import { escapeXml, wordPart } from './xml';

/** A number that Word counts (`w:numPr`, ISO/IEC 29500-1, 17.3.1.19). */
export interface AutomaticNumber {
  /** From 1. */
  readonly numId: number;
  /** From 0. */
  readonly level: number;
}

/** Levels of a list, outermost first; circled points stand below points in brackets. */
const RANKS = ['chapter', 'section', 'item', 'point', 'circled'] as const;
export type Rank = (typeof RANKS)[number];

/** How a level's numbers are written. */
interface Form {
  /** ST_NumberFormat (17.18.59). */
  readonly format: string;
  /** The marker with `#` for its numeral. */
  readonly shape: string;
}

/** How many circled numbers Word writes by itself (`decimalEnclosedCircle` ends at ⑳). */
const MOST_CIRCLED = 20;

/** Lists that count what a plan's text says, and who counts with them. */
export interface Numbering {
  readonly lists: readonly CountedList[];
  readonly numberOf: (block: TextBlock) => AutomaticNumber | undefined;
  /** What the first paragraph of a level that is counted is. */
  readonly roleOf: (rank: Rank) => Role | undefined;
  /** The number that a heading of a level on its own line has by its style. */
  readonly ofHeading: (rank: Rank) => AutomaticNumber | undefined;
  /** The part `numbering.xml`. */
  readonly xml: (look: (rank: Rank) => LevelLook) => string;
}

/** What the numbers of a level look like. */
export interface LevelLook {
  /** The paragraph style that the level is tied to (`w:pStyle`, 17.9.23). */
  readonly style: string | undefined;
  /** Properties of the number's characters (`w:rPr`), as XML. */
  readonly run: string;
  /** `w:ind` of its paragraphs, as XML: LibreOffice takes none of their style where they have a number. */
  readonly indent: string;
}

/**
 * Makes Word's lists of a plan's numbers. What Word would count otherwise than the text says begins a new instance
 * with the number that is written; what Word cannot write stays text.
 */
export function automaticNumbers(plan: Plan, blocks: readonly TextBlock[]): Numbering {
  const countable = blocks.flatMap(countableOf);
  const forms = commonForms(countable);
  const members = countable.filter(({ block, rank, form }) => {
    const common = forms.get(rank);
    const line = block.lines[0] ?? '';
    // A number without any text would be an empty paragraph to whoever reads the file, and blanks before a tab part cells.
    const alone = line.length <= (block.numbered?.length ?? 0) || line.includes('\t');
    return !alone && keyOf(form) === (common && keyOf(common));
  });
  const ranks = RANKS.filter((rank) => forms.has(rank));
  const { lists, numbers } = countLists(ranks, (rank) => restarts(plan, rank), members);
  const byBlock = new Map(members.map(({ block }, i) => [block, numbers[i]]));
  const spaced = new Set(ranks.filter((rank) => isSpaced(members, rank)));
  return {
    lists,
    numberOf: (block) => byBlock.get(block),
    roleOf: (rank) => members.find((member) => member.rank === rank)?.block.role,
    ofHeading: (rank) => {
      const list = lists.find((one) => one.ranks.includes(rank));
      const first = list?.instances[0];
      return list && first && { numId: first.numId, level: list.ranks.indexOf(rank) };
    },
    xml: (look) => writeNumbering(lists, forms, spaced, look),
  };
}

/** Whether a level begins anew under each node above it; circled points always do. */
function restarts(plan: Plan, rank: Rank): boolean {
  return rank === 'circled' || plan.schemes[rank]?.resetAt === 'parent';
}

function rankOf({ level, shape }: Marker): Rank {
  return shape.startsWith('①') ? 'circled' : level;
}

/** A block whose number Word can write by itself. */
interface Countable {
  readonly block: TextBlock;
  readonly rank: Rank;
  readonly form: Form;
  readonly ordinal: number;
  /** Length of the marker, without the blanks behind it (UTF-16 units). */
  readonly length: number;
}

/** The block, if Word can write its number; else nothing. */
function countableOf(block: TextBlock): readonly Countable[] {
  const marker = block.numbered?.node.marker;
  const ordinal = marker?.ordinal ?? undefined;
  const form = marker && ordinal !== undefined ? formOf(marker, ordinal) : undefined;
  return marker && ordinal !== undefined && form
    ? [{ block, rank: rankOf(marker), form, ordinal, length: marker.text.length }]
    : [];
}

/** The form of a marker that Word can write by itself with exactly these characters. */
function formOf(marker: Marker, ordinal: number): Form | undefined {
  if (marker.flaw !== undefined) {
    return undefined;
  }
  const { start, text } = marker;
  const numeral = text.slice(marker.ordinalStart - start, marker.ordinalEnd - start);
  const shape = `${text.slice(0, marker.ordinalStart - start)}#${text.slice(marker.ordinalEnd - start)}`;
  if (numeral === toChinese(ordinal)) {
    return { format: 'chineseCountingThousand', shape };
  }
  if (numeral === toArabic(ordinal)) {
    return { format: 'decimal', shape };
  }
  if (numeral === toCircled(ordinal) && ordinal <= MOST_CIRCLED) {
    return { format: 'decimalEnclosedCircle', shape };
  }
  return undefined;
}

function keyOf({ format, shape }: Form): string {
  return `${format} ${shape}`;
}

/** For each level the form that most of its markers have. */
function commonForms(countable: readonly Countable[]): ReadonlyMap<Rank, Form> {
  const counts = new Map<Rank, Map<string, { readonly form: Form; count: number }>>();
  for (const { rank, form } of countable) {
    const ofRank = counts.get(rank) ?? new Map<string, { readonly form: Form; count: number }>();
    counts.set(rank, ofRank);
    const key = keyOf(form);
    const entry = ofRank.get(key) ?? { form, count: 0 };
    ofRank.set(key, entry);
    entry.count++;
  }
  const forms = new Map<Rank, Form>();
  for (const [rank, ofRank] of counts) {
    const [most] = [...ofRank.values()].sort((a, b) => b.count - a.count);
    if (most) {
      forms.set(rank, most.form);
    }
  }
  return forms;
}

/** Whether most of a level's markers have a blank behind them. */
function isSpaced(countable: readonly Countable[], rank: Rank): boolean {
  const all = countable.filter((one) => one.rank === rank);
  const spaced = all.filter(({ block, length }) => isBlank(block.lines[0]?.charCodeAt(length) ?? 0));
  return spaced.length * 2 > all.length;
}

/** In the order of CT_Numbering: lists first, then their instances (17.9.17). */
function writeNumbering(
  lists: readonly CountedList[],
  forms: ReadonlyMap<Rank, Form>,
  spaced: ReadonlySet<Rank>,
  look: (rank: Rank) => LevelLook,
): string {
  const abstracts = lists.map(({ ranks }, id) => {
    const levels = ranks.map((rank, level) => {
      const form = forms.get(rank);
      return form ? writeLevel(form, level, spaced.has(rank), look(rank)) : '';
    });
    // Nine levels are what a list has; those that the plan does not use write nothing.
    const rest = Array.from({ length: 9 - ranks.length }, (_, i) => emptyLevel(ranks.length + i));
    return (
      `<w:abstractNum w:abstractNumId="${id}"><w:nsid w:val="${identity(id)}"/>` +
      `<w:multiLevelType w:val="multilevel"/><w:tmpl w:val="${identity(id + lists.length)}"/>` +
      `${levels.join('')}${rest.join('')}</w:abstractNum>`
    );
  });
  const instances = lists
    .flatMap(({ instances: all }, list) => all.map((instance) => ({ ...instance, list })))
    .sort((a, b) => a.numId - b.numId);
  const nums = instances.map(({ numId, list, override }) => {
    const begun =
      override &&
      `<w:lvlOverride w:ilvl="${override.level}"><w:startOverride w:val="${override.start}"/></w:lvlOverride>`;
    return `<w:num w:numId="${numId}"><w:abstractNumId w:val="${list}"/>${begun ?? ''}</w:num>`;
  });
  return wordPart('numbering', abstracts.join('') + nums.join(''));
}

/** In the order of CT_Lvl (17.9.6). */
function writeLevel({ format, shape }: Form, level: number, spaced: boolean, look: LevelLook): string {
  const text = escapeXml(shape.replace('#', `%${level + 1}`));
  return (
    `<w:lvl w:ilvl="${level}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>` +
    (look.style === undefined ? '' : `<w:pStyle w:val="${escapeXml(look.style)}"/>`) +
    `<w:suff w:val="${spaced ? 'space' : 'nothing'}"/><w:lvlText w:val="${text}"/><w:lvlJc w:val="left"/>` +
    (look.indent === '' ? '' : `<w:pPr>${look.indent}</w:pPr>`) +
    (look.run === '' ? '' : `<w:rPr>${look.run}</w:rPr>`) +
    `</w:lvl>`
  );
}

function emptyLevel(level: number): string {
  return (
    `<w:lvl w:ilvl="${level}"><w:start w:val="1"/><w:numFmt w:val="none"/><w:suff w:val="nothing"/>` +
    `<w:lvlText w:val=""/><w:lvlJc w:val="left"/></w:lvl>`
  );
}

/** Word tells lists of several files apart by such numbers (17.9.14); the same plan has the same ones. */
function identity(id: number): string {
  return (0x5a000000 + id * 0x10001).toString(16).toUpperCase();
}
