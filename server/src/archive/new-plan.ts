import type { NewPlanBodies } from '../messages';
import { applyEdits } from '../plan/edit';
import { COMMENT_MARK, Line, type LineEnd } from '../plan/line';
import { parseLines } from '../plan/parser';
import { labelEnd } from '../plan/requirements';
import { breaksOff } from '../plan/running-text';
import { isNumbered, type Leaf, type NumberedNode, type Place, type Plan, type PlanNode } from '../plan/tree';
import { fixOf } from '../rules/fix';
import type { Fix } from '../rules/rule';
import { lineBreaksLost } from '../rules/structure/line-breaks-lost';
import { carryPlan } from './carried-plan';
import { doubtsIn } from './doubtful-years';
import { readPlanInfo } from './info';
import { carryYears, yearsIn } from './years';

export interface NewPlanOptions {
  /** The year of the new plan. The earlier plan's own, or an earlier one, is no mistake. */
  readonly year: number;
  /** What becomes of the text under the headings: left out, kept, or kept as comments. */
  readonly bodies: NewPlanBodies;
  /** The earlier plan's year, where more is known of it than its text says. */
  readonly from?: number | null;
}

export interface NewPlan {
  readonly text: string;
  /** How many places a comment asks the drafter to look at. */
  readonly marked: number;
}

/** What every comment begins with that asks the drafter to look at the lines above it. */
export const CHECK_MARK = `${COMMENT_MARK} 请核对：`;
/** No paragraph is indented further. */
const MAX_INDENT = 8;
/** A paragraph names hardly more; beyond them the drafter reads all of it anyway. */
const MAX_WORDS = 6;
/** `〔2026〕3号` */
const DOCUMENT_NUMBER = /〔((?:19|20)\d{2})〕\d{1,5}号/;
/** What says where or when a plan was printed: `（来源：…）`, `××办公室 2026年1月5日印发`. */
const DATED_NOTE = /^[（(]?(?:信息)?(?:来源|摘自|转自|记者|供稿)|\d{4}年/;
/** How a paragraph ends that no hard line break cuts in two. */
const ENDED = /[。！？!?…；;：:”’）)》】〕]/;
const NO_LINE = new Line('', '');
const UNKNOWN_YEAR = '未认出原要点的年份，文中年份均未改';

/**
 * A new plan made of an earlier one. Headings stay, with their markers, the numbering put right where it slipped;
 * so do title, letter and signature. The plan's own year moves wherever that is certain (`carryYears`,
 * `carryPlan`); below every paragraph where something else may have gone out of date stands a comment that
 * names it. So does one below the date, the document's number, tables and attachments, which are the earlier plan's
 * and are never changed. Below and not above: there the comment belongs to the item it speaks of, and moves with it.
 *
 * A body kept as comments is the earlier plan's own words, years and all: something to read, and to delete. The
 * same plan always gives the same text. Takes linear time; line ends, indents and a missing last line end stay.
 */
export function newPlanFrom(plan: Plan, options: NewPlanOptions): NewPlan {
  const { year, bodies } = options;
  const prior = withLineBreaks(plan);
  const from = options.from ?? readPlanInfo(prior, '').year;
  return new Writer(prior, carryPlan(prior, from, year), from, year, bodies).write();
}

/** A plan whose line breaks were lost, with those that the rule about it puts back; any other as it is. */
function withLineBreaks(plan: Plan): Plan {
  if (plan.flattenedLine === undefined) {
    return plan;
  }
  const fixes: Fix[] = [];
  const { code } = lineBreaksLost;
  lineBreaksLost.check(plan, (finding) => {
    const fix = fixOf(plan, { ...finding, code, severity: 'warning' });
    fixes.push(...(fix ? [fix] : []));
  });
  return parseLines(
    applyEdits(
      plan.lines,
      fixes.flatMap(({ edits }) => edits),
    ),
  );
}

/** One line of the new plan. */
interface Written {
  readonly text: string;
  readonly eol: LineEnd;
}

class Writer {
  private readonly written: Written[] = [];
  /** What the comment below the paragraph that is being written will name. */
  private words = new Set<string>();
  private marked = 0;
  /** Whether something was left out since the last line was written. */
  private skipped = false;
  /** Whether the first attachment, or the list of them, has begun. */
  private listed = false;
  /** Whether an attachment itself has begun, and not only the list of them. */
  private attached = false;
  private readonly eol: LineEnd;
  /** Without another year nothing can have gone out of date. */
  private readonly moves: boolean;

  /**
   * @param prior the earlier plan as it is
   * @param plan the same, line for line, with its own year moved
   */
  constructor(
    private readonly prior: Plan,
    private readonly plan: Plan,
    private readonly from: number | null,
    private readonly to: number,
    private readonly bodies: NewPlanBodies,
  ) {
    this.eol = prior.lines[0]?.eol === '' ? '\n' : (prior.lines[0]?.eol ?? '\n');
    this.moves = from !== to;
  }

