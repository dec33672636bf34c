import type { XmlElement } from '../xml';
import { child, decimal, elements, isOn, toggle, value } from './properties';

/** What a paragraph or a style says of its number; what it leaves out comes from the style that it is based on. */
export interface NumberReference {
  /** `w:numId`; 0 takes the number away (17.9.18). */
  readonly numId?: number | undefined;
  /** `w:ilvl`, from 0. */
  readonly level?: number | undefined;
}

/** What a paragraph says of its own number; what it leaves out comes from its style. */
export interface NumberedParagraph extends NumberReference {
  readonly styleId?: string | undefined;
}

/** One style, without what it takes from the one that it is based on. */
export interface Style {
  readonly id: string;
  /** `w:name` (17.7.4.9) as it is kept: `heading 1`, `标题 1`; the id where there is none. */
  readonly name: string;
  readonly type: 'paragraph' | 'character' | 'table' | 'numbering';
  readonly numbering: NumberReference;
}

/** The styles of a document (17.7), as far as its text depends on them. */
export interface Styles {
  /** The style that paragraphs without one have. */
  readonly defaultParagraph: string | undefined;

  /**
   * A style and those that it is based on, the nearest first; empty where there is no such style. A loop ends where it
   * would begin again.
   */
  chain(styleId: string | undefined): readonly Style[];

  /**
   * The outline level of a paragraph by its style, 0 (heading 1) to 8 (17.3.1.20); undefined for body text.
   *
   * @param styleId the paragraph's; its default style when it has none
   */
  outlineLevel(styleId: string | undefined): number | undefined;

  /**
   * Whether styles hide a run (`w:vanish`, 17.3.2.41). A toggle property (17.7.3): hidden by the paragraph's style and
   * by the run's means shown. What the run says of itself goes before all of this.
   *
   * @param paragraphStyle the paragraph's `w:pStyle`; its default style when it has none
   * @param characterStyle the run's `w:rStyle`
   */
  isHidden(paragraphStyle: string | undefined, characterStyle?: string): boolean;
}

interface StyleRecord extends Style {
  readonly basedOn: string | undefined;
  readonly hidden: boolean | undefined;
  readonly outline: number | undefined;
}

/** `w:outlineLvl` of body text (17.3.1.20). */
const BODY_TEXT = 9;

/** @param root the `w:styles` of `styles.xml`; undefined where there is no such part */
export function readStyles(root: XmlElement | undefined): Styles {
  const records = new Map<string, StyleRecord>();
  let defaultParagraph: string | undefined;
  for (const element of elements(root, 'w:style')) {
    const record = readStyle(element);
    // Of styles with the same id the first keeps it; of several defaults the last is the one (17.7.4.17).
    if (record && !records.has(record.id)) {
      records.set(record.id, record);
      if (record.type === 'paragraph' && isOn(element.attributes.get('w:default') ?? 'false')) {
        defaultParagraph = record.id;
      }
    }
  }
  const defaults = child(child(child(root, 'w:docDefaults'), 'w:rPrDefault'), 'w:rPr');
  const hiddenByDefault = toggle(defaults, 'w:vanish') ?? false;

  const chains = new Map<string, readonly StyleRecord[]>();
  const chain = (styleId: string | undefined): readonly StyleRecord[] => {
    if (styleId === undefined) {
      return [];
    }
    const known = chains.get(styleId);
    if (known) {
      return known;
    }
    const found = new Set<StyleRecord>();
    let record = records.get(styleId);
    while (record && !found.has(record) && found.size < MAX_CHAIN) {
      found.add(record);
      const base: StyleRecord | undefined =
        record.basedOn === undefined ? undefined : records.get(record.basedOn);
      record = base?.type === record.type ? base : undefined;
    }
    const list = [...found];
    chains.set(styleId, list);
    return list;
  };
  /** The style of a paragraph; one that does not exist counts as none (17.3.1.27). */
  const ofParagraph = (styleId: string | undefined): readonly StyleRecord[] => {
    const own = styleId === undefined ? undefined : records.get(styleId);
    return chain(own?.type === 'paragraph' ? own.id : defaultParagraph);
  };
  const first = <T>(
    list: readonly StyleRecord[],
    of: (record: StyleRecord) => T | undefined,
  ): T | undefined => {
    for (const record of list) {
      const found = of(record);
      if (found !== undefined) {
        return found;
      }
    }
    return undefined;
  };
  const hides = (list: readonly StyleRecord[]): boolean => first(list, ({ hidden }) => hidden) ?? false;

  return {
    defaultParagraph,
    chain,
    outlineLevel: (styleId) => {
      const level = first(ofParagraph(styleId), ({ outline }) => outline);
      return level !== undefined && level >= 0 && level < BODY_TEXT ? level : undefined;
    },
    isHidden: (paragraphStyle, characterStyle) =>
      hiddenByDefault || hides(ofParagraph(paragraphStyle)) !== hides(chain(characterStyle)),
  };
}

/** No document has styles based on each other as deep as this; what lies deeper is not looked at. */
const MAX_CHAIN = 100;

function readStyle(element: XmlElement): StyleRecord | undefined {
  const id = element.attributes.get('w:styleId');
  const type = element.attributes.get('w:type') ?? 'paragraph';
  if (id === undefined || !isType(type)) {
    return undefined;
  }
  const paragraph = child(element, 'w:pPr');
  return {
    id,
    type,
    name: value(child(element, 'w:name')) ?? id,
    basedOn: value(child(element, 'w:basedOn')),
    numbering: numberReference(paragraph),
    outline: decimal(child(paragraph, 'w:outlineLvl')),
    hidden: toggle(child(element, 'w:rPr'), 'w:vanish'),
  };
}

/**
 * `w:numPr` of paragraph properties (17.3.1.19).
 *
 * @param properties a `w:pPr`
 */
export function numberReference(properties: XmlElement | undefined): NumberReference {
  const reference = child(properties, 'w:numPr');
  return { numId: decimal(child(reference, 'w:numId')), level: decimal(child(reference, 'w:ilvl')) };
}

function isType(type: string): type is Style['type'] {
  return ['paragraph', 'character', 'table', 'numbering'].includes(type);
}
