import type { NumberingSettings } from '../plan/scheme';
import type { RuleLevel } from '../rules/rule';

/** A finding that the user wants not to see again at its place. */
export interface Ignore {
  readonly code: string;
  /** Hash of the line's words without its number ({@link lineHash}), so that it survives renumbering and moving. */
  readonly hash: string;
  /** The plan it was made for, relative to the folder of `workplan.json`; says where to look, never what matches. */
  readonly file?: string;
}

/** What a `workplan.json` says, read and checked. */
export interface WorkplanConfig {
  readonly rules: Readonly<Record<string, RuleLevel>>;
  readonly numbering: NumberingSettings;
  readonly ignores: readonly Ignore[];
}

export const EMPTY_CONFIG: WorkplanConfig = { rules: {}, numbering: {}, ignores: [] };
