/** Whether a folder of this name is looked into when plans are searched for, as on disk. */
export function isSearchedFolder(name: string): boolean {
  return !name.startsWith('.') && name !== 'node_modules';
}

/**
 * Whether a search of a folder comes to a file: all folders between them are looked into. The folder itself may
 * be called anything.
 *
 * @param root path of the folder
 * @param path path of a file in it or below
 */
export function isReached(root: string, path: string): boolean {
  const below = path.slice(root.replace(/\/+$/, '').length + 1);
  return below.split('/').slice(0, -1).every(isSearchedFolder);
}
