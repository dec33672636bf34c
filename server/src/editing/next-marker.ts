import { countNumberedBefore } from '../plan/navigate';
import { toChinese } from '../plan/ordinal';
import { isNumbered, LEVEL_RANK, type Level, type NumberedNode, type Plan } from '../plan/tree';
import { STANDARD_SHAPES, writtenLike } from './write-marker';

/** A marker that may stand on a line, written as its like are in this plan. */
export interface NextMarker {
  readonly level: Level;
  readonly ordinal: number;
  /** The marker itself: `12.`, `（三）`. */
  readonly text: string;
  /** Blanks that its like have before and behind the marker. */
  readonly indent: string;
  readonly gap: string;
}

/** Lines of which nothing is known to begin a numbered node. */
const OPAQUE: ReadonlySet<string> = new Set(['table', 'attachments', 'comment', 'title', 'attachment-mark']);

/**
 * The markers that may stand on a line, the likeliest first: the one that goes on with what stands above, then
 * those that go on with what holds it, then the first of a level below. Numbers follow the plan's schemes. What
 * the line holds already does not count.
 */
export function nextMarkers(plan: Plan, line: number): readonly NextMarker[] {
  const place = plan.places[line];
  if (place && OPAQUE.has(place.kind)) {
    return [];
  }
  const before = lastBefore(plan, line);
  if (!before) {
    return firstMarkers(plan, line);
  }
  const siblings: NextMarker[] = [];
  for (let node: NumberedNode | undefined = before; node; node = node.parent) {
    // An unnumbered heading goes on without a number.
    if (node.marker) {
      siblings.push(after(plan, node));
    }
  }
  const child = childOf(plan, before, line);
  if (!child) {
    return siblings;
  }
  const opens = isHolder(plan, before);
  return opens ? [child, ...siblings] : [...siblings.slice(0, 1), child, ...siblings.slice(1)];
}

/** The marker of an item that goes before a line: one that can hold a whole item of an earlier plan. */
export function nextItemMarker(plan: Plan, line: number): NextMarker | undefined {
  const markers = nextMarkers(plan, line);
  const level = itemLevel(plan);
  return markers.find((marker) => marker.level === level) ?? markers[0];
}

/** The level that holds the plan's items: items, or sections (points) where there are none. */
function itemLevel(plan: Plan): Level {
  const levels = new Set(plan.numbered.filter(({ marker }) => marker).map(({ kind }) => kind));
  const known = (['item', 'section', 'point', 'chapter'] as const).find((level) => levels.has(level));
  // Chapters alone are the beginning of a plan whose items are still to come.
  return known === undefined || known === 'chapter' ? 'item' : known;
}

/** The last numbered node that begins above a line. */
export function lastBefore(plan: Plan, line: number): NumberedNode | undefined {
  return plan.numbered[countNumberedBefore(plan, line) - 1];
}

function firstMarkers(plan: Plan, line: number): readonly NextMarker[] {
  if (!plan.title || line < plan.title.node.endLine) {
    return [];
  }
  const [first] = plan.numbered;
  return [write(plan, first?.kind ?? 'chapter', 1, first)];
}

/** The marker that follows a node's own. */
function after(plan: Plan, node: NumberedNode): NextMarker {
  const ordinal = node.ordinal ?? dueAfter(plan, node);
  return write(plan, node.kind, ordinal + 1, node);
}

/** The ordinal that was due where one cannot be read: so many behind the last that can in the same count. */
function dueAfter(plan: Plan, node: NumberedNode): number {
  const restarts = plan.schemes[node.kind]?.resetAt === 'parent';
  let steps = 0;
  for (let i = countNumberedBefore(plan, node.startLine + 1) - 1; i >= 0; i--) {
    const other = plan.numbered[i];
    if (other?.kind === node.kind && other.marker && (!restarts || other.parent === node.parent)) {
      if (other.ordinal !== null) {
        return other.ordinal + steps;
      }
      steps++;
    }
  }
  return steps;
}

/** The first marker below a node, where the plan has a level below its like. */
function childOf(plan: Plan, node: NumberedNode, line: number): NextMarker | undefined {
  const level = childLevel(plan, node);
  if (level === undefined || LEVEL_RANK[level] <= LEVEL_RANK[node.kind]) {
    return undefined;
  }
  const scheme = plan.schemes[level];
  const end = countNumberedBefore(plan, line);
  let last: NumberedNode | undefined;
  let above: NumberedNode | undefined;
  for (let i = end - 1; i >= 0; i--) {
    const other = plan.numbered[i];
    if (other?.kind === level && other.marker && (scheme === undefined || other.marker.shape !== '①')) {
      last = other;
      break;
    }
  }
  for (let at: NumberedNode | undefined = node; at; at = at.parent) {
    above = at.kind === 'chapter' ? at : above;
  }
  const runsOn =
    scheme?.resetAt === 'never' ||
    (scheme?.resetAt === 'chapter' &&
      last !== undefined &&
      above !== undefined &&
      last.startLine > above.startLine);
  return write(plan, level, runsOn ? (last?.ordinal ?? 0) + 1 : 1, last);
}

/** The level that stands right below a node, or below its like elsewhere in the plan. */
function childLevel(plan: Plan, node: NumberedNode): Level | undefined {
  const own = node.children.find(isNumbered);
  if (own) {
    return own.kind;
  }
  const like = plan.numbered.find((other) => other.kind === node.kind && other.children.some(isNumbered));
  const child = like?.children.find(isNumbered);
  if (child) {
    return child.kind;
  }
  // The first chapter of a new plan: what the standard has below it and most plans use.
  return node.kind === 'chapter' || node.kind === 'section' ? 'item' : undefined;
}

/** Whether something numbered is expected below a node that has nothing yet. */
function isHolder(plan: Plan, node: NumberedNode): boolean {
  if (node.kind === 'item' || node.kind === 'point') {
    return false;
  }
  const alike = plan.numbered.filter(
    ({ kind, startLine }) => kind === node.kind && startLine !== node.startLine,
  );
  const holders = alike.filter(({ children }) => children.some(isNumbered)).length;
  return alike.length === 0 || holders * 2 >= alike.length;
}

/** @param model a node of the level, after which the marker and the blanks around it are written */
function write(plan: Plan, level: Level, ordinal: number, model: NumberedNode | undefined): NextMarker {
  const like = model?.marker ? model : plan.numbered.find(({ kind, marker }) => kind === level && marker);
  const line = like && plan.lines[like.startLine];
  if (!like?.marker || !line) {
    const chinese = level === 'chapter' || level === 'section';
    const numeral = (chinese ? toChinese(ordinal) : undefined) ?? String(ordinal);
    return { level, ordinal, text: STANDARD_SHAPES[level].replace('#', numeral), indent: '', gap: '' };
  }
  const { start, end, bodyStart } = like.marker;
  return {
    level,
    ordinal,
    text: writtenLike(like, ordinal),
    indent: line.text.slice(0, start),
    gap: bodyStart < line.end ? line.text.slice(end, bodyStart) : '',
  };
}
