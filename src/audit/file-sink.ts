import { constants, type Stats } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { AuditSinkError, type AuditSink } from './audit-sink.js';
import { hashLine } from './chain.js';
import { isTorn, readLastLine } from './last-line.js';

const { O_APPEND, O_CREAT, O_RDWR } = constants;

/** An open file, as this process left it. */
interface OpenFile {
  readonly handle: FileHandle;
  readonly dev: number;
  readonly ino: number;
  /** Whether it is a file on a disk, and not a device. */
  readonly isRegular: boolean;
  size: number;
}

/** Makes the name of a new file durable; some file systems cannot. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(dirname(path), 'r').catch(() => undefined);
  await folder?.sync().catch(() => undefined);
  await folder?.close().catch(() => undefined);
}

async function openFile(path: string): Promise<OpenFile> {
  const handle = await open(path, O_APPEND | O_CREAT | O_RDWR, 0o600);
  try {
    const stats = await handle.stat();
    const { dev, ino } = stats;
    const isRegular = stats.isFile();
    // A pipe without a reader would block the process when it is full.
    if (!isRegular && !stats.isCharacterDevice())
      throw new AuditSinkError('NOT_A_FILE', 'The path of the audit trail is not a file.');
    let size = isRegular ? stats.size : 0;
    if (isRegular && (await isTorn(handle, size))) {
      await handle.write('\n');
      size += 1;
    }
    if (isRegular) await syncFolder(path);
    return { handle, dev, ino, isRegular, size };
  } catch (error) {
    await handle.close().catch(() => undefined);
    throw error;
  }
}

/** Whether the path still names the file as this process left it: not rotated, truncated or written by another. */
function isUnchanged({ dev, ino, isRegular, size }: OpenFile, now: Stats | undefined): boolean {
  return now?.dev === dev && now.ino === ino && (!isRegular || now.size === size);
}

/** A file to which lines are appended; only its owner can read a new one. It is opened at the first line. */
export function createFileSink(path: string): AuditSink {
  let file: OpenFile | undefined;
  let mustOpen = true;

  const close = async () => {
    const former = file;
    file = undefined;
    await former?.handle.close().catch(() => undefined);
  };
  /** After an error nobody knows what the file contains. */
  const orReopen = async <T>(task: (file: OpenFile) => Promise<T>): Promise<T> => {
    if (!file) throw new AuditSinkError('NOT_OPEN', 'The audit file is not open.');
    try {
      return await task(file);
    } catch (error) {
      mustOpen = true;
      throw error;
    }
  };

  return {
    async prepare() {
      if (file && !mustOpen && isUnchanged(file, await stat(path).catch(() => undefined))) return undefined;
      mustOpen = true;
      await close();
      const opened = await openFile(path);
      file = opened;
      const last = await orReopen(({ handle, size }) => readLastLine(handle, size));
      mustOpen = false;
      return last && hashLine(last);
    },
    write: (line) =>
      orReopen(async (current) => {
        const bytes = Buffer.from(line);
        const { bytesWritten } = await current.handle.write(bytes);
        current.size += current.isRegular ? bytesWritten : 0;
        if (bytesWritten < bytes.length)
          throw new AuditSinkError('SHORT_WRITE', 'A record was only written in part.');
      }),
    sync: () =>
      orReopen(async ({ handle, isRegular }) => {
        if (isRegular) await handle.datasync();
      }),
    reopen() {
      mustOpen = true;
    },
    close,
  };
}
