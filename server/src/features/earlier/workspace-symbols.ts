import type { SymbolInformation } from 'vscode-languageserver-types';
import type { ArchivePlan, PlanArchive, PlanInfo } from '../../archive/model';
import { shorten } from '../../config/shorten';
import type { Range } from '../../plan/position';
import type { Level, Plan } from '../../plan/tree';
import { titleOf } from './archive-view';
import { BEGINS, foldTyped, headingsOf, NO_MATCH, rankOf } from './heading-index';
import { SYMBOL_KINDS } from '../kinds';
import { headingOf, rangeOfHeading } from '../../plan/navigate';

/** Symbols in one answer; a list of more helps nobody, and editors ask again with every character. */
const MOST_FOUND = 200;
const NAME_LIMIT = 120;
const MAX_QUERY = 60;

/** A plan that is open: what is in it now counts, not what is in its file. */
export interface OpenPlan {
  /** The document as the client names it; the archive may write the same URI another way. */
  readonly uri: string;
  readonly info: PlanInfo;
  readonly plan: Plan;
}

interface Query {
  /** What the plan's year must be; undefined for any. */
  readonly year: number | undefined;
  /** Small letters, without blanks. */
  readonly words: string;
}

interface Symbol {
  readonly uri: string;
  readonly info: PlanInfo;
  readonly level: Level;
  readonly marker: string;
  readonly heading: string;
  readonly range: Range;
}

/** What was found, by how well it matches; of each kind no more than is shown in all. */
class FoundSymbols {
  readonly #lists: Symbol[][] = Array.from({ length: NO_MATCH }, () => []);

  wants(rank: number): boolean {
    return (this.#lists[rank]?.length ?? MOST_FOUND) < MOST_FOUND;
  }

  take(rank: number, symbol: Symbol): void {
    if (this.wants(rank)) {
      this.#lists[rank]?.push(symbol);
    }
  }

  /** The best first, and among those as they were found. */
  get all(): readonly Symbol[] {
    return this.#lists.flat().slice(0, MOST_FOUND);
  }
}

/**
 * Items and chapters of all years and of the open drafts whose heading holds the characters asked for, in their
 * order: whole words first, then parts, then characters apart; among equals the latest year first. A year in the
 * query (`2024 数据`) keeps to plans of that year. An empty query finds the latest plans' items.
 */
export function workspaceSymbols(
  query: string,
  archive: PlanArchive | undefined,
  open: readonly OpenPlan[],
): SymbolInformation[] {
  const wanted = readQuery(query);
  const found = new FoundSymbols();
  for (const source of sourcesOf(archive, open)) {
    if (wanted.year !== undefined && source.info.year !== wanted.year) {
      continue;
    }
    if ('plan' in source) {
      addOpen(source, wanted.words, found);
    } else if (archive) {
      addArchived(archive, source.info, wanted.words, found);
    }
    // Plans come latest first: with enough of the best kind nothing behind can be better.
    if (!found.wants(BEGINS)) {
      break;
    }
  }
  return found.all.map(toSymbol);
}

function readQuery(query: string): Query {
  const spaced = query.slice(0, MAX_QUERY).replace(/^\s*((?:19|20)\d{2})年?(?!\d)/, '$1 ');
  const parts = spaced.split(/\s+/);
  const year = parts
    .map((part) => /^((?:19|20)\d{2})年?$/.exec(part)?.[1])
    .find((part) => part !== undefined);
  const words = foldTyped(parts.filter((part) => year === undefined || !part.startsWith(year)).join(''));
  return { year: year === undefined ? undefined : Number(year), words };
}

type Source = OpenPlan | { readonly info: ArchivePlan };

/** Latest year first; plans without a year last. */
function sourcesOf(archive: PlanArchive | undefined, open: readonly OpenPlan[]): readonly Source[] {
  const uris = new Set(open.map(({ info }) => info.uri));
  const archived = (archive?.plans ?? []).filter(({ uri }) => !uris.has(uri)).map((info) => ({ info }));
  return [...open, ...archived].sort((a, b) => (b.info.year ?? 0) - (a.info.year ?? 0));
}

function addOpen({ uri, info, plan }: OpenPlan, words: string, found: FoundSymbols): void {
  for (const node of plan.numbered) {
    if (node.kind === 'point') {
      continue;
    }
    const heading = headingOf(plan, node);
    const marker = node.marker?.text ?? '';
    const rank = rankOf(words, marker, heading);
    if (rank < NO_MATCH) {
      found.take(rank, { uri, info, level: node.kind, marker, heading, range: rangeOfHeading(plan, node) });
    }
  }
}

function addArchived(archive: PlanArchive, info: ArchivePlan, words: string, found: FoundSymbols): void {
  const headings = headingsOf(archive, info);
  if (!headings.mayHold(words)) {
    return;
  }
  for (let i = 0; i < headings.size; i++) {
    const rank = headings.rank(i, words);
    if (rank < NO_MATCH && found.wants(rank)) {
      const { level, marker, heading, line } = headings.row(i);
      const start = { line, character: 0 };
      found.take(rank, { uri: info.uri, info, level, marker, heading, range: { start, end: start } });
    }
  }
}

/** The year stands in the name as well: editors filter by the name once more, and a year may have been asked for. */
function toSymbol({ uri, info, level, marker, heading, range }: Symbol): SymbolInformation {
  const year = info.year === null ? '' : `${info.year} `;
  return {
    name: shorten(`${year}${marker}${heading}` || '…', NAME_LIMIT),
    kind: SYMBOL_KINDS[level],
    location: { uri, range },
    containerName: titleOf(info),
  };
}
