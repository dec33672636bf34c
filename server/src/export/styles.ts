import { BODY_FONT, HEI_FONT, KAI_FONT, LATIN_FONT, SONG_FONT, TITLE_FONT, type Font } from './fonts';
import {
  BODY_SIZE,
  characters,
  FOOTER_LINE,
  LINE,
  PAGE_NUMBER_SIZE,
  TABLE_SIZE,
  TITLE_SIZE,
  TRACKING,
} from './page';
import { LEVELS, type Level } from '../plan/tree';
import type { Role } from './layout';
import type { AutomaticNumber } from './numbering';
import { escapeXml, wordPart } from './xml';

/** What a paragraph style looks like; what it leaves out comes from the style it is based on. */
interface ParagraphLook {
  readonly font?: Font;
  /** Points. */
  readonly size?: number;
  /** Characters that the first line is indented by. */
  readonly indent?: number;
  /** Empty lines before and after. */
  readonly before?: number;
  readonly after?: number;
  readonly align?: 'left' | 'center' | 'right' | 'both';
  /** Whether it stays on the page of the next paragraph. */
  readonly keepNext?: boolean;
  /** 0 for 标题 1 (`w:outlineLvl`, ISO/IEC 29500-1, 17.3.1.20). */
  readonly outline?: number;
  /** Twips, in place of a line of the grid. */
  readonly line?: number;
  /** Whether its characters stand as far apart as they do by themselves, not as 28 a line do. */
  readonly untracked?: boolean;
}

/** A style of the file: Word's own where there is one, so that its Chinese name shows and its buttons work. */
interface ParagraphStyle {
  readonly id: string;
  /** Word's own styles are known by these names and shown in the language of Word. */
  readonly name: string;
  readonly look: ParagraphLook;
}

/** What the lines of a plan look like. Clauses are of GB/T 9704-2012. */
export const PARAGRAPH_STYLES: Readonly<Record<Role, ParagraphStyle>> = {
  // 7.3.1: 2号小标宋, centred; an empty line below.
  title: {
    id: 'Title',
    name: 'Title',
    look: { font: TITLE_FONT, size: TITLE_SIZE, align: 'center', after: 1, keepNext: true, untracked: true },
  },
  // A date or number in brackets below a title.
  issue: {
    id: 'PlanIssue',
    name: '题注日期',
    look: { font: KAI_FONT, align: 'center', after: 1, keepNext: true },
  },
  // 7.3.2: from the margin.
  addressee: { id: 'Salutation', name: 'Salutation', look: {} },
  // 7.3.3: each paragraph two characters in; 一、 in 黑体, （一） in 楷体, 1. and （1） in 仿宋.
  body: { id: 'BodyText', name: 'Body Text', look: { indent: 2 } },
  chapter: {
    id: 'Heading1',
    name: 'heading 1',
    look: { font: HEI_FONT, indent: 2, keepNext: true, outline: 0 },
  },
  section: {
    id: 'Heading2',
    name: 'heading 2',
    look: { font: KAI_FONT, indent: 2, keepNext: true, outline: 1 },
  },
  item: { id: 'Heading3', name: 'heading 3', look: { indent: 2, keepNext: true, outline: 2 } },
  point: { id: 'Heading4', name: 'heading 4', look: { indent: 2, keepNext: true, outline: 3 } },
  // The standard does not know them; offices set them apart from the text in 楷体.
  responsibility: { id: 'PlanResponsibility', name: '责任单位', look: { font: KAI_FONT, indent: 2 } },
  // 7.3.4: one empty line below the text, two characters in; where its names begin is said by each paragraph.
  attachmentNote: { id: 'PlanAttachmentNote', name: '附件说明', look: { align: 'left' } },
  // 7.3.5.2, without a seal: one empty line below the text; how far from the right is said by each paragraph.
  signature: { id: 'Signature', name: 'Signature', look: { align: 'right', keepNext: true } },
  date: { id: 'Date', name: 'Date', look: { align: 'right' } },
  // 7.3.6: two characters in.
  note: { id: 'PlanNote', name: '附注', look: { indent: 2 } },
  // 7.3.7: 3号黑体 from the margin on the first line; the title on the third.
  attachmentMark: {
    id: 'PlanAttachmentMark',
    name: '附件序号',
    look: { font: HEI_FONT, align: 'left', after: 1, keepNext: true },
  },
  // Rows of a table are as high as their words.
  row: {
    id: 'PlanTable',
    name: '表格文字',
    look: { size: TABLE_SIZE, align: 'left', line: Math.round(TABLE_SIZE * 1.5 * 20), untracked: true },
  },
};

