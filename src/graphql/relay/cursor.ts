import { type PageCursor, invalidCursor } from '../../domain/lists/page.js';

/** The opaque form of a cursor: base64url of JSON. */
export function encodeCursor(position: PageCursor): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url');
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}

function isPageCursor(value: unknown): value is PageCursor {
  return Array.isArray(value) && value.every((part) => part === null || typeof part === 'string');
}

/**
 * The position that a cursor encodes.
 *
 * @throws CaseOperationsError INVALID_INPUT for a string that `encodeCursor` did not return.
 */
export function decodeCursor(cursor: string | null | undefined): PageCursor | null {
  if (cursor == null) return null;
  const parsed = parse(cursor);
  // base64 decoders accept several encodings of the same bytes; only the one of `encodeCursor` is valid.
  if (!isPageCursor(parsed) || encodeCursor(parsed) !== cursor) throw invalidCursor();
  return parsed;
}
