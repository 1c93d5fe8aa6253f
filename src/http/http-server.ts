import { fastifyApolloHandler } from '@as-integrations/fastify';
import { fastify, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { GraphQLServer } from '../graphql/apollo.js';
import type { Logger } from '../telemetry/logger.js';
import { createAdmission } from './admission.js';
import { createHttpErrors } from './http-errors.js';
import type { HttpLimits } from './http-limits.js';
import { createPlayground, type PlaygroundOptions } from './playground.js';
import { protect } from './protection.js';
import { createRateLimit } from './rate-limit.js';
import { type ContextOf, createRequestContexts } from './request-context.js';
import { type TrustedDocument, trustOnly } from './trusted-documents.js';

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
const grace = 10_000;

export interface HttpServerOptions {
  readonly graphql: GraphQLServer;
  readonly contextOf: ContextOf;
  readonly limits: HttpLimits;
  /** Origins whose pages may read the answers; none = no CORS at all. */
  readonly corsOrigins: readonly string[];
  /** The only documents that are executed; undefined = any. */
  readonly trustedDocuments?: readonly TrustedDocument[] | undefined;
  /** What a person finds who opens /graphql in a browser. */
  readonly playground?: PlaygroundOptions | undefined;
  /** HTML for that person where there is no playground, given the URL of /graphql. */
  readonly landingPage: (url: string) => string;
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
  const errors = createHttpErrors({ limits, log });
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
    frameworkErrors: errors.answerFrameworkError,
    clientErrorHandler: errors.answerBrokenRequest,
  });
  server.setErrorHandler(errors.answerError);
  server.setNotFoundHandler(errors.answerNotFound);
  await protect(server, { limits, corsOrigins: options.corsOrigins });
  await graphql.start();

  const contexts = createRequestContexts(options.contextOf);
  const answerGraphQL = fastifyApolloHandler(graphql, { context: contexts.of });
  const sendPlayground = options.playground && (await createPlayground(server, options.playground));
  const sendLandingPage = (reply: FastifyReply) =>
    reply.type('text/html; charset=utf-8').send(landingPage(`${server.listeningOrigin}/graphql`));
  const answerPage = (reply: FastifyReply) =>
    (sendPlayground ?? sendLandingPage)(reply.header('vary', 'accept'));
  const makeContext = (request: FastifyRequest, reply: FastifyReply, done: () => void) => {
    if (!isBrowser(request)) contexts.make(request, reply);
    done();
  };
  const rateLimit = await createRateLimit(server, { ...limits, callerOf: contexts.callerOf });
  const admission = createAdmission({
    batchOperations: limits.batchOperations,
    trusted: trustedDocuments && trustOnly(trustedDocuments),
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
  server.route({ method: ['PUT', 'PATCH', 'DELETE'], url: '/graphql', handler: errors.answerNotAllowed });
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
