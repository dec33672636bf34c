import type { XmlElement } from '../xml';

/** Small readers of properties: elements that say one thing by their `w:val`. */

/** The elements of one name among the children of another. */
export function elements(parent: XmlElement | undefined, name: string): XmlElement[] {
  return (parent?.children ?? []).filter(
    (node): node is XmlElement => typeof node !== 'string' && node.name === name,
  );
}

/** The first element of a name among the children of another. */
export function child(parent: XmlElement | undefined, name: string): XmlElement | undefined {
  for (const node of parent?.children ?? []) {
    if (typeof node !== 'string' && node.name === name) {
      return node;
    }
  }
  return undefined;
}

/** The `w:val` of an element. */
export function value(element: XmlElement | undefined): string | undefined {
  return element?.attributes.get('w:val');
}

/** A whole number (ST_DecimalNumber, 17.18.10); undefined for everything else. */
export function decimal(element: XmlElement | undefined): number | undefined {
  return parseDecimal(value(element));
}

/** @param text of ST_DecimalNumber, 32 bits with a sign */
export function parseDecimal(text: string | undefined): number | undefined {
  const trimmed = text?.trim() ?? '';
  return /^[+-]?\d{1,10}$/.test(trimmed) ? Number(trimmed) : undefined;
}

/** Whether an on/off property is on (ST_OnOff, 22.9.2.7): by its value, or by being there without one. */
export function isOn(text: string | undefined): boolean {
  return text === undefined || !['0', 'false', 'off'].includes(text.trim());
}

/** Whether an on/off property among others is on; undefined where they don't say. */
export function toggle(properties: XmlElement | undefined, name: string): boolean | undefined {
  const property = child(properties, name);
  return property && isOn(value(property));
}
