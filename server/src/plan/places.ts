import { isNumbered, type NumberedNode, type Place, type PlanNode } from './tree';

/** For every line of a text what it is, read off the finished tree. */
export function readPlaces(nodes: readonly PlanNode[], lineCount: number): readonly (Place | undefined)[] {
  const places = new Array<Place | undefined>(lineCount).fill(undefined);
  fill(places, nodes, undefined);
  return places;
}

/** As deep as the levels are, so recursion is safe on any text. */
function fill(
  places: (Place | undefined)[],
  nodes: readonly PlanNode[],
  holder: NumberedNode | undefined,
): void {
  for (const node of nodes) {
    if (isNumbered(node)) {
      places[node.startLine] = { kind: node.kind, node, holder: node };
      fill(places, node.children, node);
    } else {
      const place = { kind: node.kind, node, holder };
      for (let line = node.startLine; line < node.endLine; line++) {
        places[line] = place;
      }
    }
  }
}
