import { attribute } from '../related/html';

/** The policy that a page of the server brings along: no script at all. */
const POLICY = /<meta http-equiv="Content-Security-Policy"[^>]*>/;

/**
 * The server's page of a comparison as a web view shows it: one script of the extension, which makes its places
 * links, is let in beside the page's own style.
 *
 * @returns undefined for a page without a policy, which is none of the server's
 */
export function hostedPage(html: string, script: string, nonce: string): string | undefined {
  if (!POLICY.test(html)) {
    return undefined;
  }
  const policy = `default-src 'none'; style-src 'unsafe-inline'; script-src 'nonce-${nonce}'`;
  // Functions: a `$` in an address means nothing here.
  return html
    .replace(POLICY, () => `<meta http-equiv="Content-Security-Policy" content="${attribute(policy)}">`)
    .replace(/<body>/, () => '<body data-workplan="comparison">')
    .replace(
      /<\/body>/,
      () => `<script nonce="${attribute(nonce)}" src="${attribute(script)}"></script></body>`,
    );
}

/** A place that was clicked on a page. */
export interface PlaceClicked {
  readonly uri: string;
  readonly line: number;
}

/** Whether a message is one of the page's. */
export function isPlaceClicked(value: unknown): value is PlaceClicked {
  if (typeof value !== 'object' || value === null) {
    return false;
  }
  const { uri, line } = value as Readonly<Record<string, unknown>>;
  return typeof uri === 'string' && Number.isInteger(line) && Number(line) >= 0;
}
