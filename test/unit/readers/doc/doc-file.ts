import { compoundFile, concat, words } from './compound-file';
import {
  flag,
  fontsOf,
  instancesOf,
  listsOf,
  short,
  stylesOf,
  type InstanceOf,
  type LevelOf,
  type StyleOf,
} from './doc-lists';

export type { InstanceOf, LevelOf, StyleOf };

/**
 * Writes Word documents ([MS-DOC]) for tests, from what a test wants to say about them. Names in comments are those of
 * the structures there.
 */

export interface RunOf {
  readonly text: string;
  readonly hidden?: boolean | 'style' | 'opposite';
  readonly deleted?: boolean;
  readonly inserted?: boolean;
  readonly special?: boolean;
  readonly separator?: boolean;
  readonly object?: boolean;
  readonly data?: boolean;
  readonly style?: number;
  readonly font?: number;
  readonly symbol?: { readonly font: number; readonly code: number };
}

export interface ParagraphOf {
  readonly text?: string | readonly (string | RunOf)[];
  /** The mark at its end: of a paragraph, a cell, or a section. */
  readonly end?: '\r' | '\x07' | '\f';
  /** What is said of the mark itself. */
  readonly mark?: Omit<RunOf, 'text'>;
  readonly style?: number;
  readonly list?: number;
  readonly level?: number;
  readonly inTable?: boolean;
  readonly depth?: number;
  readonly rowEnd?: boolean;
  /** Further changes, byte by byte. */
  readonly sprms?: readonly number[];
  /** Puts its changes into the stream `Data` (sprmPHugePapx). */
  readonly elsewhere?: boolean;
}

export interface DocOf {
  readonly paragraphs: readonly (string | ParagraphOf)[];
  /** Of one level those that are simple. */
  readonly lists?: readonly (readonly LevelOf[])[];
  readonly instances?: readonly InstanceOf[];
  readonly styles?: readonly (StyleOf | undefined)[];
  readonly fonts?: readonly string[];
  /** Text boxes, and the place in the text of the mark that each is anchored at; none for those of a group. */
  readonly boxes?: readonly {
    readonly at?: number;
    readonly paragraphs: readonly (string | ParagraphOf)[];
  }[];
  readonly footnotes?: number;
  readonly endnotes?: number;
  readonly comments?: number;
  /** Shapes of type 75 in the drawing of the main text. */
  readonly pictures?: number;
  /** Bytes a character: windows-1252 or UTF-16. */
  readonly width?: 1 | 2;
  /** Cuts the text into pieces of so many characters, kept in reverse in the file. */
  readonly pieceLength?: number;
  /** Prm for all pieces: a number as it is, or a list of changes. */
  readonly prm?: number | readonly number[];
  readonly flags?: number;
  readonly magic?: number;
  readonly version?: number;
  readonly tableName?: '0Table' | '1Table';
}

/** Indexes of FibRgFcLcb97. */
const AT = {
  styles: 1,
  footnotes: 2,
  comments: 4,
  sections: 6,
  characters: 12,
  paragraphs: 13,
  fonts: 15,
  pieces: 33,
  shapes: 40,
  endnotes: 46,
  drawings: 50,
  textBoxes: 56,
  lists: 73,
  instances: 74,
};
const PAIRS = 93;
const FIB_SIZE = 154 + PAIRS * 8 + 2;
const TEXT_AT = 2048;
const PAGE = 512;

export type Streams = Record<string, Uint8Array>;

/** The bytes of a document. */
export function docOf(doc: DocOf): Uint8Array {
  return compoundFile(streamsOf(doc));
}

interface Character {
  readonly code: number;
  readonly run: Omit<RunOf, 'text'>;
  readonly paragraph: ParagraphOf;
}

