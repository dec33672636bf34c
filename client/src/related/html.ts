/** What a page of the view loads, and the random number that lets it. */
export interface PageParts {
  readonly language: string;
  readonly title: string;
  readonly script: string;
  readonly style: string;
  /** Source of files of the extension, as the policy names it. */
  readonly source: string;
  readonly nonce: string;
}

/** The frame of the view: everything in it is made by its script, from words and never from markup. */
export function relatedHtml({ language, title, script, style, source, nonce }: PageParts): string {
  const policy = `default-src 'none'; style-src ${source}; script-src 'nonce-${nonce}'`;
  return [
    '<!DOCTYPE html>',
    `<html lang="${attribute(language)}">`,
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${attribute(policy)}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${attribute(title)}</title>`,
    `<link rel="stylesheet" href="${attribute(style)}">`,
    '</head>',
    '<body data-workplan="related">',
    '<main id="page"></main>',
    '<p id="live" role="status" class="unseen"></p>',
    `<script nonce="${attribute(nonce)}" src="${attribute(script)}"></script>`,
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A text as it may stand in a quoted attribute. */
export function attribute(text: string): string {
  return text.replace(/[&<>"']/g, (char) => ENTITIES[char] ?? char);
}

/** Numbers for a nonce: 128 bits that nobody can guess. */
const NONCE_BYTES = 16;

/** A new random number for a policy. */
export function makeNonce(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(NONCE_BYTES)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}
