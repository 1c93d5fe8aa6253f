import process from 'node:process';
import type { Writable } from 'node:stream';

/** Receives log lines, each with its line break. Writing never waits for a reader. */
export interface LogDestination {
  /** Whether a person reads it. */
  readonly isTerminal: boolean;
  write(line: string): void;
  /** Resolves when all lines are written, or after a second without a reader. */
  flush(): Promise<void>;
}

/** Bytes of lines that wait for a reader; more lines are dropped. */
const maxWaitingBytes = 1024 * 1024;

const flushTimeoutMs = 1_000;

/**
 * Writes lines to a stream whose reader may be slow or absent: beyond a number of waiting bytes lines are dropped, and
 * their number is logged as soon as the stream has drained. A closed stream loses the lines without an error.
 */
export function createLogDestination(stream: Writable, maxBytes = maxWaitingBytes): LogDestination {
  let dropped = 0;
  const reportDropped = () => {
    if (dropped === 0) return;
    const fields = { level: 'warn', time: Date.now(), dropped, msg: 'log lines were dropped' };
    dropped = 0;
    stream.write(`${JSON.stringify(fields)}\n`);
  };
  stream.on('drain', reportDropped);
  stream.on('error', () => undefined);
  return {
    isTerminal: (stream as { isTTY?: boolean }).isTTY === true,
    write(line) {
      if (stream.writableLength + line.length > maxBytes) dropped += 1;
      else stream.write(line);
    },
    flush: () =>
      new Promise((resolve) => {
        if (stream.writableLength === 0) {
          resolve();
          return;
        }
        const timer = setTimeout(resolve, flushTimeoutMs);
        stream.write('', () => {
          clearTimeout(timer);
          resolve();
        });
      }),
  };
}

let standardError: LogDestination | undefined;

/** Standard error, which is for programs. Node writes to pipes and sockets asynchronously, to files at once. */
export function getStandardError(): LogDestination {
  return (standardError ??= createLogDestination(process.stderr));
}
