import { AuditSinkError, type AuditSink } from './audit-sink.js';
import { hashLine } from './chain.js';
import type { SinkState } from './sink-state.js';

/** The place of a line: `seq` counts from 1, `prev` is the hash of the line before. */
export interface LinePlace {
  readonly seq: number;
  readonly prev: string | null;
}

interface WriteOptions {
  /** Whether the line must survive a crash of the machine. */
  readonly isDurable: boolean;
  /** Milliseconds until the write counts as failed; the line may still be written later. */
  readonly timeoutMs: number;
}

/** Writes the lines of one process one after the other, each with the hash of the one before. */
export interface AuditTrail {
  /** Resolves when the line is written; rejects if it is not, or not in time. */
  write(toLine: (place: LinePlace) => string, options: WriteOptions): Promise<void>;
  /** Opens the file of the path, which may be another one now; rejects if that is impossible. */
  reopen(): Promise<void>;
  /** Waits for the lines that are being written, but not for a sink that hangs. */
  close(): Promise<void>;
}

interface Entry {
  /** Absent for an entry that only opens the sink. */
  readonly toLine?: (place: LinePlace) => string;
  readonly seq: number;
  readonly isDurable: boolean;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/** Milliseconds in which the file must be opened. */
const openTimeoutMs = 10_000;

/** Milliseconds in which the last lines must be written. */
const closeTimeoutMs = 1_000;

/** Maximum number of lines that wait for the sink. */
const maxWaiting = 10_000;

function inTime(written: Promise<void>, timeoutMs: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new AuditSinkError('TIMEOUT', 'The audit record was not written in time.'));
    }, timeoutMs);
    void written.then(resolve, reject).finally(() => {
      clearTimeout(timer);
    });
  });
}

/** Creates the function that writes lines, each with the hash of the one before. */
function createWriter(sink: AuditSink) {
  let prev: string | null = null;
  return async (entries: readonly Entry[]): Promise<void> => {
    prev = (await sink.prepare()) ?? prev;
    for (const { toLine, seq } of entries) {
      if (!toLine) continue;
      const line = toLine({ seq, prev });
      await sink.write(`${line}\n`);
      prev = hashLine(line);
    }
    // Everything that was written at the same time is made durable at once.
    if (entries.some(({ isDurable }) => isDurable)) await sink.sync();
  };
}

/** Creates the queue of lines: those of one turn of the event loop are written together. */
function createQueue(sink: AuditSink, onWritten: () => void) {
  const writeAll = createWriter(sink);
  let waiting: Entry[] = [];
  let isRunning = false;
  let lines = 0;

  const run = async () => {
    while (waiting.length > 0) {
      const entries = waiting;
      waiting = [];
      try {
        await writeAll(entries);
        onWritten();
        for (const { resolve } of entries) resolve();
      } catch (error) {
        for (const { reject } of entries) reject(error);
      }
    }
    isRunning = false;
  };
  return {
    add(entry: Pick<Entry, 'toLine' | 'isDurable'>): Promise<void> {
      if (entry.toLine) lines += 1;
      const seq = lines;
      if (waiting.length >= maxWaiting)
        return Promise.reject(new AuditSinkError('TOO_SLOW', 'Too many audit records are waiting.'));
      return new Promise((resolve, reject) => {
        waiting.push({ ...entry, seq, resolve, reject });
        if (isRunning) return;
        isRunning = true;
        setImmediate(() => void run());
      });
    },
    isRunning: () => isRunning,
  };
}

/** @param state Receives each failure of the sink, and each success. */
export function createAuditTrail(sink: AuditSink, state: SinkState): AuditTrail {
  const queue = createQueue(sink, () => {
    state.succeed();
  });
  return {
    async write(toLine, { isDurable, timeoutMs }) {
      try {
        await inTime(queue.add({ toLine, isDurable }), timeoutMs);
      } catch (error) {
        state.fail(error, 1);
        throw error;
      }
    },
    async reopen() {
      sink.reopen();
      try {
        await inTime(queue.add({ isDurable: false }), openTimeoutMs);
      } catch (error) {
        state.fail(error, 0);
        throw error;
      }
    },
    async close() {
      if (queue.isRunning())
        await inTime(queue.add({ isDurable: true }), closeTimeoutMs).catch(() => undefined);
      await sink.close();
    },
  };
}
