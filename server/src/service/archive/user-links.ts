import type { WorkspaceEdit } from 'vscode-languageserver-types';
import type { LinkVerdict, ResolvedLink, Unit } from '../../archive/model';
import type { LinkEdit } from '../../config/edit';
import type { IWorkspace } from '../../workspace';
import { configEdit } from '../config-edit';
import type { ConfigStore, FoundConfig } from '../configs';
import { isSameUri, joinUri, parentOf, relativePath, uriScheme } from '../uris';

/** How the archive names files. */
interface Names {
  canonical(uri: string): string;
}

/** What `workplan.json` says of the links of one draft, its files turned into URIs. */
export function linksFor(
  uri: string,
  found: Pick<FoundConfig, 'folder' | 'config'> | undefined,
  names: Names,
): readonly ResolvedLink[] {
  const { folder, config } = found ?? {};
  if (folder === undefined || !config || config.links.length === 0) {
    return [];
  }
  return config.links
    .filter(({ draft }) => isSameUri(fileAt(folder, draft.file), uri))
    .map(({ draft, prior, verdict }) => ({
      draft: draft.heading,
      prior: { uri: names.canonical(fileAt(folder, prior.file)), heading: prior.heading },
      verdict,
    }));
}

/** The URI that a file of `workplan.json` stands for. */
function fileAt(folder: string, file: string): string {
  if (uriScheme(file).length > 1) {
    return file;
  }
  let base = folder;
  for (const part of file.replaceAll('\\', '/').split('/')) {
    // Written by hand, a path may lead out of the folder.
    if (part === '..') {
      base = parentOf(base) ?? base;
    } else if (part !== '.' && part !== '') {
      base = joinUri(base, encodeURIComponent(part));
    }
  }
  return base;
}

/** A file as `workplan.json` names it: relative to its folder, or a URI outside it. */
function fileFor(folder: string, uri: string): string {
  const path = relativePath(folder, uri);
  return path === undefined || path === '' ? uri : path;
}

/** A link that the user spoke of. */
export interface SpokenLink {
  readonly draft: { readonly uri: string; readonly unit: Unit };
  readonly prior: { readonly uri: string; readonly unit: Unit };
  /** Null takes back what was said. */
  readonly verdict: LinkVerdict | null;
}

/**
 * The edit that keeps what the user said of a link in the nearest `workplan.json`, which is created where there is
 * none. The file is read anew, so that what was written to it meanwhile is kept.
 *
 * @param createFiles whether the client can create files by an edit of its own kind
 * @returns undefined where there can be no such file, or when it is broken and must be mended by hand first
 */
export async function linkEdit(
  { draft, prior, verdict }: SpokenLink,
  workspace: IWorkspace,
  configs: ConfigStore,
  createFiles: boolean,
): Promise<WorkspaceEdit | undefined> {
  const { folder } = await configs.find(draft.uri);
  if (folder === undefined) {
    return undefined;
  }
  const link: LinkEdit = {
    draft: { file: fileFor(folder, draft.uri), heading: draft.unit.heading },
    prior: { file: fileFor(folder, prior.uri), heading: prior.unit.heading },
    verdict,
    // However a file is written there, it is the file that counts.
    isMeant: (a, b) =>
      a.heading.trim() === draft.unit.heading &&
      b.heading.trim() === prior.unit.heading &&
      isSameUri(fileAt(folder, a.file), draft.uri) &&
      isSameUri(fileAt(folder, b.file), prior.uri),
  };
  const { setLink } = await import('../../config/edit');
  return configEdit(draft.uri, workspace, configs, createFiles, (text) => setLink(text, link));
}
