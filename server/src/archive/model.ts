/**
 * What the parts of the archive hand each other. A *unit* is what is compared between years; the *archive* holds
 * the units of earlier plans; *relations* say what a draft's units have to do with them.
 */
import type { LinkVerdict } from '../config/config';
import type { NameKind, NameUse } from '../plan/names';
import type { Level } from '../plan/tree';

export type { LinkVerdict, UnitRef, UserLink } from '../config/config';
export type { NameKind, NameUse } from '../plan/names';

/** A numbered node with text of its own: an item; a section or a chapter where nothing numbered holds its text. */
export interface Unit {
  readonly level: Level;
  /** The marker as written; empty for an unnumbered heading. */
  readonly marker: string;
  readonly ordinal: number | null;
  /** The heading's words without the marker; of an item without a lead sentence its first line. */
  readonly heading: string;
  /** The words of the heading of the chapter (and section) it stands in, joined by a blank; empty at the top. */
  readonly context: string;
  /** First line of the node, counted from 0. */
  readonly line: number;
  /** The line after the node's last one that is not blank. */
  readonly endLine: number;
  /**
   * Heading and body without the unit's own marker: lines trimmed and joined by `\n`, without responsibility
   * notes and blank lines. Markers of points inside stay.
   */
  readonly text: string;
}

/** What is known of a plan as a whole. */
export interface PlanInfo {
  readonly uri: string;
  /** The file's name without its folder. */
  readonly name: string;
  /** The title's words; null when the text has none. */
  readonly title: string | null;
  /** The year the plan is for: from the user's correction, else title, file name, folder; null when none says. */
  readonly year: number | null;
  /** The issuing office, from the same places. */
  readonly issuer: string | null;
  /** What remains of the title without issuer and year: `科技工作要点`, `党委工作思路`; empty without a title. */
  readonly kind: string;
  /** The series the user put it in: plans of one series are years of one plan, whatever their titles say. */
  readonly series?: string;
}

/** A plan as it goes into an archive. */
export interface PlanContent {
  readonly info: PlanInfo;
  readonly units: readonly Unit[];
  readonly names: readonly NameUse[];
}

/** A plan of the archive. The object stays the same as long as the plan's content does. */
export interface ArchivePlan extends PlanInfo {
  /** Unique in its archive, never used twice. */
  readonly id: number;
  /** Number of its units. */
  readonly size: number;
}

/** A unit of the archive. */
export interface ArchiveUnit extends Unit {
  /** Unique in its archive, never used twice; units of a plan have consecutive ids in the order of the text. */
  readonly id: number;
  readonly plan: ArchivePlan;
}

/** A use of a name in a plan of the archive. */
export interface ArchiveNameUse extends NameUse {
  readonly plan: ArchivePlan;
}

/** A name with all that the archive knows of it. */
export interface NameRecord {
  readonly kind: NameKind;
  readonly name: string;
  /** In the order of the plans' years (plans without a year last), then of the text. */
  readonly uses: readonly ArchiveNameUse[];
}

/** A unit found by a search, by its id. Scores are comparable within one search only. */
export interface Hit {
  readonly id: number;
  readonly score: number;
}

/** What a search is for. */
export interface SearchOptions {
  /** Most hits wanted. */
  readonly limit: number;
  /** Plans that count; without it all. Asked once a plan, not once a unit. */
  readonly accepts?: (plan: ArchivePlan) => boolean;
}

/** Plans of earlier years, to be searched. What it gives out is immutable; what it holds changes by put and remove. */
export interface PlanArchive {
  /** Grows with every change. */
  readonly version: number;
  readonly plans: readonly ArchivePlan[];
  readonly unitCount: number;
  plan(uri: string): ArchivePlan | undefined;
  /** @throws RangeError for an id the archive does not hold */
  unit(id: number): ArchiveUnit;
  unitsOf(plan: ArchivePlan): readonly ArchiveUnit[];
  /** The units most like a text, best first: bigrams weighed by how rare they are (BM25). */
  search(text: string, options: SearchOptions): readonly Hit[];
  /** In how many units of the archive a bigram (see `terms.ts`) occurs. */
  documentFrequency(term: number): number;
  /** What is known of a name; undefined when the archive has no such name. */
  name(kind: NameKind, name: string): NameRecord | undefined;
  /** Names that begin with, or contain, what was typed; those used lately and often first. */
  findNames(kind: NameKind, typed: string, limit: number): readonly NameRecord[];
}

