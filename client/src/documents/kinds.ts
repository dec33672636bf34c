/** Files of Word, of WPS and of browsers, by the ends of their names; what they really are the server sees by itself. */
export const DOCUMENT_EXTENSIONS = [
  'docx',
  'doc',
  'wps',
  'docm',
  'dotx',
  'dotm',
  'dot',
  'html',
  'htm',
] as const;

/** Texts that may be imported as well, as the drafts of other programs. */
export const TEXT_EXTENSIONS = ['md', 'txt'] as const;

const DOCUMENT = new RegExp(`\\.(?:${DOCUMENT_EXTENSIONS.join('|')})$`, 'i');

/** Whether a file of this name is a Word file or a web page, which no text editor shows as what it says. */
export function isDocumentName(name: string): boolean {
  return DOCUMENT.test(name);
}

/** Word files and web pages that say they are plans, as the names of texts do (`filenamePatterns` in package.json). */
export const DOCUMENT_PLANS = `**/*{工作要点,工作计划,工作思路}*.{${DOCUMENT_EXTENSIONS.join(',')}}`;

/** A file's name without what stands behind its last dot. */
export function stemOf(name: string): string {
  return name.replace(/(?!^)\.[^.]*$/, '');
}

/** Characters that a file's name cannot hold on one system or another. */
const FORBIDDEN = /[\\/:*?"<>|\p{Cc}]+/gu;
/** Characters of a name made of a title: file systems take 255 bytes, and a character has four at most. */
const LONGEST_STEM = 60;

/** A title as the name of a file; empty when nothing of it may stand in one. */
export function fileStem(title: string): string {
  return Array.from(title.replace(FORBIDDEN, '')).slice(0, LONGEST_STEM).join('').trim().replace(/\.+$/, '');
}
