import type { XmlElement } from '../../../server/src/archive/readers/xml';

/**
 * The order of children that the schemas of ISO/IEC 29500-4, annex A, demand (wml.xsd), for the elements of a written
 * file. Word refuses a file that breaks it; other programs take no notice.
 */
const SEQUENCES: Readonly<Record<string, string>> = {
  'w:pPr':
    'pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs ' +
    'suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd ' +
    'snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment ' +
    'textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange',
  // EG_RPrBase is a choice that may repeat, but Word writes it in this order and some readers rely on it.
  'w:rPr':
    'rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish ' +
    'webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang ' +
    'eastAsianLayout specVanish oMath',
  'w:sectPr':
    'headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols ' +
    'formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings sectPrChange',
  'w:numPr': 'ilvl numId',
  'w:lvl': 'start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr',
  'w:abstractNum': 'nsid multiLevelType tmpl name styleLink numStyleLink lvl',
  'w:num': 'abstractNumId lvlOverride',
  'w:lvlOverride': 'startOverride lvl',
  'w:numbering': 'numPicBullet abstractNum num numIdMacAtCleanup',
  'w:style':
    'name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked personal ' +
    'personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr',
  'w:styles': 'docDefaults latentStyles style',
  'w:docDefaults': 'rPrDefault pPrDefault',
  'w:font':
    'altName panose1 charset family notTrueType pitch sig embedRegular embedBold embedItalic embedBoldItalic',
  'w:settings':
    'writeProtection view zoom removePersonalInformation removeDateAndTime bordersDoNotSurroundHeader ' +
    'bordersDoNotSurroundFooter defaultTabStop evenAndOddHeaders drawingGridVerticalSpacing characterSpacingControl ' +
    'compat rsids themeFontLang clrSchemeMapping decimalSymbol listSeparator',
  'w:compat':
    'spaceForUL balanceSingleByteDoubleByteWidth doNotLeaveBackslashAlone ulTrailSpace doNotExpandShiftReturn ' +
    'adjustLineHeightInTable useFELayout compatSetting',
  'w:tbl': 'tblPr tblGrid tr',
  'w:tblPr':
    'tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd ' +
    'tblBorders shd tblLayout tblCellMar tblLook',
  'w:tblBorders': 'top left start bottom right end insideH insideV',
  'w:tblCellMar': 'top left start bottom right end',
  'w:tblGrid': 'gridCol',
  'w:tr': 'tblPrEx trPr tc',
  'w:tc': 'tcPr p',
  'w:tcPr':
    'cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark',
  'w:p': 'pPr r',
  'w:body': '(p|tbl) sectPr',
};

/** What is out of order or unknown in an element and all it holds, each as `w:pPr: w:jc before w:ind`. */
export function outOfOrder(root: XmlElement): readonly string[] {
  const found: string[] = [];
  const sequence = SEQUENCES[root.name]?.split(' ').map((name) => new RegExp(`^w:(?:${name})$`));
  let last = -1;
  let before = '';
  for (const node of root.children) {
    if (typeof node === 'string') {
      continue;
    }
    if (sequence) {
      const at = sequence.findIndex((name) => name.test(node.name));
      if (at < 0) {
        found.push(`${root.name}: ${node.name} unknown`);
      } else if (at < last) {
        found.push(`${root.name}: ${before} before ${node.name}`);
      }
      last = Math.max(last, at);
      before = node.name;
    }
    found.push(...outOfOrder(node));
  }
  return found;
}
