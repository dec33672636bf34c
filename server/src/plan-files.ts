/**
 * File names that a plan is looked for under: the language's own extensions, and plain text files that say what
 * they are. `*` stands for anything, as in the editor's own patterns. The only place where they are written
 * besides `package.json`.
 */
export const PLAN_FILE_PATTERNS = [
  '*.workplan',
  '*.gzyd',
  '*工作要点*.txt',
  '*工作计划*.txt',
  '*工作思路*.txt',
] as const;

/** The settings of a folder of plans. */
export const CONFIG_FILE = 'workplan.json';

/** Folders that are never looked into, besides those whose names begin with a dot. */
export const SKIPPED_FOLDERS: readonly string[] = ['node_modules'];

const EXPRESSIONS = PLAN_FILE_PATTERNS.map(
  (pattern) => new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll('*', '.*')}$`, 'isu'),
);

/**
 * Whether a file of this name (without its folder) is taken for a plan when a folder is searched. Names that
 * begin with a dot or `~$` are what editors and Word leave behind while a file is open.
 */
export function isPlanFile(name: string): boolean {
  return (
    !name.startsWith('.') && !name.startsWith('~$') && EXPRESSIONS.some((expression) => expression.test(name))
  );
}

/** Whether a file of this name is plain text that may hold a plan, whatever it is called. */
export function isTextFile(name: string): boolean {
  return isPlanFile(name) || (/\.txt$/i.test(name) && !name.startsWith('.') && !name.startsWith('~$'));
}

/** Files that Word, WPS and browsers save, and that are read as the text of a plan (`archive/readers`). */
const DOCUMENT = /\.(?:doc[xm]?|dot[xm]?|wps|html?)$/i;

/** Whether a file of this name is a Word or WPS document, or a web page. */
export function isDocumentFile(name: string): boolean {
  return DOCUMENT.test(name) && !name.startsWith('.') && !name.startsWith('~$');
}

/** Whether the name of a document says that it holds a plan, as {@link isPlanFile} is for plain texts. */
export function isPlanDocument(name: string): boolean {
  return isDocumentFile(name) && /工作(?:要点|计划|思路)/u.test(name);
}

/**
 * Files without the documents beside which a text of the same name lies (`2020年.docx` beside `2020年.txt`): that was
 * made of the document, and whoever reads both has the plan twice.
 *
 * @param pathOf where a file is, with its folder; the same form for all
 */
export function withoutCopies<T>(files: readonly T[], pathOf: (file: T) => string): readonly T[] {
  const stem = (file: T): string =>
    pathOf(file)
      .normalize('NFC')
      .replace(/\.[^.]*$/u, '')
      .toLowerCase();
  const texts = new Set(files.filter((file) => !DOCUMENT.test(pathOf(file))).map(stem));
  return files.filter((file) => !DOCUMENT.test(pathOf(file)) || !texts.has(stem(file)));
}

/** Whether a folder of this name is looked into when plans are searched for. */
export function isSearchedFolder(name: string): boolean {
  return !name.startsWith('.') && !SKIPPED_FOLDERS.includes(name);
}
