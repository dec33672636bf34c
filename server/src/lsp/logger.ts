import type { Connection } from 'vscode-languageserver';
import type { ILogger } from '../workspace';

/**
 * Logs to the client's output. Of an error only its name and the place in our own code go there: its message
 * may quote what the user wrote.
 */
export function createLogger(connection: Connection): ILogger {
  return {
    info: (message) => connection.console.info(message),
    warn: (message) => connection.console.warn(message),
    error: (message, error) => connection.console.error(`${message}${describe(error)}`),
  };
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) {
    return '';
  }
  const code = 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : '';
  const frame = /^\s*at (.+)$/m.exec(error.stack ?? '')?.[1];
  return ` (${error.name}${code}${frame === undefined ? '' : `, at ${frame}`})`;
}
