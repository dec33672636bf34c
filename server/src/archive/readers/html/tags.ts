import { Tokenizer, type TokenizerCallbacks } from 'htmlparser2';
import { ATTRIBUTES } from './elements';

/** Takes what a page is made of, in its order. */
export interface TagHandler {
  words(text: string): void;
  /** @param attributes those that are looked at, by their names in small letters */
  begin(name: string, attributes: ReadonlyMap<string, string>, selfClosing: boolean): void;
  end(name: string): void;
  /**
   * @param text the beginning of the comment
   * @param isDeclaration whether it is written `<![…]>`, which browsers take for a comment
   */
  comment(text: string, isDeclaration: boolean): void;
}

/** No name of an element is longer, UTF-16 units. */
const MAX_NAME = 100;
/** A longer attribute holds nothing that words depend on; UTF-16 units. */
const MAX_ATTRIBUTE = 16 * 1024;
/** As much of a comment as says what it is, UTF-16 units. */
const MAX_COMMENT = 200;

/**
 * Parts HTML into tags with their attributes, words and comments.
 *
 * The library's own parser is not used, only the tokenizer below it: the parser looks through all open elements at every
 * tag, so 700 kB of tags without an end take it nine seconds (measured). `OpenElements` does what is needed of that.
 */
export class Tags implements TokenizerCallbacks {
  readonly #source: string;
  readonly #handler: TagHandler;
  readonly #tokenizer = new Tokenizer({}, this);
  #tag = '';
  #attributes = new Map<string, string>();
  #attribute = '';
  #value = '';

  /** @param source the whole page; it is read by {@link read} */
  constructor(source: string, handler: TagHandler) {
    this.#source = source;
    this.#handler = handler;
  }

  /** Reads the next piece of the source, of any length. */
  read(from: number, to: number): void {
    this.#tokenizer.write(this.#source.slice(from, to));
  }

  /** Ends the reading; hands over what was held back for its end. */
  finish(): void {
    this.#tokenizer.end();
  }

  ontext(start: number, end: number): void {
    this.#handler.words(this.#source.slice(start, end));
  }

  ontextentity(code: number): void {
    this.#handler.words(String.fromCodePoint(code));
  }

  onopentagname(start: number, end: number): void {
    this.#tag = this.#source.slice(start, Math.min(end, start + MAX_NAME)).toLowerCase();
    this.#attributes = new Map();
  }

  onattribname(start: number, end: number): void {
    const name = end - start > MAX_NAME ? '' : this.#source.slice(start, end).toLowerCase();
    this.#attribute = ATTRIBUTES.has(name) && !this.#attributes.has(name) ? name : '';
    this.#value = '';
  }

  onattribdata(start: number, end: number): void {
    const room = MAX_ATTRIBUTE - this.#value.length;
    if (this.#attribute !== '' && room > 0) {
      this.#value += this.#source.slice(start, Math.min(end, start + room));
    }
  }

  onattribentity(code: number): void {
    if (this.#attribute !== '' && this.#value.length < MAX_ATTRIBUTE) {
      this.#value += String.fromCodePoint(code);
    }
  }

  onattribend(): void {
    if (this.#attribute !== '') {
      this.#attributes.set(this.#attribute, this.#value);
    }
    this.#attribute = '';
  }

  onopentagend(): void {
    this.#handler.begin(this.#tag, this.#attributes, false);
  }

  onselfclosingtag(): void {
    this.#handler.begin(this.#tag, this.#attributes, true);
  }

  onclosetag(start: number, end: number): void {
    this.#handler.end(this.#source.slice(start, Math.min(end, start + MAX_NAME)).toLowerCase());
  }

  oncomment(start: number, end: number, offset: number): void {
    const text = this.#source.slice(start, Math.min(end - offset, start + MAX_COMMENT)).trim();
    this.#handler.comment(text, !this.#source.startsWith('<!--', start - 4));
  }

  oncdata(): void {
    // In HTML it is a comment.
  }

  ondeclaration(): void {
    // The type of the document says nothing of its words.
  }

  onprocessinginstruction(): void {
    // Only XML has them.
  }

  onend(): void {
    // What is still open is for the handler to close.
  }

  isInForeignContext(): boolean {
    return false;
  }
}
