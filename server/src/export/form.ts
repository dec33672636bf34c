import type { Level } from '../plan/tree';
import type { Message } from '../rules/rule';
import { child } from '../archive/readers/docx/properties';
import type { XmlElement } from '../archive/readers/xml';
import { FONTS } from './fonts';
import type { Role } from './layout';
import { CHARACTER_SPACE, FOOTER, LINE, MARGIN, PAPER, TEXT_WIDTH } from './page';
import { fontTable, INHERITED, settings } from './settings';
import {
  FOOTER_STYLE,
  indentOf,
  numberLook,
  standardIds,
  standardStyles,
  type HeadingNumbers,
} from './styles';
import { readTemplate, type Template } from './template';
import { templateStyles } from './template-styles';
import { writeElement } from './xml';

/** What a plan is put into: page and styles of the standard, or of an office's own file. */
export interface Form {
  /** Ids of paragraph styles. */
  readonly styles: Readonly<Record<Role, string>>;
  readonly footerStyle: string;
  /** Whether each paragraph of the text says its indent itself. */
  readonly unindented: boolean;
  /** Width of the text, in twips. */
  readonly textWidth: number;
  /** Characters of a level's numbers (`w:rPr`), as XML. */
  readonly numberLook: (level: Level) => string;
  /** `w:ind` of a style, as XML; empty where it has none. */
  readonly indentOf: (role: Role) => string;
  /** Whether headings may be numbered by their styles, which are this project's own then. */
  readonly numbersHeadings: boolean;
  /** Size, margins and grid of the page, in the order of CT_SectPr (ISO/IEC 29500-1, 17.6.17), as XML. */
  readonly page: string;
  /** Parts by their names. */
  readonly parts: (headings: HeadingNumbers) => ReadonlyMap<string, string>;
}

const PAGE_SIZE = `<w:pgSz w:w="${PAPER.width}" w:h="${PAPER.height}"/>`;
const PAGE_MARGINS =
  `<w:pgMar w:top="${MARGIN.top}" w:right="${MARGIN.right}" w:bottom="${MARGIN.bottom}" w:left="${MARGIN.left}"` +
  ` w:header="${FOOTER}" w:footer="${FOOTER}" w:gutter="0"/>`;
const GRID = `<w:docGrid w:type="linesAndChars" w:linePitch="${LINE}" w:charSpace="${CHARACTER_SPACE}"/>`;

/** GB/T 9704-2012. */
const STANDARD: Form = {
  styles: standardIds,
  footerStyle: FOOTER_STYLE,
  unindented: false,
  textWidth: TEXT_WIDTH,
  numberLook,
  indentOf,
  numbersHeadings: true,
  page: PAGE_SIZE + PAGE_MARGINS + GRID,
  parts: (headings) =>
    new Map([
      ['word/styles.xml', standardStyles(headings)],
      ['word/settings.xml', settings()],
      ['word/fontTable.xml', fontTable()],
    ]),
};

/** @param template bytes of an office's own file; the standard's form where there are none */
export async function formOf(template: Uint8Array | undefined): Promise<Form | { readonly reason: Message }> {
  if (!template) {
    return STANDARD;
  }
  const read = await readTemplate(template);
  return 'zh' in read ? { reason: read } : fromTemplate(read);
}

function fromTemplate({ styles: root, section, fonts, settings: own, theme }: Template): Form {
  const styles = templateStyles(root);
  const page = pageOf(section);
  const parts = new Map([
    ['word/styles.xml', styles.xml],
    ['word/settings.xml', settings(inheritedOf(own))],
    ['word/fontTable.xml', fontTable(FONTS, fonts)],
    ...(theme === undefined ? [] : ([['word/theme/theme1.xml', theme]] as const)),
  ]);
  return {
    styles: styles.ids,
    footerStyle: styles.footer,
    unindented: styles.unindented,
    textWidth: page.textWidth,
    numberLook: (level) => styles.leads.get(level) ?? '',
    indentOf: styles.indentOf,
    numbersHeadings: false,
    page: page.xml,
    parts: () => parts,
  };
}

/** A template's page; what it does not say is as the standard has it. */
function pageOf(section: XmlElement | undefined): { readonly xml: string; readonly textWidth: number } {
  const size = child(section, 'w:pgSz');
  const margins = child(section, 'w:pgMar');
  const grid = child(section, 'w:docGrid');
  const width = lengthOf(size, 'w:w') ?? PAPER.width;
  const sides = ['left', 'right', 'gutter'].map((side) => lengthOf(margins, `w:${side}`) ?? 0);
  const textWidth = width - sides.reduce((sum, side) => sum + side, 0);
  if (!size || !margins || textWidth < NARROWEST) {
    return { xml: STANDARD.page, textWidth: TEXT_WIDTH };
  }
  const xml = [size, margins, ...(grid ? [signed(grid)] : [])]
    .map((element) => writeElement(element))
    .join('');
  return { xml, textWidth };
}

/** LibreOffice writes a negative `w:charSpace` (17.6.5) as if it had no sign. */
function signed(grid: XmlElement): XmlElement {
  const space = Number(grid.attributes.get('w:charSpace'));
  return space > 0x7fffffff && space <= 0xffffffff
    ? { ...grid, attributes: new Map([...grid.attributes, ['w:charSpace', String(space | 0)]]) }
    : grid;
}

/** Where less than 5 cm are left for the text, it is no page for a plan. */
const NARROWEST = 2835;

/** Twips, or a length with its unit as strict files may have it (ST_TwipsMeasure, 22.9.2.14). */
function lengthOf(element: XmlElement | undefined, name: string): number | undefined {
  const found = /^(-?\d{1,9}(?:\.\d{1,9})?)(mm|cm|in|pt|pc|pi)?$/.exec(
    element?.attributes.get(name)?.trim() ?? '',
  );
  const units = { mm: 1440 / 25.4, cm: 1440 / 2.54, in: 1440, pt: 20, pc: 240, pi: 240 };
  return found
    ? Number(found[1]) * (found[2] === undefined ? 1 : units[found[2] as keyof typeof units])
    : undefined;
}

function inheritedOf(own: XmlElement | undefined): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const element of own?.children ?? []) {
    if (typeof element !== 'string' && INHERITED.has(element.name.slice(2))) {
      found.set(element.name.slice(2), writeElement(element));
    }
  }
  return found;
}
