import { createHash } from 'node:crypto';

/** The hash of a line without its line break, in lower-case hexadecimal digits: `prev` of the next record. */
export function hashLine(line: string | Buffer): string {
  return createHash('sha256').update(line).digest('hex');
}
