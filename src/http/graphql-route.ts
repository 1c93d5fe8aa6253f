import type { FastifyInstance, FastifyReply, FastifyRequest, RouteHandlerMethod } from 'fastify';
import type { GraphQLServer } from '../graphql/apollo.js';
import type { AnswerCompiled } from '../graphql/compiled/compiled-answers.js';
import type { DocumentLimits } from '../graphql/limits/document-limits.js';
import type { HttpLimits } from './http-limits.js';
import type { SocketTimeouts } from './sockets/socket-life.js';
import { createCallbacks } from './callbacks/callbacks.js';
import { createSockets } from './sockets/sockets.js';
import { createStreams, type StreamsOptions } from './streams/streams.js';
import { createSubscriptionLimit } from './streams/subscription-limit.js';
import { createOperationHandler } from './operation-handler.js';
import { createPlayground, type PlaygroundOptions } from './pages/playground.js';
import type { RateLimit } from './rate-limit.js';
import type { Logger } from '../telemetry/logger.js';
import type { Metrics } from '../telemetry/metrics.js';
import type { CreateContext, RequestContexts } from './request-context.js';
import { createOperationGuard, createRequestGuard, type RequestGuardOptions } from './request-guard.js';
import { createDocumentAllowList, type TrustedDocument } from './trusted-documents.js';

export interface GraphQLRouteOptions extends Pick<StreamsOptions, 'subscriptions'> {
  /** The limits of a document before it is parsed. */
  readonly documentLimits: DocumentLimits;
  readonly graphql: GraphQLServer;
  /** Answers operations that were sent before; undefined = Apollo Server answers all. */
  readonly answerCompiled?: AnswerCompiled | undefined;
  readonly limits: HttpLimits;
  /** The only documents that are executed; undefined = any. */
  readonly trustedDocuments?: (() => readonly TrustedDocument[]) | undefined;
  /** The page for browsers. */
  readonly playground?: PlaygroundOptions | undefined;
  readonly createContext: CreateContext;
  /** Origins whose pages may open a WebSocket, besides the own. */
  readonly corsOrigins: readonly string[];
  /** Prefixes of the URLs to which events of subscriptions may be sent. */
  readonly callbackUrls: readonly string[];
  readonly log: Logger;
  readonly metrics: Pick<Metrics, 'addSocket'>;
  readonly socketTimeouts?: SocketTimeouts | undefined;
  /** The page for browsers without a playground: HTML, given the URL of /graphql. */
  readonly landingPage: (url: string) => string;
}

export interface GraphQLRouteDependencies {
  readonly contexts: RequestContexts;
  readonly rateLimit: Pick<RateLimit, 'countRequest' | 'countOperation'>;
}

/** Whether a request opens the page instead of sending GraphQL. */
function isPageRequest({ method, headers, query }: FastifyRequest): boolean {
  const isEmpty = !('query' in (query as object)) && !('extensions' in (query as object));
  return method === 'GET' && isEmpty && (headers.accept ?? '').includes('text/html');
}

/** Creates the function that sends the page for browsers. Its relative URLs require a path without a final slash. */
async function createPage(server: FastifyInstance, { playground, landingPage }: GraphQLRouteOptions) {
  const sendPlayground = playground && (await createPlayground(server, playground));
  const sendLandingPage = (reply: FastifyReply) =>
    reply.type('text/html; charset=utf-8').send(landingPage(`${server.listeningOrigin}/graphql`));
  return ({ url }: FastifyRequest, reply: FastifyReply) => {
    if (/^[^?]*\/(\?|$)/.test(url)) return reply.redirect('../graphql', 302);
    return (sendPlayground ?? sendLandingPage)(reply.header('vary', 'accept'));
  };
}

/** The subscriptions of all transports, with the limits that they share. */
function createTransports(
  server: FastifyInstance,
  { limits, documentLimits, trusted, ...options }: GraphQLRouteOptions & Pick<RequestGuardOptions, 'trusted'>,
  { contexts, rateLimit }: GraphQLRouteDependencies,
) {
  const subscriptionLimit = createSubscriptionLimit(limits.streamsPerCaller);
  const sockets = createSockets(server, {
    ...options,
    ...{ subscriptionLimit, rateLimit, addSocket: options.metrics.addSocket },
    // A connection is of use with a subscription.
    socketLimit: createSubscriptionLimit(limits.streamsPerCaller),
    addressLimit: createSubscriptionLimit(limits.streamsPerCaller),
    guard: createOperationGuard({ documentLimits, trusted }),
    maxTokenLength: limits.headerBytes,
    messageBytes: limits.bodyBytes,
    unsentBytes: limits.bodyBytes,
  });
  const { subscriptions, callbackUrls, log, metrics } = options;
  const { addSocket } = metrics;
  const reportBug = (error: unknown) => {
    log.error({ error }, 'unexpected error in a subscription');
  };
  return {
    sockets,
    streams: createStreams(server, { subscriptions, subscriptionLimit, addSocket }, contexts),
    callbacks: createCallbacks(
      server,
      { subscriptions, subscriptionLimit, callbackUrls, reportBug, addSocket },
      contexts,
    ),
  };
}

/** /graphql: GraphQL for programs over HTTP and WebSocket, a page for browsers. */
export async function registerGraphQLRoute(
  server: FastifyInstance,
  options: GraphQLRouteOptions,
  dependencies: GraphQLRouteDependencies,
): Promise<void> {
  const { graphql, limits, documentLimits, trustedDocuments } = options;
  const { contexts, rateLimit } = dependencies;
  await graphql.start();
  const handleGraphQL = createOperationHandler({ graphql, answerCompiled: options.answerCompiled, contexts });
  const sendPage = await createPage(server, options);
  const trusted = trustedDocuments && createDocumentAllowList(trustedDocuments);
  const { sockets, streams, callbacks } = createTransports(server, { ...options, trusted }, dependencies);
  const { batchOperations } = limits;
  const guard = createRequestGuard({ batchOperations, documentLimits, trusted });

  const isGraphQL = (request: FastifyRequest) => !sockets.isUpgrade(request) && !isPageRequest(request);
  const createContext = (request: FastifyRequest, reply: FastifyReply, done: () => void) => {
    if (isGraphQL(request)) contexts.create(request, reply);
    done();
  };
  const guardGraphQL = (request: FastifyRequest, _reply: FastifyReply, done: (error?: Error) => void) => {
    let refused: Error | undefined;
    try {
      if (isGraphQL(request)) guard(request);
    } catch (error) {
      refused = error as Error;
    }
    done(refused);
  };
  const admitSocket = (request: FastifyRequest, reply: FastifyReply, done: () => void) => {
    if (sockets.isUpgrade(request)) sockets.admit(request, reply);
    done();
  };
  const handler: RouteHandlerMethod = function (request, reply) {
    if (sockets.accept(request, reply)) return reply;
    if (isPageRequest(request)) return sendPage(request, reply);
    const callback = callbacks.find(request);
    if (callback) return callbacks.start(request, reply, callback);
    const format = streams.findFormat(request);
    return format ? streams.send(request, reply, format) : handleGraphQL.call(this, request, reply);
  };
  const preHandler = [createContext, rateLimit.countRequest, guardGraphQL];
  server.route({ method: 'POST', url: '/graphql', preHandler, handler });
  server.route({ method: 'GET', url: '/graphql', preHandler: [...preHandler, admitSocket], handler });
}
