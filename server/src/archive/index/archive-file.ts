import { type PartReader, readParts, writeParts, type Part } from './binary';
import type { ArchivePlan } from '../model';
import { COLUMNS, PackedPlan } from './packed-plan';
import { Segment, type Span } from './segment';
import { termsFingerprint } from '../terms';

/** Eight characters a file of this kind begins with. */
export const ARCHIVE_NAME = 'WPARCHIV';
/** To be raised with every change of what is written, or of what it means. */
export const ARCHIVE_VERSION = 1;

/** What an archive consists of, as it is kept. */
export interface ArchiveState {
  readonly version: number;
  readonly nextPlan: number;
  readonly nextUnit: number;
  readonly plans: readonly PackedPlan[];
  /** See `NameIndex.keep`. */
  readonly forms: readonly string[];
  readonly segments: readonly Segment[];
  readonly waiting: readonly Span[];
  readonly frequencies: { readonly terms: Uint32Array; readonly counts: Uint32Array };
  readonly termCount: number;
}

/** Spans as numbers, three each: place of the plan, first unit, count. */
type KeptSpans = readonly number[];

/** What is written as JSON; everything that is large is in arrays. */
interface Head {
  readonly fingerprint: number;
  readonly version: number;
  readonly nextPlan: number;
  readonly nextUnit: number;
  readonly termCount: number;
  readonly forms: readonly string[];
  readonly plans: readonly {
    readonly plan: ArchivePlan;
    readonly firstUnit: number;
    readonly stamp?: string;
    /** Lengths of its stretches of the common arrays. */
    readonly chars: number;
    readonly names: number;
  }[];
  readonly segments: readonly KeptSpans[];
  readonly waiting: KeptSpans;
}

/**
 * An archive as bytes: see `binary.ts` for the frame. The parts are: JSON in UTF-8 ({@link Head}); the plans'
 * characters, columns and names, each joined to one array; the terms that segments hold and in how many units; and of
 * each segment terms, offsets, postings and lengths.
 */
export function writeArchive(state: ArchiveState): Uint8Array {
  const { version, nextPlan, nextUnit, termCount, plans, forms, segments, waiting, frequencies } = state;
  const places = new Map(plans.map((plan, i) => [plan, i]));
  // Plans that were taken out leave their units' numbers behind in a segment; they are kept as place -1.
  const keepSpans = (spans: readonly Span[]): KeptSpans =>
    spans.flatMap(({ plan, from, count }) => [places.get(plan) ?? -1, from, count]);
  const head: Head = {
    fingerprint: termsFingerprint(),
    version,
    nextPlan,
    nextUnit,
    termCount,
    forms,
    plans: plans.map(({ plan, firstUnit, stamp, chars, names }) => ({
      plan,
      firstUnit,
      ...(stamp === undefined ? {} : { stamp }),
      chars: chars.length,
      names: names.length,
    })),
    segments: segments.map(({ spans }) => keepSpans(spans)),
    waiting: keepSpans(waiting),
  };
  return writeParts(ARCHIVE_NAME, ARCHIVE_VERSION, [
    new TextEncoder().encode(JSON.stringify(head)),
    plans.map(({ chars }) => chars),
    plans.map(({ columns }) => columns),
    plans.map(({ names }) => names),
    frequencies.terms,
    frequencies.counts,
    ...segments.flatMap(({ terms, offsets, postings, lengths }): Part[] => [
      terms,
      offsets,
      postings,
      lengths,
    ]),
  ]);
}

/**
 * What {@link writeArchive} wrote. Undefined for bytes that are anything else: cut off, damaged, written by another
 * version or on a machine of the other byte order. Never throws; nothing of the bytes is kept.
 */
export function readArchive(bytes: Uint8Array): ArchiveState | undefined {
  try {
    const parts = readParts(ARCHIVE_NAME, ARCHIVE_VERSION, bytes);
    return parts && readState(parts);
  } catch {
    // A sound checksum over something that makes no sense: written by a program that was not this one.
    return undefined;
  }
}

function readState(parts: PartReader): ArchiveState | undefined {
  const head = JSON.parse(new TextDecoder().decode(parts.bytes())) as Head;
  if (head.fingerprint !== termsFingerprint()) {
    return undefined;
  }
  const { version, nextPlan, nextUnit, termCount, forms } = head;
  const plans = readPlans(head, parts.numbers16(), parts.numbers32(), parts.bytes());
  const frequencies = { terms: parts.numbers32(), counts: parts.numbers32() };
  const readSpans = (kept: KeptSpans): Span[] => {
    const spans: Span[] = [];
    for (let i = 0; i < kept.length; i += 3) {
      const plan = plans[kept[i] ?? -1] ?? GONE;
      spans.push({ plan, from: kept[i + 1] ?? 0, count: kept[i + 2] ?? 0 });
    }
    return spans;
  };
  const segments = head.segments.map((kept) => {
    const [terms, offsets, postings, lengths] = [
      parts.numbers32(),
      parts.numbers32(),
      parts.bytes(),
      parts.numbers16(),
    ];
    // Copies of their own, so that each can go when it is put together with others.
    return new Segment(readSpans(kept), terms.slice(), offsets.slice(), postings.slice(), lengths.slice());
  });
  const waiting = readSpans(head.waiting);
  return { version, nextPlan, nextUnit, termCount, forms, plans, frequencies, segments, waiting };
}

/** Stands for plans that were taken out before the archive was kept. */
const GONE = new PackedPlan(
  { id: 0, size: 0, uri: '', name: '', title: null, year: null, issuer: null, kind: '' },
  0,
  new Uint16Array(0),
  new Uint32Array(0),
  new Uint8Array(0),
  undefined,
);
GONE.alive = false;

function readPlans(head: Head, chars: Uint16Array, columns: Uint32Array, names: Uint8Array): PackedPlan[] {
  let char = 0;
  let column = 0;
  let name = 0;
  return head.plans.map((kept) => {
    const { plan, firstUnit, stamp } = kept;
    const packed = new PackedPlan(
      plan,
      firstUnit,
      chars.slice(char, (char += kept.chars)),
      columns.slice(column, (column += plan.size * COLUMNS)),
      names.slice(name, (name += kept.names)),
      stamp,
    );
    if (packed.chars.length !== kept.chars || packed.columns.length !== plan.size * COLUMNS) {
      throw new RangeError('A plan reaches beyond the file');
    }
    return packed;
  });
}