/** The streams that {@link docOf} puts together. */
export function streamsOf(doc: DocOf): Streams {
  const main = charactersOf(doc.paragraphs);
  const boxes = (doc.boxes ?? []).map((box) => charactersOf(box.paragraphs));
  const boxText = boxes.length > 0 ? [...boxes.flat(), ...charactersOf([''])] : [];
  // Behind other parts than the main one stands one more mark.
  const all = [...main, ...boxText, ...(boxText.length > 0 ? charactersOf(['']) : [])];
  const width = doc.width ?? 2;

  // Pieces: the last one of the text lies first in the file.
  const length = doc.pieceLength ?? Math.max(1, all.length);
  const starts = Array.from({ length: Math.max(1, Math.ceil(all.length / length)) }, (_, i) => i * length);
  const offsets = new Map<number, number>();
  let offset = TEXT_AT;
  for (const start of [...starts].reverse()) {
    offsets.set(start, offset);
    offset += (Math.min(start + length, all.length) - start) * width;
  }
  const text = new Uint8Array(offset - TEXT_AT);
  const placed = all.map((character, place) => {
    const start = Math.floor(place / length) * length;
    const at = (offsets.get(start) ?? 0) + (place - start) * width;
    text[at - TEXT_AT] = character.code & 0xff;
    if (width === 2) {
      text[at - TEXT_AT + 1] = character.code >> 8;
    }
    return { ...character, at };
  });
  placed.sort((a, b) => a.at - b.at);

  // Properties, in pages of 512 bytes behind the text.
  const data: number[] = [0, 0, 0, 0];
  const stretches = <T>(
    same: (character: (typeof placed)[number]) => T,
    bytesOf: (of: T) => readonly number[],
  ) => {
    const found: { readonly from: number; to: number; readonly of: T; readonly bytes: readonly number[] }[] =
      [];
    for (const character of placed) {
      const last = found.at(-1);
      if (last && last.of === same(character) && last.to === character.at) {
        last.to += width;
      } else {
        const of = same(character);
        found.push({ from: character.at, to: character.at + width, of, bytes: bytesOf(of) });
      }
    }
    return found;
  };
  const characterPages = pagesOf(
    stretches(({ run }) => run, characterSprms),
    false,
  );
  const paragraphPages = pagesOf(
    stretches(
      ({ paragraph }) => paragraph,
      (paragraph) => paragraphSprms(paragraph, data),
    ),
    true,
  );
  const firstPage = Math.ceil((TEXT_AT + text.length) / PAGE);
  const word = new Uint8Array((firstPage + characterPages.length + paragraphPages.length) * PAGE);
  word.set(text, TEXT_AT);
  [...characterPages, ...paragraphPages].forEach(({ bytes }, i) => {
    word.set(bytes, (firstPage + i) * PAGE);
  });
  const pageList = (pages: readonly Page[], first: number): Uint8Array =>
    words([...pages.map(({ from }) => from), pages.at(-1)?.to ?? 0, ...pages.map((_, i) => first + i)]);

  // The table stream.
  const parts: Uint8Array[] = [];
  const places = new Map<number, { readonly at: number; readonly size: number }>();
  let tableSize = 0;
  const add = (index: number, bytes: Uint8Array, uncounted?: Uint8Array): void => {
    places.set(index, { at: tableSize, size: bytes.length });
    parts.push(bytes, uncounted ?? new Uint8Array(0));
    tableSize += bytes.length + (uncounted?.length ?? 0);
  };
  add(AT.styles, stylesOf(doc.styles ?? []));
  add(AT.characters, pageList(characterPages, firstPage));
  add(AT.paragraphs, pageList(paragraphPages, firstPage + characterPages.length));
  add(AT.fonts, fontsOf(doc.fonts ?? []));
  const sections = main.flatMap(({ code, paragraph }, place) =>
    code === 0x0c && paragraph.end === '\f' ? [place + 1] : [],
  );
  add(AT.sections, plc([0, ...sections], 12));
  add(AT.footnotes, plc(counted(doc.footnotes), 2));
  add(AT.endnotes, plc(counted(doc.endnotes), 2));
  add(AT.comments, plc(counted(doc.comments), 30));
  const { definitions, levels } = listsOf(doc.lists ?? []);
  add(AT.lists, definitions, levels);
  add(AT.instances, instancesOf(doc.instances ?? []));
  addBoxes(add, doc, boxes);
  add(AT.drawings, drawingsOf(doc.pictures ?? 0));
  const prc = typeof doc.prm === 'object' ? concat([[1], short(doc.prm.length), doc.prm]) : [];
  const prm = typeof doc.prm === 'object' ? 1 : (doc.prm ?? 0);
  const pieces = concat([
    words([...starts, all.length]),
    ...starts.map((start) => {
      const at = offsets.get(start) ?? 0;
      return concat([[0, 0], words([width === 1 ? (at * 2) | 0x40000000 : at]), short(prm)]);
    }),
  ]);
  add(AT.pieces, concat([prc, [2], words([pieces.length]), pieces]));

  const view = new DataView(word.buffer);
  view.setUint16(0, doc.magic ?? 0xa5ec, true);
  view.setUint16(2, doc.version ?? 0xc1, true);
  const tableName = doc.tableName ?? '1Table';
  view.setUint16(10, (doc.flags ?? 0) | (tableName === '1Table' ? 0x200 : 0), true);
  view.setUint16(32, 14, true);
  view.setUint16(62, 22, true);
  view.setUint32(64 + 3 * 4, main.length, true);
  view.setUint32(64 + 9 * 4, boxText.length, true);
  view.setUint16(152, PAIRS, true);
  for (const [index, { at, size }] of places) {
    view.setUint32(154 + index * 8, at, true);
    view.setUint32(158 + index * 8, size, true);
  }
  if (FIB_SIZE > TEXT_AT) {
    throw new Error('no room for the text');
  }
  return { WordDocument: word, [tableName]: concat(parts), Data: Uint8Array.from(data) };
}

