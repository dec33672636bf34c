/* URIs as the protocol sends them: strings. Paths in them are compared decoded, as clients encode differently. */

/** The URI without query and fragment. */
function bare(uri: string): string {
  const end = uri.search(/[?#]/);
  return end < 0 ? uri : uri.slice(0, end);
}

/** Decodes what can be decoded; hostile input may hold a lone `%`. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** For comparing, and as a key: decoded, without a slash at its end, and `C:` like `c:`. */
export function comparable(uri: string): string {
  return decode(bare(uri))
    .replace(/\/+$/, '')
    .replace(
      /^(file:\/\/\/)([A-Z]):/,
      (_, scheme: string, drive: string) => `${scheme}${drive.toLowerCase()}:`,
    );
}

/** `file`, `untitled`, `vscode-vfs` …; empty when there is none. */
export function uriScheme(uri: string): string {
  return /^([a-z][a-z\d+.-]*):/i.exec(uri)?.[1]?.toLowerCase() ?? '';
}

/** The last part of the path, decoded. */
export function nameOf(uri: string): string {
  const path = bare(uri);
  return decode(path.slice(path.lastIndexOf('/') + 1));
}

/** The folder a file or folder lies in, without a slash at its end; undefined at the root and for paths that have none. */
export function parentOf(uri: string): string | undefined {
  const path = bare(uri).replace(/\/+$/, '');
  const slash = path.lastIndexOf('/');
  // `memfs:/w` has no authority, `file:///w` an empty one.
  const root = /^[a-z][a-z\d+.-]*:(?:\/\/[^/]*)?/i.exec(path)?.[0].length ?? 0;
  return slash >= root && root > 0 ? path.slice(0, slash) : undefined;
}

/** A file in a folder. */
export function joinUri(folder: string, name: string): string {
  return `${folder.replace(/\/+$/, '')}/${name}`;
}

/** Whether a file or folder is the folder itself or lies somewhere in it. */
export function isInside(folder: string, uri: string): boolean {
  const outer = comparable(folder);
  const inner = comparable(uri);
  return inner === outer || inner.startsWith(`${outer}/`);
}

/** The folders that a file lies in, the innermost first, all as {@link comparable} makes them. */
export function foldersAbove(key: string): readonly string[] {
  const folders: string[] = [];
  for (let end = key.lastIndexOf('/'); end > 0; end = key.lastIndexOf('/', end - 1)) {
    folders.push(key.slice(0, end));
  }
  return folders;
}

/** Whether two URIs mean the same file. */
export function isSameUri(a: string, b: string): boolean {
  return a === b || comparable(a) === comparable(b);
}

/** The path from a folder to a file in it, decoded, with `/`; undefined when it does not lie in it. */
export function relativePath(folder: string, uri: string): string | undefined {
  return isInside(folder, uri) ? comparable(uri).slice(comparable(folder).length + 1) : undefined;
}
