import { editsBetween } from '../editing/edits-between';
import { applyEdits, collide, type TextEdit } from '../plan/edit';
import type { Line } from '../plan/line';
import type { Plan } from '../plan/tree';
import { fixOf } from './fix';
import type { Finding, Fix } from './rule';

/** So often a text is mended and looked at again; a fix may bring to light what another one mends. */
const MAX_ROUNDS = 10;
/** Parts of a round's fixes that are tried when all of them together make a text worse. */
const MAX_TRIES = 48;

/** How a text is read and what counts as wrong in it, by whoever knows the settings. */
export interface FixAllOptions {
  readonly parse: (lines: readonly Line[]) => Plan;
  /** What the user is to see of a plan: levels and ignores have been applied. In the order of the text. */
  readonly check: (plan: Plan) => readonly Finding[];
  /** Only what this rule finds is mended; all of the text is the measure of what does harm. */
  readonly code?: string;
}

/** A text after everything that can be mended without asking was mended. */
export interface FixAllResult {
  readonly lines: readonly Line[];
  /** The edits that make it of the original text, in its order, none colliding; empty where nothing is to be done. */
  readonly edits: readonly TextEdit[];
  /** How many findings the fixes mended. */
  readonly applied: number;
  readonly plan: Plan;
  /** What is left. */
  readonly findings: readonly Finding[];
}

/** A text with what was found in it. */
interface State {
  readonly lines: readonly Line[];
  readonly plan: Plan;
  readonly findings: readonly Finding[];
}

/** A fix with the number of findings it mends. */
interface Candidate {
  readonly fix: Fix;
  count: number;
}

/**
 * Mends all that has a fix for which nobody has to look ({@link Fix.byHand}), in rounds: the fixes that do not
 * collide are applied together, the text is read and checked again, until nothing is left to apply. A round that
 * brings anything new is not kept: its fixes are tried in halves, and those that do harm are left out. So there are
 * never more findings than before, nor more errors, and doing it again changes nothing.
 *
 * @param lines the text
 */
export function fixAll(lines: readonly Line[], options: FixAllOptions): FixAllResult {
  let state = look(lines, options);
  let applied = 0;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const next = step(state, options);
    if (!next) {
      break;
    }
    applied += next.applied;
    state = next.state;
  }
  return { ...state, applied, edits: applied === 0 ? [] : editsBetween(lines, state.lines) };
}

function look(lines: readonly Line[], { parse, check }: FixAllOptions): State {
  const plan = parse(lines);
  return { lines, plan, findings: check(plan) };
}

/** One round; undefined where no fix leads to a better text. Depends on the text alone, so that the end is an end. */
function step(
  state: State,
  options: FixAllOptions,
): { readonly state: State; readonly applied: number } | undefined {
  const candidates = candidatesOf(state, options.code);
  let tries = 0;
  const attempt: Attempt = (some, single) => {
    if (tries++ >= MAX_TRIES) {
      return undefined;
    }
    const after = look(
      applyEdits(
        state.lines,
        some.flatMap(({ fix }) => fix.edits),
      ),
      options,
    );
    if (state.plan.flattenedLine !== undefined && after.plan.flattenedLine === undefined) {
      return unveiled(state, after, options);
    }
    return isBetter(after, state) && (single || bringsNothing(after, state)) ? after : undefined;
  };
  const found = sound(candidates, attempt);
  return found && { state: found.state, applied: found.some.reduce((sum, { count }) => sum + count, 0) };
}

/**
 * With its line breaks back a text shows all that could not be seen before: it counts what is left of that when it
 * has been mended as well.
 */
function unveiled(before: State, after: State, options: FixAllOptions): State | undefined {
  const { lines, plan, findings } = fixAll(after.lines, options);
  const mended = { lines, plan, findings };
  return errorsOf(mended) <= errorsOf(before) && findings.length <= before.findings.length
    ? mended
    : undefined;
}

