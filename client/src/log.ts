import {
  EventEmitter,
  LogLevel,
  workspace,
  type Disposable,
  type LogOutputChannel,
  type ViewColumn,
} from 'vscode';
import { logEntry, traceEntry } from './redact';

/**
 * The log as the language client sees it: it writes through {@link redact}, so that no text of a plan gets
 * into it, and it is at level `Trace` whenever the setting `workplan.trace.server` asks for a trace, so that the
 * setting alone is enough.
 */
export class QuietLog implements LogOutputChannel {
  private readonly levelChanged = new EventEmitter<LogLevel>();
  private readonly subscriptions: Disposable[];
  readonly onDidChangeLogLevel = this.levelChanged.event;

  constructor(private readonly channel: LogOutputChannel) {
    const announce = () => this.levelChanged.fire(this.logLevel);
    this.subscriptions = [
      channel.onDidChangeLogLevel(announce),
      workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('workplan.trace.server')) {
          announce();
        }
      }),
    ];
  }

  get name(): string {
    return this.channel.name;
  }

  get logLevel(): LogLevel {
    return isTraced() ? LogLevel.Trace : this.channel.logLevel;
  }

  trace(message: string): void {
    const entry = traceEntry(message);
    if (isTraced()) {
      this.channel.info(entry);
    } else {
      this.channel.trace(entry);
    }
  }

  debug(message: string): void {
    this.channel.debug(logEntry(message));
  }

  info(message: string): void {
    this.channel.info(logEntry(message));
  }

  warn(message: string): void {
    this.channel.warn(logEntry(message));
  }

  error(error: string | Error): void {
    this.channel.error(logEntry(typeof error === 'string' ? error : `${error.name}\n${error.stack ?? ''}`));
  }

  append(value: string): void {
    this.channel.append(logEntry(value));
  }

  appendLine(value: string): void {
    this.channel.appendLine(logEntry(value));
  }

  replace(value: string): void {
    this.channel.replace(logEntry(value));
  }

  clear(): void {
    this.channel.clear();
  }

  show(columnOrPreserveFocus?: ViewColumn | boolean, preserveFocus?: boolean): void {
    this.channel.show(typeof columnOrPreserveFocus === 'boolean' ? columnOrPreserveFocus : preserveFocus);
  }

  hide(): void {
    this.channel.hide();
  }

  dispose(): void {
    for (const subscription of this.subscriptions) {
      subscription.dispose();
    }
    this.levelChanged.dispose();
    this.channel.dispose();
  }
}

function isTraced(): boolean {
  return workspace.getConfiguration('workplan').get<string>('trace.server', 'off') !== 'off';
}