  write(): NewPlan {
    const { plan } = this;
    if (plan.flattenedLine !== undefined) {
      // Nothing is known of its parts, so nothing is left out.
      this.keep(0, plan.lines.length);
      this.note('换行已丢失，请先分行');
    } else {
      if (!plan.title && this.from === null && plan.lines.some(({ blank }) => !blank)) {
        this.note(UNKNOWN_YEAR);
      }
      this.visit(plan.children);
    }
    return { text: this.text(), marked: this.marked };
  }

  private text(): string {
    const { written } = this;
    while (this.skipped && written.at(-1)?.text.trim() === '') {
      written.pop();
    }
    const open = this.prior.lines.at(-1)?.text !== '';
    return written
      .map(({ text, eol }, i) => text + (open && i === written.length - 1 ? '' : eol === '' ? this.eol : eol))
      .join('');
  }

  /** Numbered nodes nest no deeper than there are levels. */
  private visit(nodes: readonly PlanNode[]): void {
    const isText = nodes.every((node) => !isNumbered(node) || this.isText(node));
    for (const node of nodes) {
      if (isNumbered(node)) {
        this.numbered(node, isText);
      } else {
        this.leaf(node);
      }
    }
  }

  /** @param isText whether it and all beside it are text, and no headings */
  private numbered(node: NumberedNode, isText: boolean): void {
    if (this.bodies === 'keep') {
      this.keep(node.startLine, node.startLine + 1);
    } else if (isText) {
      this.body(node.startLine, node.endLine);
      return;
    } else {
      this.cut(node.startLine, node.runIn ? node.headingEnd + 1 : undefined);
    }
    this.visit(node.children);
  }

  /** Points inside an item that are sentences are its text; those with headings of their own are headings. */
  private isText({ kind, parent, runIn, startLine }: NumberedNode): boolean {
    const part = kind === 'point' && (parent?.kind === 'item' || parent?.kind === 'point');
    return part && !runIn && this.plan.lines[startLine]?.shape === 'text';
  }

  private leaf({ kind, startLine, endLine }: Leaf): void {
    switch (kind) {
      case 'blank':
        this.blank(startLine, endLine);
        break;
      case 'comment':
        this.comments(startLine, endLine);
        break;
      case 'title':
        this.title(startLine, endLine);
        break;
      case 'date':
        this.copy(startLine, endLine);
        this.note('日期沿用往年');
        break;
      case 'note':
        this.copy(startLine, endLine);
        if (this.linesIn(startLine, endLine).some(({ trimmed }) => DATED_NOTE.test(trimmed))) {
          this.note('此行沿用往年');
        }
        break;
      case 'attachments':
        this.attachments(startLine, endLine);
        break;
      case 'notice':
      case 'attachment-mark':
      case 'signature':
        this.keep(startLine, endLine);
        break;
      case 'paragraph':
      case 'responsibility':
      case 'table':
      case 'closing':
        if (this.bodies !== 'keep') {
          const label = this.labelOn(startLine);
          if (label !== undefined) {
            this.cut(startLine, label);
          } else {
            this.body(startLine, endLine);
          }
        } else if (kind === 'table') {
          this.table(startLine, endLine);
        } else {
          this.keep(startLine, endLine);
        }
    }
  }

  private labelOn(at: number): number | undefined {
    const { generalRequirements: found, lines } = this.plan;
    const line = lines[at];
    return line && found?.kind === 'labelled' && found.startLine === at ? labelEnd(line) : undefined;
  }

  /** Blank lines stay; of those around a body that was left out, one run does. */
  private blank(from: number, to: number): void {
    if (!(this.skipped && this.written.at(-1)?.text.trim() === '')) {
      this.copy(from, to);
    }
  }

  /** What was to be checked a year ago is not to be checked any more. */
  private comments(from: number, to: number): void {
    for (let at = from; at < to; at++) {
      const stale = this.moves && this.plan.lines[at]?.text.trimStart().startsWith(CHECK_MARK) === true;
      if (stale || this.bodies === 'none') {
        this.skipped = true;
      } else {
        this.copy(at, at + 1);
      }
    }
  }

  private title(from: number, to: number): void {
    this.copy(from, to);
    for (let at = from; at < to; at++) {
      const now = this.plan.lines[at]?.text ?? '';
      const before = this.prior.lines[at]?.text ?? '';
      const left = yearsIn(before).filter(({ at: column, words }) => now.startsWith(words, column));
      this.doubt(doubtsIn(before, left, this.from, this.to));
    }
    this.settle(to - 1);
    if (this.from === null) {
      this.note(UNKNOWN_YEAR);
    }
  }

