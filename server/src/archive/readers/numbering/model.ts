/**
 * Automatic numbering as Word keeps it (ISO/IEC 29500-1, 17.9), whether it comes from a `.docx` or a `.doc`: lists of
 * nine levels, instances of them that may begin anew or write a level in another way, and one counter for all.
 */

/** How a level's number is written: a name of ST_NumberFormat (17.18.59), and `custom` patterns by their text. */
export type NumberFormat = string;

/** One level of a list (`w:lvl`, 17.9.6). */
export interface ListLevel {
  /** The first number (17.9.25). */
  readonly start: number;
  readonly format: NumberFormat;
  /** `%1` … `%9` stand for the numbers of the levels (`w:lvlText`, 17.9.11). */
  readonly text: string;
  /** What stands between number and text (`w:suff`, 17.9.28). */
  readonly suffix: 'tab' | 'space' | 'nothing';
  /** After which level it begins anew, counted from 1; 0: never; undefined: after any level above it (17.9.10). */
  readonly restart: number | undefined;
  /** Whether all numbers of the text are written in arabic digits (`w:isLgl`, 17.9.4). */
  readonly legal: boolean;
}

/** A list (`w:abstractNum`, 17.9.1). Instances of one list count on from each other. */
export interface List {
  readonly levels: readonly (ListLevel | undefined)[];
}

/**
 * An instance of a list (`w:num`, 17.9.15) with what it overrides, by levels from 0 (17.9.8): the number that its first
 * paragraph has, a whole level, or both.
 */
export interface ListInstance {
  readonly list: List;
  readonly overrides: ReadonlyMap<number, { readonly start?: number; readonly level?: ListLevel }>;
}

/** The number of a paragraph as it is to be written. */
export interface ParagraphNumber {
  /** `一、`, `1.`, `（三）`; empty where the level writes nothing. */
  readonly text: string;
  readonly suffix: ListLevel['suffix'];
  /** Whether its form is known; else arabic digits stand for it. */
  readonly known: boolean;
}
