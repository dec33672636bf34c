import type { Bytes } from './bytes';
import { eachSprm, SPRM } from './sprms';

/** What is said of characters; what is left out is as in the style. */
export interface CharacterProperties {
  readonly deleted?: boolean;
  readonly inserted?: boolean;
  /** Not shown, shown, as the style says, or the opposite ([MS-DOC] ToggleOperand). */
  readonly hidden?: Toggle;
  /** Whether a mark of special meaning is meant, not the character itself. */
  readonly special?: boolean;
  /** A paragraph mark that parts styles and not paragraphs. */
  readonly separator?: boolean;
  /** Of an embedded object, and so no picture. */
  readonly object?: boolean;
  /** What a field keeps to itself, and so no picture. */
  readonly data?: boolean;
  readonly style?: number;
  /** The number of the font for ASCII, which symbol fonts are set by. */
  readonly font?: number;
  readonly symbol?: { readonly font: number; readonly code: number };
}

export type Toggle = 'on' | 'off' | 'style' | 'opposite';

/** What is said of a paragraph; what is left out is as in the style. */
export interface ParagraphProperties {
  readonly style?: number;
  /** Which instance of a list, from 1; 0 for none. */
  readonly list?: number;
  /** Level in the list, from 0. */
  readonly level?: number;
  readonly inTable?: boolean;
  /** Whether its mark ends a table's row, and not a cell. */
  readonly rowEnd?: boolean;
  /** How deep in tables within tables; 1 in a table. */
  readonly depth?: number;
  /** Columns of a row, from 0, that go on a cell of the row above. */
  readonly mergedColumns?: ReadonlySet<number>;
  /** Whether it is numbered in the way of Word 6. */
  readonly oldNumber?: boolean;
}

/** A type whose properties can be set while it is made. */
type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** @param base what holds already, and still does where nothing else is said */
export function characterProperties(list: Bytes, base: CharacterProperties = {}): CharacterProperties {
  const said: Mutable<CharacterProperties> = { ...base };
  eachSprm(list, (sprm, value, operand) => {
    switch (sprm) {
      case SPRM.deleted:
        said.deleted = value !== 0;
        break;
      case SPRM.inserted:
        said.inserted = value !== 0;
        break;
      case SPRM.hidden:
        said.hidden = toggleOf(value);
        break;
      case SPRM.special:
        said.special = value !== 0;
        break;
      case SPRM.styleSeparator:
        said.separator = value !== 0;
        break;
      case SPRM.fieldData:
        said.data = value !== 0;
        break;
      case SPRM.oleObject:
        said.object = value !== 0;
        break;
      case SPRM.characterStyle:
        said.style = value;
        break;
      case SPRM.font:
        said.font = value;
        break;
      case SPRM.symbol:
        said.symbol = { font: operand.u16(0), code: operand.u16(2) };
        break;
    }
  });
  return said;
}

/**
 * @param base what holds already, and still does where nothing else is said
 * @param elsewhere says what a list of changes says that is too long to lie with the paragraph (sprmPHugePapx)
 */
export function paragraphProperties(
  list: Bytes,
  base: ParagraphProperties = {},
  elsewhere?: (at: number) => ParagraphProperties,
): ParagraphProperties {
  let said: Mutable<ParagraphProperties> = { ...base };
  eachSprm(list, (sprm, value, operand) => {
    switch (sprm) {
      case SPRM.paragraphStyle:
        said.style = value;
        break;
      case SPRM.list:
        said.list = listOf(value);
        break;
      case SPRM.listLevel:
        said.level = value;
        break;
      case SPRM.inTable:
        said.inTable = value !== 0;
        break;
      case SPRM.rowEnd:
        said.rowEnd = value !== 0;
        break;
      case SPRM.tableDepth:
        said.depth = value;
        break;
      case SPRM.oldNumber:
        // ANLD: the first byte is the form of the number, 255 for none, 23 for a bullet.
        said.oldNumber = operand.length > 1 && operand.u8(1) < 23;
        break;
      case SPRM.tableDefinition:
        said.mergedColumns = mergedIn(operand);
        break;
      case SPRM.verticalMerge:
        said.mergedColumns = withMerge(said.mergedColumns, operand);
        break;
      case SPRM.elsewhere:
      case SPRM.elsewhereInWord97:
        said = { ...said, ...elsewhere?.(value) };
        break;
    }
  });
  return said;
}

/** Whether it holds, given what the style says. */
export function toggled(toggle: Toggle | undefined, style: boolean): boolean {
  switch (toggle) {
    case 'on':
      return true;
    case 'off':
      return false;
    case 'opposite':
      return !style;
    case 'style':
    case undefined:
      return style;
  }
}

/** ToggleOperand. */
function toggleOf(value: number): Toggle {
  return value === 0 ? 'off' : value === 0x80 ? 'style' : value === 0x81 ? 'opposite' : 'on';
}

/** sprmPIlfo: from 0xF802 on the number is negated, which keeps an indent; 0xF801 stands for none. */
function listOf(value: number): number {
  return value <= 0x7fe ? value : value > 0xf801 ? 0x10000 - value : 0;
}

/** TDefTableOperand, TC80: cells of 20 bytes behind the columns' places; bits 5 and 6 are 1 where a cell goes on. */
function mergedIn(definition: Bytes): ReadonlySet<number> {
  const merged = new Set<number>();
  const columns = definition.length > 2 ? definition.u8(2) : 0;
  const cells = 3 + (columns + 1) * 2;
  for (let i = 0; i < columns && cells + i * 20 + 2 <= definition.length; i++) {
    if (((definition.u16(cells + i * 20) >> 5) & 3) === 1) {
      merged.add(i);
    }
  }
  return merged;
}

/** sprmTVertMerge: a column and how it is merged. */
function withMerge(merged: ReadonlySet<number> | undefined, operand: Bytes): ReadonlySet<number> {
  const columns = new Set(merged);
  if (operand.length >= 3 && operand.u8(2) === 1) {
    columns.add(operand.u8(1));
  } else if (operand.length >= 3) {
    columns.delete(operand.u8(1));
  }
  return columns;
}
