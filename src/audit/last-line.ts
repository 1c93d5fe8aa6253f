import type { FileHandle } from 'node:fs/promises';

const lineFeed = 0x0a;
const chunkBytes = 64 * 1024;

/** Reads a part of a file. */
async function readPart(file: FileHandle, from: number, to: number): Promise<Buffer> {
  const buffer = Buffer.alloc(to - from);
  const { bytesRead } = await file.read(buffer, 0, buffer.length, from);
  return buffer.subarray(0, bytesRead);
}

/** Whether a file of this size does not end with a line break, because the process ended while it was writing. */
export async function isTorn(file: FileHandle, size: number): Promise<boolean> {
  if (size === 0) return false;
  const [last] = await readPart(file, size - 1, size);
  return last !== lineFeed;
}

/** The last line of a file that ends with a line break, without it; undefined for an empty file. */
export async function readLastLine(file: FileHandle, size: number): Promise<Buffer | undefined> {
  if (size === 0) return undefined;
  const end = size - 1;
  const parts: Buffer[] = [];
  for (let to = end; to > 0;) {
    const from = Math.max(0, to - chunkBytes);
    const part = await readPart(file, from, to);
    const index = part.lastIndexOf(lineFeed);
    parts.unshift(part.subarray(index + 1));
    if (index >= 0) break;
    to = from;
  }
  return Buffer.concat(parts);
}
