import { docxNumbering } from '../../../../server/src/archive/readers/docx/numbering';
import { readStyles, type NumberedParagraph } from '../../../../server/src/archive/readers/docx/styles';
import { parseXml, type XmlElement } from '../../../../server/src/archive/readers/xml';
import { NAMESPACES } from '../docx-package';

/** Reads the content of a root element that has every namespace. */
export function xmlOf(root: 'numbering' | 'styles', content: string): XmlElement {
  return parseXml(`<w:${root} ${NAMESPACES}>${content}</w:${root}>`);
}

/** What a level says, the usual where it is left out; `more` is put behind. */
export interface LevelXml {
  readonly start?: number;
  readonly format?: string;
  readonly text?: string;
  readonly more?: string;
}

export function lvl(
  index: number,
  { start = 1, format = 'decimal', text, more = '' }: LevelXml = {},
): string {
  const numFmt = format === '' ? '' : `<w:numFmt w:val="${format}"/>`;
  const lvlText = `<w:lvlText w:val="${text ?? `%${index + 1}.`}"/>`;
  return `<w:lvl w:ilvl="${index}"><w:start w:val="${start}"/>${numFmt}${more}${lvlText}<w:lvlJc w:val="left"/></w:lvl>`;
}

export function abstractNum(id: number, ...content: readonly string[]): string {
  return `<w:abstractNum w:abstractNumId="${id}">${content.join('')}</w:abstractNum>`;
}

export function num(id: number, abstractId: number, ...overrides: readonly string[]): string {
  return `<w:num w:numId="${id}"><w:abstractNumId w:val="${abstractId}"/>${overrides.join('')}</w:num>`;
}

export function startOverride(level: number, start: number): string {
  return `<w:lvlOverride w:ilvl="${level}"><w:startOverride w:val="${start}"/></w:lvlOverride>`;
}

export function levelOverride(level: number, content: string): string {
  return `<w:lvlOverride w:ilvl="${level}">${content}</w:lvlOverride>`;
}

/** A paragraph style with a number; `numPr` is the content of its `w:numPr`. */
export function style(id: string, numPr: string | undefined, basedOn?: string, more = ''): string {
  const base = basedOn === undefined ? '' : `<w:basedOn w:val="${basedOn}"/>`;
  const properties = numPr === undefined ? '' : `<w:pPr><w:numPr>${numPr}</w:numPr></w:pPr>`;
  return `<w:style w:type="paragraph" w:styleId="${id}"${more}><w:name w:val="${id}"/>${base}${properties}</w:style>`;
}

export const numId = (id: number): string => `<w:numId w:val="${id}"/>`;
export const ilvl = (level: number): string => `<w:ilvl w:val="${level}"/>`;

/** A paragraph of an instance, at a level: `[1, 0]`; or what it says. */
export type ParagraphSpec = readonly [numId: number, level?: number] | NumberedParagraph;

/** The texts of the numbers of paragraphs; `-` for a paragraph without one. */
export function numbersOf(numbering: string, paragraphs: readonly ParagraphSpec[], styles = ''): string[] {
  const counter = docxNumbering(xmlOf('numbering', numbering), readStyles(xmlOf('styles', styles)));
  return paragraphs.map((spec) => {
    const paragraph = 'length' in spec ? { numId: spec[0], level: spec[1] ?? 0 } : spec;
    return counter.next(paragraph)?.text ?? '-';
  });
}
