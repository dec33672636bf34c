import type { Bytes } from './bytes';

/**
 * A change of one property, "single property modifier" ([MS-DOC] Sprm). Only those are named that the text, its numbers
 * and its tables depend on.
 */
export const SPRM = {
  /** Of characters. */
  deleted: 0x0800,
  inserted: 0x0801,
  fieldData: 0x0806,
  oleObject: 0x080a,
  styleSeparator: 0x0818,
  hidden: 0x083c,
  special: 0x0855,
  symbol: 0x6a09,
  characterStyle: 0x4a30,
  font: 0x4a4f,
  /** Of paragraphs. */
  paragraphStyle: 0x4600,
  listLevel: 0x260a,
  list: 0x460b,
  inTable: 0x2416,
  rowEnd: 0x2417,
  tableDepth: 0x6649,
  oldNumber: 0xc63e,
  elsewhere: 0x6646,
  elsewhereInWord97: 0x6645,
  /** Of tables, and lists of changes whose size is counted in another way. */
  tableDefinition: 0xd608,
  verticalMerge: 0xd62b,
  tabStops: 0xc615,
  tableDefinitionInWord95: 0xd606,
} as const;

/** Sizes of the operand in bytes by the upper three bits (Sprm, spra); 6 says its size itself. */
const OPERAND_SIZES: readonly (number | undefined)[] = [1, 1, 2, 4, 2, 2, undefined, 3];

/**
 * Goes through a list of changes. One that is cut off ends the list: a byte may stand at the end to make it even.
 *
 * @param visit gets the change, the number of up to four bytes that it holds, and its operand whole
 */
export function eachSprm(list: Bytes, visit: (sprm: number, value: number, operand: Bytes) => void): void {
  let at = 0;
  while (at + 3 <= list.length) {
    const sprm = list.u16(at);
    at += 2;
    const fixed = OPERAND_SIZES[sprm >> 13];
    const size = fixed ?? variableSize(list, at, sprm);
    if (size === undefined || at + size > list.length) {
      return;
    }
    const operand = list.part(at, size);
    visit(sprm, valueOf(operand), operand);
    at += size;
  }
}

/** The size of an operand that says it itself, in bytes, with the bytes that say it. */
function variableSize(list: Bytes, at: number, sprm: number): number | undefined {
  const count = list.u8(at);
  if (sprm === SPRM.tableDefinition || sprm === SPRM.tableDefinitionInWord95) {
    // TDefTableOperand: two bytes, and one too much.
    return at + 2 <= list.length ? list.u16(at) + 1 : undefined;
  }
  if (sprm === SPRM.tabStops && count === 255) {
    // PChgTabsOperand: too many to be counted in bytes, so the stops themselves are counted.
    const deleted = at + 2 <= list.length ? list.u8(at + 1) * 4 : Infinity;
    return at + 3 + deleted <= list.length ? 3 + deleted + list.u8(at + 2 + deleted) * 3 : undefined;
  }
  return count + 1;
}

function valueOf(operand: Bytes): number {
  let value = 0;
  for (let i = Math.min(operand.length, 4) - 1; i >= 0; i--) {
    value = value * 256 + operand.u8(i);
  }
  return value;
}
