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
    if (!line || line.blank) {
      underHeader = false;
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

/** One tab alone may be a slip in running text; next to another such line it parts cells. */
function hasCells(lines: readonly Line[], at: number): boolean {
  return (lines[at - 1]?.separators ?? 0) > 0 || (lines[at + 1]?.separators ?? 0) > 0;
}
