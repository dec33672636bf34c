import { elements } from '../archive/readers/docx/properties';
import type { XmlElement } from '../archive/readers/xml';
import { FONTS, type Font } from './fonts';
import { characters } from './page';
import { escapeXml, wordPart, writeElement } from './xml';

/** Fonts inside a file are parts of their own, which stay behind. */
const EMBEDDED: ReadonlySet<string> = new Set([
  'w:embedRegular',
  'w:embedBold',
  'w:embedItalic',
  'w:embedBoldItalic',
]);

/**
 * The part `fontTable.xml`: what stands in for each font where it is not installed.
 *
 * @param own `w:fonts` of a template, which says it of its own fonts
 */
export function fontTable(fonts: readonly Font[] = FONTS, own?: XmlElement): string {
  const theirs = elements(own, 'w:font');
  const named = new Set(theirs.map((font) => font.attributes.get('w:name')));
  const ours = fonts.filter(({ name }) => !named.has(name));
  return wordPart(
    'fonts',
    theirs.map((font) => writeElement(font, EMBEDDED)).join('') + ours.map(writeFont).join(''),
  );
}

/** In the order of CT_Font (ISO/IEC 29500-1, 17.8.3.10). */
function writeFont({ name, others, panose, charset, family, pitch }: Font): string {
  return (
    `<w:font w:name="${escapeXml(name)}"><w:altName w:val="${escapeXml(others.join(','))}"/>` +
    `<w:panose1 w:val="${panose}"/><w:charset w:val="${charset}"/><w:family w:val="${family}"/>` +
    `<w:pitch w:val="${pitch}"/></w:font>`
  );
}

/**
 * The part `settings.xml`, in the order of CT_Settings (17.15.1.78): even and odd pages differ (7.5), and the rules of
 * Chinese line breaks are Word's own for zh-CN.
 *
 * @param inherited settings of a template that come in place of the standard's, by name, as XML
 */
export function settings(inherited: ReadonlyMap<string, string> = new Map<string, string>()): string {
  return wordPart('settings', ORDER.map((name) => inherited.get(name) ?? STANDARD[name]).join(''));
}

const ORDER = [
  'zoom',
  'bordersDoNotSurroundHeader',
  'defaultTabStop',
  'evenAndOddHeaders',
  'drawingGridVerticalSpacing',
  'characterSpacingControl',
  'compat',
  'themeFontLang',
  'clrSchemeMapping',
] as const;

/** Settings that a template may bring along: none says anything of a person, a place or another file. */
export const INHERITED: ReadonlySet<string> = new Set([
  'defaultTabStop',
  'characterSpacingControl',
  'compat',
  'themeFontLang',
  'clrSchemeMapping',
]);

const STANDARD: Readonly<Record<(typeof ORDER)[number], string>> = {
  zoom: '<w:zoom w:percent="100"/>',
  bordersDoNotSurroundHeader: '<w:bordersDoNotSurroundHeader/>',
  defaultTabStop: `<w:defaultTabStop w:val="${characters(2)}"/>`,
  evenAndOddHeaders: '<w:evenAndOddHeaders/>',
  drawingGridVerticalSpacing: '',
  characterSpacingControl: '<w:characterSpacingControl w:val="compressPunctuation"/>',
  compat:
    '<w:compat><w:spaceForUL/><w:balanceSingleByteDoubleByteWidth/><w:doNotLeaveBackslashAlone/>' +
    '<w:ulTrailSpace/><w:doNotExpandShiftReturn/><w:adjustLineHeightInTable/><w:useFELayout/>' +
    '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>' +
    '</w:compat>',
  themeFontLang: '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>',
  clrSchemeMapping: '',
};
