import { version } from '../../../package.json';
import { languageOf, readArgs } from './args';
import type { Io } from './io';
import { complain, UsageError } from './say';

/**
 * Runs a command line.
 *
 * @param args what follows the program's name
 * @returns the exit code; undefined when a server goes on running
 */
export async function main(args: readonly string[], io: Io): Promise<number | undefined> {
  const language = languageOf(args);
  try {
    const invocation = readArgs(args);
    const { command, given } = invocation;
    if (given.includes('help')) {
      const { commandHelp, helpText } = await import('./help');
      io.out.write(command ? commandHelp(command, language) : helpText(language));
      return 0;
    }
    if (given.includes('version')) {
      io.out.write(`${version}\n`);
      return 0;
    }
    switch (command?.name) {
      case 'check':
        return await (await import('./check')).check(invocation, io, language);
      case 'outline':
        return await (await import('./outline')).outline(invocation, io, language);
      case 'renumber':
        return await (await import('./renumber')).renumber(invocation, io, language);
      case 'related':
        return await (await import('./related')).related(invocation, io, language);
      case 'compare':
        return await (await import('./compare')).compare(invocation, io, language);
      case 'new':
        return await (await import('./new')).newPlan(invocation, io, language);
      case 'import':
        return await (await import('./import')).importDocuments(invocation, io, language);
      case 'export':
        return await (await import('./export')).exportPlans(invocation, io, language);
      case 'lsp':
        await (await import('./lsp')).lsp(invocation);
        return undefined;
      case undefined:
        throw new UsageError({
          zh: '缺少命令；可用的命令见 workplan --help',
          en: 'a command is missing; see workplan --help',
        });
    }
  } catch (error) {
    complain(io, `workplan: ${wordsFor(error)[language]}`);
    return 2;
  }
}

/** One line, never a stack: what went wrong inside is of no use to the user. */
function wordsFor(error: unknown): UsageError['said'] {
  if (error instanceof UsageError) {
    return error.said;
  }
  const what = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return { zh: `程序内部出错：${what}`, en: `internal error: ${what}` };
}
