import type { ChangesRead, ReadingNote } from '../document';
import { NoteCount } from '../note-count';
import { isSeen, spanOf } from './attributes';
import { Content } from './content';
import { BLOCKS, COUNTED, LISTS, TABLE_PARTS, UNREAD, VOID } from './elements';
import { EntryList, isKnownStyle } from './lists';
import { MAX_OPEN, OpenElements, type OpenElement } from './open-elements';
import {
  blanksOf,
  listStyleOf,
  readStyle,
  signFontOf,
  signsOf,
  wordOf,
  type Blanks,
  type Style,
} from './style';
import { Tags } from './tags';
import * as word from './word';

/** What was taken out of a page. */
export interface Extracted {
  readonly text: string;
  readonly notes: readonly ReadingNote[];
}

/** What an element hands down to all in it. */
interface State {
  /** Whether its words are left out. */
  readonly muted: boolean;
  /** The outermost hidden element around; counted with its first words. */
  readonly hidden: { counted: boolean } | undefined;
  readonly blanks: Blanks;
  /** Word's mark of blanks that count, in which NBSP stands for a blank. */
  readonly blankRun: boolean;
  readonly list: EntryList | undefined;
  readonly listStyle: string;
  readonly change: 'inserted' | 'deleted' | undefined;
  /** The number that Word wrote out, while it is read. */
  readonly number: { text: string } | undefined;
  /** The font of signs that words are set in; empty for any other. */
  readonly signs: string;
  /** Whether its blanks are those that Word puts behind a number it has written out. */
  readonly behindNumber: boolean;
}

/** A tag with more blanks in it than this is no tab of Word's. */
const MAX_TABS = 8;

