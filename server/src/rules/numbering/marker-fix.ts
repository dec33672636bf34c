import { readsAs } from '../../editing/write-marker';
import type { TextEdit } from '../../plan/edit';
import { rangeInLine } from '../../plan/position';
import type { NumberedNode, Plan } from '../../plan/tree';
import type { Fix } from '../rule';

/**
 * The edit that writes the markers of some nodes in another way; the blanks around them stay.
 *
 * @param write the marker a node should have
 * @returns undefined where one could not be written so, or would not certainly be read as the same marker any more
 */
export function markerFix(
  plan: Plan,
  nodes: readonly NumberedNode[],
  write: (node: NumberedNode) => string | undefined,
): Fix | undefined {
  const edits: TextEdit[] = [];
  let only = '';
  for (const node of nodes) {
    const { marker, kind, ordinal, startLine } = node;
    const line = plan.lines[startLine]?.text;
    const text = write(node);
    if (!marker || line === undefined || text === undefined) {
      return undefined;
    }
    const { start, end } = marker;
    if (text === marker.text) {
      continue;
    }
    if (!readsAs(line.slice(0, start) + text + line.slice(end), start, kind, ordinal)) {
      return undefined;
    }
    only = text;
    edits.push({ range: rangeInLine(startLine, start, end), newText: text });
  }
  const count = edits.length;
  return count === 0
    ? undefined
    : {
        title:
          count === 1
            ? { zh: `改为“${only}”`, en: `Change to ${only}` }
            : { zh: `统一序号写法（共${count}处）`, en: `Write the markers alike (${count} places)` },
        edits,
      };
}

/** The node that begins on a line. */
export function numberedOn({ places }: Plan, line: number): NumberedNode | undefined {
  const holder = places[line]?.holder;
  return holder?.startLine === line ? holder : undefined;
}
