import type { ReadDocument, ReadOptions, Unreadable } from '../document';
import { Lines, TextTooLong } from '../lines';
import { NoteCount } from '../note-count';
import { listCounter } from '../numbering/counter';
import { DamagedError, type Bytes } from './bytes';
import { openCompoundFile, type CompoundFile } from './compound-file';
import { readFib, type Fib } from './fib';
import { readFonts } from './fonts';
import { characterFormatting, paragraphFormatting } from './formatting';
import { readLists } from './lists';
import { readPieces } from './pieces';
import { REFUSALS, refusalOf } from './refusals';
import { readPlc, readShapes, type Range } from './shapes';
import { readParagraphs, readText, type Sources } from './story';
import { readStyles } from './styles';
import { StoryWriter, type Context } from './writer';

/** How many paragraphs are read between two breaths. */
const BREATH = 100;
/** Halves of characters. */
const LONE_SURROGATES = /\p{Surrogate}/gu;
/** Fields inside each other; more are damage. */
const MAX_FIELDS = 10_000;
const FIELD_END = '\u0015';
/** Beginning and end of a field ([MS-DOC] Plcfld). */
// eslint-disable-next-line no-control-regex -- that is what the marks are
const FIELD_MARKS = /[\u0013\u0015]/gu;
/** Sizes of the entries of lists of places ([MS-DOC] PlcffndRef, PlcfendRef, PlcfandRef, PlcfSed), in bytes. */
const ENTRY = { footnote: 2, endnote: 2, comment: 30, section: 12 };

/** A Word document inside a compound file, as far as it has been opened. */
interface Opened {
  readonly word: Bytes;
  readonly fib: Fib;
  readonly table: Bytes;
  readonly data: Bytes | undefined;
}

/**
 * Reads a Word 97–2003 document (`.doc`, `.dot`, and the `.wps` and `.wpt` that hold one) as the plain text of a plan.
 * Never rejects.
 *
 * @param bytes of a compound file, of which the beginning is known to be right
 */
export async function readDoc(bytes: Uint8Array, options: ReadOptions): Promise<ReadDocument | Unreadable> {
  try {
    const opened = open(openCompoundFile(bytes));
    await options.breathe?.();
    return 'kind' in opened ? opened : await read(opened, options);
  } catch (error) {
    const reason = error instanceof TextTooLong ? REFUSALS.tooLong : REFUSALS.damaged;
    return { kind: 'unreadable', reason };
  }
}

function open(file: CompoundFile): Opened | Unreadable {
  const word = file.stream('WordDocument');
  if (!word) {
    return { kind: 'unreadable', reason: refusalOf(file.names) };
  }
  const fib = readFib(word);
  if (typeof fib === 'string') {
    return { kind: 'unreadable', reason: fib === 'older' ? REFUSALS.older : REFUSALS.other };
  }
  if (fib.encrypted) {
    return { kind: 'unreadable', reason: REFUSALS.password };
  }
  const table = file.stream(fib.tableStream);
  if (!table) {
    throw new DamagedError('no table stream');
  }
  return { word, fib, table, data: file.stream('Data') };
}

async function read({ word, fib, table, data }: Opened, options: ReadOptions): Promise<ReadDocument> {
  const { places } = fib;
  const sources: Sources = {
    word,
    pieces: readPieces(word, table, places.pieces),
    characters: characterFormatting(word, table, places.characterPages),
    paragraphs: paragraphFormatting(word, table, places.paragraphPages, data),
    sectionEnds: new Set(readPlc(table, places.sections, ENTRY.section).map(({ to }) => to - 1)),
  };
  const shapes = readShapes(table, fib);
  const counted = new NoteCount();
  const apart = [
    ['footnotes', readPlc(table, places.footnotes, ENTRY.footnote).length],
    ['endnotes', readPlc(table, places.endnotes, ENTRY.endnote).length],
    ['comments', readPlc(table, places.comments, ENTRY.comment).length],
    ['pictures', shapes.pictures],
  ] as const;
  for (const [kind, count] of apart.filter(([, found]) => found > 0)) {
    counted.count(kind, count);
  }
  const fonts = readFonts(table, places.fonts);
  const styles = readStyles(table, places.styles);
  const lists = readLists(table, places.lists, places.listInstances, fonts);
  if (lists.instances.length > 0 && (styles.damaged || sources.paragraphs.damaged)) {
    // Whoever had a number is not known any more, so there is but one thing to be said.
    counted.count('numbers');
  }
  const context: Context = {
    changes: options.changes ?? 'accepted',
    styleOf: styles.of,
    fonts,
    lists,
    counter: listCounter(),
    boxes: shapes.boxes,
    count: (kind) => {
      counted.count(kind);
    },
  };
  const text = await write(sources, { from: 0, to: fib.characters.main }, shapes.elsewhere, context, options);
  counted.count('characters', text.match(LONE_SURROGATES)?.length ?? 0);
  return {
    kind: 'document',
    format: 'doc',
    text: text.replace(LONE_SURROGATES, '\uFFFD'),
    notes: counted.notes(),
  };
}

/** The main text with its text boxes, and those whose place is not known behind it. */
async function write(
  sources: Sources,
  main: Range,
  elsewhere: readonly Range[],
  context: Context,
  options: ReadOptions,
): Promise<string> {
  const lines = new Lines();
  const end = sources.pieces.at(-1)?.to ?? 0;
  let count = 0;
  const story = async (range: Range): Promise<void> => {
    if (range.to > end) {
      throw new DamagedError('less text than there should be');
    }
    const writer = new StoryWriter(lines, context, endlessFields(sources, range));
    const boxes = async (found: readonly Range[]): Promise<void> => {
      for (const box of found) {
        await story(withoutGuards(sources, box));
      }
    };
    for (const paragraph of readParagraphs(sources, range.from, range.to)) {
      const found = writer.paragraph(paragraph);
      if (found.length > 0) {
        await boxes(found);
      }
      if (++count % BREATH === 0) {
        await options.breathe?.();
      }
    }
    await boxes(writer.end());
  };
  await story(main);
  for (const box of elsewhere) {
    await story(withoutGuards(sources, box));
  }
  return lines.toText();
}

/** How many empty paragraphs at the end of a text box are looked for. */
const MAX_GUARDS = 8;

/**
 * A text box without the empty paragraphs at its end: behind the last one Word and LibreOffice put marks of their own,
 * and no line of the box stands below them.
 */
function withoutGuards(sources: Sources, { from, to }: Range): Range {
  const tail = [...readText(sources, Math.max(from, to - MAX_GUARDS), to)].join('');
  const [guards = ''] = /(?<=\r)\r+$/u.exec(tail) ?? [];
  return { from, to: to - guards.length };
}

/** Fields of a story by their order, from 0, whose end is missing: else all text behind would be theirs. */
function endlessFields(sources: Sources, range: Range): ReadonlySet<number> {
  const open: number[] = [];
  let count = 0;
  for (const text of readText(sources, range.from, range.to)) {
    for (const [mark] of text.matchAll(FIELD_MARKS)) {
      if (mark === FIELD_END) {
        open.pop();
      } else if (open.push(count++) > MAX_FIELDS) {
        throw new DamagedError('too many fields in each other');
      }
    }
  }
  return new Set(open);
}