/** Takes the text out of HTML, tag by tag. */
export class Extractor {
  readonly #changes: ChangesRead;
  readonly #tags: Tags;
  readonly #content = new Content();
  readonly #counted = new NoteCount();
  readonly #open = new OpenElements<State>((element) => this.#leave(element));
  #state: State = {
    muted: false,
    hidden: undefined,
    blanks: 'collapsed',
    blankRun: false,
    list: undefined,
    listStyle: 'disc',
    change: undefined,
    number: undefined,
    signs: '',
    behindNumber: false,
  };
  /** Whether the source says where the copied piece begins and ends; and whether it has not begun yet, or is over. */
  readonly #copied: boolean;
  #outside: boolean;
  /** Fields of Word that are open: their instructions are no text, their results are. */
  readonly #fields: ('instruction' | 'result')[] = [];
  /** Whether a table of contents, whose entries are paragraphs each, was met and no word since. */
  #inContents = false;
  /** Word's conditions that are open: of those left out how many elements were open before. */
  #skippedFrom = -1;

  /** @param source the whole page; it is read by {@link read} */
  constructor(source: string, changes: ChangesRead = 'accepted') {
    this.#changes = changes;
    this.#tags = new Tags(source, {
      words: (text) => this.#words(text),
      begin: (name, attributes, selfClosing) => this.#enter(name, attributes, selfClosing),
      end: (name) => this.#end(name),
      comment: (text, isDeclaration) => this.#comment(text, isDeclaration),
    });
    this.#copied = source.includes('<!--StartFragment');
    this.#outside = this.#copied;
  }

  /** Reads the next piece of the source, of any length. */
  read(from: number, to: number): void {
    this.#tags.read(from, to);
  }

  /**
   * The text when all of the source has been read; the extractor is of no use then.
   *
   * @throws {TextTooLong}
   */
  end(): Extracted {
    this.#tags.finish();
    this.#open.closeTo(0);
    return { text: this.#content.toText(), notes: this.#counted.notes() };
  }

  #end(name: string): void {
    if (name === 'br') {
      this.#lineBreak();
    } else if (name === 'p' && !this.#open.hasParagraph) {
      this.#boundary();
    } else if (!VOID.has(name)) {
      this.#open.close(name);
    }
  }

  #comment(text: string, isDeclaration: boolean): void {
    if (text.startsWith('StartFragment')) {
      this.#outside = false;
    } else if (text.startsWith('EndFragment')) {
      this.#outside = this.#copied;
    } else if (isDeclaration) {
      this.#condition(text);
    }
  }

  /** `<![if !supportLists]>`: a browser that is not Word reads on, and finds what Word would make by itself. */
  #condition(text: string): void {
    if (/^!?\[endif\]/i.test(text)) {
      this.#skippedFrom = -1;
    } else if (this.#skippedFrom < 0 && word.isForOthers(text)) {
      this.#skippedFrom = this.#open.count;
    }
  }

  get #isSilent(): boolean {
    return (
      this.#state.muted || this.#outside || this.#skippedFrom >= 0 || this.#fields.at(-1) === 'instruction'
    );
  }

  #words(source: string): void {
    const { hidden, number, blanks, blankRun, signs } = this.#state;
    if (hidden && !hidden.counted && !this.#outside && /[^\s\u200b]/.test(source)) {
      hidden.counted = true;
      this.#counted.count('hidden');
    }
    if (this.#isSilent) {
      return;
    }
    const text = signs === '' ? source : signsOf(source, signs);
    this.#inContents &&= text.trim() === '';
    if (number) {
      number.text += text;
    } else if (this.#state.behindNumber && text.trim() === '') {
      this.#content.behindNumber(text);
    } else if (blankRun) {
      this.#content.kept(text.replace(/[\u00a0\s]/g, ' '));
    } else if (blanks === 'collapsed') {
      this.#content.collapsed(text);
    } else {
      this.#preserved(text, blanks === 'kept');
    }
  }

  /** Text whose line ends are the author's. */
  #preserved(text: string, kept: boolean): void {
    // Between blocks such blanks are the source's and not the author's; only in `pre` they are seen.
    if (this.#content.isEmpty && text.trim() === '' && !this.#open.has('pre')) {
      return;
    }
    text.split(/\r\n?|\n/).forEach((line, i) => {
      if (i > 0) {
        this.#content.lineBreak();
      }
      if (kept) {
        this.#content.kept(line);
      } else {
        this.#content.collapsed(line);
      }
    });
  }

  #lineBreak(): void {
    if (!this.#isSilent) {
      this.#content.lineBreak();
    }
  }

  #boundary(): void {
    // Nobody closes a field in another paragraph than Word; a field that lost its end must not swallow the page.
    this.#fields.length = 0;
    if (!this.#state.muted) {
      this.#content.boundary();
    }
  }

  #enter(name: string, attributes: ReadonlyMap<string, string>, selfClosing: boolean): void {
    const style = readStyle(attributes.get('style'));
    if (VOID.has(name)) {
      this.#enterVoid(name, attributes, style);
      return;
    }
    this.#open.closeBefore(name);
    if (this.#open.count >= MAX_OPEN) {
      return;
    }
    const display = wordOf(style, 'display');
    const block = display === 'inline' ? TABLE_PARTS.has(name) : BLOCKS.has(name) || display === 'block';
    const before = this.#state;
    const close = this.#begin(name, attributes, style);
    // What is not shown breaks no line.
    if (block) {
      this.#boundary();
    }
    this.#open.push(name, block, before, close);
    // `<o:p/>` of Word's XML; of elements of HTML a browser takes no notice of it.
    if (selfClosing && name.includes(':')) {
      this.#open.closeTo(this.#open.count - 1);
    }
  }

  /** An element has ended. */
  #leave({ block, close, before }: OpenElement<State>): void {
    if (this.#skippedFrom > this.#open.count) {
      // A condition that lost its end must not swallow the page.
      this.#skippedFrom = -1;
    }
    if (block) {
      this.#boundary();
    }
    close?.();
    this.#state = before;
  }

  #enterVoid(name: string, attributes: ReadonlyMap<string, string>, style: Style): void {
    const counted = COUNTED.get(name);
    if (name === 'br') {
      // Word's page and section breaks part paragraphs, and are no lines.
      if (word.isPageBreak(style)) {
        this.#boundary();
      } else if (wordOf(style, 'display') !== 'none') {
        this.#lineBreak();
      }
    } else if (name === 'hr') {
      this.#boundary();
    } else if (!this.#isSilent && (counted ?? ((name === 'img' || name === 'image') && isSeen(attributes)))) {
      this.#counted.count(counted ?? 'pictures');
    }
  }

  /** What an element does; gives back what is to be done at its end. */
  #begin(name: string, attributes: ReadonlyMap<string, string>, style: Style): (() => void) | undefined {
    const kinds = word.recognize(name, attributes, style);
    if (kinds.field) {
      this.#field(kinds.field);
    }
    if (kinds.contents && !this.#isSilent) {
      if (!this.#inContents) {
        this.#counted.count('contents');
      }
      this.#inContents = true;
    }
    const left = kinds.note !== undefined || kinds.unread || kinds.contents || UNREAD.has(name);
    const counted = kinds.note ?? COUNTED.get(name);
    if (counted && !this.#isSilent) {
      this.#counted.count(counted);
    }
    this.#inherit(name, attributes, style, left, kinds.change);
    if (this.#state.muted) {
      return undefined;
    }
    if (LISTS.has(name)) {
      return this.#enterList(name, attributes, style);
    }
    switch (name) {
      case 'li':
        return this.#enterEntry(attributes, style);
      case 'table':
        this.#content.openTable(
          /^mso|xl\d/i.test(attributes.get('class') ?? ''),
          /^(?:presentation|none)$/i.test(attributes.get('role') ?? ''),
        );
        return () => this.#content.closeTable();
      case 'tr':
        // Cells may have stood before it without a row of their own.
        this.#content.closeRow();
        return () => this.#content.closeRow();
      case 'td':
      case 'th':
        this.#content.openCell({
          columns: spanOf(attributes, 'colspan'),
          rows: spanOf(attributes, 'rowspan'),
        });
        return () => this.#content.closeCell();
      default:
        return this.#enterNumber(style);
    }
  }

  /** Sets the state that holds in an element. */
  #inherit(
    name: string,
    attributes: ReadonlyMap<string, string>,
    style: Style,
    left: boolean,
    change: State['change'],
  ): void {
    const before = this.#state;
    const hides = attributes.has('hidden') || word.isHidden(style);
    const whiteSpace = name === 'pre' || name === 'listing' || name === 'xmp' ? 'pre' : '';
    const blanks = blanksOf(wordOf(style, 'white-space') || whiteSpace) ?? before.blanks;
    // WPS marks all its text so, but in quotes.
    const blankRun = before.blankRun || /^yes/i.test(style.get('mso-spacerun') ?? '');
    const listStyle = listStyleOf(style) ?? before.listStyle;
    const signs = signFontOf(style) ?? before.signs;
    const behindNumber = before.behindNumber || word.isBehindNumber(style);
    const dropped = change === (this.#changes === 'accepted' ? 'deleted' : 'inserted');
    if (change !== undefined && change !== before.change && !this.#isSilent) {
      this.#counted.count('changes');
    }
    const muted = before.muted || left || hides || (change !== undefined && dropped);
    const tabs = Number.parseInt(style.get('mso-tab-count') ?? '', 10);
    if (tabs > 0 && !muted && !this.#isSilent && !before.number) {
      this.#content.kept('\t'.repeat(Math.min(tabs, MAX_TABS)));
    }
    const next: State = {
      muted: muted || (tabs > 0 && !before.number),
      // A program in something hidden is no hidden text.
      hidden: left ? undefined : (before.hidden ?? (hides && !before.muted ? { counted: false } : undefined)),
      blanks,
      blankRun,
      list: before.list,
      listStyle,
      change: change ?? before.change,
      number: before.number,
      signs,
      behindNumber,
    };
    // Most elements change nothing, and then one state serves them all.
    const same =
      next.muted === before.muted &&
      next.hidden === before.hidden &&
      blanks === before.blanks &&
      blankRun === before.blankRun &&
      listStyle === before.listStyle &&
      signs === before.signs &&
      behindNumber === before.behindNumber &&
      next.change === before.change;
    this.#state = same ? before : next;
  }

  #enterList(name: string, attributes: ReadonlyMap<string, string>, style: Style): () => void {
    const list = new EntryList(
      name === 'ol' ? attributes.get('start') : undefined,
      name === 'ol' && attributes.has('reversed'),
    );
    const listStyle = listStyleOf(style) ?? attributes.get('type') ?? (name === 'ol' ? 'decimal' : 'disc');
    this.#state = { ...this.#state, list, listStyle };
    return () => list.close();
  }

  #enterEntry(attributes: ReadonlyMap<string, string>, style: Style): (() => void) | undefined {
    const { list, listStyle } = this.#state;
    const own = listStyleOf(style) ?? attributes.get('type') ?? listStyle;
    const pattern = word.levelPattern(attributes.get('data-leveltext'));
    const number = list?.next(attributes.get('value'), own, pattern);
    const display = wordOf(style, 'display');
    if (list && !isKnownStyle(own) && !this.#isSilent) {
      this.#counted.count('numbers');
    }
    if (this.#outside) {
      // It surrounds the copied piece, which began in the middle of it.
      return undefined;
    }
    this.#content.entry(display === '' || display === 'list-item' ? number : undefined);
    return () => this.#content.endEntry();
  }

  /** A span of Word's and WPS's that holds the number which the program would make by itself. */
  #enterNumber(style: Style): (() => void) | undefined {
    if (!word.isNumber(style) || this.#state.number) {
      return undefined;
    }
    const number = { text: '' };
    this.#state = { ...this.#state, number };
    return () => this.#content.number(number.text.replace(/[\s\u00a0]+/g, ' ').trim());
  }

  #field(mark: 'begin' | 'separator' | 'end'): void {
    if (mark === 'begin') {
      this.#fields.push('instruction');
    } else {
      const open = this.#fields.pop();
      if (mark === 'separator' && open) {
        this.#fields.push('result');
      }
    }
  }
}
