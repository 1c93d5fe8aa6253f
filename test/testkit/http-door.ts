import type { FastifyInstance } from 'fastify';
import { EventEmitter, once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { loadConfig } from '../../src/config/load-config.js';
import { createGraphQLServer } from '../../src/graphql/apollo.js';
import { createErrorFormatter } from '../../src/graphql/errors/format-error.js';
import { createSubgraphSchema } from '../../src/graphql/schema.js';
import { createSubscriptions } from '../../src/graphql/subscriptions/subscriptions.js';
import { createHttpServer, type HttpServerOptions } from '../../src/http/http-server.js';
import type { RequestContext } from '../../src/http/request-context.js';
import { createMetrics } from '../../src/telemetry/metrics.js';

const nothing = () => undefined;

/** The HTTP server alone, which shows its connections. */
export interface Door {
  readonly server: FastifyInstance;
  readonly port: number;
  readonly logged: readonly { fields: any; message: string }[];
  /** The sockets of the server that are not destroyed. */
  readonly open: ReadonlySet<Socket>;
  /** Resolves when so many connections are open. */
  untilOpen(count: number): Promise<void>;
  /** Resolves when a line is logged. */
  untilLogged(message: string): Promise<void>;
  /** A client that keeps its side open, whatever the server does. */
  connect(bytes?: string | Buffer): Socket;
  /** What a client receives until the server closes its side. */
  exchange(bytes: string | Buffer): Promise<string>;
  stop(): Promise<void>;
}

export interface DoorOptions {
  readonly environment?: Record<string, string>;
  readonly page?: string;
  readonly context?: Partial<RequestContext>;
  readonly timeouts?: HttpServerOptions['timeouts'];
  readonly socketTimeouts?: HttpServerOptions['socketTimeouts'];
}

async function createServer(options: DoorOptions, log: HttpServerOptions['log']) {
  const { http, graphql } = loadConfig({ RATE_LIMIT_PER_MINUTE: '0', ...options.environment });
  const context = { service: {} as never, reportBug: nothing, ...options.context };
  const subgraph = await createSubgraphSchema();
  const formatError = createErrorFormatter({ reportBug: nothing, suggestions: true });
  return createHttpServer({
    subscriptions: createSubscriptions({ ...graphql, subgraph, formatError }),
    graphql: createGraphQLServer({
      ...graphql,
      subgraph,
      batching: http.batchOperations > 0,
      formatError,
    }),
    createContext: () => Promise.resolve(context),
    limits: http,
    documentLimits: graphql.limits,
    corsOrigins: http.corsOrigins,
    callbackUrls: http.callbackUrls,
    trustedProxies: http.trustedProxies,
    health: { version: '0.0.0', find: () => Promise.resolve({ problems: [], warnings: [] }) },
    landingPage: () => options.page ?? '',
    log,
    metrics: createMetrics({ version: '0.0.0' }),
    ...(options.timeouts && { timeouts: options.timeouts }),
    socketTimeouts: options.socketTimeouts,
  });
}

export async function startDoor(options: DoorOptions = {}): Promise<Door> {
  const logged: { fields: any; message: string }[] = [];
  const changes = new EventEmitter();
  const write = (fields: object, message: string) => {
    logged.push({ fields, message });
    changes.emit('change');
  };
  const server = await createServer(options, { debug: write, info: write, warn: write, error: write });
  const open = new Set<Socket>();
  server.server.on('connection', (socket: Socket) => {
    open.add(socket);
    changes.emit('change');
    socket.once('close', () => {
      open.delete(socket);
      changes.emit('change');
    });
  });
  const port = Number(new URL(await server.listen({ port: 0, host: '127.0.0.1' })).port);
  const until = async (holds: () => boolean) => {
    while (!holds()) await once(changes, 'change');
  };
  const clients: Socket[] = [];
  const connectClient = (bytes: string | Buffer = '') => {
    const client = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
    clients.push(client.on('error', nothing));
    client.write(bytes);
    return client;
  };
  return {
    server,
    port,
    logged,
    open,
    untilOpen: (count) => until(() => open.size === count),
    untilLogged: (message) => until(() => logged.some((line) => line.message === message)),
    connect: connectClient,
    async exchange(bytes) {
      const client = connectClient(bytes);
      let text = '';
      client.on('data', (chunk: Buffer) => (text += chunk.toString()));
      await Promise.race([once(client, 'end'), once(client, 'close')]);
      return text;
    },
    async stop() {
      for (const client of clients) client.destroy();
      await server.close();
    },
  };
}
