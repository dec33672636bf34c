import type { Line } from './line';

const HEADER = /^(?:序号|编号|排序)[\s\u3000]/;

/**
 * The lines that are rows of tables: cells parted by tabs or upright strokes, or rows under a header that
 * begins with 序号. Their numbers are their own and no rule looks at them.
 */
export function findTableLines(lines: readonly Line[], from: number, to: number): ReadonlySet<number> {
  const rows = new Set<number>();
  const continued = findContinuedRows(lines, from, to);
  let underHeader = false;
  for (let i = from; i < to; i++) {
    const line = lines[i];
    if (line?.comment === true) {
      // A row that is taken out of a table does not end the table.
      continue;
    }
    if (!line || line.blank) {
      underHeader = false;
      continue;
    }
    if (isRow(line) && (isRow(lines[i - 1]) || isRow(lines[i + 1]))) {
      rows.add(i);
      continue;
    }
    if (
      line.separators >= 2 ||
      (line.separators === 1 && (hasCells(lines, i) || continued.has(i - 1) || continued.has(i + 1))) ||
      continued.has(i)
    ) {
      rows.add(i);
      continue;
    }
    const chapter = line.marker?.level === 'chapter' && line.marker.certainty === 'firm';
    underHeader = !chapter && (underHeader || (line.end - line.indent < 60 && HEADER.test(line.trimmed)));
    if (underHeader) {
      rows.add(i);
    }
  }
  return rows;
}

/** Three cells parted by two blanks or more, or an entry of a table of contents (`一、总体要求……1`). */
const CELLS = /^\S{1,40}(?:[ \u3000\u00a0]{2,}\S{1,40}){2,}$/;
const CONTENTS = /(?:…|·{3,}|\.{4,})\s*\d{1,3}$/;

function isRow(line: Line | undefined): boolean {
  if (!line || line.blank || line.end - line.indent > 120) {
    return false;
  }
  const text = line.trimmed;
  return CELLS.test(text) || CONTENTS.test(text);
}

/** One tab alone may be a slip in running text; next to another such line it parts cells. */
function hasCells(lines: readonly Line[], at: number): boolean {
  return (lines[at - 1]?.separators ?? 0) > 0 || (lines[at + 1]?.separators ?? 0) > 0;
}

const TAB = 0x09;
/** The longest head of a column, UTF-16 units. */
const MAX_HEAD = 20;

/**
 * Rows whose first cells are empty, so that they begin with tabs: those that go on the cell above, below a row that has
 * tabs inside, and the head of a table without its corner, above one. Where anything else begins with a tab too, the text
 * is indented with tabs, and none of them stands for a cell.
 */
export function findContinuedRows(lines: readonly Line[], from: number, to: number): ReadonlySet<number> {
  const rows = new Set<number>();
  for (let i = from; i < to; i++) {
    if (!beginsWithTab(lines[i])) {
      continue;
    }
    const start = i;
    let alone = true;
    for (; i < to && beginsWithTab(lines[i]); i++) {
      alone &&= hasTab(lines[i]);
    }
    if (hasTab(lines[start - 1]) || (i - start === 1 && hasTab(lines[i]) && isHead(lines[start]))) {
      for (let at = start; at < i; at++) {
        rows.add(at);
      }
    } else if (!alone) {
      return new Set();
    }
  }
  return rows;
}

function beginsWithTab(line: Line | undefined): boolean {
  return line?.blank === false && line.text.charCodeAt(0) === TAB;
}

/** What heads a column is short and no sentence. */
function isHead(line: Line | undefined): boolean {
  return line !== undefined && line.end - line.indent <= MAX_HEAD && !/[。：:；]$/.test(line.trimmed);
}

function hasTab(line: Line | undefined): boolean {
  return line !== undefined && line.separators > 0 && line.trimmed.includes('\t');
}
