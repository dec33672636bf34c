import type { Message } from '../../rules/rule';
import type { FileStamp } from './cache';
import { sizeOf } from './reader';
import { comparable } from '../uris';

/** What is known of each file that was looked at: by which URI, how it was read last, and why it could not be. */
export class KnownFiles {
  readonly #stamps = new Map<string, FileStamp>();
  /** Those of them that could not be read, with the reason: the state is asked for at every keystroke. */
  readonly #unread = new Map<string, Message>();
  /** The URI a file is known by here, by what it is compared by. */
  readonly #uris = new Map<string, string>();
  /** What each file that is held counts for, in bytes; its plan is held until it is read again or forgotten. */
  readonly #sizes = new Map<string, number>();
  /** All of them together. */
  #bytes = 0;

  /** @param fileOf the file whose text a client shows at an address; a file's own URI as it is */
  constructor(readonly fileOf: ((uri: string) => string) | undefined) {}

  /** How each file was read last, by its URI. */
  get stamps(): ReadonlyMap<string, FileStamp> {
    return this.#stamps;
  }

  /** Why a file could not be read, by its URI. */
  get unread(): ReadonlyMap<string, Message> {
    return this.#unread;
  }

  /** The URI of each file, by what it is compared by. */
  get uris(): ReadonlyMap<string, string> {
    return this.#uris;
  }

  /** The URI by which a file is known, whatever way a client writes it; else the URI itself. */
  canonical(uri: string): string {
    const file = this.fileOf?.(uri) ?? uri;
    return this.#uris.get(comparable(file)) ?? file;
  }

  /** Notes how a file was read. */
  note(uri: string, stamp: FileStamp): void {
    this.#bytes = this.bytesWith(uri, sizeOf(stamp));
    this.#sizes.set(uri, sizeOf(stamp));
    this.#stamps.set(uri, stamp);
    this.#uris.set(comparable(uri), uri);
    if (typeof stamp.held === 'boolean') {
      this.#unread.delete(uri);
    } else {
      this.#unread.set(uri, stamp.held);
    }
  }

  forget(uri: string): void {
    this.#bytes = this.bytesWith(uri, 0);
    this.#sizes.delete(uri);
    this.#stamps.delete(uri);
    this.#uris.delete(comparable(uri));
    this.#unread.delete(uri);
  }

  /** Forgets how all files were read, so that each is read again; not that they are there. */
  forgetReadings(): void {
    this.#stamps.clear();
    this.#unread.clear();
  }

  /** Bytes that all files held come to once one of them has so many. */
  bytesWith(uri: string, bytes: number): number {
    return this.#bytes - (this.#sizes.get(uri) ?? 0) + bytes;
  }
}
