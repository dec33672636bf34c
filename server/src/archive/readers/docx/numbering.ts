import { listCounter, MAX_LEVELS } from '../numbering/counter';
import type { List, ListInstance, ListLevel, ParagraphNumber } from '../numbering/model';
import { bulletText, PLAIN_BULLET } from '../numbering/symbols';
import type { XmlElement } from '../xml';
import { child, decimal, elements, parseDecimal, toggle, value } from './properties';
import type { NumberedParagraph, NumberReference, Style, Styles } from './styles';

/** Counts the automatic numbers of a document, paragraph after paragraph in the order of its text. */
export interface DocxNumbering {
  /** The number of the next paragraph; undefined when it has none. */
  next(paragraph: NumberedParagraph): ParagraphNumber | undefined;
}

/** A `w:abstractNum` with what ties its levels to paragraph styles. */
interface AbstractList extends List {
  /** Levels by the id of the style that `w:pStyle` names (17.9.23). */
  readonly styles: ReadonlyMap<string, number>;
  /** The numbering style that has the levels instead (17.9.21). */
  readonly numStyleLink: string | undefined;
}

/** A `w:num` as it counts: its list, found through numbering styles. */
interface Instance extends ListInstance {
  readonly list: AbstractList;
}

/** Numbering styles that lead from one list to another (17.9.21). Word writes one; more than this lead nowhere. */
const MAX_LINKS = 9;

/** @param root the `w:numbering` of `numbering.xml`; undefined where there is no such part */
export function docxNumbering(root: XmlElement | undefined, styles: Styles): DocxNumbering {
  const instances = readInstances(root, styles);
  const counter = listCounter();
  const resolved = new Map<string | undefined, NumberReference>();

  /** What a style and its bases say, each of the two by the nearest that says it. */
  const ofStyle = (chain: readonly Style[], id: string | undefined): NumberReference => {
    let reference = resolved.get(id);
    if (!reference) {
      const numId = nearestNumId(chain);
      reference = {
        numId,
        level: levelByStyle(chain, numId === undefined ? undefined : instances.get(numId)),
      };
      resolved.set(id, reference);
    }
    return reference;
  };

  return {
    next: ({ styleId, numId, level }) => {
      const own = styles.chain(styleId);
      const chain = own[0]?.type === 'paragraph' ? own : styles.chain(styles.defaultParagraph);
      const inherited = ofStyle(chain, chain[0]?.id);
      const instance = instances.get(numId ?? inherited.numId ?? 0);
      if (!instance) {
        return undefined;
      }
      const tied = numId === undefined ? inherited.level : levelByStyle(chain, instance);
      return counter.next(instance, level ?? tied ?? 0);
    },
  };
}

/**
 * The level of a paragraph that says none: the one that its list ties to its style, and where there is none the one
 * that the style states, which the standard leaves out of account and Word does not; the same with the style that this
 * one is based on (17.3.1.19, 17.9.23).
 */
function levelByStyle(chain: readonly Style[], instance: Instance | undefined): number | undefined {
  for (const { id, numbering } of chain) {
    const level = instance?.list.styles.get(id) ?? numbering.level;
    if (level !== undefined) {
      return level;
    }
  }
  return undefined;
}

/** The list that a style names, or one that it is based on. */
function nearestNumId(chain: readonly Style[]): number | undefined {
  return chain.find(({ numbering }) => numbering.numId !== undefined)?.numbering.numId;
}

/** The `w:num` of a document by their numbers. */
function readInstances(root: XmlElement | undefined, styles: Styles): ReadonlyMap<number, Instance> {
  const lists = new Map<number, AbstractList>();
  /** Lists by the numbering style that they are the levels of (17.9.27). */
  const byStyle = new Map<string, AbstractList>();
  for (const element of elements(root, 'w:abstractNum')) {
    const id = parseDecimal(element.attributes.get('w:abstractNumId'));
    const list = readList(element);
    if (id !== undefined && !lists.has(id)) {
      lists.set(id, list);
    }
    const styleLink = value(child(element, 'w:styleLink'));
    if (styleLink !== undefined && !byStyle.has(styleLink)) {
      byStyle.set(styleLink, list);
    }
  }

  const nums = new Map<number, XmlElement>();
  for (const element of elements(root, 'w:num')) {
    const id = parseDecimal(element.attributes.get('w:numId'));
    // 0 stands for no number and can be no instance (17.9.18).
    if (id !== undefined && id !== 0 && !nums.has(id)) {
      nums.set(id, element);
    }
  }

  const listOf = (num: XmlElement | undefined): AbstractList | undefined => {
    const id = decimal(child(num, 'w:abstractNumId'));
    return id === undefined ? undefined : lists.get(id);
  };
  /** The list that has the levels, through numbering styles; undefined where they lead on and on. */
  const withLevels = (start: AbstractList | undefined): AbstractList | undefined => {
    let list = start;
    for (let links = 0; list?.numStyleLink !== undefined && list.levels.length === 0; links++) {
      if (links === MAX_LINKS) {
        return undefined;
      }
      const numId = nearestNumId(styles.chain(list.numStyleLink));
      list = (numId === undefined ? undefined : listOf(nums.get(numId))) ?? byStyle.get(list.numStyleLink);
    }
    return list;
  };

  const instances = new Map<number, Instance>();
  for (const [id, element] of nums) {
    const list = withLevels(listOf(element));
    if (list) {
      instances.set(id, { list, overrides: readOverrides(element) });
    }
  }
  return instances;
}

