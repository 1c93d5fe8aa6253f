import { Client, type Dispatcher, Pool } from 'undici';
import type { GraphResponse, Send } from './send.js';
import { parseJson } from './json.js';

export interface TransportOptions {
  /** Scheme, host and port of Microsoft Graph, the only origin that receives requests. */
  readonly origin: string;
  /** Maximum number of connections. @default 16, which is more than the published quota can use */
  readonly connections?: number;
  /** Timeout of one attempt in milliseconds, even if the deadline allows more. */
  readonly timeoutMs: number;
  /** Maximum size of a response body in bytes. */
  readonly maxBodyBytes: number;
}

export interface Transport {
  readonly send: Send;
  close(): Promise<void>;
}

/** An error of the transport itself, with a code like those of network errors. */
class TransportError extends Error {
  readonly code: 'BODY_TOO_LARGE' | 'DEADLINE_PASSED';
  constructor(code: TransportError['code']) {
    super(code);
    this.code = code;
  }
}

async function readBounded(body: AsyncIterable<Buffer>, maxBytes: number): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    // Leaving the loop destroys the stream and with it the connection.
    if (size > maxBytes) throw new TransportError('BODY_TOO_LARGE');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function toFlatHeaders(headers: Record<string, string | string[] | undefined>): GraphResponse['headers'] {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]),
  );
}

/** HTTP over one undici Pool. Redirects are not followed, so that only the configured origin receives a token. */
export function createTransport(options: TransportOptions): Transport {
  const { origin, timeoutMs, maxBodyBytes } = options;
  const timeouts = { headersTimeout: timeoutMs, bodyTimeout: timeoutMs, connectTimeout: timeoutMs };
  const pool = new Pool(origin, { connections: options.connections ?? 16, ...timeouts });

  const sendOver = async (dispatcher: Dispatcher, ...[request]: Parameters<Send>): Promise<GraphResponse> => {
    const { method, path, headers, body, deadline, attemptShare = 1 } = request;
    const remaining = Math.min(timeoutMs, deadline.remainingMs() * attemptShare);
    if (remaining <= 0 || deadline.signal.aborted) throw new TransportError('DEADLINE_PASSED');
    const signal = AbortSignal.any([deadline.signal, AbortSignal.timeout(Math.ceil(remaining))]);
    const response = await dispatcher.request({ method, path, headers, body: body ?? null, signal });
    const content = await readBounded(response.body, maxBodyBytes);
    return {
      status: response.statusCode,
      headers: toFlatHeaders(response.headers),
      empty: content.trim() === '',
      json: parseJson(content),
    };
  };

  return {
    async send(request) {
      if (!request.freshConnection) return sendOver(pool, request);
      const client = new Client(origin, timeouts);
      return sendOver(client, request).finally(() => client.destroy());
    },
    // destroy, not close, which would wait for responses that may never arrive.
    close: () => pool.destroy(),
  };
}
