import type { DocumentLine } from '../document-messages';
import { rangeOfHeading } from '../plan/navigate';
import { isNumbered, type LeafKind, type Plan } from '../plan/tree';

/** What each line of a text is, for a page that shows it as a document is laid out. */
export function documentLines(plan: Plan): DocumentLine[] {
  return plan.lines.map(({ text }, line) => {
    const node = plan.places[line]?.node;
    if (node === undefined) {
      return { kind: 'text', heading: 0 };
    }
    if (!isNumbered(node)) {
      return { kind: leafShown(node.kind), heading: 0 };
    }
    const { character } = rangeOfHeading(plan, node).end;
    // The mark that ends it is set as it is.
    return { kind: node.kind, heading: text.charAt(character) === '。' ? character + 1 : character };
  });
}

/** Kinds that a page shows in a way of their own; all others are paragraphs. */
function leafShown(kind: LeafKind): DocumentLine['kind'] {
  switch (kind) {
    case 'title':
    case 'signature':
    case 'date':
    case 'attachment-mark':
    case 'table':
      return kind;
    default:
      return 'text';
  }
}
