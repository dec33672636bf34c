/** What elements of HTML do to the words in them (WHATWG HTML, chapter 15; CSS display), as far as words go. */

/** Elements that stand on lines of their own. */
export const BLOCKS: ReadonlySet<string> = new Set([
  ...[
    'address',
    'article',
    'aside',
    'blockquote',
    'body',
    'caption',
    'center',
    'dd',
    'details',
    'dialog',
    'dir',
  ],
  ...[
    'div',
    'dl',
    'dt',
    'fieldset',
    'figcaption',
    'figure',
    'footer',
    'form',
    'h1',
    'h2',
    'h3',
    'h4',
    'h5',
    'h6',
  ],
  ...['header', 'hgroup', 'hr', 'html', 'legend', 'li', 'listing', 'main', 'menu', 'nav', 'ol', 'p', 'pre'],
  ...[
    'search',
    'section',
    'summary',
    'table',
    'tbody',
    'td',
    'tfoot',
    'th',
    'thead',
    'title',
    'tr',
    'ul',
    'xmp',
  ],
]);

/** Elements without an end tag. */
export const VOID: ReadonlySet<string> = new Set([
  ...['area', 'base', 'basefont', 'bgsound', 'br', 'col', 'command', 'embed', 'frame', 'hr', 'image', 'img'],
  ...['input', 'keygen', 'link', 'meta', 'param', 'source', 'track', 'wbr'],
]);

/** Elements whose words are no text of the page: programs, controls, what is shown in place of something else. */
export const UNREAD: ReadonlySet<string> = new Set([
  ...['applet', 'audio', 'button', 'canvas', 'datalist', 'iframe', 'math', 'noembed', 'noframes', 'noscript'],
  ...[
    'object',
    'rp',
    'rt',
    'script',
    'select',
    'style',
    'svg',
    'template',
    'textarea',
    'title',
    'video',
    'xml',
  ],
]);

/** What stands for something that is no text, and what it is counted as. */
export const COUNTED: ReadonlyMap<string, 'pictures' | 'formulas' | 'objects'> = new Map([
  ['svg', 'pictures'],
  ['math', 'formulas'],
  ['object', 'objects'],
  ['embed', 'objects'],
  ['applet', 'objects'],
  ['iframe', 'objects'],
  ['audio', 'objects'],
  ['video', 'objects'],
]);

export const LISTS: ReadonlySet<string> = new Set(['ol', 'ul', 'menu', 'dir']);

/** Parts of a table: their end tags reach out of a cell, all others' do not. */
export const TABLE_PARTS: ReadonlySet<string> = new Set([
  ...['table', 'thead', 'tbody', 'tfoot', 'tr', 'td', 'th', 'caption', 'colgroup'],
]);

/** Attributes that are looked at. */
export const ATTRIBUTES: ReadonlySet<string> = new Set([
  ...[
    'cite',
    'class',
    'colspan',
    'data-leveltext',
    'datetime',
    'height',
    'hidden',
    'href',
    'id',
    'reversed',
    'role',
  ],
  ...['rowspan', 'src', 'start', 'style', 'title', 'type', 'value', 'width'],
]);
