/** Characters that a page must not be given by a plan: controls, and marks that turn the direction of what follows. */
const UNSAFE = /(?![\t\n])[\p{Cc}\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/gu;
const HALVES = /\p{Cs}/gu;
const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text of a plan as it may stand in a page, in an element or in a quoted attribute: it is never taken for markup. */
export function escapeHtml(text: string): string {
  return text
    .replace(UNSAFE, ' ')
    .replace(HALVES, '\ufffd')
    .replace(/[&<>"']/g, (char) => ENTITIES[char] ?? char);
}
