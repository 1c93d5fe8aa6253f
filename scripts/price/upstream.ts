/** The fake Microsoft Graph of the measurement. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

const operation = {
  '@odata.type': '#microsoft.graph.security.ediscoveryEstimateOperation',
  createdDateTime: '2026-08-31T13:45:00.1234567Z',
  completedDateTime: null,
  percentProgress: 40,
  status: 'running',
  action: 'estimateStatistics',
  createdBy: { user: { id: 'c25c3914-f9f7-43ee-9cba-a25377e0cec6', displayName: 'Admin' } },
  resultInfo: null,
  indexedItemCount: 5,
};

/** Answers each PATCH with the operation, and counts what it receives. */
export async function startUpstream() {
  let updates = 0;
  let earlierBytes = 0;
  const sockets = new Set<IncomingMessage['socket']>();
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const chunks = await Array.fromAsync(request as AsyncIterable<Buffer>);
    updates += 1;
    const id = request.url?.split('/').at(-1);
    const body = JSON.stringify({
      ...operation,
      id,
      ...(JSON.parse(Buffer.concat(chunks).toString()) as object),
    });
    response.writeHead(200, { 'content-type': 'application/json', 'request-id': 'a' }).end(body);
  };
  const server = createServer((request, response) => void answer(request, response));
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => {
      earlierBytes += socket.bytesRead;
      sockets.delete(socket);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    count: () => ({
      updates,
      bytes: [...sockets].reduce((sum, { bytesRead }) => sum + bytesRead, earlierBytes),
    }),
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
