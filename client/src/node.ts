import { homedir } from 'node:os';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { Uri, workspace, type ExtensionContext, type LogOutputChannel } from 'vscode';
import { LanguageClient, TransportKind, type NodeModule } from 'vscode-languageclient/node';
import { activateClient } from './activate';
import type { PlanClient } from './client';
import { LANGUAGE_ID } from './language';
import { stderrLine } from './redact';

/** Where the debugger finds the server; .vscode/launch.json attaches to it. */
const DEBUG_PORT = 6009;

let client: PlanClient | undefined;

/** Called by VS Code. */
export function activate(context: ExtensionContext): void {
  client = activateClient(context, {
    fileSchemes: virtualSchemes,
    home: Uri.file(homedir()),
    createClient: (context, options) => {
      const run: NodeModule = {
        module: context.asAbsolutePath('dist/server.js'),
        transport: TransportKind.ipc,
      };
      const debug: NodeModule = { ...run, options: { execArgv: ['--nolazy', `--inspect=${DEBUG_PORT}`] } };
      const stdioOptions = { stdout: drain, stderr: logErrors };
      return {
        client: new LanguageClient(LANGUAGE_ID, 'Workplan', { run, debug }, { ...options, stdioOptions }),
      };
    },
  });
}

/** Called by VS Code, which waits for it: the server ends in good order. */
export function deactivate(): Promise<void> | undefined {
  return client?.stop();
}

/** The server reads `file:` by itself, and asks for everything else. */
function virtualSchemes(): readonly string[] {
  const schemes = (workspace.workspaceFolders ?? []).map(({ uri }) => uri.scheme);
  return [...new Set(schemes)].filter((scheme) => scheme !== 'file');
}

/** The server says nothing on standard output; what a library may print is of no use to anybody. */
function drain(input: Readable): void {
  input.resume();
}

function logErrors(input: Readable, channel: LogOutputChannel): void {
  createInterface({ input, crlfDelay: Infinity, terminal: false, historySize: 0 }).on('line', (line) => {
    const entry = stderrLine(line);
    if (entry !== undefined) {
      channel.error(entry);
    }
  });
}
