import type { OutlineJson, OutlineNode } from '../../server/src/protocol';
import { itemName, shortHeading } from './names';
import type { Translate } from './statusText';

/** A place in the outline that leads to a place in the plan. Lines and columns count from 0. */
export interface OutlineLink {
  readonly line: number;
  readonly start: number;
  readonly end: number;
  /** Line of the plan. */
  readonly target: number;
}

/** An outline to be read, and copied, as plain text. */
export interface OutlineText {
  readonly text: string;
  readonly links: readonly OutlineLink[];
}

/** Four spaces a level, which every editor folds by. */
const INDENT = '    ';
/** A heading without an end is a paragraph; its beginning is enough to know it by. */
const LONGEST_HEADING = 80;

/** Writes an outline down: title, general requirements, and every heading under its parent. */
export function outlineText(outline: OutlineJson, t: Translate): OutlineText {
  const lines: string[] = [];
  const links: OutlineLink[] = [];
  const add = (indent: string, label: string, rest: string, target: number) => {
    links.push({ line: lines.length, start: indent.length, end: indent.length + label.length, target });
    lines.push(indent + label + rest);
  };
  const addNode = (node: OutlineNode, depth: number) => {
    const heading = shortHeading(node.heading, LONGEST_HEADING);
    const indent = INDENT.repeat(depth);
    const target = node.range.start.line;
    if (node.marker === '') {
      add(indent, heading, '', target);
    } else {
      add(indent, node.marker, itemName(node.marker, heading).slice(node.marker.length), target);
    }
    for (const child of node.children) {
      addNode(child, depth + 1);
    }
  };

  if (outline.title) {
    add('', outline.title.text, '', outline.title.range.start.line);
    lines.push('');
  }
  // A chapter of that name stands among the chapters.
  if (outline.generalRequirements && outline.generalRequirements.kind !== 'chapter') {
    add('', t('General requirements'), '', outline.generalRequirements.range.start.line);
  }
  for (const node of outline.children) {
    addNode(node, 0);
  }
  return { text: `${lines.join('\n')}\n`, links };
}
