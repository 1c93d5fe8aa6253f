import type { Writable } from 'node:stream';
import type { AuditSink } from './audit-sink.js';

/** A stream of which another program takes care. A line counts as recorded when the system has taken it. */
export function createStreamSink(stream: Writable): AuditSink {
  // Each write reports its own error.
  stream.on('error', () => undefined);
  return {
    prepare: () => Promise.resolve(undefined),
    write: (line) =>
      new Promise((resolve, reject) => {
        stream.write(line, (error) => {
          if (error) reject(error);
          else resolve();
        });
      }),
    sync: () => Promise.resolve(),
    reopen: () => undefined,
    close: () => Promise.resolve(),
  };
}
