import { fastifyApolloHandler } from '@as-integrations/fastify';
import { fastify, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { GraphQLServer } from '../graphql/apollo.js';
import type { Logger } from '../telemetry/logger.js';
import { createRequestGuard } from './request-guard.js';
import { createErrorHandlers } from './error-handlers.js';
import type { HttpLimits } from './http-limits.js';
import { createPlayground, type PlaygroundOptions } from './pages/playground.js';
import { registerSecurityHeaders } from './security-headers.js';
import { createRateLimit } from './rate-limit.js';
import { type CreateContext, createRequestContexts } from './request-context.js';
import { type TrustedDocument, createDocumentAllowList } from './trusted-documents.js';

/** Milliseconds until something is given up. */
interface HttpTimeouts {
  /** The headers of a request must have arrived. */
  readonly headers: number;
  /** An idle connection is closed. */
  readonly keepAlive: number;
  /** How often the above and the time for a whole request are looked at. */
  readonly check: number;
}

const defaultTimeouts: HttpTimeouts = { headers: 10_000, keepAlive: 72_000, check: 5_000 };

/** Milliseconds that requests under way have to end when the server stops. */
const shutdownTimeoutMs = 10_000;

export interface HttpServerOptions {
  readonly graphql: GraphQLServer;
  readonly createContext: CreateContext;
  readonly limits: HttpLimits;
  /** Origins whose pages may read the answers; none = no CORS at all. */
  readonly corsOrigins: readonly string[];
  /** The only documents that are executed; undefined = any. */
  readonly trustedDocuments?: readonly TrustedDocument[] | undefined;
  /** What a person finds who opens /graphql in a browser. */
  readonly playground?: PlaygroundOptions | undefined;
  /** HTML for that person where there is no playground, or none yet, given the URL of /graphql. */
  readonly landingPage: (url: string, playgroundPending: boolean) => string;
  readonly log: Logger;
  readonly timeouts?: HttpTimeouts;
}

function isBrowser({ method, headers, query }: FastifyRequest): boolean {
  const asksNothing = !('query' in (query as object)) && !('extensions' in (query as object));
  return method === 'GET' && asksNothing && (headers.accept ?? '').includes('text/html');
}

/** The front: /graphql, /healthz, and JSON errors for everything else. It is not listening yet. */
export async function createHttpServer(options: HttpServerOptions): Promise<FastifyInstance> {
  const { graphql, limits, trustedDocuments, landingPage, log, timeouts = defaultTimeouts } = options;
  const errors = createErrorHandlers({ limits, log });
  const server = fastify({
    bodyLimit: limits.bodyBytes,
    requestTimeout: limits.bodyTimeoutMs,
    keepAliveTimeout: timeouts.keepAlive,
    http: {
      maxHeaderSize: limits.headerBytes,
      headersTimeout: Math.min(timeouts.headers, limits.bodyTimeoutMs),
      connectionsCheckingInterval: Math.min(timeouts.check, limits.bodyTimeoutMs),
    },
    forceCloseConnections: 'idle',
    frameworkErrors: errors.handleFrameworkError,
    clientErrorHandler: errors.handleClientError,
  });
  server.setErrorHandler(errors.handleError);
  server.setNotFoundHandler(errors.handleNotFound);
  await registerSecurityHeaders(server, { limits, corsOrigins: options.corsOrigins });
  await graphql.start();

  const contexts = createRequestContexts(options.createContext);
  const answerGraphQL = fastifyApolloHandler(graphql, { context: contexts.get });
  const playground = options.playground && (await createPlayground(server, options.playground));
  const sendLandingPage = (reply: FastifyReply) =>
    reply
      .type('text/html; charset=utf-8')
      .send(landingPage(`${server.listeningOrigin}/graphql`, playground !== undefined));
  const answerPage = async (reply: FastifyReply) => {
    reply.header('vary', 'accept');
    const page = await playground?.getPage();
    return playground && page !== undefined ? playground.sendPage(reply, page) : sendLandingPage(reply);
  };
  const makeContext = (request: FastifyRequest, reply: FastifyReply, done: () => void) => {
    if (!isBrowser(request)) contexts.create(request, reply);
    done();
  };
  const rateLimit = await createRateLimit(server, { ...limits, getCallerKey: contexts.getCallerKey });
  const admission = createRequestGuard({
    batchOperations: limits.batchOperations,
    trusted: trustedDocuments && createDocumentAllowList(trustedDocuments),
  });
  const admit = (request: FastifyRequest) => (isBrowser(request) ? Promise.resolve() : admission(request));
  server.route({
    method: ['GET', 'POST', 'OPTIONS'],
    url: '/graphql',
    preHandler: [makeContext, ...rateLimit, admit],
    handler(request, reply) {
      return isBrowser(request) ? answerPage(reply) : answerGraphQL.call(this, request, reply);
    },
  });
  server.route({
    method: ['PUT', 'PATCH', 'DELETE'],
    url: '/graphql',
    handler: errors.handleMethodNotAllowed,
  });
  server.get('/', (_request, reply) => reply.redirect('/graphql', 302));
  server.get('/healthz', () => ({ status: 'ok' }));
  return server;
}

/** Stops listening and lets requests under way end; what has not ended after the grace is cut off. */
export async function closeGracefully(server: FastifyInstance): Promise<void> {
  const cut = setTimeout(() => {
    server.server.closeAllConnections();
  }, shutdownTimeoutMs);
  await server.close();
  clearTimeout(cut);
}
