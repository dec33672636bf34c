/* Loads the JSON parser: import this module only where a workplan.json is changed. */
import {
  modify,
  parseTree,
  findNodeAtLocation,
  type Node,
  type ParseError,
} from 'jsonc-parser/lib/esm/main.js';
import type { Range } from '../plan/position';
import type { Ignore, LinkVerdict, UnitRef } from './config';
import { lineStarts, positionAt } from './place';

/** A replacement in a `workplan.json`; has the shape of the protocol's text edit. */
export interface ConfigEdit {
  readonly range: Range;
  readonly newText: string;
}

/**
 * The edits that add an ignore to a `workplan.json`, keeping its comments and its way of indenting. An ignore
 * that is there already needs none. A blank text becomes a whole file.
 *
 * @param text the file as it is; empty when there is none yet
 * @returns undefined when the file is broken, so that it must be mended by hand first
 */
export function addIgnore(text: string, ignore: Ignore): readonly ConfigEdit[] | undefined {
  return editList(text, 'ignores', (entries) => {
    const present = entries.some(
      (entry) => valueAt(entry, 'code') === ignore.code && valueAt(entry, 'hash') === ignore.hash,
    );
    return present ? undefined : { at: -1, value: ignore };
  });
}

/** Two units whose link is to be kept, changed or taken out, and in which words of theirs it may be written already. */
export interface LinkEdit {
  readonly draft: UnitRef;
  readonly prior: UnitRef;
  /** Null takes out what was said. */
  readonly verdict: LinkVerdict | null;
  /** Whether an entry of the file speaks of these two units; by default it must be written the same. */
  readonly isMeant?: (draft: UnitRef, prior: UnitRef) => boolean;
}

/**
 * The edits that add, change or take out what the user said of a link, as {@link addIgnore} does. What is there
 * already needs none, and what is not there cannot be taken out.
 *
 * @returns undefined when the file is broken
 */
export function setLink(text: string, link: LinkEdit): readonly ConfigEdit[] | undefined {
  const { draft, prior, verdict } = link;
  const isMeant = link.isMeant ?? ((a: UnitRef, b: UnitRef) => isSameRef(a, draft) && isSameRef(b, prior));
  return editList(text, 'links', (entries) => {
    const at = entries.findIndex((entry) => isMeant(refAt(entry, 'draft'), refAt(entry, 'prior')));
    const entry = entries[at];
    if (!entry) {
      return verdict === null ? undefined : { at: -1, value: { draft, prior, verdict } };
    }
    if (valueAt(entry, 'verdict') === verdict) {
      return undefined;
    }
    return verdict === null ? { at, value: undefined } : { at, key: 'verdict', value: verdict };
  });
}

function isSameRef(a: UnitRef, b: UnitRef): boolean {
  return a.file === b.file && a.heading === b.heading;
}

function refAt(entry: Node, name: 'draft' | 'prior'): UnitRef {
  const ref = findNodeAtLocation(entry, [name]);
  const file = ref && valueAt(ref, 'file');
  const heading = ref && valueAt(ref, 'heading');
  return {
    file: typeof file === 'string' ? file : '',
    heading: typeof heading === 'string' ? heading : '',
  };
}

function valueAt(entry: Node, name: string): unknown {
  return findNodeAtLocation(entry, [name])?.value;
}

/** What is to be done to a list: an entry put in at its end (-1), or one of its entries, or a part of it, set anew. */
interface ListChange {
  readonly at: number;
  readonly key?: string;
  /** Undefined takes the entry out. */
  readonly value: unknown;
}

/** The edits of a list at the top of a `workplan.json`; undefined when the file is broken. */
function editList(
  text: string,
  name: 'ignores' | 'links',
  change: (entries: readonly Node[]) => ListChange | undefined,
): readonly ConfigEdit[] | undefined {
  if (text.trim() === '') {
    const wanted = change([]);
    if (!wanted) {
      return [];
    }
    const content = JSON.stringify({ [name]: [wanted.value] }, undefined, 2) + '\n';
    return [{ range: rangeOf(lineStarts(text), 0, text.length), newText: content }];
  }
  const source = text.startsWith('\uFEFF') ? ' ' + text.slice(1) : text;
  const errors: ParseError[] = [];
  let root;
  try {
    root = parseTree(source, errors, { allowTrailingComma: true });
  } catch {
    // Too deeply nested to be read; readConfig says so.
    return undefined;
  }
  if (root?.type !== 'object' || errors.length > 0) {
    return undefined;
  }
  const list = findNodeAtLocation(root, [name]);
  if (list && list.type !== 'array') {
    return undefined;
  }
  const wanted = change(list?.children ?? []);
  if (!wanted) {
    return [];
  }
  const { at, key, value } = wanted;
  const path = list ? [name, at, ...(key === undefined ? [] : [key])] : [name];
  const starts = lineStarts(source);
  return modify(source, path, list ? value : [value], {
    isArrayInsertion: list !== undefined && at < 0,
    formattingOptions: formattingOf(source),
  }).map(({ offset, length, content }) => ({ range: rangeOf(starts, offset, length), newText: content }));
}

function rangeOf(starts: readonly number[], offset: number, length: number): Range {
  return { start: positionAt(starts, offset), end: positionAt(starts, offset + length) };
}

/** How the file is indented: by its first indented line. */
function formattingOf(text: string): { insertSpaces: boolean; tabSize: number; eol: string } {
  const indent = /\n([ \t]+)\S/.exec(text)?.[1] ?? '  ';
  return {
    insertSpaces: !indent.startsWith('\t'),
    tabSize: indent.startsWith('\t') ? 1 : indent.length,
    eol: text.includes('\r\n') ? '\r\n' : '\n',
  };
}
