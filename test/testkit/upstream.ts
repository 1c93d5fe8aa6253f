import { type RequestListener, type Server, createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { type AddressInfo, type Socket, createServer as createTcpServer } from 'node:net';
import { createTransport, type TransportOptions } from '../../src/msgraph/transport/transport.js';
import { createDeadlines } from '../../src/msgraph/transport/deadline.js';
import { NetworkError } from '../../src/msgraph/transport/network-errors.js';
import type { GraphRequest } from '../../src/msgraph/transport/send.js';
import { aRequest } from './fake-send.js';
import type { ServerCertificate } from './server-certificates.js';
import { virtualClock } from './virtual-clock.js';

export interface Upstream {
  readonly origin: string;
  /** A line for each request: `GET /beta/things`. */
  readonly requests: readonly string[];
  readonly sockets: ReadonlySet<Socket>;
  stop(): Promise<void>;
}

/** An upstream over HTTP, or over TLS with a certificate, that does what a test says. */
export async function startUpstream(
  listener: RequestListener = (_, response) => {
    response.end('{}');
  },
  certificate?: ServerCertificate,
): Promise<Upstream> {
  const requests: string[] = [];
  const record: RequestListener = (request, response) => {
    requests.push(`${request.method ?? ''} ${request.url ?? ''}`);
    listener(request, response);
  };
  const server: Server = certificate ? createTlsServer(certificate, record) : createServer(record);
  const { port, sockets, stop } = await listen(server);
  return {
    origin: certificate ? `https://localhost:${port}` : `http://127.0.0.1:${port}`,
    requests,
    sockets,
    stop,
  };
}

async function listen(server: ReturnType<typeof createTcpServer>) {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const stop = async () => {
    const closed = new Promise((resolve) => server.close(resolve));
    for (const socket of sockets) socket.destroy();
    await closed;
  };
  return { port: (server.address() as AddressInfo).port, sockets, stop };
}

/** An upstream that speaks no HTTP. */
export async function startTcpUpstream(onConnection: (socket: Socket) => void) {
  return listen(createTcpServer(onConnection));
}

/** A port on which nothing listens. */
export async function closedPort(): Promise<number> {
  const { port, stop } = await startTcpUpstream(() => undefined);
  await stop();
  return port;
}

export function transportTo(origin: string, own: Partial<TransportOptions> = {}) {
  return createTransport({ origin, connections: 16, timeoutMs: 10_000, maxBodyBytes: 1_000_000, ...own });
}

/** A request with a deadline of its own. */
export function request(
  own: Partial<GraphRequest> = {},
  signal = new AbortController().signal,
): GraphRequest {
  return aRequest({ deadline: createDeadlines(virtualClock()).create(30_000, signal), ...own });
}

/** Returns the network error of a failing call, and its time in milliseconds. */
export async function networkErrorOf(call: () => Promise<unknown>) {
  const started = performance.now();
  try {
    await call();
  } catch (error) {
    if (!(error instanceof NetworkError)) throw error;
    const { code, sent, retryable } = error;
    return {
      code,
      sent,
      retryable,
      ms: performance.now() - started,
      text: `${String(error.stack)} ${JSON.stringify(error)}`,
    };
  }
  throw new Error('Expected the call to fail.');
}
