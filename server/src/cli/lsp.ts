import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Invocation } from './args';
import { UsageError } from './say';

/**
 * `workplan lsp`: hands the process over to the language server, which is a bundle of its own beside this one, so
 * that checking a file loads none of it. The server reads `--stdio` from the command line itself and ends the
 * process when its client says so.
 *
 * @throws {UsageError} without `--stdio`
 */
export async function lsp({ given, operands }: Invocation): Promise<void> {
  const [extra] = operands;
  if (extra !== undefined) {
    throw new UsageError({
      zh: `lsp 不带文件，多了“${extra}”`,
      en: `lsp takes no files; "${extra}" is too much`,
    });
  }
  if (!given.includes('stdio')) {
    throw new UsageError({
      zh: 'lsp 需要 --stdio：workplan lsp --stdio',
      en: 'lsp needs --stdio: workplan lsp --stdio',
    });
  }
  // A computed address: the bundler must leave it to run time.
  await import(pathToFileURL(join(__dirname, 'server.js')).href);
}
