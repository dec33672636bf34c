import { isAnyDigit } from '../../plan/chars';

/** A line of Markdown without its marks. */
export interface PlainLine {
  readonly text: string;
  readonly pictures: number;
  readonly footnotes: number;
}

/** A run of `*`, `_` or `~~` that may begin or end emphasis. */
interface Mark {
  readonly sign: string;
  /** How long it is, and how many of its characters are still there. */
  readonly length: number;
  count: number;
  readonly opens: boolean;
  readonly closes: boolean;
}

type Token = string | Mark;

/** What a backslash takes the meaning from (CommonMark 0.31, 2.4). */
const ESCAPABLE = /[!-/:-@[-`{-~]/;
/** Tags that only dress up words; anything else between angle brackets is text. */
const TAG =
  /<\/?(?:a|b|big|center|code|del|details|div|em|font|h[1-6]|i|img|ins|kbd|mark|p|s|small|span|strong|sub|summary|sup|u)(?:\s[^<>]{0,1000})?\/?>/iy;
const LINE_BREAK = /<br\s{0,9}\/?>/iy;
const AUTOLINK = /<((?:https?|ftp|mailto):[^\s<>]{1,2000})>/iy;
const ENTITY = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,8}));/iy;
/** `(address "title")` behind the words of a link; no address that is read here holds brackets. */
const TARGET = /\([^()[\]]{0,2000}(?:\([^()[\]]{0,500}\)[^()[\]]{0,500})?\)/y;
const REFERENCE = /\[[^[\]]{0,200}\]/y;
const FOOTNOTE = /\[\^[^[\]\s]{1,100}\]/y;

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', '\u00a0'],
  ['emsp', '\u2003'],
  ['ensp', '\u2002'],
  ['ldquo', '“'],
  ['rdquo', '”'],
  ['lsquo', '‘'],
  ['rsquo', '’'],
  ['mdash', '—'],
  ['ndash', '–'],
  ['hellip', '…'],
  ['middot', '·'],
  ['times', '×'],
]);

/**
 * Takes the marks out of one line: emphasis, code, links, pictures, escapes, tags. What has no partner is text and stays.
 * Two things are freer than CommonMark says, because its rule of flanking leaves `**加强。**推进` as it is, which nobody
 * means: Chinese punctuation counts as a letter. And one is stricter: a star between digits multiplies.
 *
 * Takes time in proportion to the line.
 *
 * @param isReference whether a name is defined as a link somewhere
 */
export function plainLine(line: string, isReference: (name: string) => boolean): PlainLine {
  const reader = new LineReader(line, isReference);
  return reader.read();
}

class LineReader {
  readonly #tokens: Token[] = [];
  /** Brackets that wait for their partner: where in the tokens they stand, and whether they begin a picture. */
  readonly #brackets: { readonly at: number; readonly picture: boolean; readonly start: number }[] = [];
  /** Where runs of backquotes of a length begin, from left to right. */
  readonly #quotes = new Map<number, number[]>();
  #pictures = 0;
  #footnotes = 0;
  #at = 0;

  constructor(
    private readonly line: string,
    private readonly isReference: (name: string) => boolean,
  ) {
    for (const { index, 0: quotes } of line.matchAll(/`+/g)) {
      const places = this.#quotes.get(quotes.length) ?? [];
      places.push(index);
      this.#quotes.set(quotes.length, places);
    }
    this.#quotes.forEach((places) => places.reverse());
  }

  read(): PlainLine {
    const { line } = this;
    while (this.#at < line.length) {
      const from = this.#at;
      while (this.#at < line.length && !SPECIAL.includes(line.charAt(this.#at))) {
        this.#at++;
      }
      if (this.#at > from) {
        this.#tokens.push(line.slice(from, this.#at));
      } else {
        this.#special(line.charAt(from));
      }
    }
    const text = withoutMarks(this.#tokens);
    return { text, pictures: this.#pictures, footnotes: this.#footnotes };
  }

  #special(sign: string): void {
    switch (sign) {
      case '\\':
        this.#escape();
        break;
      case '`':
        this.#code();
        break;
      case '<':
        this.#angle();
        break;
      case '&':
        this.#entity();
        break;
      case '!':
      case '[':
        this.#bracket(sign);
        break;
      case ']':
        this.#closeBracket();
        break;
      default:
        this.#mark(sign);
    }
  }

  #text(text: string): void {
    this.#tokens.push(text);
    this.#at += text.length;
  }

  #match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.#at;
    return pattern.exec(this.line) ?? undefined;
  }

  #escape(): void {
    const next = this.line.charAt(this.#at + 1);
    this.#at++;
    if (next === '') {
      // A backslash at the end breaks the line, which it does anyway.
      return;
    }
    if (ESCAPABLE.test(next)) {
      this.#text(next);
    } else {
      this.#tokens.push('\\');
    }
  }

  #code(): void {
    const [quotes = ''] = /^`+/.exec(this.line.slice(this.#at, this.#at + 1000)) ?? [];
    const places = this.#quotes.get(quotes.length) ?? [];
    while (places.length > 0 && (places.at(-1) ?? 0) <= this.#at) {
      places.pop();
    }
    const end = places.at(-1);
    if (end === undefined) {
      this.#text(quotes);
      return;
    }
    const code = this.line.slice(this.#at + quotes.length, end);
    const isPadded = code.startsWith(' ') && code.endsWith(' ') && code.trim() !== '';
    this.#tokens.push(isPadded ? code.slice(1, -1) : code);
    this.#at = end + quotes.length;
  }

  #angle(): void {
    const link = this.#match(AUTOLINK);
    if (link) {
      this.#tokens.push(link[1]?.replace(/^mailto:/i, '') ?? '');
      this.#at += link[0].length;
      return;
    }
    const lineBreak = this.#match(LINE_BREAK);
    const tag = lineBreak ?? this.#match(TAG);
    if (!tag) {
      this.#text('<');
      return;
    }
    if (lineBreak) {
      this.#tokens.push('\n');
    } else if (/^<img/i.test(tag[0])) {
      this.#pictures++;
    }
    this.#at += tag[0].length;
  }

  #entity(): void {
    const found = this.#match(ENTITY);
    const [all = '', decimal, hexadecimal, name] = found ?? [];
    const code = decimal !== undefined ? Number(decimal) : Number.parseInt(hexadecimal ?? '', 16);
    const character =
      name !== undefined
        ? ENTITIES.get(name)
        : code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff)
          ? String.fromCodePoint(code)
          : undefined;
    if (character === undefined) {
      this.#text('&');
    } else {
      this.#tokens.push(character);
      this.#at += all.length;
    }
  }

  #bracket(sign: string): void {
    const footnote = sign === '[' ? this.#match(FOOTNOTE) : undefined;
    if (footnote) {
      this.#footnotes++;
      this.#at += footnote[0].length;
      return;
    }
    const picture = sign === '!' && this.line.charAt(this.#at + 1) === '[';
    if (sign === '[' || picture) {
      const opening = picture ? '![' : '[';
      this.#brackets.push({ at: this.#tokens.length, picture, start: this.#at + opening.length });
      this.#text(opening);
    } else {
      this.#text(sign);
    }
  }

  #closeBracket(): void {
    const open = this.#brackets.pop();
    const name = open && this.line.slice(open.start, Math.min(this.#at, open.start + 200));
    this.#at++;
    const target = open && (this.#match(TARGET) ?? this.#referenceTo(name ?? ''));
    if (!open || target === undefined) {
      this.#tokens.push(']');
      return;
    }
    this.#at += target[0]?.length ?? 0;
    if (open.picture) {
      this.#pictures++;
      this.#tokens.length = open.at;
    } else {
      this.#tokens[open.at] = '';
    }
  }

  /** `[words][name]`, `[name][]`, `[name]`, where the name is defined. */
  #referenceTo(words: string): readonly string[] | undefined {
    const reference = this.#match(REFERENCE);
    const name = reference?.[0].slice(1, -1).trim();
    if (reference && this.isReference(name === undefined || name === '' ? words : name)) {
      return reference;
    }
    return this.isReference(words) ? [''] : undefined;
  }

  #mark(sign: string): void {
    let end = this.#at;
    while (this.line.charAt(end) === sign) {
      end++;
    }
    const count = end - this.#at;
    const [before, after] = [this.line.charAt(this.#at - 1), this.line.charAt(end)];
    const product = isAnyDigit(before.charCodeAt(0)) && isAnyDigit(after.charCodeAt(0));
    // One `~` is a range (`3~5`), and `____` is to be filled in; inside a word `_` is a letter.
    const plain =
      (sign === '~' && count !== 2) ||
      (sign === '_' && (count > 2 || (isWord(before) && isWord(after)))) ||
      (count === 1 && product);
    const opens = !plain && after !== '' && !/\s/.test(after);
    const closes = !plain && before !== '' && !/\s/.test(before);
    this.#tokens.push(
      opens || closes ? { sign, length: count, count, opens, closes } : this.line.slice(this.#at, end),
    );
    this.#at = end;
  }
}

/** Characters that may be more than text. */
const SPECIAL = '\\`<&![]*_~';

