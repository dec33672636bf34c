import { child, elements, isOn, value } from '../archive/readers/docx/properties';
import type { XmlElement } from '../archive/readers/xml';
import { LEVELS, type Level } from '../plan/tree';
import type { Role } from './layout';
import {
  FOOTER_STYLE,
  indentOf,
  LEAD_STYLES,
  leadStyle,
  numberLook,
  PARAGRAPH_STYLES,
  stylesById,
} from './styles';
import { wordPart, writeElement } from './xml';

/** Styles of a template as a plan uses them. */
export interface TemplateStyles {
  readonly ids: Readonly<Record<Role, string>>;
  readonly footer: string;
  /** Whether the style of the text has no indent of the first line, so that each paragraph needs its own. */
  readonly unindented: boolean;
  /** Characters of a level's numbers and lead sentences: those of its headings, as XML. */
  readonly leads: ReadonlyMap<Level, string>;
  /** `w:ind` of the style of a role, as XML; empty where neither it nor those it is based on have one. */
  readonly indentOf: (role: Role) => string;
  /** The part `styles.xml`. */
  readonly xml: string;
}

/**
 * What Word, WPS and offices call these styles; the first that a template has. Word keeps the names of its own in
 * English in a file of any language, but some programs write what they show.
 */
const NAMES: Readonly<Partial<Record<Role, readonly string[]>>> = {
  title: ['公文标题', '主标题', '文件标题', 'title', '标题'],
  chapter: ['一级标题', 'heading 1', '标题 1', '标题1'],
  section: ['二级标题', 'heading 2', '标题 2', '标题2'],
  item: ['三级标题', 'heading 3', '标题 3', '标题3'],
  point: ['四级标题', 'heading 4', '标题 4', '标题4'],
  body: ['公文正文', 'body text first indent', '正文首行缩进', 'body text', '正文文本'],
  addressee: ['主送机关', 'salutation', '称呼'],
  signature: ['发文机关署名', '署名', '落款', 'signature', '签名'],
  date: ['成文日期', 'date', '日期'],
};

/**
 * Left out: numbers, since a template's lists stay behind and no heading is to be numbered twice; and what says who
 * changed what, and when. Nor may a style hide a word of the plan.
 */
const LEFT_OUT: ReadonlySet<string> = new Set([
  'w:numPr',
  'w:vanish',
  'w:specVanish',
  'w:rsid',
  'w:pPrChange',
  'w:rPrChange',
  'w:tblPrChange',
  'w:trPrChange',
  'w:tcPrChange',
]);

/** What of a heading's characters its number and its lead sentence have too. */
const LEAD_PROPERTIES = ['w:rFonts', 'w:b', 'w:bCs', 'w:i', 'w:iCs', 'w:color'];
/** How many styles may be based on each other before a chain is taken for a loop. */
const LONGEST_CHAIN = 50;

/** Finds a template's styles for the lines of a plan, and adds those of the standard that it lacks. */
export function templateStyles(root: XmlElement): TemplateStyles {
  const known = new Map<string, XmlElement>();
  for (const style of elements(root, 'w:style')) {
    const id = style.attributes.get('w:styleId');
    if (id !== undefined && !known.has(id)) {
      known.set(id, style);
    }
  }
  const byName = namesOf(known);
  const find = (names: readonly string[]): string | undefined =>
    names.map((name) => byName.get(name)).find((id) => id !== undefined);
  const normal = [...known].find(
    ([, style]) => isParagraph(style) && isOn(style.attributes.get('w:default') ?? '0'),
  )?.[0];
  const body = find(NAMES.body ?? []) ?? normal ?? PARAGRAPH_STYLES.body.id;
  const ids = Object.fromEntries(
    Object.entries(PARAGRAPH_STYLES).map(([role, { id, name }]) => {
      const found = find([...(NAMES[role as Role] ?? []), name.toLowerCase()]);
      return [role, role === 'body' ? body : (found ?? id)];
    }),
  ) as Record<Role, string>;
  const footer = find(['footer', '页脚']) ?? FOOTER_STYLE;
  const used = new Set([...Object.values(ids), footer]);
  const leads = new Map(LEVELS.map((level) => [level, leadOf(known, ids[level]) ?? numberLook(level)]));
  const paragraphs = new Set([...Object.values(PARAGRAPH_STYLES).map(({ id }) => id), FOOTER_STYLE]);
  const ofLeads = new Set<string>(Object.values(LEAD_STYLES).map(({ id }) => id));
  const indented = normal !== undefined && isIndented(known, normal);
  const added = [...stylesById(new Map())].filter(
    ([id]) => !known.has(id) && !ofLeads.has(id) && (!paragraphs.has(id) || used.has(id)),
  );
  const own = elements(root, 'w:docDefaults').concat(
    [...known].filter(([id]) => !ofLeads.has(id)).map(([, style]) => style),
  );
  return {
    ids,
    footer,
    unindented: known.has(body) && !isIndented(known, body),
    leads,
    indentOf: (role) => {
      const styles = chain(known, ids[role]);
      const indent = styles.map((style) => child(child(style, 'w:pPr'), 'w:ind')).find((found) => found);
      return styles.length === 0 ? indentOf(role) : indent ? writeElement(indent, LEFT_OUT) : '';
    },
    xml: wordPart(
      'styles',
      [
        ...own.map((element) => writeElement(element, LEFT_OUT)),
        ...added.map(([, xml]) => adapt(xml, normal, body, indented)),
        ...LEVELS.map((level) => leadStyle(LEAD_STYLES[level], leads.get(level) ?? '')),
      ].join(''),
    ),
  };
}