function charactersOf(paragraphs: readonly (string | ParagraphOf)[]): Character[] {
  return paragraphs.flatMap((said) => {
    const paragraph: ParagraphOf = typeof said === 'string' ? { text: said } : said;
    const runs = typeof paragraph.text === 'string' ? [paragraph.text] : (paragraph.text ?? []);
    const mark: RunOf = { ...paragraph.mark, text: paragraph.end ?? '\r' };
    return [...runs, mark].flatMap((of) => {
      const run: RunOf = typeof of === 'string' ? { text: of } : of;
      // UTF-16, unit by unit.
      return run.text.split('').map((unit) => ({ code: unit.charCodeAt(0), run, paragraph }));
    });
  });
}

function characterSprms(run: Omit<RunOf, 'text'>): number[] {
  const toggles = { style: 0x80, opposite: 0x81 };
  const { hidden } = run;
  return [
    ...(run.style === undefined ? [] : [0x30, 0x4a, ...short(run.style)]),
    ...(run.font === undefined ? [] : [0x4f, 0x4a, ...short(run.font)]),
    ...(hidden === undefined
      ? []
      : [0x3c, 0x08, typeof hidden === 'string' ? toggles[hidden] : Number(hidden)]),
    ...flag(0x0800, run.deleted),
    ...flag(0x0801, run.inserted),
    ...flag(0x0855, run.special),
    ...flag(0x0818, run.separator),
    ...flag(0x080a, run.object),
    ...flag(0x0806, run.data),
    ...(run.symbol ? [0x09, 0x6a, ...short(run.symbol.font), ...short(run.symbol.code)] : []),
  ];
}

/** GrpPrlAndIstd. */
function paragraphSprms(paragraph: ParagraphOf, data: number[]): number[] {
  const list = [
    ...flag(0x2416, paragraph.inTable ?? (paragraph.end === '\x07' ? true : undefined)),
    ...flag(0x2417, paragraph.rowEnd),
    ...(paragraph.depth === undefined ? [] : [0x49, 0x66, paragraph.depth, 0, 0, 0]),
    ...(paragraph.level === undefined ? [] : [0x0a, 0x26, paragraph.level]),
    ...(paragraph.list === undefined ? [] : [0x0b, 0x46, ...short(paragraph.list)]),
    ...(paragraph.sprms ?? []),
  ];
  if (paragraph.elsewhere === true) {
    const at = data.length;
    data.push(...short(list.length), ...list);
    return [...short(paragraph.style ?? 0), 0x46, 0x66, ...words([at])];
  }
  return [...short(paragraph.style ?? 0), ...list];
}

