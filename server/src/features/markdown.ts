import { shorten } from '../config/shorten';
import { withoutControls } from './safe-text';

/** UTF-16 units of a quotation from the draft in a hover. */
const QUOTE_LIMIT = 60;

/**
 * Text of a plan as it may stand in Markdown: every mark that means something there is escaped, so that it is
 * neither HTML, nor a link, nor a command. Line breaks become blanks, and so do marks that turn the direction.
 */
export function escapeMarkdown(text: string): string {
  return withoutControls(text.replace(/[\r\n\t\v\f\u2028\u2029]+/g, ' '))
    .replace(/[\\`*_{}[\]()#+\-.!|~$:@/"'=^]/g, '\\$&')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;');
}

/** A short quotation from the draft, escaped. */
export function quote(text: string): string {
  return escapeMarkdown(shorten(text, QUOTE_LIMIT));
}

/** A target in a link: whatever could end it is encoded. */
export function escapeTarget(target: string): string {
  return target.replace(/[\s()<>\\]/g, (char) => `%${char.charCodeAt(0).toString(16).padStart(2, '0')}`);
}

/** The address of a file's line, counted from 0, as editors open it. */
export function linkTo(uri: string, line: number): string {
  return `${uri}#L${line + 1}`;
}