/** Style of the page numbers: 7.5. */
export const FOOTER_STYLE = 'Footer';

/** The words of a lead sentence on the line of its text: a style of characters, one a level. */
export const LEAD_STYLES = {
  chapter: { id: 'PlanLead1', name: '一级首句', font: HEI_FONT },
  section: { id: 'PlanLead2', name: '二级首句', font: KAI_FONT },
  item: { id: 'PlanLead3', name: '三级首句', font: undefined },
  point: { id: 'PlanLead4', name: '四级首句', font: undefined },
} as const;

/** The styles of a plan after the standard. */
export const standardIds = Object.fromEntries(
  Object.entries(PARAGRAPH_STYLES).map(([role, { id }]) => [role, id]),
) as Readonly<Record<Role, string>>;

/** A table with thin lines. */
export const TABLE_STYLE = 'PlanGrid';

/** `w:rFonts` with one font for Chinese and the one of latin letters and digits. */
function fonts(font: Font, latin = LATIN_FONT): string {
  const [chinese, letters] = [escapeXml(font.name), escapeXml(latin.name)];
  return `<w:rFonts w:ascii="${letters}" w:hAnsi="${letters}" w:eastAsia="${chinese}" w:cs="${letters}"/>`;
}

function halfPoints(size: number): string {
  return `<w:sz w:val="${size * 2}"/><w:szCs w:val="${size * 2}"/>`;
}

/** Properties of a paragraph in the order of CT_PPr (ISO/IEC 29500-1, 17.3.1.26). */
function paragraphProperties(look: ParagraphLook, number: AutomaticNumber | undefined): string {
  const { indent, before, after, line } = look;
  const spacing = [
    before === undefined ? '' : ` w:before="${before * LINE}"`,
    after === undefined ? '' : ` w:after="${after * LINE}"`,
    line === undefined ? '' : ` w:line="${line}" w:lineRule="atLeast"`,
  ].join('');
  return [
    look.keepNext ? '<w:keepNext/>' : '',
    number ? numberProperties(number) : '',
    spacing ? `<w:spacing${spacing}/>` : '',
    indentXml(indent),
    look.align ? `<w:jc w:val="${look.align}"/>` : '',
    look.outline === undefined ? '' : `<w:outlineLvl w:val="${look.outline}"/>`,
  ].join('');
}

/** @param indent characters that the first line stands in */
function indentXml(indent: number | undefined): string {
  return indent === undefined
    ? ''
    : `<w:ind w:firstLineChars="${indent * 100}" w:firstLine="${characters(indent)}"/>`;
}

/** `w:ind` of a style of the standard; empty where it has none. */
export function indentOf(role: Role): string {
  return indentXml(PARAGRAPH_STYLES[role].look.indent);
}

/** The number that a style's paragraphs have (`w:numPr`, 17.3.1.19). */
function numberProperties({ numId, level }: AutomaticNumber): string {
  return `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${numId}"/></w:numPr>`;
}

/** Properties of characters in the order of CT_RPr (17.3.2.28). */
function runProperties({ font, size, untracked }: ParagraphLook): string {
  return [
    font ? fonts(font) : '',
    untracked ? '<w:spacing w:val="0"/>' : '',
    size === undefined ? '' : halfPoints(size),
  ].join('');
}

function properties(look: ParagraphLook, number: AutomaticNumber | undefined): string {
  const [ofParagraph, ofRun] = [paragraphProperties(look, number), runProperties(look)];
  return (ofParagraph && `<w:pPr>${ofParagraph}</w:pPr>`) + (ofRun && `<w:rPr>${ofRun}</w:rPr>`);
}

function paragraphStyle({ id, name, look }: ParagraphStyle, number?: AutomaticNumber): string {
  const next = id === 'BodyText' ? '' : '<w:next w:val="BodyText"/>';
  return (
    `<w:style w:type="paragraph"${id.startsWith('Plan') ? ' w:customStyle="1"' : ''} w:styleId="${id}">` +
    `<w:name w:val="${escapeXml(name)}"/><w:basedOn w:val="Normal"/>${next}<w:qFormat/>` +
    `${properties(look, number)}</w:style>`
  );
}

