import { findSourceMap } from 'node:module';

/**
 * A stack trace with the places of the TypeScript sources. Node would do this by itself, but VS Code formats stack
 * traces in its extension host in its own way.
 */
export function withSources(stack: string): string {
  return stack.replace(/([^\s(]+\.cjs):(\d+):(\d+)/g, (place, file: string, line: string, column: string) => {
    const entry = findSourceMap(file)?.findEntry(Number(line) - 1, Number(column) - 1);
    if (!entry || !('originalSource' in entry)) return place;
    const source = entry.originalSource.replace(/^file:\/\//, '');
    return `${source}:${entry.originalLine + 1}:${entry.originalColumn + 1}`;
  });
}
