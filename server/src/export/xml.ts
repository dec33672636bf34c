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
