import { BLOCKS, LISTS, TABLE_PARTS } from './elements';

/** An open element. */
export interface OpenElement<State> {
  /** Empty when its end tag came while a block in it was still open. */
  name: string;
  readonly block: boolean;
  /** What held around it. */
  readonly before: State;
  /** What is to be done at its end. */
  readonly close: (() => void) | undefined;
  /** The innermost block around it, by its place among the open elements. */
  readonly blockAround: number;
}

/** Elements open at the same time; a hundred bytes each. What is deeper only counts for its words. */
export const MAX_OPEN = 500_000;

const LIST_NAMES: readonly string[] = [...LISTS];
/** What stands in a table only, where no paragraph is open. */
const TABLE_INNER: ReadonlySet<string> = new Set(['thead', 'tbody', 'tfoot', 'tr', 'td', 'th', 'caption']);

/**
 * The elements that are open, and which of them end where another begins or ends (WHATWG HTML, 13.1.2.4 and 13.2.6, as
 * far as words depend on it). Each name knows where its last element stands, so that nothing is ever searched: depth
 * costs memory and no time.
 */
export class OpenElements<State> {
  readonly #elements: OpenElement<State>[] = [];
  /** Where elements of a name stand among the open ones. */
  readonly #places = new Map<string, number[]>();
  /** Where cells begin, out of which no end tag reaches, and the paragraph that is open in each. */
  readonly #scopes: { readonly base: number; paragraph: number }[] = [{ base: 0, paragraph: -1 }];
  #block = -1;

  /** @param onClose called for each element that ends, when it is no longer one of these */
  constructor(private readonly onClose: (element: OpenElement<State>) => void) {}

  get count(): number {
    return this.#elements.length;
  }

  get hasParagraph(): boolean {
    return this.#scope.paragraph >= 0;
  }

  has(name: string): boolean {
    return (this.#places.get(name)?.length ?? 0) > 0;
  }

  push(name: string, block: boolean, before: State, close: (() => void) | undefined): void {
    const place = this.#elements.length;
    this.#elements.push({ name, block, before, close, blockAround: this.#block });
    const places = this.#places.get(name) ?? [];
    places.push(place);
    this.#places.set(name, places);
    if (block) {
      this.#block = place;
    }
    if (name === 'p') {
      this.#scope.paragraph = place;
    } else if (name === 'table' || name === 'td' || name === 'th' || name === 'caption') {
      this.#scopes.push({ base: place + 1, paragraph: -1 });
    }
  }

  /** Ends elements whose end tag may be left out before another begins. */
  closeBefore(name: string): void {
    const { base, paragraph } = this.#scope;
    if (BLOCKS.has(name) && paragraph >= 0 && !TABLE_INNER.has(name)) {
      this.closeTo(paragraph);
    }
    if (name === 'body') {
      this.close('head');
    } else if (name === 'li') {
      this.#closeInner(['li'], Math.max(this.#lastOf(LIST_NAMES), base - 1));
    } else if (name === 'dt' || name === 'dd') {
      this.#closeInner(['dt', 'dd'], Math.max(this.#lastOf(['dl']), base - 1));
    } else if (TABLE_INNER.has(name)) {
      const table = this.#lastOf(['table']);
      this.#closeInner(['td', 'th', 'caption'], table);
      if (name !== 'td' && name !== 'th') {
        this.#closeInner(['tr'], table);
        if (name !== 'tr') {
          this.#closeInner(['thead', 'tbody', 'tfoot'], table);
        }
      }
    }
  }

  /** An end tag. */
  close(name: string): void {
    const place = this.#lastOf([name]);
    const floor = !TABLE_PARTS.has(name)
      ? this.#scope.base
      : name === 'table'
        ? 0
        : this.#lastOf(['table']) + 1;
    if (place < floor) {
      return;
    }
    const element = this.#elements[place];
    if (element && !element.block && this.#block > place) {
      // `<b><p>…</b>…</p>`: the paragraph goes on.
      element.name = '';
      this.#places.get(name)?.pop();
    } else {
      this.closeTo(place);
    }
  }

  /** Ends an open element, by its place, and all in it. */
  closeTo(place: number): void {
    while (this.#elements.length > place) {
      const element = this.#elements.pop();
      const at = this.#elements.length;
      if (!element) {
        return;
      }
      if (element.name !== '') {
        this.#places.get(element.name)?.pop();
      }
      while (this.#scopes.length > 1 && this.#scope.base > at) {
        this.#scopes.pop();
      }
      if (this.#scope.paragraph === at) {
        this.#scope.paragraph = -1;
      }
      this.#block = element.blockAround;
      this.onClose(element);
    }
  }

  get #scope(): { readonly base: number; paragraph: number } {
    return this.#scopes.at(-1) ?? { base: 0, paragraph: -1 };
  }

  /** Where the innermost open element of some names stands; -1 where there is none. */
  #lastOf(names: readonly string[]): number {
    let last = -1;
    for (const name of names) {
      last = Math.max(last, this.#places.get(name)?.at(-1) ?? -1);
    }
    return last;
  }

  /** Ends the innermost element of some names, if it stands within another. */
  #closeInner(names: readonly string[], within: number): void {
    const place = this.#lastOf(names);
    if (place > within) {
      this.closeTo(place);
    }
  }
}