/**
 * Applies some fixes and gives the text, if it is better.
 *
 * @param single whether the fixes were found good one by one, or are one: it may bring to light what another mends.
 *   Else a fix that does harm might hide among those that do good.
 */
type Attempt = (some: readonly Candidate[], single: boolean) => State | undefined;

/** As many of the candidates as make the text better, found by halves. */
function sound(
  candidates: readonly Candidate[],
  attempt: Attempt,
): { readonly some: readonly Candidate[]; readonly state: State } | undefined {
  if (candidates.length === 0) {
    return undefined;
  }
  const state = attempt(candidates, candidates.length === 1);
  if (state) {
    return { some: candidates, state };
  }
  if (candidates.length === 1) {
    return undefined;
  }
  const middle = candidates.length >> 1;
  const first = sound(candidates.slice(0, middle), attempt);
  const second = sound(candidates.slice(middle), attempt);
  if (!first || !second) {
    return first ?? second;
  }
  const both = [...first.some, ...second.some];
  const together = attempt(both, true);
  return together ? { some: both, state: together } : first;
}

/** The fixes that do not collide, those that come first in the text taking precedence. */
function candidatesOf({ plan, findings }: State, code: string | undefined): readonly Candidate[] {
  const known = new Map<Fix, Candidate | undefined>();
  const taken = new Map<number, TextEdit[]>();
  const candidates: Candidate[] = [];
  for (const finding of findings) {
    const fix = code === undefined || code === finding.code ? fixOf(plan, finding) : undefined;
    if (!fix || fix.byHand || fix.edits.length === 0) {
      continue;
    }
    if (known.has(fix)) {
      const candidate = known.get(fix);
      if (candidate) {
        candidate.count++;
      }
      continue;
    }
    const free = fix.edits.every((edit) => isFree(edit, taken));
    const candidate = free ? { fix, count: 1 } : undefined;
    known.set(fix, candidate);
    if (candidate) {
      candidates.push(candidate);
      fix.edits.forEach((edit) => take(edit, taken));
    }
  }
  return candidates;
}

function isFree(edit: TextEdit, taken: ReadonlyMap<number, readonly TextEdit[]>): boolean {
  for (let line = edit.range.start.line; line <= edit.range.end.line; line++) {
    if (taken.get(line)?.some((other) => collide(edit, other))) {
      return false;
    }
  }
  return true;
}

function take(edit: TextEdit, taken: Map<number, TextEdit[]>): void {
  for (let line = edit.range.start.line; line <= edit.range.end.line; line++) {
    const edits = taken.get(line);
    if (edits) {
      edits.push(edit);
    } else {
      taken.set(line, [edit]);
    }
  }
}

/** Whether a text is nearer its end: fewer findings, or as many in less text, as where a rule stops counting on a line. */
function isBetter(after: State, before: State): boolean {
  if (errorsOf(after) > errorsOf(before)) {
    return false;
  }
  const change = after.findings.length - before.findings.length;
  return change < 0 || (change === 0 && weightOf(after) < weightOf(before));
}

/** Whether no rule has more to say than before. */
function bringsNothing(after: State, before: State): boolean {
  const counts = new Map<string, number>();
  for (const { code } of before.findings) {
    counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  return after.findings.every(({ code }) => {
    const left = (counts.get(code) ?? 0) - 1;
    counts.set(code, left);
    return left >= 0;
  });
}

function errorsOf({ findings }: State): number {
  return findings.reduce((sum, { severity }) => sum + (severity === 'error' ? 1 : 0), 0);
}

/** Length of a text in which a half-width character weighs as much as two others. */
function weightOf({ lines }: State): number {
  let weight = 0;
  for (const { text } of lines) {
    for (let i = 0; i < text.length; i++) {
      weight += text.charCodeAt(i) < 0x80 ? 2 : 1;
    }
  }
  return weight;
}
