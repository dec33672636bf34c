import { inTextOrder, type TextEdit } from '../../plan/edit';
import { foldName, type NameUse } from '../../plan/names';
import { findLoneMarks } from '../../plan/pairs';
import { rangeInLine, type Position, type Range } from '../../plan/position';
import type { Plan } from '../../plan/tree';
import type { EditOutcome } from '../outcome';
import { abbreviationsOf, MAX_ABBREVIATION, namesEverywhere, type Abbreviation } from './abbreviations';

/** The words that would be renamed at a place, without their marks. */
export interface Renameable {
  readonly range: Range;
  readonly text: string;
}

/** What makes another's name of an abbreviation when it stands before it: 省审批局, 各审批局, 原审批局. */
const OTHERS = '省市县区旗州盟镇乡各原';

/**
 * What can be renamed at a position: the innermost 《name》 or “term” around it, or the abbreviation
 * (`（以下简称…）`) whose words stand there without marks. Nothing in a comment can.
 */
export function renameableAt(plan: Plan, position: Position): Renameable | undefined {
  const found = targetAt(plan, position);
  return found && { range: rangeInLine(found.line, found.start, found.end), text: found.name };
}

/**
 * Gives the name at a position another one, wherever the draft has it in the same kind of marks, in tables and
 * attachments as well; blanks and the width of signs do not make it another name, standing inside a longer name does.
 * Renaming what is abbreviated leaves the abbreviation; renaming an abbreviation changes its definition and its uses,
 * those without marks where they are certain (see `abbreviationsOf`) and stand behind the definition. Takes linear time.
 *
 * @param newName marks typed around it do not count: the draft keeps its own
 * @returns edits in the order of the text; `no-name` where nothing can be renamed, `bad-name` for a name that is none
 */
export function renameEdits(plan: Plan, position: Position, newName: string): EditOutcome {
  const target = targetAt(plan, position);
  if (!target) {
    return { refusal: 'no-name' };
  }
  const name = withoutMarks(newName);
  if (!isName(name)) {
    return { refusal: 'bad-name' };
  }
  const edits: TextEdit[] = [];
  const replace = (line: number, start: number, end: number): void => {
    if (plan.lines[line]?.text.slice(start, end) !== name) {
      edits.push({ range: rangeInLine(line, start, end), newText: name });
    }
  };
  const names = namesEverywhere(plan);
  const folded = foldName(target.name);
  for (const use of names) {
    if (use.kind === target.kind && foldName(use.name) === folded) {
      replace(use.line, use.start, use.end);
    }
  }
  const { abbreviation } = target;
  if (abbreviation?.kind === 'bare') {
    replace(abbreviation.line, abbreviation.start, abbreviation.end);
  }
  for (const { line, start, end } of abbreviation ? bareUses(plan, abbreviation, names) : []) {
    replace(line, start, end);
  }
  return { edits: edits.sort(inTextOrder) };
}

/** Words that can be renamed, and the abbreviation that they are. */
interface Target {
  readonly kind: Abbreviation['kind'];
  readonly name: string;
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly abbreviation: Abbreviation | undefined;
}

function targetAt(plan: Plan, { line, character }: Position): Target | undefined {
  const source = plan.lines[line];
  if (!source || source.comment) {
    return undefined;
  }
  const names = namesEverywhere(plan);
  const use = innermost(names, line, character);
  const abbreviations = abbreviationsOf(plan);
  if (use) {
    const folded = foldName(use.name);
    const abbreviation = abbreviations.find(
      ({ kind, name }) => kind === use.kind && foldName(name) === folded,
    );
    return { ...use, abbreviation };
  }
  // What touches the position; all of a long line would be looked through for every abbreviation.
  const from = Math.max(0, character - MAX_ABBREVIATION);
  const near = source.text.slice(from, character + MAX_ABBREVIATION);
  const held = namesOn(names, line);
  for (const abbreviation of abbreviations) {
    const { kind, certain, name, line: defined, start: first, end: behind } = abbreviation;
    const column = near.indexOf(name, Math.max(0, character - from - name.length));
    const start = from + column;
    const end = start + name.length;
    const isDefinition = kind === 'bare' && line === defined && start === first;
    const isBehind = line > defined || (line === defined && start >= behind);
    if (
      certain &&
      column >= 0 &&
      (isDefinition || !isAnothers(source.text, start)) &&
      start <= character &&
      character <= end &&
      (isDefinition || isBehind) &&
      !held.some((other) => other.start <= start && end <= other.end)
    ) {
      return { kind, name, line, start, end, abbreviation };
    }
  }
  return undefined;
}

/** The smallest name around a column; standing at one of its marks is standing in it. */
function innermost(names: readonly NameUse[], line: number, character: number): NameUse | undefined {
  let found: NameUse | undefined;
  for (const use of namesOn(names, line)) {
    if (use.start <= character + 1 && character <= use.end + 1) {
      const inside = use.start <= character && character <= use.end;
      found = inside || !found ? use : found;
    }
  }
  return found;
}

function namesOn(names: readonly NameUse[], line: number): readonly NameUse[] {
  return names.filter((use) => use.line === line);
}

interface Place {
  readonly line: number;
  readonly start: number;
  readonly end: number;
}

/** The places behind its definition where an abbreviation stands without marks; none where they are not certain. */
function bareUses(plan: Plan, abbreviation: Abbreviation, names: readonly NameUse[]): readonly Place[] {
  const byLine = new Map<number, NameUse[]>();
  for (const use of names) {
    const others = byLine.get(use.line);
    if (others) {
      others.push(use);
    } else {
      byLine.set(use.line, [use]);
    }
  }
  return plan.lines.flatMap((_, line) => bareUsesOn(plan, abbreviation, line, byLine.get(line) ?? []));
}

/** @param names the names on the line, in the order of their beginnings */
function bareUsesOn(
  plan: Plan,
  { certain, name, line: defined, end }: Abbreviation,
  line: number,
  names: readonly NameUse[],
): readonly Place[] {
  const source = plan.lines[line];
  if (!certain || !source || source.comment || line < defined) {
    return [];
  }
  const places: Place[] = [];
  let next = 0;
  let covered = 0;
  for (
    let start = source.text.indexOf(name, line === defined ? end : 0);
    start >= 0;
    start = source.text.indexOf(name, start + name.length)
  ) {
    for (let use = names[next]; use && use.start <= start; use = names[++next]) {
      covered = Math.max(covered, use.end);
    }
    if (start >= covered && !isAnothers(source.text, start)) {
      places.push({ line, start, end: start + name.length });
    }
  }
  return places;
}

function isAnothers(text: string, start: number): boolean {
  return start > 0 && OTHERS.includes(text.charAt(start - 1));
}

const MARKS: readonly (readonly [string, string])[] = [
  ['《', '》'],
  ['“', '”'],
  ['"', '"'],
];

const WORDS = /[\p{L}\p{N}]/u;

/** A name as typed, without the marks around all of it. */
function withoutMarks(typed: string): string {
  const name = typed.trim();
  for (const [open, close] of MARKS) {
    const inside = name.slice(1, -1);
    if (name.length > 2 && name.startsWith(open) && name.endsWith(close) && isName(inside)) {
      return inside.trim();
    }
  }
  return name;
}

function isName(name: string): boolean {
  return WORDS.test(name) && !/[\n\r]/.test(name) && findLoneMarks(name, 0).length === 0;
}
