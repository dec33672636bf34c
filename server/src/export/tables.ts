import type { Form } from './form';
import type { TableBlock } from './layout';
import { TABLE_SIZE } from './page';
import { TABLE_STYLE } from './styles';
import { widthOf } from './width';
import { escapeXml } from './xml';

/** Blank at both sides of a cell's words and its lines, with a little to spare, in twips (those of Word's own tables). */
const CELL_MARGINS = 2 * 108 + 40;
/** What a column asks for at least and at most, in twips: two characters, or 24. */
const NARROWEST = 2 * TABLE_SIZE * 20 + CELL_MARGINS;
const WIDEST = 24 * TABLE_SIZE * 20 + CELL_MARGINS;

/**
 * A table as wide as the text, row by row, as XML: the library's own takes time that grows with the square of the rows.
 * Its first row is repeated on every page where it names the columns.
 */
export function* writeTable({ rows }: TableBlock, form: Form): Generator<string, void> {
  const columns = rows.reduce((most, { length }) => Math.max(most, length), 1);
  const widths = columnWidths(rows, columns, form.textWidth);
  const grid = widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('');
  yield (
    `<w:tbl><w:tblPr><w:tblStyle w:val="${TABLE_STYLE}"/><w:tblW w:w="${form.textWidth}" w:type="dxa"/></w:tblPr>` +
    `<w:tblGrid>${grid}</w:tblGrid>`
  );
  for (const [i, cells] of rows.entries()) {
    const header = i === 0 && rows.length > 1 && isHeader(cells) ? '<w:tblHeader/>' : '';
    const written = spread(cells, columns).map((cell) => writeCell(cell, widths, form.styles.row));
    yield `<w:tr><w:trPr><w:cantSplit/>${header}</w:trPr>${written.join('')}</w:tr>`;
  }
  yield '</w:tbl>';
}

/** What parts tables: as high as a row, or of a point only. */
export function emptyParagraph(form: Form, look?: 'hidden'): string {
  const height = look ? '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>' : '';
  return `<w:p><w:pPr><w:pStyle w:val="${escapeXml(form.styles.row)}"/>${height}</w:pPr></w:p>`;
}

function writeCell({ text, span, column }: Cell, widths: readonly number[], style: string): string {
  const width = sum(widths.slice(column, column + span));
  return (
    `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${span > 1 ? `<w:gridSpan w:val="${span}"/>` : ''}</w:tcPr>` +
    `<w:p><w:pPr><w:pStyle w:val="${escapeXml(style)}"/></w:pPr>` +
    (text === '' ? '' : `<w:r><w:t xml:space="preserve">${escapeXml(text)}</w:t></w:r>`) +
    `</w:p></w:tc>`
  );
}

interface Cell {
  readonly text: string;
  readonly span: number;
  readonly column: number;
}

/** The cells of a row; one that stands alone goes over the whole width, and missing ones are empty. */
function spread(cells: readonly string[], columns: number): readonly Cell[] {
  const [only] = cells;
  if (cells.length === 1 && only !== undefined && columns > 1) {
    return [{ text: only, span: columns, column: 0 }];
  }
  return Array.from({ length: columns }, (_, column) => ({
    text: cells[column] ?? '',
    span: 1,
    column,
  }));
}

/** Whether a first row names the columns: one that begins with a number or a date is data, and stands once. */
function isHeader([first = '']: readonly string[]): boolean {
  return !/^\s*[（(]?\d/.test(first) || /^\s*\d{4}\s*年(?!\s*\d)/.test(first);
}

/**
 * Widths of columns in twips, together as wide as the text. A column with short cells only is as wide as they are, so
 * that none of them breaks; the others share what is left by what they ask for.
 */
function columnWidths(rows: readonly (readonly string[])[], columns: number, textWidth: number): number[] {
  const wants = new Array<number>(columns).fill(NARROWEST);
  for (const cells of rows) {
    for (const [i, cell] of cells.entries()) {
      if (cells.length > 1) {
        wants[i] = Math.max(wants[i] ?? 0, Math.min(wantOf(cell), WIDEST));
      }
    }
  }
  const kept = keptWidth(wants, textWidth);
  const [narrow, wide] = [wants.filter((want) => want <= kept), wants.filter((want) => want > kept)];
  // Where all are short, all are widened alike.
  const left = wide.length === 0 ? textWidth : textWidth - sum(narrow);
  const share = left / sum(wide.length === 0 ? narrow : wide);
  const widths = wants.map((want) => Math.floor(want <= kept && wide.length > 0 ? want : want * share));
  const widest = widths.indexOf(Math.max(...widths));
  widths[widest] = (widths[widest] ?? 0) + textWidth - sum(widths);
  return widths;
}

/** What a cell asks for on one line; LibreOffice puts blanks between digits and Chinese, whatever it is told. */
function wantOf(cell: string): number {
  return (widthOf(cell) + (/\d/.test(cell) ? 1 : 0)) * TABLE_SIZE * 20 + CELL_MARGINS;
}

/** Columns that ask for no more get it: the widest that leaves every wider one as much. */
function keptWidth(wants: readonly number[], textWidth: number): number {
  let [left, kept] = [textWidth, 0];
  for (const [i, want] of [...wants].sort((a, b) => a - b).entries()) {
    if (want * (wants.length - i) > left) {
      break;
    }
    left -= want;
    kept = want;
  }
  return kept;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
