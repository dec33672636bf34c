const NAMESPACES = [
  'office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"',
  'style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"',
  'text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"',
  'table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"',
  'draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"',
  'fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"',
  'svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"',
  'dc="http://purl.org/dc/elements/1.1/"',
]
  .map((name) => `xmlns:${name}`)
  .join(' ');

/** What goes into a flat OpenDocument text, which LibreOffice reads as one file of XML. */
export interface FodtContent {
  /** Content of `office:text`. */
  readonly text: string;
  /** Content of `office:automatic-styles`. */
  readonly automaticStyles?: string;
  /** Content of `office:styles`. */
  readonly styles?: string;
  /** Content of `office:master-styles`. */
  readonly masterStyles?: string;
}

/** A source for LibreOffice to make its own files of. */
export function fodtOf({
  text,
  automaticStyles = '',
  styles = '',
  masterStyles = '',
}: FodtContent): Uint8Array {
  return new TextEncoder().encode(
    `<?xml version="1.0" encoding="UTF-8"?><office:document ${NAMESPACES} office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">` +
      `<office:styles>${styles}</office:styles><office:automatic-styles>${automaticStyles}</office:automatic-styles>` +
      `<office:master-styles>${masterStyles}</office:master-styles>` +
      `<office:body><office:text>${text}</office:text></office:body></office:document>`,
  );
}

/** A paragraph; its content may hold markup. */
export function p(content: string, style?: string): string {
  return `<text:p${style === undefined ? '' : ` text:style-name="${style}"`}>${content}</text:p>`;
}
