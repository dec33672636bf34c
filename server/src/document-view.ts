/*
 * Where the text of a Word file is shown: a read-only document under a scheme of the client's own. Depends on nothing,
 * as both sides need it.
 */

/** What follows the file's name, so that the text is not taken for the Word file itself. */
const SUFFIX = '.txt';

/**
 * The address under which a client shows the text of a Word file: `SCHEME:/path/of/the/file.docx.txt?<URI>`. The path
 * is for reading; what names the file is the query, since a path alone has neither scheme nor host.
 *
 * @param scheme what the client asked for, without a colon
 * @param uri of the file; a query or fragment of its own is kept in the query
 */
export function documentViewUri(scheme: string, uri: string): string {
  const path = uri.replace(/[?#].*$/su, '').replace(/^[a-z][a-z\d+.-]*:(?:\/\/[^/]*)?/i, '');
  return `${scheme}:/${path.replace(/^\/+/, '')}${SUFFIX}?${encode(uri)}`;
}

/**
 * The file whose text is shown at an address: the inverse of {@link documentViewUri}, however the client encodes it.
 *
 * @returns undefined for an address of another scheme, and for one that names no file
 */
export function documentOfView(scheme: string, uri: string): string | undefined {
  const query = uri.indexOf('?');
  if (query < 0 || uri.slice(0, scheme.length + 1).toLowerCase() !== `${scheme.toLowerCase()}:`) {
    return undefined;
  }
  const fragment = uri.indexOf('#', query);
  try {
    const file = decodeURIComponent(uri.slice(query + 1, fragment < 0 ? undefined : fragment));
    // A view of a view leads nowhere.
    return /^[a-z][a-z\d+.-]*:./iu.test(file) && documentOfView(scheme, file) === undefined
      ? file
      : undefined;
  } catch {
    // A lone `%`, or half a character.
    return undefined;
  }
}

/**
 * A file's URI as VS Code writes it. Others leave more signs as they are, `(` and `)` among them; and a text that is
 * reached under two addresses is opened twice.
 */
export function asEditorsWrite(uri: string): string {
  const [, start = '', path = '', rest = ''] =
    /^([a-z][a-z\d+.-]*:(?:\/\/[^/?#]*)?)([^?#]*)(.*)$/isu.exec(uri) ?? [];
  if (start === '') {
    return uri;
  }
  const drive = path.replace(/^\/[A-Z](?=(?::|%3a)(?:\/|$))/iu, (letter) => letter.toLowerCase());
  try {
    return (
      start +
      drive
        .split('/')
        .map((part) => encode(decodeURIComponent(part)))
        .join('/') +
      rest
    );
  } catch {
    // A lone `%`.
    return uri;
  }
}

/** As VS Code encodes a query, so that both name the same document. */
function encode(text: string): string {
  const whole = text.replace(/[\ud800-\udfff]/gu, '\ufffd');
  return encodeURIComponent(whole).replace(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
