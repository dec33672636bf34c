import { TooLargeError } from '../node/read-bytes';
import type { Io, Output } from './io';

/** The real process. */
export function processIo(): Io {
  return {
    cwd: process.cwd(),
    env: process.env,
    out: outputTo(process.stdout),
    err: outputTo(process.stderr),
    readInput,
  };
}

function outputTo(stream: NodeJS.WriteStream): Output {
  let closed = false;
  stream.on('error', (error: NodeJS.ErrnoException) => {
    // The reader has gone, as `head` does: no fault of ours, and nobody is left to tell. Anything else (a full
    // disk) must not end as if all were well.
    closed = true;
    if (error.code !== 'EPIPE' && error.code !== 'ERR_STREAM_DESTROYED') {
      process.exitCode = 2;
    }
  });
  return {
    // Node leaves both undefined for a pipe or a file, whatever its types say.
    isTerminal: stream.isTTY,
    columns: stream.isTTY ? stream.columns : undefined,
    get closed() {
      return closed;
    },
    write(content) {
      if (!closed) {
        stream.write(content);
      }
    },
  };
}

async function readInput(limit: number): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of process.stdin) {
    // Without an encoding set, standard input gives bytes.
    const bytes = chunk as Buffer;
    length += bytes.length;
    if (length > limit) {
      throw new TooLargeError(limit);
    }
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}
