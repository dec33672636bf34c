import type { XmlElement } from '../archive/readers/xml';

const PROLOGUE = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** Namespace of WordprocessingML, transitional (ISO/IEC 29500-4). */
export const WORD_NAMESPACE = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

/**
 * What XML 1.0 (2.2, Char) does not allow, so that Word would refuse the whole file: control characters, halves of
 * characters, and two that are none.
 */
const FORBIDDEN =
  // eslint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/**
 * A text as XML may hold it: of the same length in UTF-16 units, so that columns stay what they are. The soft line
 * break and the page break of old files (U+000B, U+000C) become blanks; of what else is forbidden, U+FFFD says that
 * something was there.
 */
export function cleanText(text: string): string {
  return text.replaceAll('\v', ' ').replaceAll('\f', ' ').replace(FORBIDDEN, '\ufffd');
}

/** A text as the value of an attribute or as an element's words. */
export function escapeXml(text: string): string {
  return cleanText(text)
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');
}

/**
 * A part of a package whose root stands in Word's namespace.
 *
 * @param root its name without a prefix
 * @param content XML
 */
export function wordPart(root: string, content: string): string {
  return `${PROLOGUE}<w:${root} xmlns:w="${WORD_NAMESPACE}">${content}</w:${root}>`;
}

/** Any other part. */
export function part(xml: string): string {
  return PROLOGUE + xml;
}

/**
 * Writes elements of Word's namespace as XML, without any other element or attribute: what only newer versions know, and
 * what refers to another part, would be of no use without it.
 *
 * @param leaveOut names of elements that are left out with all they hold
 */
export function writeElement(element: XmlElement, leaveOut: ReadonlySet<string> = new Set()): string {
  const pieces: string[] = [];
  /** Elements to be written, and the ends of those that are open; the next one last. */
  const waiting: (XmlElement | string)[] = [element];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (typeof next === 'string') {
      pieces.push(next);
    } else if (next.name.startsWith('w:') && !leaveOut.has(next.name)) {
      const { name, children } = next;
      const attributes = [...next.attributes]
        .filter(([key]) => key.startsWith('w:'))
        .map(([key, value]) => ` ${key}="${escapeXml(value)}"`)
        .join('');
      const inner = children.filter((child) => typeof child !== 'string');
      pieces.push(`<${name}${attributes}${inner.length === 0 ? '/>' : '>'}`);
      if (inner.length > 0) {
        waiting.push(`</${name}>`, ...inner.reverse());
      }
    }
  }
  return pieces.join('');
}

/**
 * Writes what the library makes of an element: `{ name: [{ _attr: … }, child, …] }`, where attributes may also stand by
 * themselves (`{ name: { _attr: … } }`) and text in place of the list. As the library writes it; what it holds comes from
 * this project, and is never deep.
 */
export function writeObject(value: unknown): string {
  if (typeof value !== 'object' || value === null) {
    return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
      ? escapeXml(String(value))
      : '';
  }
  const [entry] = Object.entries(value) as [string, unknown][];
  if (!entry) {
    return '';
  }
  const [name, content] = entry;
  const children: readonly unknown[] = Array.isArray(content) ? content : [content];
  const attributes = children.map(attributesOf).join('');
  const inner = children
    .filter((child) => !hasAttributes(child))
    .map(writeObject)
    .join('');
  return inner === '' ? `<${name}${attributes}/>` : `<${name}${attributes}>${inner}</${name}>`;
}

function hasAttributes(value: unknown): value is { readonly _attr: object } {
  return typeof value === 'object' && value !== null && '_attr' in value;
}

function attributesOf(value: unknown): string {
  return hasAttributes(value)
    ? Object.entries(value._attr)
        .map(([key, own]) => ` ${key}="${escapeXml(String(own))}"`)
        .join('')
    : '';
}
