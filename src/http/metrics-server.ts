import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

export interface MetricsServerOptions {
  readonly host: string;
  /** 0 = any free port. */
  readonly port: number;
  readonly contentType: string;
  /** Returns the metrics as text. */
  readonly read: () => Promise<string>;
}

export interface MetricsServer {
  /** Listens, and returns the URL of the metrics. */
  start(): Promise<string>;
  stop(): Promise<void>;
}

/** Serves `/metrics` at a port of its own, which is for the network of operators only. */
export function createMetricsServer({ host, port, contentType, read }: MetricsServerOptions): MetricsServer {
  const server = createServer((request, response) => {
    const [path] = (request.url ?? '').split('?');
    if (path !== '/metrics' || !['GET', 'HEAD'].includes(request.method ?? '')) {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('The metrics are at /metrics.\n');
      return;
    }
    read().then(
      (text) => response.writeHead(200, { 'content-type': contentType }).end(text),
      () => response.writeHead(500).end(),
    );
  });
  return {
    async start() {
      server.listen({ host, port });
      await once(server, 'listening');
      const { address, family, port: used } = server.address() as AddressInfo;
      return `http://${family === 'IPv6' ? `[${address}]` : address}:${used}/metrics`;
    },
    async stop() {
      if (!server.listening) return;
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
