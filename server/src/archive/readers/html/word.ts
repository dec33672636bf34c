import type { NoteKind } from '../document';
import { wordOf, type Style } from './style';

/*
 * What Word, WPS and LibreOffice write into HTML beyond the standard: `mso-` declarations, conditions for browsers that
 * are not Word, and names for their notes. As Word 2003 to 365, WPS 2019 and LibreOffice 7.4 write it.
 */

/** What an element is to the program that wrote it. */
export interface WordElement {
  /** What is counted and left out. */
  readonly note: NoteKind | undefined;
  /** Whether its words are left out without a count: the notes themselves, headers and footers. */
  readonly unread: boolean;
  readonly change: 'inserted' | 'deleted' | undefined;
  /** Whether it is part of a table of contents. */
  readonly contents: boolean;
  readonly field: 'begin' | 'separator' | 'end' | undefined;
}

const NOTHING: WordElement = {
  note: undefined,
  unread: false,
  change: undefined,
  contents: false,
  field: undefined,
};

/** Parts of Word's documents that are no text of the page. */
const UNREAD_PARTS = /^(?:footnote-list|endnote-list|comment-list|header|footer)$/;
const UNREAD_IDS = /^(?:ftn|edn|sdfootnote|sdendnote)\d+$/i;
/** Styles of the entries of a table of contents or of figures, and of its heading. */
const CONTENTS_CLASS = /(?:^|\s)Mso(?:Toc(?:\d|Heading)|Tof)(?:\s|$)/i;
/** LibreOffice gives the name of the index as the address of its division. */
const CONTENTS_ID = /^(?:Table of Contents|内容目录|目录)\d+$/;
const FIELD = /^field-(begin|separator|end)$/;

/** What an element is to the program that wrote it; by its name in small letters. */
export function recognize(name: string, attributes: ReadonlyMap<string, string>, style: Style): WordElement {
  const part = wordOf(style, 'mso-element');
  const [, field] = FIELD.exec(part) ?? [];
  if (field === 'begin' || field === 'separator' || field === 'end') {
    return { ...NOTHING, field };
  }
  const note = noteOf(name, attributes, style);
  const unread =
    UNREAD_PARTS.test(part) ||
    /^footnote-|^comment$/.test(wordOf(style, 'mso-special-character')) ||
    (name === 'div' &&
      (UNREAD_IDS.test(attributes.get('id') ?? '') ||
        /^(?:header|footer)$/.test(attributes.get('title') ?? '')));
  const change = changeOf(name, attributes);
  const contents =
    CONTENTS_CLASS.test(attributes.get('class') ?? '') ||
    (name === 'div' && CONTENTS_ID.test(attributes.get('id') ?? ''));
  return note || unread || change || contents
    ? { note, unread, change, contents, field: undefined }
    : NOTHING;
}

/** The mark of a note in the text. */
function noteOf(name: string, attributes: ReadonlyMap<string, string>, style: Style): NoteKind | undefined {
  if (wordOf(style, 'mso-special-character') === 'comment') {
    return 'comments';
  }
  if (name !== 'a') {
    return undefined;
  }
  const href = attributes.get('href') ?? '';
  const kind = attributes.get('class') ?? '';
  if (style.has('mso-footnote-id') || /#_ftn\d/i.test(href) || kind === 'sdfootnoteanc') {
    return 'footnotes';
  }
  return style.has('mso-endnote-id') || /#_edn\d/i.test(href) || kind === 'sdendnoteanc'
    ? 'endnotes'
    : undefined;
}

/** Tracked changes have an author or a time; what only looks struck out or underlined is text. */
function changeOf(name: string, attributes: ReadonlyMap<string, string>): WordElement['change'] {
  const kind = attributes.get('class') ?? '';
  const tracked = attributes.has('cite') || attributes.has('datetime');
  if (/^msoIns$/i.test(kind) || (name === 'ins' && tracked)) {
    return 'inserted';
  }
  return /^msoDel$/i.test(kind) || (name === 'del' && tracked) ? 'deleted' : undefined;
}

/** Hidden text, and what a page hides. */
export function isHidden(style: Style): boolean {
  return wordOf(style, 'display') === 'none' || /^(?:all|screen)$/.test(wordOf(style, 'mso-hide'));
}

/** Whether a `br` stands for a page or section break. */
export function isPageBreak(style: Style): boolean {
  return (
    style.has('mso-break-type') ||
    /^(?:always|left|right|page|column)$/.test(
      wordOf(style, 'page-break-before') ||
        wordOf(style, 'break-before') ||
        wordOf(style, 'mso-column-break-before'),
    )
  );
}

/** `mso-list:Ignore`: what a program that makes the number by itself is to pass over. */
export function isNumber(style: Style): boolean {
  return wordOf(style, 'mso-list') === 'ignore';
}

/**
 * Whether blanks stand between a number and its text: Word sets them in a font of their own, which is all that tells
 * in the pages that it saves “filtered”.
 */
export function isBehindNumber(style: Style): boolean {
  return /^7(?:\.0)?pt\s+["']?Times New Roman/i.test(style.get('font') ?? '');
}

/**
 * Conditions whose content Word leaves out: marks of notes and comments, the second of two line breaks, rows without
 * height that keep columns straight. What stands under all others (numbers first of all) is text.
 */
const FOR_OTHERS =
  /^!?\[if\s+!support(?:Annotations|Footnotes|Endnotes|LineBreakNewLine|MisalignedColumns|MisalignedRows)\b/i;

/** Whether a condition begins something that is no text of the document. */
export function isForOthers(condition: string): boolean {
  return FOR_OTHERS.test(condition);
}

/** How Word on the web writes a level: `%1、`, `（%1）`; undefined for bullets and for numbers of several levels. */
export function levelPattern(text: string | undefined): string | undefined {
  return text !== undefined && text.length <= 20 && /^[^%]*%\d[^%]*$/.test(text) ? text : undefined;
}