function isWord(character: string): boolean {
  return /[\p{L}\p{N}_]/u.test(character);
}

/** In `**加*强*领导**` the first `*` ends nothing (CommonMark 0.31, 6.2, rules 9 and 10). */
function canPair(first: Mark, second: Mark): boolean {
  const either = (first.opens && first.closes) || (second.opens && second.closes);
  return !either || (first.length + second.length) % 3 !== 0 || first.length % 3 === 0;
}

/** Takes out marks that have a partner; each is looked at once on the way in and once on the way out. */
function withoutMarks(tokens: readonly Token[]): string {
  const open: Mark[] = [];
  const waiting = new Map<string, number>();
  for (const token of tokens) {
    if (typeof token === 'string') {
      continue;
    }
    while (token.closes && token.count > 0 && (waiting.get(token.sign) ?? 0) > 0) {
      const partner = open.pop();
      if (!partner) {
        break;
      }
      if (partner.sign !== token.sign) {
        // What opened inside of an emphasis that ends here is text.
        waiting.set(partner.sign, (waiting.get(partner.sign) ?? 1) - 1);
        continue;
      }
      if (!canPair(partner, token)) {
        open.push(partner);
        break;
      }
      const taken = Math.min(partner.count, token.count);
      partner.count -= taken;
      token.count -= taken;
      if (partner.count > 0) {
        open.push(partner);
      } else {
        waiting.set(token.sign, (waiting.get(token.sign) ?? 1) - 1);
      }
    }
    if (token.opens && token.count > 0) {
      open.push(token);
      waiting.set(token.sign, (waiting.get(token.sign) ?? 0) + 1);
    }
  }
  return tokens.map((token) => (typeof token === 'string' ? token : token.sign.repeat(token.count))).join('');
}
