/** JSON is UTF-8 (RFC 8259); ASCII is a part of it. */
function isUtf8(contentType: string): boolean {
  const charset = /;\s*charset\s*=\s*"?([^\s";]*)/i.exec(contentType)?.[1]?.toLowerCase() ?? 'utf-8';
  return ['utf-8', 'utf8', 'us-ascii', 'ascii', ''].includes(charset);
}

/** Every other character takes more than one byte. */
function isAscii(text: string, bytes: Buffer): boolean {
  return text.length === bytes.length;
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Decodes a body as UTF-8, without its byte order mark.
 *
 * Returns undefined for invalid UTF-8, and for another declared charset unless the text is ASCII, which means the
 * same in both. A character that is misread here would be written back by an update.
 */
export function decodeText(bytes: Buffer, contentType = ''): string | undefined {
  try {
    const text = utf8.decode(bytes);
    return isUtf8(contentType) || isAscii(text, bytes) ? text : undefined;
  } catch {
    return undefined;
  }
}
