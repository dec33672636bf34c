import type { ChangesRead } from '../document';
import type { XmlElement } from '../xml';
import { child, decimal, elements, isOn, value } from './properties';
import type { NumberedParagraph } from './styles';

/** What becomes of a paragraph's end: it stays, or the next paragraph follows on the same line. */
export interface ParagraphProperties extends NumberedParagraph {
  /** The tracked change that it is inserted or deleted by. */
  readonly change: string | undefined;
  /** Whether by that change it is not there. */
  readonly gone: boolean;
  /** What the mark says of its own visibility, and its character style. */
  readonly run: RunProperties;
}

/** What a run says of itself. */
export interface RunProperties {
  /** Undefined: what its styles say (17.3.2.41). */
  readonly hidden: boolean | undefined;
  readonly styleId: string | undefined;
  /** Its font for ASCII, which symbol fonts are set by. */
  readonly font: string | undefined;
}

export const PLAIN_RUN: RunProperties = { hidden: undefined, styleId: undefined, font: undefined };
export const PLAIN_PARAGRAPH: ParagraphProperties = { change: undefined, gone: false, run: PLAIN_RUN };

const INSERTED = ['w:ins', 'w:moveTo'];
const DELETED = ['w:del', 'w:moveFrom'];

/** Tracked changes whose content is not in the text (17.13.5). */
export function left(changes: ChangesRead): readonly string[] {
  return changes === 'accepted' ? DELETED : INSERTED;
}

/** Elements that track a change of content. */
export const TRACKED: ReadonlySet<string> = new Set([...INSERTED, ...DELETED]);

/** @param element a `w:pPr` */
export function readParagraphProperties(element: XmlElement, changes: ChangesRead): ParagraphProperties {
  const before = changes === 'original' ? child(child(element, 'w:pPrChange'), 'w:pPr') : undefined;
  const own = before ?? element;
  const numbering = child(own, 'w:numPr');
  // A number that was given to the paragraph as a change (17.13.5.19).
  const added = changes === 'original' && child(numbering, 'w:ins') !== undefined;
  const mark = child(element, 'w:rPr');
  const marks = changesOf(mark);
  return {
    styleId: value(child(own, 'w:pStyle')),
    numId: added ? undefined : decimal(child(numbering, 'w:numId')),
    level: added ? undefined : decimal(child(numbering, 'w:ilvl')),
    change: marks[0],
    gone: marks.some((name) => left(changes).includes(name)),
    run: mark ? readRunProperties(mark, changes) : PLAIN_RUN,
  };
}

/** @param element a `w:rPr` */
export function readRunProperties(element: XmlElement, changes: ChangesRead): RunProperties {
  const before = changes === 'original' ? child(child(element, 'w:rPrChange'), 'w:rPr') : undefined;
  const own = before ?? element;
  const vanish = child(own, 'w:vanish');
  const fonts = child(own, 'w:rFonts')?.attributes;
  return {
    hidden: vanish && isOn(value(vanish)),
    styleId: value(child(own, 'w:rStyle')),
    font: fonts?.get('w:ascii') ?? fonts?.get('w:hAnsi'),
  };
}

/** Whether a row or a cell is there, and the tracked change that says so. */
export interface Presence {
  readonly change: string | undefined;
  readonly gone: boolean;
}

/** @param element a `w:trPr` */
export function readRowProperties(element: XmlElement, changes: ChangesRead): Presence {
  const marks = changesOf(element);
  return { change: marks[0], gone: marks.some((name) => left(changes).includes(name)) };
}

export interface CellProperties extends Presence {
  /** Whether it goes on the cell above it, or the one before it, and has no text of its own. */
  readonly merged: 'above' | 'before' | undefined;
}

/** @param element a `w:tcPr` */
export function readCellProperties(element: XmlElement, changes: ChangesRead): CellProperties {
  const inserted = child(element, 'w:cellIns') !== undefined;
  const deleted = child(element, 'w:cellDel') !== undefined;
  const gone = changes === 'accepted' ? deleted : inserted;
  return {
    change: inserted ? 'w:ins' : deleted ? 'w:del' : undefined,
    gone,
    merged: gone ? undefined : mergedWith(element, changes),
  };
}

/** 17.4.84, 17.4.22, and cells that were merged or parted as a change (17.13.5.3). */
function mergedWith(element: XmlElement, changes: ChangesRead): CellProperties['merged'] {
  const change = child(element, 'w:cellMerge')?.attributes;
  const tracked = change?.get(changes === 'accepted' ? 'w:vMerge' : 'w:vMergeOrig');
  if (change) {
    return tracked === 'cont' ? 'above' : undefined;
  }
  const vertical = child(element, 'w:vMerge');
  if (vertical && (value(vertical) ?? 'continue') === 'continue') {
    return 'above';
  }
  const across = child(element, 'w:hMerge');
  return across && (value(across) ?? 'continue') === 'continue' ? 'before' : undefined;
}

function changesOf(element: XmlElement | undefined): string[] {
  return (element?.children ?? []).flatMap((node) =>
    typeof node !== 'string' && TRACKED.has(node.name) ? [node.name] : [],
  );
}

/** Whether a content control shows the words that ask for its content (17.5.2.39). @param element a `w:sdtPr` */
export function showsPlaceholder(element: XmlElement): boolean {
  const placeholder = child(element, 'w:showingPlcHdr');
  return placeholder !== undefined && isOn(value(placeholder));
}

/** Whether a content control is a table of contents, made by a field or by hand (17.5.2.10 to 17.5.2.13). */
export function holdsContents(element: XmlElement): boolean {
  const part = child(element, 'w:docPartObj') ?? child(element, 'w:docPartList');
  return value(child(part, 'w:docPartGallery')) === 'Table of Contents';
}

/** What an old form field shows that has no result: a box, or the chosen entry. @param element a `w:ffData` (17.16.17) */
export function formFieldText(element: XmlElement): string | undefined {
  const box = child(element, 'w:checkBox');
  if (box) {
    const state = child(box, 'w:checked') ?? child(box, 'w:default');
    return state && isOn(value(state)) ? '☑' : '☐';
  }
  const list = child(element, 'w:ddList');
  const chosen = decimal(child(list, 'w:result')) ?? decimal(child(list, 'w:default')) ?? 0;
  return value(elements(list, 'w:listEntry')[chosen]);
}
