import type { IncomingMessage } from 'node:http';

/** Graph's limit of a request, in bytes. */
export const MAX_GRAPH_BYTES = 4_194_304;

/** Enough for hundreds of faults. */
export const MAX_CONTROL_BYTES = 102_400;

/** The body of a request; undefined without one, `too-large` when it is longer than `maxBytes`. */
export async function readBody(
  request: IncomingMessage,
  maxBytes: number,
): Promise<{ readonly text: string | undefined } | 'too-large'> {
  const chunks: Buffer[] = [];
  let size = 0;
  // The rest of a body that is too large is read and dropped: a client that is still sending would otherwise see a
  // reset instead of the response.
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= maxBytes) chunks.push(chunk);
    else chunks.length = 0;
  }
  if (size > maxBytes) return 'too-large';
  return { text: size === 0 ? undefined : Buffer.concat(chunks).toString() };
}
