import { Pool } from 'undici';
import type { GraphResponse, Send } from './send.js';

export interface TransportOptions {
  /** Scheme, host and port of Microsoft Graph: everything goes there and nowhere else. */
  readonly origin: string;
  /** @default 16: more than the published quota can ever use, few enough for a busy host. */
  readonly connections?: number;
  /** Milliseconds until a request is given up. */
  readonly timeoutMs: number;
  /** Bytes of a response body that are read before it is given up. */
  readonly maxBodyBytes: number;
}

export interface Transport {
  readonly send: Send;
  close(): Promise<void>;
}

class BodyTooLargeError extends Error {
  readonly code = 'BODY_TOO_LARGE';
}

async function readBounded(body: AsyncIterable<Buffer>, maxBytes: number): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    // Leaving the loop destroys the stream and with it the connection.
    if (size > maxBytes) throw new BodyTooLargeError();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function flatten(headers: Record<string, string | string[] | undefined>): GraphResponse['headers'] {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]),
  );
}

/** HTTP over one undici Pool. Redirects are not followed: a bearer token goes to the configured origin only. */
export function createTransport(options: TransportOptions): Transport {
  const pool = new Pool(options.origin, {
    connections: options.connections ?? 16,
    headersTimeout: options.timeoutMs,
    bodyTimeout: options.timeoutMs,
    connectTimeout: options.timeoutMs,
  });
  return {
    async send({ method, path, headers, body, signal }) {
      const timeout = AbortSignal.timeout(options.timeoutMs);
      const response = await pool.request({
        method,
        path,
        headers,
        body: body ?? null,
        signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
      });
      return {
        status: response.statusCode,
        headers: flatten(response.headers),
        body: await readBounded(response.body, options.maxBodyBytes),
      };
    },
    // destroy, not close: close waits for answers that may never come.
    close: () => pool.destroy(),
  };
}
