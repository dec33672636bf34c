import { open } from 'node:fs/promises';

/** The largest file that is read, in bytes: five hundred times the longest plan known, with its markup. */
export const MAX_BYTES = 64 * 1024 * 1024;

/** Thrown for a file larger than the limit; carries a code as the system's own errors do. */
export class TooLargeError extends Error {
  readonly code = 'EFBIG';

  constructor(readonly limit: number) {
    super(`larger than ${limit} bytes`);
  }
}

/**
 * The bytes of a file, at most `limit` of them. Read in pieces, so that a device or a pipe that never ends is
 * left after the limit, and a file that grows meanwhile does no harm.
 *
 * @throws {TooLargeError} for a file larger than `limit`; the system's error when it cannot be read
 */
export async function readBytes(path: string, limit = MAX_BYTES): Promise<Uint8Array> {
  const handle = await open(path, 'r');
  try {
    const { size } = await handle.stat();
    if (size > limit) {
      throw new TooLargeError(limit);
    }
    // One byte more than expected: the read after it finds the end of the file at once.
    let buffer = new Uint8Array(size > 0 ? size + 1 : 64 * 1024);
    let length = 0;
    for (;;) {
      const { bytesRead } = await handle.read(buffer, length, buffer.length - length, null);
      if (bytesRead === 0) {
        return buffer.subarray(0, length);
      }
      length += bytesRead;
      if (length > limit) {
        throw new TooLargeError(limit);
      }
      if (length === buffer.length) {
        const larger = new Uint8Array(buffer.length * 2);
        larger.set(buffer);
        buffer = larger;
      }
    }
  } finally {
    await handle.close();
  }
}

/** The system's code of an error (`ENOENT`, `EACCES`, …), or undefined when it carries none. */
export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