function readList(element: XmlElement): AbstractList {
  const levels: (ListLevel | undefined)[] = [];
  const styles = new Map<string, number>();
  for (const lvl of elements(element, 'w:lvl')) {
    const level = levelIndex(lvl);
    if (level === undefined || levels[level]) {
      continue;
    }
    levels[level] = readLevel(lvl);
    const style = value(child(lvl, 'w:pStyle'));
    if (style !== undefined && !styles.has(style)) {
      styles.set(style, level);
    }
  }
  return { levels, styles, numStyleLink: value(child(element, 'w:numStyleLink')) };
}

function readOverrides(num: XmlElement): ListInstance['overrides'] {
  const overrides = new Map<number, { start?: number; level?: ListLevel }>();
  for (const element of elements(num, 'w:lvlOverride')) {
    const level = levelIndex(element);
    if (level === undefined || overrides.has(level)) {
      continue;
    }
    const start = decimal(child(element, 'w:startOverride'));
    const lvl = child(element, 'w:lvl');
    overrides.set(level, {
      ...(start !== undefined && { start }),
      ...(lvl && { level: readLevel(lvl) }),
    });
  }
  return overrides;
}

function levelIndex(element: XmlElement): number | undefined {
  const level = parseDecimal(element.attributes.get('w:ilvl'));
  return level !== undefined && level >= 0 && level < MAX_LEVELS ? level : undefined;
}

/** What a `w:lvl` leaves out is as 17.9.4 to 17.9.28 say. */
function readLevel(lvl: XmlElement): ListLevel {
  const format = readFormat(lvl);
  // A number that is hidden counts on all the same (17.9.24).
  const isHidden = toggle(child(lvl, 'w:rPr'), 'w:vanish') === true;
  const text = isHidden ? '' : (value(child(lvl, 'w:lvlText')) ?? '');
  const suffix = value(child(lvl, 'w:suff'));
  return {
    start: decimal(child(lvl, 'w:start')) ?? 0,
    format,
    text: format === 'bullet' ? readBullet(lvl, text) : text,
    suffix: suffix === 'space' || suffix === 'nothing' ? suffix : 'tab',
    restart: decimal(child(lvl, 'w:lvlRestart')),
    legal: toggle(lvl, 'w:isLgl') === true,
  };
}

/**
 * `w:numFmt`, which Word wraps for older versions where its pattern is one of later ones (`mc:AlternateContent`). Its
 * pattern counts only when the form is `custom` ([MS-OI29500] 2.1.286 b).
 */
function readFormat(lvl: XmlElement): string {
  const alternatives = child(lvl, 'mc:AlternateContent');
  const choices = elements(alternatives, 'mc:Choice').map((choice) => child(choice, 'w:numFmt'));
  const element =
    child(lvl, 'w:numFmt') ??
    choices.find((choice) => choice) ??
    child(child(alternatives, 'mc:Fallback'), 'w:numFmt');
  const format = value(element) ?? 'decimal';
  return format === 'custom' ? (element?.attributes.get('w:format') ?? format) : format;
}

function readBullet(lvl: XmlElement, text: string): string {
  const fonts = child(child(lvl, 'w:rPr'), 'w:rFonts')?.attributes;
  const font =
    fonts?.get('w:ascii') ?? fonts?.get('w:hAnsi') ?? fonts?.get('w:eastAsia') ?? fonts?.get('w:cs');
  // A picture stands for the text, which is any character then (17.9.9).
  return child(lvl, 'w:lvlPicBulletId') && text !== '' ? PLAIN_BULLET : bulletText(text, font);
}
