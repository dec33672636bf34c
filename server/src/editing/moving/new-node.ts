import type { NumberedNode, Plan } from '../../plan/tree';
import { countsOf } from '../due-ordinals';
import { withOrdinal, writtenLike } from '../write-marker';

/** How a node of its like is written up to its text: indent, marker and the blanks behind it. */
export interface Opening {
  readonly indent: string;
  readonly marker: string;
  readonly gap: string;
}

/**
 * The opening of a node that is put in behind another, written as that one's is.
 *
 * @returns undefined where there is no number for it, or none for one behind it that would have to count on
 */
export function openingBehind(plan: Plan, node: NumberedNode): Opening | undefined {
  const { marker, startLine } = node;
  const line = plan.lines[startLine];
  if (!marker || !line) {
    return { indent: line?.text.slice(0, line.indent) ?? '', marker: '', gap: '' };
  }
  const behind = countsOf(plan).find(({ nodes }) => nodes.includes(node))?.nodes ?? [];
  const counted = behind.slice(behind.indexOf(node));
  if (counted.some(isLast)) {
    return undefined;
  }
  const ordinal = (marker.ordinal ?? behind.indexOf(node) + 1) + 1;
  const sound = marker.flaw ? undefined : withOrdinal(marker, ordinal);
  return {
    indent: line.text.slice(0, marker.start),
    marker: sound ?? writtenLike(node, ordinal),
    gap: marker.bodyStart < line.end ? line.text.slice(marker.end, marker.bodyStart) : '',
  };
}

/** Whether a node's marker has the last number that can be written in its form. */
function isLast({ marker }: NumberedNode): boolean {
  return typeof marker?.ordinal === 'number' && withOrdinal(marker, marker.ordinal + 1) === undefined;
}

/** The empty lines among some lines, as they are written: what parts two nodes, comments left aside. */
export function emptyLines({ lines }: Plan, from: number, to: number): readonly { readonly text: string }[] {
  return lines
    .slice(from, to)
    .filter((line) => line.blank && !line.comment)
    .map(({ text }) => ({ text }));
}
