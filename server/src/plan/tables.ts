import type { Line } from './line';

const HEADER = /^(?:序号|编号|排序)[\s\u3000]/;

/**
 * The lines that are rows of tables: cells parted by tabs or upright strokes, or rows under a header that
 * begins with 序号. Their numbers are their own and no rule looks at them.
 */
export function findTableLines(lines: readonly Line[], from: number, to: number): ReadonlySet<number> {
  const rows = new Set<number>();
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
    if (line.separators >= 2 || (line.separators === 1 && hasCells(lines, i))) {
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
