import { acceptedEncodings } from './body-decoder.js';
import { decodeText } from './decode-text.js';
import { createDispatcher } from './dispatchers.js';
import { type PendingExchange, type RawResponse, startExchange } from './exchange.js';
import { parseJson } from './json.js';
import { NetworkError, getErrorCode } from './network-errors.js';
import { removeLast } from './remove-last.js';
import type { GraphRequest, GraphResponse, Send } from './send.js';
import { whenSettled } from './when-settled.js';

/** The client gets its answer within 3 s, with all that the other layers do. */
const defaultConnectTimeoutMs = 2_500;

/** A connection that does not close in this time is left to its own timeout. */
const closeTimeoutMs = 1_000;

export interface TransportOptions {
  /** Scheme, host and port of Microsoft Graph, the only origin that receives requests. */
  readonly origin: string;
  /** The URL of an HTTP proxy, which may contain a password. @default none */
  readonly proxy?: string | undefined;
  /** Maximum number of connections. */
  readonly connections: number;
  /** Timeout of one attempt in milliseconds, even if the deadline allows more. */
  readonly timeoutMs: number;
  /** Timeout of a connection in milliseconds, with proxy and TLS. @default 2,500 */
  readonly connectTimeoutMs?: number;
  /** Maximum size of a response body in bytes, after decoding. */
  readonly maxBodyBytes: number;
}

export interface Transport {
  readonly send: Send;
  /** Fails the requests in flight and closes the connections; ends within a second. */
  close(): Promise<void>;
}

/** The headers of a response that are used; a response has many more. */
const usedHeaders = ['content-type', 'request-id', 'retry-after', 'www-authenticate'] as const;

function toFlatHeaders(headers: RawResponse['headers']): GraphResponse['headers'] {
  const flat: Record<string, string> = {};
  for (const name of usedHeaders) {
    const value = headers[name];
    if (value !== undefined) flat[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return flat;
}

function toGraphResponse({ status, headers, bytes }: RawResponse, asText = false): GraphResponse {
  const flat = toFlatHeaders(headers);
  const text = bytes && decodeText(bytes, flat['content-type']);
  const json = text === undefined || asText ? undefined : parseJson(text);
  return { status, headers: flat, json, text };
}

/** A set of connections to Graph, with the requests that use them or wait for one. */
function createConnections(options: TransportOptions, connections: number) {
  const { origin, proxy, timeoutMs, maxBodyBytes, connectTimeoutMs = defaultConnectTimeoutMs } = options;
  const pending: PendingExchange[] = [];
  const dispatcher = createDispatcher({
    origin,
    proxy,
    connections,
    timeoutMs: Math.min(connectTimeoutMs, timeoutMs),
    responseTimeoutMs: timeoutMs,
    onUnreachable: (cause) => {
      for (const exchange of [...pending]) exchange.failUnlessSent(getErrorCode(cause));
    },
  });
  return {
    send(request: GraphRequest): Promise<GraphResponse> {
      const { method, path, headers, body = null, deadline, attemptShare = 1, isWrite, onSent } = request;
      const remaining = Math.min(timeoutMs, deadline.remainingMs() * attemptShare);
      if (remaining <= 0 || deadline.signal.aborted) {
        return Promise.reject(new NetworkError('DEADLINE_PASSED', { sent: false }));
      }
      const exchange = startExchange(dispatcher, {
        request: {
          origin,
          method,
          path,
          body,
          headers: { 'accept-encoding': acceptedEncodings, ...headers },
        },
        maxBodyBytes,
        timeoutMs: remaining,
        signal: (isWrite ? deadline.withoutClient : deadline).signal,
        onSent,
      });
      pending.push(exchange);
      const response = whenSettled(exchange.response, () => {
        removeLast(pending, exchange);
      });
      return response.then((raw) => toGraphResponse(raw, request.asText));
    },
    // destroy, not close, which would wait for responses that may never arrive.
    destroy: () => dispatcher.destroy(),
  };
}

/** Resolves when all have closed, or after the timeout. */
async function waitForClose(closing: readonly Promise<void>[]): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, closeTimeoutMs);
  });
  await Promise.race([Promise.allSettled(closing), timeout]);
  clearTimeout(timer);
}

/** HTTP to one origin. Redirects are not followed, so that only the configured origin receives a token. */
export function createTransport(options: TransportOptions): Transport {
  const shared = createConnections(options, options.connections);
  const fresh = new Set<ReturnType<typeof createConnections>>();
  let closed = false;
  return {
    send(request) {
      if (closed) return Promise.reject(new NetworkError('TRANSPORT_CLOSED', { sent: false }));
      if (!request.freshConnection) return shared.send(request);
      const own = createConnections(options, 1);
      fresh.add(own);
      return own.send(request).finally(() => {
        fresh.delete(own);
        void own.destroy();
      });
    },
    close() {
      closed = true;
      return waitForClose([shared, ...fresh].map((connections) => connections.destroy()));
    },
  };
}
