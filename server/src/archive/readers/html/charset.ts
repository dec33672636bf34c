import { decodeText, type Encoding } from '../text';
import { mendWindows1252 } from '../windows-1252';

/** A page as text. */
export interface DecodedPage {
  readonly text: string;
  /** How many characters mean nothing in the page's encoding. */
  readonly broken: number;
}

/** How far a page may go before it says its encoding, in bytes: Word puts long declarations of namespaces first. */
const HEAD = 16 * 1024;
/** The page's own word for its encoding, in `<meta charset>`, in `<meta content>` or in an XML declaration. */
const DECLARED =
  /<meta[^<>]{0,1000}?\bcharset\s{0,9}=\s{0,9}["']?([\w.:-]{1,40})|<\?xml[^<>]{0,200}?\bencoding\s{0,9}=\s{0,9}["']([\w.:-]{1,40})/i;

/**
 * Reads a page's bytes. A mark of byte order decides, then what the page itself says; without either it is read as a
 * plain text is. A page that calls itself something else but is sound UTF-8 was saved anew by a program that left its
 * declaration alone.
 *
 * @param encoding the user's word for texts that say nothing of themselves
 */
export function decodePage(bytes: Uint8Array, encoding: Encoding | 'auto' = 'auto'): DecodedPage | undefined {
  const wide = wideOf(bytes);
  if (wide !== undefined) {
    return decoded(bytes, wide);
  }
  const [first, second, third] = bytes;
  const marked = first === 0xef && second === 0xbb && third === 0xbf;
  const label = marked ? 'utf-8' : declaredIn(bytes);
  if (label === undefined) {
    const text = decodeText(bytes, encoding);
    return text.kind === 'text'
      ? { text: text.text, broken: text.lossy ? brokenIn(text.text) : 0 }
      : undefined;
  }
  const page = decoded(bytes, label);
  if (label === 'utf-8') {
    return page;
  }
  // Chinese in another encoding is never by chance sound UTF-8 with Chinese in it, but for a word or two.
  const utf8 = decoded(bytes, 'utf-8');
  return utf8.broken === 0 && /\p{Script=Han}/u.test(utf8.text) ? utf8 : page;
}

/** UTF-16 by its mark, or by how a tag looks in it. */
function wideOf([first, second]: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) {
    return 'utf-16le';
  }
  return (first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c) ? 'utf-16be' : undefined;
}

/** The name of a decoder; undefined where the page names none that there is. */
function declaredIn(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder('windows-1252').decode(bytes.subarray(0, HEAD));
  const [, meta, xml] = DECLARED.exec(head) ?? [];
  const label = meta ?? xml;
  if (label === undefined) {
    return undefined;
  }
  try {
    const { encoding } = new TextDecoder(label);
    // The declaration was found byte by byte, so UTF-16 it is not (WHATWG HTML, 13.2.3.2).
    return encoding.startsWith('utf-16') ? 'utf-8' : encoding === 'gbk' ? 'gb18030' : encoding;
  } catch {
    return undefined;
  }
}

function decoded(bytes: Uint8Array, label: string): DecodedPage {
  const read = new TextDecoder(label).decode(bytes);
  const text = label === 'windows-1252' ? mendWindows1252(read) : read;
  return { text, broken: brokenIn(text) };
}

function brokenIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\uFFFD'); at >= 0; at = text.indexOf('\uFFFD', at + 1)) {
    count++;
  }
  return count;
}
