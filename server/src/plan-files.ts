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

/**
 * Whether a file of this name (without its folder) is taken for a plan when a folder is searched. Names that
 * begin with a dot or `~$` are what editors and Word leave behind while a file is open.
 */
export const isPlanFile = nameMatcher(PLAN_FILE_PATTERNS);

/** Whether a name is one that some patterns mean (`*` stands for anything); never that of a hidden file, or of a lock. */
export function nameMatcher(patterns: readonly string[]): (name: string) => boolean {
  const expressions = patterns.map(
    (pattern) =>
      new RegExp(`^${pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')}$`, 'isu'),
  );
  return (name) => !isPassedOver(name) && expressions.some((expression) => expression.test(name));
}

/** What Word puts before a file's name to name the lock that it leaves beside it while the file is open. */
export const LOCK = '~$';

/** Whether a file of this name is never of use: a hidden one, or a lock. */
export function isPassedOver(name: string): boolean {
  return name.startsWith('.') || name.startsWith(LOCK);
}

/** Whether a file of this name is plain text that may hold a plan, whatever it is called. */
export function isTextFile(name: string): boolean {
  return isPlanFile(name) || (/\.txt$/i.test(name) && !isPassedOver(name));
}

/** Files that Word, WPS and browsers save, and that are read as the text of a plan (`archive/readers`). */
const DOCUMENT = /\.(?:doc[xm]?|dot[xm]?|wps|html?)$/i;

/** Whether a file of this name is a Word or WPS document, or a web page. */
export function isDocumentFile(name: string): boolean {
  return DOCUMENT.test(name) && !isPassedOver(name);
}

/** Whether the name of a document says that it holds a plan, as {@link isPlanFile} is for plain texts. */
export function isPlanDocument(name: string): boolean {
  return isDocumentFile(name) && SUBJECTS.some((subject) => name.includes(subject));
}

/** What a name says that is that of a plan. */
const SUBJECTS = ['工作要点', '工作计划', '工作思路'];
/** Word files among earlier plans; templates are none. */
const WORD_EXTENSIONS = ['docx', 'docm', 'doc', 'wps'];
const NAMED_WORD_FILES = SUBJECTS.flatMap((subject) =>
  WORD_EXTENSIONS.map((extension) => `*${subject}*.${extension}`),
);
const EARLIER_PATTERNS: readonly string[] = [...PLAN_FILE_PATTERNS, ...NAMED_WORD_FILES];
const FOLDER_PATTERNS: readonly string[] = [
  ...PLAN_FILE_PATTERNS,
  '*.txt',
  ...WORD_EXTENSIONS.map((extension) => `*.${extension}`),
  // Of web pages hardly one is a plan, so their names must say it, even here.
  ...SUBJECTS.flatMap((subject) => [`*${subject}*.html`, `*${subject}*.htm`]),
];

/**
 * File names under which an earlier plan is looked for.
 *
 * @param named whether the user named the folder as one of earlier plans: then any text and any Word file may be one
 * @param documents whether Word files can be read
 */
export function earlierPatterns(named: boolean, documents: boolean): readonly string[] {
  if (!documents) {
    return named ? [...PLAN_FILE_PATTERNS, '*.txt'] : PLAN_FILE_PATTERNS;
  }
  return named ? FOLDER_PATTERNS : EARLIER_PATTERNS;
}

/** Of documents of one name the first is read: what Word writes today, then what it and WPS wrote before. */
const PREFERRED = [...WORD_EXTENSIONS, 'dotx', 'dotm', 'dot', 'html', 'htm'];

/** What a file and its copies in other formats have in common: its path without the extension. */
export function stemOf(path: string): string {
  return path
    .normalize('NFC')
    .replace(/\.[^./]*$/u, '')
    .toLowerCase();
}

/**
 * Files without the documents beside which a text of the same name lies (`2020年.docx` beside `2020年.txt`): that was
 * made of the document, or the document of it, and whoever reads both has the plan twice. Of several documents of one
 * name (`2020年.docx`, `2020年.doc`) one is kept. A file that somebody asked for counts whatever lies beside it.
 *
 * @param pathOf where a file is, with its folder; the same form for all
 * @param isAskedFor whether the file itself was named, and not found in a folder
 */
export function withoutCopies<T>(
  files: readonly T[],
  pathOf: (file: T) => string,
  isAskedFor: (file: T) => boolean = () => false,
): readonly T[] {
  const rankIn = (file: T): number => (isAskedFor(file) ? FIRST : rankOf(pathOf(file)));
  const best = new Map<string, number>();
  for (const file of files) {
    const stem = stemOf(pathOf(file));
    best.set(stem, Math.min(best.get(stem) ?? Infinity, rankIn(file)));
  }
  return files.filter((file) => rankIn(file) === best.get(stemOf(pathOf(file))));
}

/** The rank of what is always kept. */
const FIRST = -1;

/** Texts, all of them, come before every document. */
function rankOf(path: string): number {
  return DOCUMENT.test(path) ? PREFERRED.indexOf(path.slice(path.lastIndexOf('.') + 1).toLowerCase()) : FIRST;
}

/** Whether a folder of this name is looked into when plans are searched for. */
export function isSearchedFolder(name: string): boolean {
  return !name.startsWith('.') && !SKIPPED_FOLDERS.includes(name);
}
