import { withoutControls } from '../safe-text';

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
  return withoutControls(text)
    .replace(HALVES, '\ufffd')
    .replace(/[&<>"']/g, (char) => ENTITIES[char] ?? char);
}
