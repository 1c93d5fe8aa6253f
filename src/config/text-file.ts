import { readFileSync, statSync } from 'node:fs';

/** Why a file was not read, as it reads after "it". Never contains anything of the file. */
export class TextFileError extends Error {
  override readonly name = 'TextFileError';
  /** Whether there is no such file. */
  readonly missing: boolean;

  constructor(reason: string, missing = false) {
    super(reason);
    this.missing = missing;
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'does not exist',
  ENOTDIR: 'does not exist',
  EACCES: 'cannot be read: permission denied',
  EPERM: 'cannot be read: permission denied',
};

function toTextFileError(error: unknown): unknown {
  const { code } = error as { readonly code?: unknown };
  if (typeof code !== 'string') return error;
  return new TextFileError(reasons[code] ?? `cannot be read: ${code}`, code === 'ENOENT');
}

function readBytes(path: string): Buffer {
  try {
    const stats = statSync(path);
    if (stats.isDirectory()) throw new TextFileError('is a directory');
    // A pipe is what a shell passes for `<(command)`.
    if (!stats.isFile() && !stats.isFIFO()) throw new TextFileError('is not a regular file');
    return readFileSync(path);
  } catch (error) {
    throw toTextFileError(error);
  }
}

function decode(bytes: Buffer): string {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    throw new TextFileError('is UTF-16: save it as UTF-8');
  }
  if (bytes.includes(0)) throw new TextFileError('has NUL bytes, as UTF-16 does: save it as UTF-8');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new TextFileError('is not valid UTF-8');
  }
}

/**
 * The text of a file, without a byte order mark.
 *
 * @throws TextFileError for anything but UTF-8.
 */
export function readTextFile(path: string): string {
  return decode(readBytes(path));
}
