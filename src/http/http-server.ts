import { fastify, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { Logger } from '../telemetry/logger.js';
import type { Metrics } from '../telemetry/metrics.js';
import { noMetrics } from '../telemetry/no-metrics.js';
import { type ClientErrors, createClientErrors } from './client-errors.js';
import { createConnectionLimits } from './connections.js';
import { createErrorBodies } from './error-bodies.js';
import { createErrorHandlers, type ErrorHandlers } from './error-handlers.js';
import { type GraphQLRouteOptions, registerGraphQLRoute } from './graphql-route.js';
import { type HealthOptions, registerHealth } from './health.js';
import { registerJsonBody } from './json-body.js';
import { createRateLimit, type RateLimit } from './rate-limit.js';
import { createRefusalLog, type RefusalLog } from './refusal-log.js';
import { type CreateContext, createRequestContexts } from './request-context.js';
import { isHandshake } from './sockets/upgrades.js';
import { enterScope, getScope } from './request-scopes.js';
import { registerSecurityHeaders, type SecurityHeadersOptions } from './security-headers.js';
import { registerUrlCheck } from './url-check.js';

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
  readonly createContext: CreateContext;
  readonly health: HealthOptions;
  /** Addresses and networks of proxies whose `X-Forwarded-*` headers are believed. @default none */
  readonly trustedProxies?: readonly string[];
  readonly log: Logger;
  readonly metrics: Metrics;
  readonly timeouts?: HttpTimeouts;
}

/** No route has a schema: GraphQL validates. Without compilers of schemas, Fastify does not load those of its own. */
function rejectSchema(): never {
  throw new Error('Routes have no schemas: their compilers are not loaded.');
}

function createFastify(
  { limits, trustedProxies = [], timeouts = defaultTimeouts }: HttpServerOptions,
  errors: ErrorHandlers,
  clientErrors: ClientErrors,
): FastifyInstance {
  const server = fastify({
    bodyLimit: limits.bodyBytes,
    requestTimeout: limits.bodyTimeoutMs,
    keepAliveTimeout: timeouts.keepAlive,
    http: {
      maxHeaderSize: limits.headerBytes,
      headersTimeout: Math.min(timeouts.headers, limits.bodyTimeoutMs),
      connectionsCheckingInterval: Math.min(timeouts.check, limits.bodyTimeoutMs),
      // Node would reject these without a body and a log line; registerUrlCheck does it.
      requireHostHeader: false,
      shouldUpgradeCallback: isHandshake,
    },
    trustProxy: trustedProxies.length > 0 ? [...trustedProxies] : false,
    routerOptions: { ignoreTrailingSlash: true },
    forceCloseConnections: 'idle',
    genReqId: (request) => getScope(request).correlationId,
    schemaController: { compilersFactory: { buildValidator: rejectSchema, buildSerializer: rejectSchema } },
    frameworkErrors: errors.handleFrameworkError,
    clientErrorHandler: clientErrors.handle,
  });
  server.setErrorHandler(errors.handleError);
  closeConnectionsOnClose(server);
  server.setNotFoundHandler(errors.handleNotFound);
  clientErrors.observe(server.server);
  return server;
}

/** Whether a part of the body has not arrived yet. */
function hasUnreadBody({ raw, headers }: FastifyRequest): boolean {
  const hasBody = headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
  return hasBody && !raw.complete;
}

/** Watches each response: it must be received in time, and leaves a line in the log if it refuses its request. */
function registerResponseHooks(server: FastifyInstance, options: HttpServerOptions, logRefusal: RefusalLog) {
  const watch = createConnectionLimits(server.server, options);
  server.addHook('onSend', (request: FastifyRequest, reply: FastifyReply, payload: unknown, done) => {
    // Otherwise the client could go on sending what nobody reads.
    if (hasUnreadBody(request)) void reply.header('connection', 'close');
    const finish = () => {
      const bytes = typeof payload === 'string' || Buffer.isBuffer(payload) ? payload.length : 0;
      watch(reply.raw, request.raw.socket, bytes);
      done(null, payload);
    };
    const logged = logRefusal(request, reply);
    if (logged) logged.then(finish, done);
    else finish();
  });
}

/** Measures each request until its response has been sent, or its client has gone. */
function measureRequests(server: FastifyInstance, metrics: Metrics): void {
  if (metrics === noMetrics) return;
  const { startRequest, endRequest } = metrics;
  server.addHook('onRequest', (request, { raw }, done) => {
    // A WebSocket is counted as one.
    if (!isHandshake(request.raw)) {
      const started = performance.now();
      const route = request.is404 ? 'unmatched' : (request.routeOptions.url ?? 'unmatched');
      startRequest();
      raw.once('close', () => {
        endRequest(request.method, route, raw.statusCode, performance.now() - started);
      });
    }
    done();
  });
}

/** Rejects requests without a token whose address has used up its limit, except for health and the files of pages. */
function registerAddressCheck(server: FastifyInstance, { checkAddress }: RateLimit): void {
  server.addHook('onRequest', (request, reply, done) => {
    const isChecked = request.is404 || request.routeOptions.url === '/graphql';
    if (!isChecked || request.headers.authorization !== undefined) {
      done();
      return;
    }
    checkAddress(request, reply).then(() => {
      done();
    }, done);
  });
}

/** The HTTP server: /graphql, /healthz, /readyz, and JSON errors for everything else. It does not listen yet. */
export async function createHttpServer(options: HttpServerOptions): Promise<FastifyInstance> {
  const { limits, log } = options;
  const contexts = createRequestContexts(options.createContext);
  const createErrorBody = createErrorBodies(limits);
  const logRefusal = createRefusalLog(log, contexts);
  const errors = createErrorHandlers({
    log,
    createErrorBody,
    logRefusal,
    countRejected: (request, reply) => rateLimit.countRejected(request, reply),
  });
  const server = createFastify(options, errors, createClientErrors({ log, createErrorBody }));
  const rateLimit = await createRateLimit(server, { ...limits, contexts });

  server.addHook('onRequest', enterScope);
  measureRequests(server, options.metrics);
  registerResponseHooks(server, options, logRefusal);
  registerUrlCheck(server, limits.urlBytes);
  await registerSecurityHeaders(server, options);
  registerAddressCheck(server, rateLimit);
  registerJsonBody(server, limits.bodyBytes);
  await registerGraphQLRoute(server, options, { contexts, rateLimit });
  server.route({
    method: ['PUT', 'PATCH', 'DELETE', 'OPTIONS'],
    url: '/graphql',
    handler: errors.handleMethodNotAllowed,
  });
  // Relative, because a proxy may serve this under a prefix.
  server.get('/', (_request, reply) => reply.redirect('graphql', 302));
  registerHealth(server, options.health);
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
