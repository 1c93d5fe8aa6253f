import { fastifyApolloHandler } from '@as-integrations/fastify';
import { fastify, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { GraphQLServer } from '../graphql/apollo.js';
import type { GraphQLContext } from '../graphql/context.js';
import type { Logger } from '../telemetry/logger.js';
import {
  answerBrokenRequest,
  answerFrameworkError,
  answerNotAllowed,
  answerNotFound,
  createHttpErrorHandler,
} from './http-errors.js';

/** Bytes of a request body: a mutation has a few hundred. */
const bodyLimit = 1024 * 1024;

/** Milliseconds until something is given up. */
interface HttpTimeouts {
  /** The headers of a request must have arrived. */
  readonly headers: number;
  /** The whole request must have arrived. */
  readonly request: number;
  /** An idle connection is closed. */
  readonly keepAlive: number;
  /** How often the above are looked at. */
  readonly check: number;
}

const defaultTimeouts: HttpTimeouts = { headers: 10_000, request: 30_000, keepAlive: 72_000, check: 5_000 };

/** Milliseconds that requests under way have to end when the server stops. */
const grace = 10_000;

export interface HttpServerOptions {
  readonly graphql: GraphQLServer;
  /** The context of a GraphQL request, from its headers; the signal aborts when the client has gone away. */
  readonly contextOf: (
    headers: FastifyRequest['headers'],
    clientGone: AbortSignal,
  ) => Promise<GraphQLContext>;
  /** HTML for a person who opens /graphql in a browser, given its URL. */
  readonly landingPage: (url: string) => string;
  readonly log: Logger;
  readonly timeouts?: HttpTimeouts;
}

const contentSecurityPolicy = "default-src 'none'; frame-ancestors 'none'";

function isBrowser({ method, headers, query }: FastifyRequest): boolean {
  const asksNothing = !('query' in (query as object)) && !('extensions' in (query as object));
  return method === 'GET' && asksNothing && (headers.accept ?? '').includes('text/html');
}

/** Aborts when the connection closes before the answer is out. */
function clientGone({ raw }: FastifyReply): AbortSignal {
  const gone = new AbortController();
  raw.once('close', () => {
    if (!raw.writableFinished) gone.abort();
  });
  return gone.signal;
}

/** The front: /graphql, /healthz, and JSON errors for everything else. It is not listening yet. */
export async function createHttpServer(options: HttpServerOptions): Promise<FastifyInstance> {
  const { graphql, contextOf, landingPage, log, timeouts = defaultTimeouts } = options;
  const server = fastify({
    bodyLimit,
    requestTimeout: timeouts.request,
    keepAliveTimeout: timeouts.keepAlive,
    http: { headersTimeout: timeouts.headers, connectionsCheckingInterval: timeouts.check },
    forceCloseConnections: 'idle',
    frameworkErrors: answerFrameworkError,
    clientErrorHandler: answerBrokenRequest,
  });
  server.setErrorHandler(createHttpErrorHandler(log));
  server.setNotFoundHandler(answerNotFound);
  await graphql.start();

  const answerGraphQL = fastifyApolloHandler(graphql, {
    context: ({ headers }, reply) => contextOf(headers, clientGone(reply)),
  });
  server.route({
    method: ['GET', 'POST', 'OPTIONS'],
    url: '/graphql',
    async handler(request, reply) {
      if (!isBrowser(request)) return answerGraphQL.call(this, request, reply);
      return reply
        .header('content-security-policy', contentSecurityPolicy)
        .type('text/html; charset=utf-8')
        .send(landingPage(`${server.listeningOrigin}/graphql`));
    },
  });
  server.route({ method: ['PUT', 'PATCH', 'DELETE'], url: '/graphql', handler: answerNotAllowed });
  server.get('/', (_request, reply) => reply.redirect('/graphql', 302));
  server.get('/healthz', () => ({ status: 'ok' }));
  return server;
}

/** Stops listening and lets requests under way end; what has not ended after the grace is cut off. */
export async function closeGently(server: FastifyInstance): Promise<void> {
  const cut = setTimeout(() => {
    server.server.closeAllConnections();
  }, grace);
  await server.close();
  clearTimeout(cut);
}
