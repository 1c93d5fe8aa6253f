import { connect } from 'node:net';
import { loadConfig } from '../../src/config/load-config.js';
import { createGraphQLServer } from '../../src/graphql/apollo.js';
import { createSubgraphSchema } from '../../src/graphql/schema.js';
import { createSubscriptions } from '../../src/graphql/subscriptions/subscriptions.js';
import { createHttpServer } from '../../src/http/http-server.js';
import { createMetrics } from '../../src/telemetry/metrics.js';

const nothing = () => undefined;

/** A server with short timeouts. */
async function createImpatientServer() {
  const { http, graphql } = loadConfig({ BODY_TIMEOUT_MS: '120' });
  const subgraph = await createSubgraphSchema();
  return createHttpServer({
    graphql: createGraphQLServer({
      ...graphql,
      subgraph,
      batching: false,
      formatError: (formatted) => formatted,
    }),
    subscriptions: createSubscriptions({ ...graphql, subgraph, formatError: (formatted) => formatted }),
    createContext: () => Promise.resolve({ service: {} as never, reportBug: nothing }),
    limits: http,
    documentLimits: graphql.limits,
    corsOrigins: [],
    callbackUrls: [],
    health: { version: '0.0.0', find: () => Promise.resolve({ problems: [], warnings: [] }) },
    landingPage: () => '',
    metrics: createMetrics({ version: '0.0.0' }),
    log: { debug: nothing, info: nothing, warn: nothing, error: nothing },
    timeouts: { headers: 60, keepAlive: 50, check: 20 },
  });
}

/** Sends raw bytes and returns the response when the server closes the connection. */
function sendRaw(port: number, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let response = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    socket.on('data', (chunk) => (response += chunk.toString()));
    socket.on('close', () => {
      resolve(response);
    });
    socket.on('error', reject);
  });
}

it.each([
  ['incomplete headers', 'POST /graphql HTTP/1.1\r\nHost: x\r\n', /^HTTP\/1\.1 408 .*"REQUEST_TIMEOUT"/s],
  [
    'an incomplete body',
    'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{',
    /^HTTP\/1\.1 408 .*"limit":120,"code":"REQUEST_TIMEOUT"/s,
  ],
  ['no further request', 'GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n', /^HTTP\/1\.1 200 /],
])('the server closes a connection with %s', async (_, bytes, expected) => {
  const server = await createImpatientServer();
  try {
    const address = await server.listen({ port: 0, host: '127.0.0.1' });
    expect(await sendRaw(Number(new URL(address).port), bytes)).toMatch(expected);
  } finally {
    await server.close();
  }
});
