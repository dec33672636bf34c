// @ts-check

/**
 * @typedef {object} Table
 * @property {string} title
 * @property {string[]} columns
 * @property {string[][]} rows
 * @property {string[]} notes
 */

/**
 * What a section of the benchmark hands back.
 *
 * @typedef {object} SectionResult
 * @property {Table[]} tables
 * @property {unknown} data the figures, for the JSON file
 * @property {string[]} failures what grew faster than it may; anything here fails the run
 */

/** @param {Table} table */
export function asText(table) {
  const all = [table.columns, ...table.rows];
  const widths = table.columns.map((_, i) => Math.max(...all.map((row) => row[i]?.length ?? 0)));
  const line = (/** @type {string[]} */ row) =>
    row
      .map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
      .join('  ')
      .trimEnd();
  const rule = widths.map((width) => '-'.repeat(width)).join('  ');
  return [
    table.title,
    '',
    line(table.columns),
    rule,
    ...table.rows.map(line),
    ...notes(table, '  '),
    '',
  ].join('\n');
}

/** @param {Table} table */
export function asMarkdown(table) {
  const line = (/** @type {string[]} */ row) => `| ${row.join(' | ')} |`;
  const rule = table.columns.map((_, i) => (i === 0 ? '---' : '--:'));
  return [
    `### ${table.title}`,
    '',
    line(table.columns),
    line(rule),
    ...table.rows.map(line),
    ...notes(table, '- '),
    '',
  ].join('\n');
}

/**
 * @param {Table} table
 * @param {string} bullet
 */
function notes(table, bullet) {
  return table.notes.length ? ['', ...table.notes.map((note) => bullet + note)] : [];
}

/**
 * The row that another one is compared with: that of the empty server which reports the same way.
 *
 * @template {{ name: string, mode: string, median: number }} R
 * @param {readonly R[]} results
 * @param {string} name
 * @param {string} mode
 * @returns {R}
 */
export function rowOf(results, name, mode) {
  const row = results.find((result) => result.name.startsWith(name) && result.mode === mode);
  if (!row) throw new Error(`${name} was not measured`);
  return row;
}

/** Three significant figures, no exponent: 0.0131, 2.40, 35,700. @param {number} ms */
export function figure(ms) {
  if (!Number.isFinite(ms)) return '–';
  if (ms >= 100) return Math.round(Number(ms.toPrecision(3))).toLocaleString('en-US');
  return ms >= 10 ? ms.toFixed(1) : ms >= 1 ? ms.toFixed(2) : String(Number(ms.toPrecision(3)));
}

/** @param {number} value */
export function ratio(value) {
  if (!Number.isFinite(value)) return '–';
  return `${value >= 100 ? Math.round(value).toLocaleString('en-US') : value >= 10 ? value.toFixed(1) : value.toFixed(2)}×`;
}

/** @param {number} bytes */
export function kilobytes(bytes) {
  return Number.isFinite(bytes) ? `${(bytes / 1000).toFixed(1)} kB` : '–';
}
