import { connect } from 'node:net';
import { loadConfig } from '../../src/config/load-config.js';
import { createGraphQLServer } from '../../src/graphql/apollo.js';
import { createSubgraphSchema } from '../../src/graphql/schema.js';
import { createHttpServer } from '../../src/http/http-server.js';

const nothing = () => undefined;

/** A server that waits for nobody. */
async function impatientServer() {
  const { http, graphql } = loadConfig({ BODY_TIMEOUT_MS: '120' });
  const subgraph = await createSubgraphSchema();
  return createHttpServer({
    graphql: createGraphQLServer({
      ...graphql,
      subgraph,
      batching: false,
      formatError: (formatted) => formatted,
    }),
    createContext: () => Promise.resolve({ service: {} as never, reportBug: nothing }),
    limits: http,
    corsOrigins: [],
    landingPage: () => '',
    log: { debug: nothing, info: nothing, warn: nothing, error: nothing },
    timeouts: { headers: 60, keepAlive: 50, check: 20 },
  });
}

/** What comes back until the server closes the connection. */
function talk(port: number, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(text));
    socket.on('data', (chunk) => (answer += chunk.toString()));
    socket.on('close', () => {
      resolve(answer);
    });
    socket.on('error', reject);
  });
}

it.each([
  ['headers that never end', 'POST /graphql HTTP/1.1\r\nHost: x\r\n', /^HTTP\/1\.1 408 .*"REQUEST_TIMEOUT"/s],
  [
    'a body that never ends',
    'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{',
    /^HTTP\/1\.1 408 .*"limit":120,"code":"REQUEST_TIMEOUT"/s,
  ],
  ['an idle connection', 'GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n', /^HTTP\/1\.1 200 /],
])('%s: the connection is closed by the server', async (_, text, answer) => {
  const server = await impatientServer();
  try {
    const address = await server.listen({ port: 0, host: '127.0.0.1' });
    expect(await talk(Number(new URL(address).port), text)).toMatch(answer);
  } finally {
    await server.close();
  }
});
