import type { Connection } from 'vscode-languageserver';
import type { Language } from '../features/say';
import type { Settings } from '../messages';
import { isRecord, languageOf, readSettings } from '../service/settings';
import type { ILogger } from '../workspace';
import type { Client } from './client';

const SECTION = 'workplan';
/** Milliseconds that a first check waits for a client that was asked for its settings and does not answer. */
const PATIENCE = 1000;

/**
 * The settings of a connection, wherever they come from: asked of the client where it can be asked, else what
 * it sends with a change, else what came with `initialize`.
 */
export class SettingsSource {
  /** Settles when the first settings are there, or nothing is to be waited for. */
  readonly ready: Promise<void>;
  #settled: () => void = () => undefined;
  #settings: Settings;
  #changed: () => void = () => undefined;
  #fetched = false;

  constructor(
    readonly connection: Connection,
    readonly client: Client,
    readonly logger: ILogger,
  ) {
    this.#settings = readSettings(client.settings);
    this.ready = client.hasConfiguration
      ? new Promise((resolve) => (this.#settled = resolve))
      : Promise.resolve();
    connection.onDidChangeConfiguration(({ settings }: { settings: unknown }) => {
      if (client.hasConfiguration) {
        this.fetch();
      } else if (isRecord(settings)) {
        // Some clients send the section, some all that they have.
        this.#take(readSettings(settings[SECTION] ?? settings));
        this.#changed();
      }
    });
  }

  get current(): Settings {
    return this.#settings;
  }

  get language(): Language {
    return languageOf(this.#settings.language, this.client.language, this.client.locale);
  }

  /** Calls back after every change, not for the first settings. */
  onChange(callback: () => void): void {
    this.#changed = callback;
  }

  /** Asks the client, where it can be asked. */
  fetch(): void {
    if (!this.client.hasConfiguration) {
      return;
    }
    const timer = setTimeout(() => this.#settled(), PATIENCE);
    this.connection.workspace
      .getConfiguration(SECTION)
      .then((settings: unknown) => this.#take(readSettings(settings)))
      .catch((error: unknown) => this.logger.error('the settings could not be read', error))
      .finally(() => {
        clearTimeout(timer);
        this.#settled();
        if (this.#fetched) {
          this.#changed();
        }
        this.#fetched = true;
      });
  }

  #take(settings: Settings): void {
    this.#settings = settings;
  }
}
