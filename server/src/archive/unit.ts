import { isNumbered, isVoid, type NumberedNode, type Plan, type PlanNode } from '../plan/tree';
import type { Unit } from './model';

/**
 * The units of a plan, in the order of the text: items with all that stands below them; sections and chapters
 * whose text no numbered node holds. The chapter that is the general requirements is none.
 */
export function unitsOf(plan: Plan): readonly Unit[] {
  const nodes = plan.numbered.filter((node) => isUnit(plan, node));
  const closing = closingOf(nodes);
  return nodes.map((node) => toUnit(plan, node, node === nodes.at(-1) ? closing : undefined));
}

/** The unit of a plan that a line belongs to; units stand in the order of their lines. */
export function unitOnLine<U extends Unit>(units: readonly U[], line: number): U | undefined {
  let low = 0;
  let high = units.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const unit = units[middle];
    if (!unit || line < unit.line) {
      high = middle - 1;
    } else if (line >= unit.endLine) {
      low = middle + 1;
    } else {
      return unit;
    }
  }
  return undefined;
}

/**
 * The paragraph behind the last unit that closes the whole plan, though it stands under that unit: where every
 * other unit is one paragraph with its heading in it, a second one belongs to none (both years of a published
 * plan end like that). Left in, its general words would be like every unit about leadership.
 */
function closingOf(nodes: readonly NumberedNode[]): number | undefined {
  const last = nodes.at(-1);
  if (nodes.length < MIN_UNITS || !nodes.every(({ runIn }) => runIn)) {
    return undefined;
  }
  const closing = last?.children.find(isText);
  return closing && nodes.every((node) => node === last || !node.children.some(isText))
    ? closing.startLine
    : undefined;
}

/** Fewer units show no habit. */
const MIN_UNITS = 4;

function isUnit(plan: Plan, node: NumberedNode): boolean {
  if (node.kind === 'item') {
    return hasText(node);
  }
  if (node.kind === 'point') {
    // Points are parts of what holds them; a plan may have nothing above them.
    return node.parent?.kind !== 'item' && hasText(node);
  }
  if (node.children.some(isNumbered) || isRequirements(plan, node)) {
    return false;
  }
  return node.kind === 'section' ? hasText(node) : node.runIn || node.children.some(isText);
}

function isRequirements({ generalRequirements }: Plan, node: NumberedNode): boolean {
  return generalRequirements?.kind === 'chapter' && generalRequirements.startLine === node.startLine;
}

function hasText(node: NumberedNode): boolean {
  return node.headingEnd > node.headingStart || node.children.some((child) => !isVoid(child));
}

function isText({ kind }: PlanNode): boolean {
  return kind === 'paragraph';
}

/** @param until the line before which the unit ends, when that is not the node's own end */
function toUnit(plan: Plan, node: NumberedNode, until = node.contentEnd): Unit {
  const text = textOf(plan, node, until);
  const line = plan.lines[node.startLine];
  const heading = line?.text.slice(node.headingStart, node.headingEnd).trim() ?? '';
  const endOfFirst = text.indexOf('\n');
  return {
    level: node.kind,
    marker: node.marker?.text ?? '',
    ordinal: node.ordinal,
    heading: heading === '' ? text.slice(0, endOfFirst < 0 ? text.length : endOfFirst) : heading,
    context: contextOf(plan, node),
    line: node.startLine,
    endLine: lastLine(plan, node.startLine, until),
    text,
  };
}

function contextOf(plan: Plan, node: NumberedNode): string {
  const headings: string[] = [];
  for (let parent = node.parent; parent; parent = parent.parent) {
    const text = plan.lines[parent.startLine]?.text ?? '';
    headings.unshift(text.slice(parent.headingStart, parent.headingEnd).trim());
  }
  return headings.filter((heading) => heading !== '').join(' ');
}

/** Kinds of leaves that are no words of the unit. */
const LEFT_OUT: ReadonlySet<string> = new Set(['blank', 'comment', 'responsibility', 'attachments']);

/** The line after the last one before `until` that is not blank. */
function lastLine(plan: Plan, from: number, until: number): number {
  let end = until;
  while (end > from + 1 && plan.lines[end - 1]?.blank === true) {
    end--;
  }
  return end;
}

function textOf(plan: Plan, node: NumberedNode, until: number): string {
  const first = plan.lines[node.startLine];
  const parts = first ? [first.text.slice(node.headingStart, Math.max(node.headingStart, first.end))] : [];
  addLines(
    plan,
    node.children.filter(({ startLine }) => startLine < until),
    parts,
  );
  return parts
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join('\n');
}

/** Numbered nodes nest no deeper than there are levels. */
function addLines(plan: Plan, nodes: readonly PlanNode[], parts: string[]): void {
  for (const node of nodes) {
    if (isNumbered(node)) {
      parts.push(plan.lines[node.startLine]?.text ?? '');
      addLines(plan, node.children, parts);
    } else if (!LEFT_OUT.has(node.kind)) {
      for (let at = node.startLine; at < node.contentEnd; at++) {
        parts.push(plan.lines[at]?.text ?? '');
      }
    }
  }
}
