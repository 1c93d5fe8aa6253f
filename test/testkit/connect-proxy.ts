import { type IncomingMessage, type Server, createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { type AddressInfo, type Socket, connect } from 'node:net';
import type { Duplex } from 'node:stream';
import type { ServerCertificate } from './server-certificates.js';

export interface ConnectProxyOptions {
  /** The `user:password` that every client must send. */
  readonly credentials?: string;
  /** The status with which every CONNECT is refused; `hang` for no answer, `close` for a closed connection. */
  readonly refusal?: number | 'hang' | 'close';
  /** Makes it a proxy over TLS. */
  readonly certificate?: ServerCertificate;
}

export interface ConnectProxy {
  readonly url: string;
  /** A line for each request: `CONNECT localhost:443`. */
  readonly requests: readonly string[];
  /** The proxy-authorization of each request. */
  readonly authorizations: readonly (string | undefined)[];
  stop(): Promise<void>;
}

function isAuthorized({ headers }: IncomingMessage, credentials: string | undefined): boolean {
  const expected = credentials && `Basic ${Buffer.from(credentials).toString('base64')}`;
  return expected === undefined || headers['proxy-authorization'] === expected;
}

/** Connects the client with the target and copies bytes in both directions. */
function openTunnel(target: string, client: Duplex, head: Buffer, sockets: Set<Duplex>): void {
  const [, host = '', port = ''] = /^(.*):(\d+)$/.exec(target) ?? [];
  const upstream = connect(Number(port), host, () => {
    client.write('HTTP/1.1 200 Connection established\r\n\r\n');
    upstream.write(head);
    client.pipe(upstream).pipe(client);
  });
  sockets.add(upstream);
  upstream.on('error', () => {
    client.end('HTTP/1.1 502 Bad Gateway\r\ncontent-length: 0\r\n\r\n');
  });
  upstream.on('close', () => client.destroy());
  client.on('close', () => upstream.destroy());
}

/** An HTTP proxy for tunnels (CONNECT); it refuses every other request with 405. */
export async function startConnectProxy(options: ConnectProxyOptions = {}): Promise<ConnectProxy> {
  const { credentials, refusal, certificate } = options;
  const requests: string[] = [];
  const authorizations: (string | undefined)[] = [];
  const sockets = new Set<Duplex>();
  const server: Server = certificate ? createTlsServer(certificate) : createServer();
  const record = ({ method, url, headers }: IncomingMessage) => {
    requests.push(`${method ?? ''} ${url ?? ''}`);
    authorizations.push(headers['proxy-authorization']);
  };
  server.on('connection', (socket: Socket) => sockets.add(socket));
  server.on('request', (request, response) => {
    record(request);
    response.writeHead(405).end();
  });
  server.on('connect', (request: IncomingMessage, client: Duplex, head: Buffer) => {
    record(request);
    client.on('error', () => client.destroy());
    if (refusal === 'hang') return;
    if (refusal === 'close') client.destroy();
    else if (refusal !== undefined) client.end(`HTTP/1.1 ${refusal} Refused\r\ncontent-length: 0\r\n\r\n`);
    else if (isAuthorized(request, credentials)) openTunnel(request.url ?? '', client, head, sockets);
    else client.end('HTTP/1.1 407 Proxy Authentication Required\r\ncontent-length: 0\r\n\r\n');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const origin = certificate ? `https://localhost:${port}` : `http://127.0.0.1:${port}`;
  return {
    url: credentials === undefined ? origin : origin.replace('://', `://${credentials}@`),
    requests,
    authorizations,
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
