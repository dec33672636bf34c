// @ts-check
import { spawn } from 'node:child_process';
import {
  createMessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';

/**
 * @typedef {object} ServerCommand
 * @property {string[]} args of `node`
 * @property {unknown} [initializationOptions]
 * @property {unknown} [settings] sent with `workspace/didChangeConfiguration` once the server is up
 * @property {Record<string, (params: any, client: LspClient) => unknown>} [requests] what this server asks its client
 * @property {Record<string, unknown>} [configuration] settings by section, for servers that ask for them
 * @property {string} [folder] URI of the workspace folder
 * @property {object} [window] what else the client can do, under `window`
 * @property {Record<string, (params: any) => void>} [notifications] what this server tells its client
 */

/** @typedef {'push' | 'pull'} DiagnosticsMode */
/** @typedef {{ line: number, character: number }} Position */

/**
 * @typedef {object} OpenDocument
 * @property {number} version
 * @property {string[]} lines
 * @property {string} [resultId] of the last diagnostics pulled
 * @property {((diagnostics: unknown[]) => void) | undefined} [onPublished]
 */

/** As long as this for one set of diagnostics, and the server counts as silent. */
const silenceMs = 30_000;

/** A language client over stdio: as much of one as it takes to see diagnostics the way an editor does. */
export class LspClient {
  /** @type {Map<string, OpenDocument>} */
  #documents = new Map();
  #child;
  #connection;
  #stopping = false;

  /**
   * Starts the process; nothing is said to it yet.
   *
   * @param {ServerCommand} command
   * @param {DiagnosticsMode} mode
   */
  constructor(command, mode) {
    this.command = command;
    this.mode = mode;
    this.#child = spawn(process.execPath, command.args, { stdio: ['pipe', 'pipe', 'inherit'] });
    this.#child.once('exit', (code) => {
      if (!this.#stopping) throw new Error(`${command.args.join(' ')} ended with ${code}`);
    });
    this.#connection = createMessageConnection(
      new StreamMessageReader(this.#child.stdout),
      new StreamMessageWriter(this.#child.stdin),
    );
    this.#answerRequests();
    this.#connection.onNotification('textDocument/publishDiagnostics', (/** @type {any} */ published) => {
      const document = this.#documents.get(published.uri);
      // Not every server sends the version; where it does, older diagnostics are not the answer.
      if (document && (published.version ?? document.version) >= document.version) {
        document.onPublished?.(published.diagnostics);
      }
    });
    this.#connection.listen();
  }

  async initialize() {
    const diagnostic =
      this.mode === 'pull' ? { dynamicRegistration: true, relatedDocumentSupport: false } : undefined;
    await this.#connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri: this.command.folder ?? null,
      workspaceFolders: this.command.folder ? [{ uri: this.command.folder, name: 'bench' }] : null,
      capabilities: {
        workspace: {
          configuration: true,
          didChangeConfiguration: { dynamicRegistration: true },
          diagnostics: { refreshSupport: true },
        },
        ...(this.command.window ? { window: this.command.window } : {}),
        textDocument: {
          synchronization: { dynamicRegistration: true },
          publishDiagnostics: {
            versionSupport: true,
            relatedInformation: true,
            codeDescriptionSupport: true,
          },
          diagnostic,
        },
      },
      initializationOptions: this.command.initializationOptions,
    });
    void this.#connection.sendNotification('initialized', {});
    if (this.command.settings) {
      void this.#connection.sendNotification('workspace/didChangeConfiguration', {
        settings: this.command.settings,
      });
    }
  }

  /**
   * @param {string} uri
   * @param {string} languageId
   * @param {string} text
   * @returns {Promise<unknown[]>} the first diagnostics
   */
  open(uri, languageId, text) {
    this.#documents.set(uri, { version: 1, lines: text.split('\n') });
    const answer = this.#diagnostics(uri);
    void this.#connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId, version: 1, text },
    });
    return answer();
  }

  /**
   * @param {string} uri
   * @param {Position} position
   * @param {string} typed on one line
   * @returns {Promise<unknown[]>} the diagnostics of the text with the letters typed
   */
  type(uri, position, typed) {
    const document = this.document(uri);
    document.version++;
    const line = document.lines[position.line] ?? '';
    document.lines[position.line] =
      line.slice(0, position.character) + typed + line.slice(position.character);
    const answer = this.#diagnostics(uri);
    void this.#connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: document.version },
      contentChanges: [{ range: { start: position, end: position }, text: typed }],
    });
    return answer();
  }

  /** Of the server's process. */
  get pid() {
    return this.#child.pid;
  }

  /** @param {string} method @param {unknown} params */
  notify(method, params) {
    void this.#connection.sendNotification(method, params);
  }

  /** @param {string} uri */
  document(uri) {
    const document = this.#documents.get(uri);
    if (!document) throw new Error(`${uri} is not open`);
    return document;
  }

  async stop() {
    this.#stopping = true;
    const exited = new Promise((resolve) => this.#child.once('exit', resolve));
    await this.#connection.sendRequest('shutdown');
    void this.#connection.sendNotification('exit');
    const killer = setTimeout(() => this.#child.kill(), 2000);
    await exited;
    clearTimeout(killer);
    this.#connection.dispose();
  }

  /**
   * To be called before what should bring diagnostics is sent; what it gives is called after.
   *
   * @param {string} uri
   * @returns {() => Promise<unknown[]>}
   */
  #diagnostics(uri) {
    const document = this.document(uri);
    if (this.mode === 'pull') return () => this.#pull(uri, document);
    const published = new Promise((resolve, reject) => {
      const silence = setTimeout(() => reject(new Error(`No diagnostics for ${uri}`)), silenceMs);
      document.onPublished = (diagnostics) => {
        clearTimeout(silence);
        document.onPublished = undefined;
        resolve(diagnostics);
      };
    });
    return () => published;
  }

  /**
   * @param {string} uri
   * @param {OpenDocument} document
   */
  async #pull(uri, document) {
    const report = /** @type {any} */ (
      await this.#connection.sendRequest('textDocument/diagnostic', {
        textDocument: { uri },
        previousResultId: document.resultId,
      })
    );
    document.resultId = report.resultId;
    return report.items ?? [];
  }

  #answerRequests() {
    for (const [method, answer] of Object.entries(this.command.requests ?? {})) {
      this.#connection.onRequest(method, (/** @type {unknown} */ params) => answer(params, this));
    }
    this.#connection.onRequest(
      'workspace/configuration',
      (/** @type {{ items: { section?: string }[] }} */ { items }) =>
        items.map(({ section = '' }) => this.command.configuration?.[section] ?? null),
    );
    for (const [method, listen] of Object.entries(this.command.notifications ?? {})) {
      this.#connection.onNotification(method, (/** @type {unknown} */ params) => listen(params));
    }
    this.#connection.onRequest(() => null);
  }
}
