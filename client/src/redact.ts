/**
 * What may be written to the log. A log is sent in with reports of faults, so it holds names, sizes and times,
 * and never a word of what somebody wrote.
 */

const TRACE =
  /^(?:Sending|Received) (?:request|notification|response) (?:'[\w$/.-]+(?: - \([\w-]+\))?'|[\w-]+)(?:\.| in \d+ms\.| without active response promise\.)?(?: Processing request took \d+ms\.?)?/;
const FAILED = / Request failed: .* \((-?\d+)\)\.?$/;
const STACK_FRAME = /^\s+at \S/;
const ERROR_CODE = /^\s*Code: -?\d+\s*$/;
const ERROR_NAME = /^\s*(?:Uncaught )?([A-Z]\w*Error)\b/;
/** Long enough for every message of the client's own. */
const LONGEST_LINE = 300;

function size(text: string): string {
  return `(${text.length} characters)`;
}

/**
 * A message between client and server, as the language client traces it: its name and time are kept, its body
 * gives way to its length.
 */
export function traceEntry(entry: string): string {
  const end = entry.indexOf('\n');
  const head = end < 0 ? entry : entry.slice(0, end);
  const kept = TRACE.exec(head)?.[0];
  if (kept === undefined) {
    return size(entry);
  }
  const code = FAILED.exec(head)?.[1];
  return [
    kept,
    ...(code ? [`Failed (${code}).`] : []),
    ...(end < 0 ? [] : [size(entry.slice(end + 1))]),
  ].join(' ');
}

/**
 * Any other entry. The first line is a sentence of the client or the server and stays; of the lines below it,
 * which may quote data, only codes, names of errors and places in the program do.
 */
export function logEntry(entry: string): string {
  const [head = '', ...rest] = entry.split(/\r?\n/);
  return [
    head.length > LONGEST_LINE ? `${head.slice(0, LONGEST_LINE)}…` : head,
    ...rest.flatMap(detail),
  ].join('\n');
}

/** A line that the server's process wrote to standard error, where Node prints what it could not catch. */
export function stderrLine(line: string): string | undefined {
  return detail(line)[0];
}

function detail(line: string): string[] {
  if (line.trim() === '') {
    return [];
  }
  if (STACK_FRAME.test(line) || ERROR_CODE.test(line)) {
    return [line.slice(0, LONGEST_LINE)];
  }
  const name = ERROR_NAME.exec(line)?.[1];
  return [name ? `  ${name} ${size(line)}` : `  ${size(line)}`];
}