  /** Attachments are never changed. Their names stay, and the list of them, with what is to be checked below it. */
  private attachments(from: number, to: number): void {
    let unsaid = false;
    const say = (): void => {
      if (unsaid) {
        this.note('附件沿用往年');
        unsaid = false;
      }
    };
    for (let at = from; at < to; at++) {
      const line = this.plan.lines[at];
      const begins = line?.shape === 'attachment' && !line.marker;
      if (begins || !line?.marker) {
        say();
      }
      unsaid ||= begins && !this.listed;
      if (begins && this.listed) {
        this.attached = true;
      }
      this.listed ||= begins;
      if (this.bodies === 'keep' || begins || (!this.attached && line?.marker)) {
        this.copy(at, at + 1);
      } else if (line?.blank) {
        this.blank(at, at + 1);
      } else {
        this.body(at, at + 1);
      }
    }
    say();
  }

  /** Rows are never changed. */
  private table(from: number, to: number): void {
    this.copy(from, to);
    const doubtful = this.linesIn(from, to).some(
      ({ text }) => doubtsIn(text, yearsIn(text), this.from, this.to).length > 0,
    );
    if (doubtful) {
      this.note('表格沿用往年');
    }
  }

  /** Keeps lines, with the years moved that certainly move. */
  private keep(from: number, to: number): void {
    for (let at = from; at < to; at++) {
      this.push(at, this.plan.lines[at]?.text ?? '');
      this.settle(at);
    }
  }

  /** Keeps what stands before a column; what stands behind it is a body. */
  private cut(at: number, column: number | undefined): void {
    const { text } = this.plan.lines[at] ?? { text: '' };
    const head = text.slice(0, column);
    this.push(at, head);
    this.flush();
    // A number may have become longer, so the rest of the words as they were is found from the end.
    const before = this.prior.lines[at]?.text ?? '';
    const rest = before.slice(before.length - (text.length - head.length));
    if (rest.trim() !== '') {
      this.remark(at, rest.trimStart());
    }
  }

  private push(at: number, text: string): void {
    const carried = carryYears(text, this.from, this.to);
    this.line(carried.text, at);
    this.doubt(doubtsIn(text, carried.left, this.from, this.to));
    const number = this.plan.places[at]?.kind === 'notice' ? DOCUMENT_NUMBER.exec(text) : null;
    if (number && this.moves && Number(number[1]) === (this.from ?? Number(number[1]))) {
      this.doubt([number[0]]);
    }
  }

  /** Leaves a body out, or keeps it in comments. */
  private body(from: number, to: number): void {
    for (let at = from; at < to; at++) {
      const { text, indent, blank, comment } = this.prior.lines[at] ?? NO_LINE;
      if (comment) {
        this.comments(at, at + 1);
      } else if (blank) {
        this.blank(at, at + 1);
      } else {
        this.remark(at, text.slice(indent));
      }
    }
  }

  private remark(at: number, text: string): void {
    if (this.bodies === 'comment') {
      this.line(`${this.indentOf(at)}${COMMENT_MARK} ${text}`, at);
    } else {
      this.skipped = true;
    }
  }

  /** Copies lines with nothing changed. */
  private copy(from: number, to: number): void {
    for (let at = from; at < to; at++) {
      this.line(this.plan.lines[at]?.text ?? '', at);
    }
  }

  private line(text: string, at: number): void {
    // The empty line behind the last line end is no line of the text.
    if (at === this.plan.lines.length - 1 && text === '') {
      return;
    }
    this.written.push({ text, eol: this.plan.lines[at]?.eol ?? this.eol });
    this.skipped = false;
  }

  /** Writes what is to be checked, unless the paragraph goes on in the next line. */
  private settle(at: number): void {
    const { lines, places } = this.plan;
    const line = lines[at];
    const isText = (place: Place | undefined): boolean =>
      place?.kind === 'paragraph' || place?.kind === 'closing';
    const hardBroken = isText(places[at]) && !ENDED.test(line?.text.charAt(line.end - 1) ?? '');
    if (!(line && isText(places[at + 1]) && (hardBroken || breaksOff(line)))) {
      this.flush();
    }
  }

  private doubt(words: readonly string[]): void {
    for (const word of words) {
      this.words.add(word);
    }
  }

  private flush(): void {
    const words = [...this.words];
    this.words.clear();
    if (words.length > 0) {
      const named = words.slice(0, MAX_WORDS).map((word) => `“${word}”`);
      this.note(`${named.join('')}${words.length > MAX_WORDS ? '等' : ''}未改`);
    }
  }

  private note(words: string): void {
    if (this.moves) {
      const { text = '', eol = this.eol } = this.written.at(-1) ?? {};
      const blanks = text.length - text.trimStart().length;
      // A signature stands far to the right; a comment there would not be seen.
      const indent = blanks > MAX_INDENT ? '' : text.slice(0, blanks);
      this.written.push({ text: `${indent}${CHECK_MARK}${words}`, eol });
      this.marked++;
    }
  }

  private indentOf(at: number): string {
    const { text, indent } = this.prior.lines[at] ?? NO_LINE;
    return text.slice(0, indent);
  }

  private linesIn(from: number, to: number): readonly Line[] {
    return this.plan.lines.slice(from, to);
  }
}