/** Two sentences that show that two units belong together. */
export interface Evidence {
  readonly draft: string;
  readonly prior: string;
  /** Cosine of their weighed bigrams, 0 to 1. */
  readonly score: number;
}

/** A unit of an earlier plan beside one of the draft. */
export interface RelatedUnit {
  readonly unit: ArchiveUnit;
  /** How likely the two belong together, 0 to 1; from 0.5 on it counts as a counterpart. */
  readonly score: number;
  /** The pairs of sentences that show it, best first; at most three. */
  readonly evidence: readonly Evidence[];
  /** Set when the user has said so. */
  readonly verdict?: LinkVerdict;
}

/** What a unit of the draft has to do with earlier plans. */
export interface Relation {
  readonly verdict: 'continued' | 'new';
  /** Best first; counterparts and, after them, what comes near one. Rejected ones are left out. */
  readonly related: readonly RelatedUnit[];
}

/** 延续、拆分、合并、新增、取消. */
export type LinkKind = 'continued' | 'split' | 'merged' | 'new' | 'dropped';

/** A link between two plans. `split` has one prior and several draft units, `merged` several prior and one draft unit. */
export interface Link<P extends Unit = Unit, D extends Unit = Unit> {
  readonly kind: LinkKind;
  readonly prior: readonly P[];
  readonly draft: readonly D[];
  /** 0 to 1; of `new` and `dropped` how sure it is that there is no counterpart. */
  readonly score: number;
  /** For each pair of units the sentences that show it, best first. */
  readonly evidence: readonly Evidence[];
}

/** Why an earlier plan counts as one of the same series, or does not. */
export interface SeriesMember {
  readonly plan: ArchivePlan;
  /** Whether it is an earlier year's plan of the same office and kind. */
  readonly included: boolean;
  /** Codes, put into words by the features. */
  readonly reason:
    | 'same-office'
    | 'office-renamed'
    | 'office-unknown'
    | 'same-content'
    | 'office-other-kind'
    | 'no-other'
    | 'user'
    | 'other-office'
    | 'other-kind'
    | 'later-year'
    | 'same-year'
    | 'copy'
    | 'draft-itself';
}

/** One year's form of an item. */
export interface LineageStep {
  readonly plan: ArchivePlan;
  readonly units: readonly ArchiveUnit[];
}

/** An item through the years: each earlier year's plan of the series, latest first; `units` is empty where it is missing. */
export interface Lineage {
  readonly steps: readonly LineageStep[];
  /** The earliest plan that has it; undefined when none has. */
  readonly first: ArchivePlan | undefined;
}

/** The plan that is being written, as far as the archive needs it. */
export interface DraftPlan {
  readonly info: PlanInfo;
  readonly units: readonly Unit[];
}

/** A {@link UserLink} that holds for one draft, its files turned into URIs. */
export interface ResolvedLink {
  /** Heading of the draft's unit. */
  readonly draft: string;
  readonly prior: { readonly uri: string; readonly heading: string };
  readonly verdict: LinkVerdict;
}

/** A draft beside an archive: everything is worked out when it is first asked for, and kept. */
export interface Relations {
  readonly draft: DraftPlan;
  /** Every plan of the archive, and whether it is an earlier year's of the same series; included ones first, latest first. */
  readonly series: readonly SeriesMember[];
  /** The latest earlier plan of the series. */
  readonly previous: ArchivePlan | undefined;
  /** The unit a line belongs to. */
  unitAt(line: number): Unit | undefined;
  relationOf(unit: Unit): Relation;
  /** The same if it has been worked out already, for this or for an earlier state of the same words. */
  known(unit: Unit): Relation | undefined;
  /** The draft beside one plan of the archive, in the draft's order, dropped ones in the order of the earlier plan. */
  linksWith(plan: ArchivePlan): readonly Link<ArchiveUnit>[];
  lineageOf(unit: Unit): Lineage;
}