interface Page {
  readonly from: number;
  readonly to: number;
  readonly bytes: Uint8Array;
}

/** ChpxFkp and PapxFkp, of few stretches each. */
function pagesOf(
  stretches: readonly { readonly from: number; readonly to: number; readonly bytes: readonly number[] }[],
  isParagraph: boolean,
): Page[] {
  const entrySize = isParagraph ? 13 : 1;
  const pages: Page[] = [];
  let rest = stretches;
  while (rest.length > 0) {
    const bytes = new Uint8Array(PAGE);
    const taken: (typeof stretches)[number][] = [];
    let end = PAGE - 2;
    for (const stretch of rest) {
      const list = isParagraph ? papx(stretch.bytes) : [stretch.bytes.length, ...stretch.bytes];
      const at = (end - list.length) & ~1;
      if (at < (taken.length + 2) * 4 + (taken.length + 1) * entrySize || taken.length === 20) {
        break;
      }
      end = at;
      taken.push(stretch);
    }
    const view = new DataView(bytes.buffer);
    end = PAGE - 2;
    taken.forEach((stretch, i) => {
      const list = isParagraph ? papx(stretch.bytes) : [stretch.bytes.length, ...stretch.bytes];
      end = (end - list.length) & ~1;
      view.setUint32(i * 4, stretch.from, true);
      view.setUint32((i + 1) * 4, stretch.to, true);
      bytes.set(list, end);
      bytes[(taken.length + 1) * 4 + i * entrySize] = end / 2;
    });
    bytes[PAGE - 1] = taken.length;
    pages.push({ from: taken[0]?.from ?? 0, to: taken.at(-1)?.to ?? 0, bytes });
    rest = rest.slice(taken.length);
  }
  return pages;
}

/** PapxInFkp: an even size has a byte of its own. */
function papx(bytes: readonly number[]): number[] {
  return bytes.length % 2 === 1 ? [(bytes.length + 1) / 2, ...bytes] : [0, bytes.length / 2, ...bytes];
}

function plc(places: readonly number[], entrySize: number): Uint8Array {
  return places.length < 2
    ? new Uint8Array(0)
    : concat([words(places), new Uint8Array((places.length - 1) * entrySize)]);
}

function counted(count = 0): number[] {
  return count === 0 ? [] : Array.from({ length: count + 1 }, (_, i) => i);
}

/** PlcSpaMom and PlcftxbxTxt. */
function addBoxes(
  add: (index: number, bytes: Uint8Array) => void,
  doc: DocOf,
  texts: readonly (readonly Character[])[],
): void {
  const boxes = doc.boxes ?? [];
  if (boxes.length === 0) {
    return;
  }
  const anchored = boxes.flatMap(({ at }, i) => (at === undefined ? [] : [{ at, id: 1025 + i }]));
  add(
    AT.shapes,
    concat([
      words([...anchored.map(({ at }) => at), 0]),
      ...anchored.map(({ id }) => concat([words([id]), new Uint8Array(22)])),
    ]),
  );
  const places = [0];
  for (const text of texts) {
    places.push((places.at(-1) ?? 0) + text.length);
  }
  add(
    AT.textBoxes,
    concat([
      words([...places, (places.at(-1) ?? 0) + 1]),
      ...boxes.map((_, i) => concat([words([1, 0]), [0, 0], words([0, 1025 + i, 0])])),
      new Uint8Array(22),
    ]),
  );
}

/** OfficeArtContent. */
function drawingsOf(pictures: number): Uint8Array {
  if (pictures === 0) {
    return new Uint8Array(0);
  }
  const shape = (type: number): Uint8Array =>
    concat([
      [0x0f, 0],
      short(0xf004),
      words([16]),
      short((type << 4) | 2),
      short(0xf00a),
      words([8, 1025, 0]),
    ]);
  const shapes = concat([shape(1), ...Array.from({ length: pictures }, () => shape(75))]);
  return concat([
    [0x0f, 0],
    short(0xf000),
    words([0]),
    [0],
    [0x0f, 0],
    short(0xf002),
    words([shapes.length]),
    shapes,
  ]);
}