/** @param run properties of its characters, as XML */
export function leadStyle({ id, name }: { readonly id: string; readonly name: string }, run: string): string {
  return (
    `<w:style w:type="character" w:customStyle="1" w:styleId="${id}"><w:name w:val="${name}"/>` +
    `<w:qFormat/>${run && `<w:rPr>${run}</w:rPr>`}</w:style>`
  );
}

const BORDERS = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
  .map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>`)
  .join('');

/**
 * What holds for every paragraph. Lines are 28.95 pt exactly and characters 15.75 pt apart, so that 22 and 28 fill the
 * page (5.2.3) without the grid, which no two programs apply alike (`w:snapToGrid`); no line is moved to
 * another page to keep two together (`w:widowControl`), which would leave a page with 21; punctuation keeps off the
 * beginning of a line (`w:kinsoku`) and may hang over its end (`w:overflowPunct`); no blank is put between Chinese and
 * digits, so that two digits fill one place.
 */
const DEFAULTS =
  `<w:docDefaults><w:rPrDefault><w:rPr>${fonts(BODY_FONT)}<w:snapToGrid w:val="0"/><w:color w:val="000000"/>` +
  `<w:spacing w:val="${TRACKING}"/><w:kern w:val="0"/>${halfPoints(BODY_SIZE)}` +
  `<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>`;

/** The style that all others are based on. LibreOffice looks for some of what it says nowhere else. */
const NORMAL =
  `<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>` +
  `<w:pPr><w:widowControl w:val="0"/><w:kinsoku/><w:overflowPunct/><w:topLinePunct w:val="0"/>` +
  `<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/><w:adjustRightInd/><w:snapToGrid w:val="0"/>` +
  `<w:spacing w:before="0" w:after="0" w:line="${LINE}" w:lineRule="exact"/><w:jc w:val="both"/></w:pPr>` +
  `<w:rPr>${halfPoints(BODY_SIZE)}</w:rPr></w:style>`;

const OWN =
  NORMAL +
  `<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">` +
  `<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/><w:unhideWhenUsed/></w:style>` +
  `<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>` +
  `<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>` +
  `<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>` +
  `<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>` +
  `<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>` +
  `<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/></w:style>`;

const FOOTER_LOOK =
  `<w:style w:type="paragraph" w:styleId="${FOOTER_STYLE}"><w:name w:val="footer"/><w:basedOn w:val="Normal"/>` +
  `<w:unhideWhenUsed/><w:pPr>` +
  `<w:spacing w:line="${FOOTER_LINE}" w:lineRule="exact"/></w:pPr>` +
  `<w:rPr>${fonts(SONG_FONT, SONG_FONT)}<w:spacing w:val="0"/>${halfPoints(PAGE_NUMBER_SIZE)}</w:rPr></w:style>`;

const TABLE_LOOK =
  `<w:style w:type="table" w:customStyle="1" w:styleId="${TABLE_STYLE}"><w:name w:val="要点表格"/>` +
  `<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>${BORDERS}</w:tblBorders></w:tblPr></w:style>`;

/** Numbers of headings by their roles. */
export type HeadingNumbers = ReadonlyMap<Role, AutomaticNumber>;

/** Styles by their ids, each as XML. */
export function stylesById(numbers: HeadingNumbers): ReadonlyMap<string, string> {
  return new Map([
    ...Object.entries(PARAGRAPH_STYLES).map(([role, style]): [string, string] => [
      style.id,
      paragraphStyle(style, numbers.get(role as Role)),
    ]),
    [FOOTER_STYLE, FOOTER_LOOK],
    [TABLE_STYLE, TABLE_LOOK],
    ...LEVELS.map((level): [string, string] => [
      LEAD_STYLES[level].id,
      leadStyle(LEAD_STYLES[level], numberLook(level)),
    ]),
  ]);
}

/** The part `styles.xml` of a plan after the standard. */
export function standardStyles(numbers: HeadingNumbers): string {
  return wordPart('styles', DEFAULTS + OWN + [...stylesById(numbers).values()].join(''));
}

/** Characters of a level's numbers: those of its headings. */
export function numberLook(level: Level): string {
  const { font } = LEAD_STYLES[level];
  return font ? fonts(font) : '';
}