/** Paragraph styles by their names and aliases in small letters. */
function namesOf(known: ReadonlyMap<string, XmlElement>): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const [id, style] of known) {
    if (isParagraph(style)) {
      const all = `${value(child(style, 'w:name')) ?? ''},${value(child(style, 'w:aliases')) ?? ''}`;
      for (const name of all.toLowerCase().split(',')) {
        const plain = name.trim();
        if (plain !== '' && !names.has(plain)) {
          names.set(plain, id);
        }
      }
    }
  }
  return names;
}

function isParagraph(style: XmlElement | undefined): boolean {
  return style?.attributes.get('w:type') === 'paragraph';
}

/** A style and those it is based on, the nearest first. */
function chain(known: ReadonlyMap<string, XmlElement>, id: string | undefined): readonly XmlElement[] {
  const found: XmlElement[] = [];
  for (let next = id; next !== undefined && found.length < LONGEST_CHAIN;) {
    const style = known.get(next);
    if (!style) {
      break;
    }
    found.push(style);
    next = value(child(style, 'w:basedOn'));
  }
  return found;
}

/** Whether the first line of a style's paragraphs stands in; the nearest style that says anything of it decides. */
function isIndented(known: ReadonlyMap<string, XmlElement>, id: string): boolean {
  for (const style of chain(known, id)) {
    const indent = child(child(style, 'w:pPr'), 'w:ind')?.attributes;
    const first = indent?.get('w:firstLineChars') ?? indent?.get('w:firstLine');
    if (first !== undefined) {
      return Number.parseFloat(first) > 0;
    }
  }
  return false;
}

/** Font, weight and colour of a template's heading; undefined where it has no such heading. */
function leadOf(known: ReadonlyMap<string, XmlElement>, id: string): string | undefined {
  const styles = chain(known, id);
  if (styles.length === 0) {
    return undefined;
  }
  return LEAD_PROPERTIES.map((name) => {
    const property = styles.map((style) => child(child(style, 'w:rPr'), name)).find((found) => found);
    return property ? writeElement(property, LEFT_OUT) : '';
  }).join('');
}

/** A style of the standard in a template: based on the template's own, and without the indent that one may have. */
function adapt(xml: string, normal: string | undefined, body: string, indented: boolean): string {
  const based = xml
    .replace(/<w:basedOn w:val="(?:Normal|DefaultParagraphFont|TableNormal)"\/>/, (base) =>
      base.includes('"Normal"') && normal !== undefined ? `<w:basedOn w:val="${normal}"/>` : '',
    )
    .replace('<w:next w:val="BodyText"/>', `<w:next w:val="${body}"/>`);
  if (!indented || based.includes('<w:ind ') || !based.includes('w:type="paragraph"')) {
    return based;
  }
  const none = '<w:ind w:firstLineChars="0" w:firstLine="0"/>';
  // Before what comes after it in CT_PPr.
  return based.includes('<w:pPr>')
    ? based.replace(/(?=<w:jc |<w:outlineLvl |<\/w:pPr>)/, none)
    : based.replace(/(?=<w:rPr>|<\/w:style>)/, `<w:pPr>${none}</w:pPr>`);
}
