import { Line, type LineEnd } from '../../plan/line';
import { parseLines, type ParseOptions } from '../../plan/parser';
import { LEVEL_RANK, type NumberedNode, type Plan } from '../../plan/tree';

/** A plan as it was before something was cut out of it. */
export interface BeforeCut {
  readonly plan: Plan;
  /** The first line of what was cut out, and how many lines it had. */
  readonly at: number;
  readonly count: number;
}

/**
 * The plan as it was before a piece was cut out of it, where the numbers say that it was: it brings just those that are
 * missing at one place. Pasting it then is moving it, and nothing but its old place and its new one has to change.
 *
 * @param inserted the plan with the piece in it, with its own numbers
 * @param from first line of the piece there
 * @param to the line after its last
 */
export function beforeCut(
  plan: Plan,
  inserted: Plan,
  from: number,
  to: number,
  eol: LineEnd,
  options: ParseOptions,
): BeforeCut | undefined {
  const own = inserted.numbered.filter(({ startLine }) => startLine >= from && startLine < to);
  const gap = gapOf(plan, own);
  if (!gap || own[0]?.startLine !== from) {
    return undefined;
  }
  const at = gap.startLine;
  const piece = inserted.lines
    .slice(from, to)
    .map((line) => (line.eol === '' ? new Line(line.text, eol) : line));
  const whole = parseLines([...plan.lines.slice(0, at), ...piece, ...plan.lines.slice(at)], options);
  const fits = whole.numbered.length === plan.numbered.length + own.length;
  return fits && whole.breaks.length < plan.breaks.length
    ? { plan: whole, at, count: piece.length }
    : undefined;
}

/** The node before which the outermost nodes of a piece are missing; undefined where they are not, or not all. */
function gapOf(plan: Plan, own: readonly NumberedNode[]): NumberedNode | undefined {
  const [first] = own;
  const roots = own.filter(({ kind }) => kind === first?.kind);
  const last = roots.at(-1);
  const alone = own.every(({ kind }) => first && LEVEL_RANK[kind] >= LEVEL_RANK[first.kind]);
  const inOrder = roots.every(({ ordinal }, i) => ordinal !== null && ordinal === (first?.ordinal ?? 0) + i);
  if (!alone || !inOrder) {
    return undefined;
  }
  return plan.breaks.find(
    ({ kind, level, missing }) =>
      kind === 'gap' &&
      level === first?.kind &&
      missing?.[0] === first.ordinal &&
      missing[1] === last?.ordinal,
  )?.node;
}
