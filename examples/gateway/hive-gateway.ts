/** Hive Gateway on a Node.js server, with the options that it needs in front of this server. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createGatewayRuntime } from '@graphql-hive/gateway-runtime';
import type { Gateway } from './gateway.ts';

/** How Hive Gateway subscribes at a subgraph over WebSocket; without it, it uses server-sent events. */
const overWebSocket = {
  '*.http': {
    options: {
      subscriptions: {
        kind: 'ws',
        location: '/graphql',
        options: { connectionParams: { token: '{context.headers.authorization}' } },
      },
    },
  },
};

export async function startHiveGateway(
  supergraph: string,
  port: number,
  { subscriptions = 'sse' }: { readonly subscriptions?: 'sse' | 'ws' } = {},
): Promise<Gateway> {
  const gateway = createGatewayRuntime({
    supergraph,
    // The transports are separate packages.
    transports: { http: import('@graphql-mesh/transport-http'), ws: import('@graphql-mesh/transport-ws') },
    ...(subscriptions === 'ws' && { transportEntries: overWebSocket }),
    // It forwards no headers by default.
    propagateHeaders: {
      fromClientToSubgraphs: ({ request }) => ({
        authorization: request.headers.get('authorization'),
        'cache-control': request.headers.get('cache-control'),
      }),
    },
    logging: 'error',
    landingPage: false,
  });
  const server = createServer((request, response) => {
    void gateway(request, response);
  });
  await new Promise<void>((listening) => server.listen(port, '127.0.0.1', listening));
  const { port: taken } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${taken}/graphql`,
    async stop() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
      await gateway.dispose();
    },
  };
}
