import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A reverse proxy that removes the prefix `/ediscovery` from the path. */
export async function startPrefixProxy(target: string) {
  const { hostname, port } = new URL(target);
  const server = createServer((incoming, outgoing) => {
    const path = (incoming.url ?? '').replace(/^\/ediscovery(?=\/)/, '');
    if (path === incoming.url) {
      outgoing.writeHead(404).end();
      return;
    }
    const { method, headers } = incoming;
    const sent = request({ hostname, port, path, method, headers }, (response) => {
      outgoing.writeHead(response.statusCode ?? 500, response.headers);
      response.pipe(outgoing);
    });
    incoming.pipe(sent);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    root: `http://127.0.0.1:${(server.address() as AddressInfo).port}/ediscovery/`,
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}
