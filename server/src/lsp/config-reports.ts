import { MessageType, ShowMessageNotification, type Connection } from 'vscode-languageserver';
import { say, type Language } from '../features/say';
import type { ConfigReport } from '../service';
import { CONFIG_FILE } from '../plan-files';
import { nameOf, parentOf } from '../service/uris';

/**
 * Tells the user about a `workplan.json`: marks in the file, and one message when it is broken. Always pushed,
 * as the file is none of the documents a client pulls for.
 */
export class ConfigReports {
  /** What was said last, by URI. */
  readonly #shown = new Map<string, { readonly marks: string; readonly problem: string | undefined }>();

  constructor(readonly connection: Connection) {}

  show({ uri, diagnostics, problem }: ConfigReport, language: Language): void {
    const before = this.#shown.get(uri);
    const marks = JSON.stringify(diagnostics);
    const sentence = problem && say(problem, language);
    this.#shown.set(uri, { marks, problem: sentence });
    if (marks !== (before?.marks ?? '[]')) {
      this.#send(this.connection.sendDiagnostics({ uri, diagnostics: [...diagnostics] }));
    }
    if (sentence !== undefined && sentence !== before?.problem) {
      // The library's own way of showing a message is a request, which small clients do not answer.
      const message = warning(uri, sentence, language);
      this.#send(
        this.connection.sendNotification(ShowMessageNotification.type, {
          type: MessageType.Warning,
          message,
        }),
      );
    }
  }

  /** Takes back what was said of a file that is another one now, or gone; said anew if it still holds. */
  forget(uri: string): void {
    if (this.#shown.delete(uri)) {
      this.#send(this.connection.sendDiagnostics({ uri, diagnostics: [] }));
    }
  }

  /** Sending fails only when the connection is gone, and then there is nobody to tell. */
  #send(sending: Promise<void>): void {
    sending.catch(() => undefined);
  }
}

function warning(uri: string, problem: string, language: Language): string {
  const folder = nameOf(parentOf(uri) ?? '');
  const file = folder === '' ? CONFIG_FILE : `${folder}/${CONFIG_FILE}`;
  return language === 'zh'
    ? `${file} 有误：${problem}。其余配置照常生效。`
    : `${file}: ${problem}. The rest of it still applies.`;
}
