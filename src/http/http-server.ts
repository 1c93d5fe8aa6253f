import { fastify, type FastifyInstance } from 'fastify';
import type { Logger } from '../telemetry/logger.js';
import { createErrorHandlers, type ErrorHandlers } from './error-handlers.js';
import { type GraphQLRouteOptions, registerGraphQLRoute } from './graphql-route.js';
import { registerSecurityHeaders, type SecurityHeadersOptions } from './security-headers.js';

/** Timeouts in milliseconds. */
interface HttpTimeouts {
  /** In which the headers of a request must arrive. */
  readonly headers: number;
  /** After which an idle connection is closed. */
  readonly keepAlive: number;
  /** How often the other timeouts are checked. */
  readonly check: number;
}

const defaultTimeouts: HttpTimeouts = { headers: 10_000, keepAlive: 72_000, check: 5_000 };

export interface HttpServerOptions extends GraphQLRouteOptions, SecurityHeadersOptions {
  readonly log: Logger;
  readonly timeouts?: HttpTimeouts;
}

function createFastify(
  { limits, timeouts = defaultTimeouts }: HttpServerOptions,
  errors: ErrorHandlers,
): FastifyInstance {
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
  closeConnectionsOnClose(server);
  server.setNotFoundHandler(errors.handleNotFound);
  return server;
}

/** The HTTP server: /graphql, /healthz, and JSON errors for everything else. It does not listen yet. */
export async function createHttpServer(options: HttpServerOptions): Promise<FastifyInstance> {
  const errors = createErrorHandlers(options);
  const server = createFastify(options, errors);
  await registerSecurityHeaders(server, options);
  await registerGraphQLRoute(server, options);
  server.route({
    method: ['PUT', 'PATCH', 'DELETE'],
    url: '/graphql',
    handler: errors.handleMethodNotAllowed,
  });
  server.get('/', (_request, reply) => reply.redirect('/graphql', 302));
  server.get('/healthz', () => ({ status: 'ok' }));
  return server;
}

/** Milliseconds after the shutdown timeout in which the last responses are sent. */
const flushTimeMs = 1_000;

/** The connection of a response that is sent while the server closes is closed after it, so that nothing waits for it. */
function closeConnectionsOnClose(server: FastifyInstance): void {
  let closing = false;
  server.addHook('preClose', (done) => {
    closing = true;
    done();
  });
  server.addHook('onSend', (_request, reply, payload, done) => {
    if (closing) void reply.header('connection', 'close');
    done(null, payload);
  });
}

/** Stops listening and waits for active requests; those that exceed the shutdown timeout are cut off. */
export async function closeGracefully(server: FastifyInstance, shutdownTimeoutMs: number): Promise<void> {
  const timer = setTimeout(() => {
    server.server.closeAllConnections();
  }, shutdownTimeoutMs + flushTimeMs);
  await server.close();
  clearTimeout(timer);
}
