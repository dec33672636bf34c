/* Paths and globs as users write them in settings, and whether a file is meant by one. */
import { isWild, matchesPart, matchesParts } from '../../config/glob';
import { comparable, nameOf, relativePath } from '../uris';

/** A path or glob made absolute: a folder that is written out, and what must follow below it. */
export interface PathPattern {
  /** URI without a slash at its end. */
  readonly base: string;
  /** Parts of the path below, decoded: `*` and `?` within one, `**` for any number of them. Empty for a plain path. */
  readonly parts: readonly string[];
}

/** Longer ones are no paths; matching costs the product of pattern and name. */
const MAX_PATTERN = 4096;

/**
 * A path or glob of the settings, made absolute. `~` is the home folder, `D:\…` and `\\server\…` are written as on
 * Windows, a URI stands for itself, anything else is relative.
 *
 * @param folder URI of the folder that it is relative to; undefined where there is none
 * @param home URI of the home folder; undefined where there is none
 * @returns undefined for what names nothing here
 */
export function resolvePattern(
  pattern: string,
  folder: string | undefined,
  home: string | undefined,
): PathPattern | undefined {
  const written = pattern.trim();
  if (written === '' || written.length > MAX_PATTERN) {
    return undefined;
  }
  const uri = /^([a-z][a-z\d+.-]+:\/\/[^/]*)(.*)$/is.exec(written);
  if (uri) {
    // Its path is decoded: what follows encodes it again.
    return build(uri[1] ?? '', comparable(uri[2] ?? ''));
  }
  const path = written.replaceAll('\\', '/');
  if (path === '~' || path.startsWith('~/')) {
    return home === undefined ? undefined : build(home, path.slice(1));
  }
  if (/^[a-z]:(?:\/|$)/i.test(path)) {
    return build('file://', `/${path}`);
  }
  if (path.startsWith('//')) {
    const [, host = '', rest = ''] = /^\/\/([^/]*)(.*)$/s.exec(path) ?? [];
    return build(`file://${host}`, rest);
  }
  if (path.startsWith('/')) {
    return build('file://', path);
  }
  return folder === undefined ? undefined : build(folder, `/${path}`);
}

/** Whether a file or folder is the one a pattern names. */
export function matchesPattern({ base, parts }: PathPattern, uri: string): boolean {
  const path = relativePath(base, uri);
  if (path === undefined) {
    return false;
  }
  return matchesParts(parts, path === '' ? [] : path.split('/'));
}

/** Whether a pattern of the settings is a mere file name, which means that file in whatever folder it lies. */
export function isNamePattern(pattern: string): boolean {
  return !/[/\\]/.test(pattern) && pattern.trim() !== '~' && pattern.length <= MAX_PATTERN;
}

/** Whether a file's name is the one that a name pattern means. */
export function matchesName(pattern: string, uri: string): boolean {
  return matchesPart(pattern.trim(), nameOf(uri));
}

function build(root: string, path: string): PathPattern | undefined {
  const parts: string[] = [];
  let fixed = 0;
  let wild = false;
  // The part of the root that is a path counts for `..` as well.
  const authority = /^[a-z][a-z\d+.-]*:(?:\/\/[^/]*)?/i.exec(root)?.[0] ?? '';
  const before = root
    .slice(authority.length)
    .split('/')
    .filter((part) => part !== '');
  const encoded = [...before];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') {
      continue;
    }
    if (part === '..') {
      // Above what a star stands for there is no one folder.
      if (wild) {
        return undefined;
      }
      encoded.pop();
      continue;
    }
    wild ||= isWild(part);
    if (wild) {
      parts.push(part);
    } else {
      encoded.push(encodePart(part, fixed++ === 0 && before.length === 0));
    }
  }
  return { base: `${authority}/${encoded.join('/')}`.replace(/\/$/, ''), parts };
}

/** A drive keeps its colon. */
function encodePart(part: string, first: boolean): string {
  return first && /^[a-z]:$/i.test(part) ? part : encodeURIComponent(part);
}
