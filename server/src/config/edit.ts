/* Loads the JSON parser: import this module only where a workplan.json is changed. */
import { modify, parseTree, findNodeAtLocation, type ParseError } from 'jsonc-parser/lib/esm/main.js';
import type { Range } from '../plan/position';
import type { Ignore } from './config';
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
  if (text.trim() === '') {
    const content = JSON.stringify({ ignores: [ignore] }, undefined, 2) + '\n';
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
  const list = findNodeAtLocation(root, ['ignores']);
  if (list && list.type !== 'array') {
    return undefined;
  }
  const present = (list?.children ?? []).some(
    (entry) =>
      findNodeAtLocation(entry, ['code'])?.value === ignore.code &&
      findNodeAtLocation(entry, ['hash'])?.value === ignore.hash,
  );
  if (present) {
    return [];
  }
  const starts = lineStarts(source);
  return modify(source, list ? ['ignores', -1] : ['ignores'], list ? ignore : [ignore], {
    isArrayInsertion: list !== undefined,
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
