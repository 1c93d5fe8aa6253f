import { type PageCursor, invalidCursor } from '../../domain/lists/page.js';

/** A bookmark as an opaque cursor: base64url of JSON. */
export function encodeCursor(bookmark: PageCursor): string {
  return Buffer.from(JSON.stringify(bookmark)).toString('base64url');
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}

function isBookmark(value: unknown): value is PageCursor {
  return Array.isArray(value) && value.every((part) => part === null || typeof part === 'string');
}

/** The bookmark in a cursor. Fails with INVALID_INPUT for anything that `encodeCursor` did not make. */
export function decodeCursor(cursor: string | null | undefined): PageCursor | null {
  if (cursor == null) return null;
  const parsed = parse(cursor);
  // The second look: base64 has several spellings of one text, and only ours is one of our cursors.
  if (!isBookmark(parsed) || encodeCursor(parsed) !== cursor) throw invalidCursor();
  return parsed;
}
