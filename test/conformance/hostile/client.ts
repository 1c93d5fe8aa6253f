import { type IncomingHttpHeaders, request } from 'node:http';
import { connect } from 'node:net';
import type { HttpSend, RawAttack } from './hostile-request.js';

/** A case fails after this time. */
const timeoutMs = 3_000;

/** The bearer token of every attack; it must not occur in any response or log line. */
export const token = 'hostile-7f3a9c51d2e84b06-token';

export interface HttpResponse {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

function toBytes(body: HttpSend['body']): Buffer | undefined {
  if (body === undefined) return undefined;
  if (body instanceof Uint8Array) return Buffer.from(body);
  return Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
}

function toHeaders({ headers = {} }: HttpSend, body: Buffer | undefined): Record<string, string> {
  const ours = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  const all: Record<string, string | null> = { ...ours, ...headers };
  const own = Object.entries(all).filter((header): header is [string, string] => header[1] !== null);
  return { ...Object.fromEntries(own), ...(body && { 'content-length': String(body.length) }) };
}

/** Bytes that may still be in transit when the server has rejected the request and closed the connection. */
const bytesInTransit = 64 * 1024;

/**
 * Sends what `fetch` would not: any method, any header. Fails without a response in time.
 *
 * @param withBody False to announce the body and never send it.
 */
export function sendHttp(origin: string, send: HttpSend, withBody = true): Promise<HttpResponse> {
  const { method = 'POST', path = '/graphql' } = send;
  const body = toBytes(send.body);
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(origin);
    const signal = AbortSignal.timeout(timeoutMs);
    const headers = toHeaders(send, body);
    const sent = request({ hostname, port, method, path, headers, agent: false, signal }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text });
        if (!withBody) sent.destroy();
      });
      response.on('error', reject);
    });
    sent.on('error', (error: NodeJS.ErrnoException) => {
      // Rejected for its length during the transfer, so that the response was lost: send only the headers.
      const lost = ['EPIPE', 'ECONNRESET'].includes(error.code ?? '') && (body?.length ?? 0) > bytesInTransit;
      if (lost && withBody) resolve(sendHttp(origin, send, false));
      else reject(error);
    });
    if (withBody) sent.end(body);
    else sent.flushHeaders();
  });
}

/** Writes bytes to a socket. Resolves with the received bytes when either side has closed the connection. */
export function sendRaw(origin: string, { send, then = 'wait' }: RawAttack): Promise<string> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(origin);
    const socket = connect({ host: hostname, port: Number(port), signal: AbortSignal.timeout(timeoutMs) });
    const chunks: Buffer[] = [];
    let failure: Error | undefined;
    socket.on('data', (chunk: Buffer) => chunks.push(chunk));
    // A reset closes the connection; a timeout does not.
    socket.on('error', (error: NodeJS.ErrnoException) => {
      if (!['ECONNRESET', 'EPIPE'].includes(error.code ?? '')) failure = error;
    });
    socket.on('close', () => {
      if (failure) reject(failure);
      else resolve(Buffer.concat(chunks).toString('latin1'));
    });
    const bytes = send();
    const buffer = typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : Buffer.from(bytes);
    socket.write(buffer, () => {
      if (then === 'end') socket.end();
      if (then === 'destroy') socket.destroy();
    });
  });
}

const noChunks = '0\r\n\r\n';

/** The responses in the received bytes. The rest that is not a response gets the status 0. */
export function splitResponses(text: string): readonly HttpResponse[] {
  if (text === '') return [];
  const head = /^HTTP\/1\.1 (\d{3}) [^\r\n]*\r\n((?:[^\r\n]+\r\n)*)\r\n/.exec(text);
  if (!head) return [{ status: 0, headers: {}, text }];
  const headers = Object.fromEntries(
    (head[2] ?? '').split('\r\n').map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
    }),
  ) as IncomingHttpHeaders;
  const status = Number(head[1]);
  const begin = head[0].length;
  // The error responses of Node are chunked and empty.
  const isBare = headers['transfer-encoding'] === 'chunked' && text.startsWith(noChunks, begin);
  const length = status < 200 ? 0 : Number(headers['content-length'] ?? Infinity);
  const end = begin + (isBare ? noChunks.length : length);
  const response = { status, headers, text: isBare ? '' : text.slice(begin, end) };
  const rest = splitResponses(text.slice(end));
  return status < 200 ? rest : [response, ...rest];
}
