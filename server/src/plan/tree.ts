import type { Line } from './line';
import type { Marker } from './marker';
import type { NumberingBreak } from './sequence';
import type { Range } from './position';
import type { Schemes } from './scheme';

/**
 * The levels of a plan, outermost first. The order is that of GB/T 9704-2012, 7.3.3: 一、（一）1.（1）;
 * a plan may leave any of them out.
 */
export const LEVELS = ['chapter', 'section', 'item', 'point'] as const;
export type Level = (typeof LEVELS)[number];

/** How deep a level stands; lower ranks hold higher ones. */
export const LEVEL_RANK: Readonly<Record<Level, number>> = { chapter: 0, section: 1, item: 2, point: 3 };

/** What a run of whole lines is, when it holds no numbered text of its own. */
export type LeafKind =
  /** Empty lines, or lines of blanks alone. */
  | 'blank'
  /** Lines that begin with `//`: no part of the plan. */
  | 'comment'
  /** The letter around a plan: addressee, issuing sentence, its heading, its document number. */
  | 'notice'
  /** `附件`, `附件1`, `附件一：…` before the title. */
  | 'attachment-mark'
  /** One to three lines, with slogan and （征求意见稿）. */
  | 'title'
  /** Text under a heading, before the first chapter, or anywhere else. */
  | 'paragraph'
  /** `责任单位：…` under an item. */
  | 'responsibility'
  /** Rows of a table: opaque, their numbers are theirs. */
  | 'table'
  /** Text after the last item that closes the plan. */
  | 'closing'
  /** The issuing office's name, before or after the plan. */
  | 'signature'
  /** `2019年3月1日`, `2011.2.`, `（2025年1月1日）`. */
  | 'date'
  /** `（来源：…）` and the like. */
  | 'note'
  /** Everything from the first attachment after the plan: opaque. */
  | 'attachments';

interface NodeBase {
  /** First line of the node, counted from 0. */
  readonly startLine: number;
  /** The line after the node's last one; blank lines and comments after its text belong to it. */
  readonly endLine: number;
  /** The line after the last one that is neither blank nor a comment. */
  readonly contentEnd: number;
}

/** A run of whole lines of one kind. Every line of a text stands in exactly one leaf, or is a heading line. */
export interface Leaf extends NodeBase {
  readonly kind: LeafKind;
}

/**
 * A numbered node, or an unnumbered heading that stands where a numbered one would: a chapter, section, item
 * or point with all that belongs to it. Its first line is its heading line; `children` cover the rest.
 */
export interface NumberedNode extends NodeBase {
  readonly kind: Level;
  /** The marker as written; absent for an unnumbered heading. */
  readonly marker: Marker | undefined;
  /** The ordinal read from the marker; null for an unnumbered heading and for one that cannot be read. */
  readonly ordinal: number | null;
  /** Columns of the heading in the first line: after the marker, up to the first 。 or the end of the line. */
  readonly headingStart: number;
  readonly headingEnd: number;
  /** Whether text follows the heading on its own line (`1.完善机制。健全…`). */
  readonly runIn: boolean;
  readonly parent: NumberedNode | undefined;
  readonly children: readonly PlanNode[];
}

export type PlanNode = Leaf | NumberedNode;

/** Whether a node is a chapter, section, item or point. */
export function isNumbered(node: PlanNode): node is NumberedNode {
  return 'children' in node;
}

/** Whether a node holds nothing of the plan: blank lines, or comments. */
export function isVoid({ kind }: { readonly kind: LeafKind | Level }): boolean {
  return kind === 'blank' || kind === 'comment';
}

/** What a line is in its plan: the kind of its leaf, or, for a heading line, of its numbered node. */
export interface Place {
  readonly kind: LeafKind | Level;
  readonly node: PlanNode;
  /** The numbered node the line stands in; for a heading line its own. */
  readonly holder: NumberedNode | undefined;
}

export interface Title {
  readonly node: Leaf;
  /** The title's lines, trimmed and joined without a separator. */
  readonly text: string;
  readonly range: Range;
  /** The year of the plan: `2021年…`, `二〇二一年…`, `2009学年…`. */
  readonly year: number | null;
  /** Where that year is written (its digits alone). */
  readonly yearRange: Range | undefined;
}

export interface GeneralRequirements {
  /** A labelled sentence (`…总体要求是：`), an unlabelled guiding paragraph, or a chapter of that name. */
  readonly kind: 'labelled' | 'paragraph' | 'chapter';
  readonly startLine: number;
  /** The line after its last one that is not blank. */
  readonly endLine: number;
  /** Whether it comes only after a chapter that is not the requirements. */
  readonly misplaced: boolean;
}

/** A text read as a plan. Immutable; positions are lines and UTF-16 columns of exactly the text it was read from. */
export interface Plan {
  readonly lines: readonly Line[];
  /** The top of the tree, in order; together the nodes cover every line. */
  readonly children: readonly PlanNode[];
  /** For every line what it is. */
  readonly places: readonly (Place | undefined)[];
  readonly title: Title | undefined;
  readonly issuer: string | null;
  readonly generalRequirements: GeneralRequirements | undefined;
  /** Every chapter, section, item and point, in the order of the text. */
  readonly numbered: readonly NumberedNode[];
  readonly schemes: Schemes;
  /** Where the numbers slip, against the schemes. */
  readonly breaks: readonly NumberingBreak[];
  /** First place of every chapter, item… whose level is held by a lower one (GB/T 15834-2011, B.3.8). */
  readonly inversions: readonly NumberedNode[];
  /** The line that holds a whole plan because the line breaks were lost; undefined in any other text. */
  readonly flattenedLine: number | undefined;
}
