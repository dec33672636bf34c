/** How far a file is looked at for its first tag, in bytes: Word and WPS put nothing but comments before it. */
const HEAD = 64 * 1024;

/** Tags that a page, or a piece of one, begins with, and that no plan does. */
const PAGE =
  /^<(?:!doctype\s+html|(?:html|head|meta|title|link|style|script|body|div|p|span|font|center|table|ol|ul|h[1-6])(?=[\s/>]))/i;

/**
 * Whether a text is HTML or some other XML by what it begins with, after blanks, comments and an XML declaration.
 *
 * @param pieces whether a mere piece of a page counts too, which in Markdown is part of the text
 */
export function recognizeMarkup(text: string, pieces = true): 'html' | 'xml' | undefined {
  let at = 0;
  let declared = false;
  for (;;) {
    while (at < text.length && BLANKS.includes(text.charAt(at))) {
      at++;
    }
    const [opening, closing] = text.startsWith('<!--', at)
      ? ['<!--', '-->']
      : text.startsWith('<?', at)
        ? ['<?', '?>']
        : ['', ''];
    if (opening === '') {
      break;
    }
    declared ||= text.startsWith('<?xml', at);
    const end = text.indexOf(closing, at + opening.length);
    if (end < 0) {
      return declared ? 'xml' : undefined;
    }
    at = end + closing.length;
  }
  const head = text.slice(at, at + 64);
  if ((pieces ? PAGE : /^<(?:!doctype\s+html|html(?=[\s>]))/i).test(head)) {
    return 'html';
  }
  return declared ? 'xml' : undefined;
}

const BLANKS = ' \t\r\n\f\u00a0\u3000\ufeff';

/**
 * The beginning of a file as far as its tags are concerned: characters beyond ASCII may be wrong, tags are not.
 */
export function headOf(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const wide =
    (first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)
      ? 'utf-16le'
      : (first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)
        ? 'utf-16be'
        : undefined;
  const marked = first === 0xef && second === 0xbb && bytes[2] === 0xbf;
  return new TextDecoder(wide ?? 'windows-1252').decode(bytes.subarray(marked ? 3 : 0, HEAD));
}
