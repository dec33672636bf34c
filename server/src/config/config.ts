import type { NumberingSettings } from '../plan/scheme';
import type { RuleLevel } from '../rules/rule';
import type { ArchiveSettings } from '../messages';

/** A finding that the user wants not to see again at its place. */
export interface Ignore {
  readonly code: string;
  /** Hash of the line's words without its number ({@link lineHash}), so that it survives renumbering and moving. */
  readonly hash: string;
  /** The plan it was made for, relative to the folder of `workplan.json`; says where to look, never what matches. */
  readonly file?: string;
}

/** What the user said of two units: they belong together, or they do not. */
export type LinkVerdict = 'confirmed' | 'rejected';

/** A unit as `workplan.json` names it: it must be found again after renumbering, moving and editing of its body. */
export interface UnitRef {
  /** The plan's path relative to the folder of `workplan.json`, with `/`; a URI for one outside it. */
  readonly file: string;
  /** The unit's heading. */
  readonly heading: string;
}

/** An entry of `links` in `workplan.json`. */
export interface UserLink {
  readonly draft: UnitRef;
  readonly prior: UnitRef;
  readonly verdict: LinkVerdict;
}

/** What a `workplan.json` says, read and checked. */
export interface WorkplanConfig {
  readonly rules: Readonly<Record<string, RuleLevel>>;
  readonly numbering: NumberingSettings;
  /** Where earlier plans are, and what is to be corrected in what was read off them. */
  readonly archive: ArchiveSettings;
  /** What the user said of units that belong together, or do not. */
  readonly links: readonly UserLink[];
  readonly ignores: readonly Ignore[];
}

export const EMPTY_CONFIG: WorkplanConfig = {
  rules: {},
  numbering: {},
  archive: { folders: [], plans: {} },
  links: [],
  ignores: [],
};

/** Whether a value is a year that a plan can be for. */
export function isYear(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1900 && value <= 2199;
}
