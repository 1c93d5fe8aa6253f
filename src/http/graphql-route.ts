import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLServer } from '../graphql/apollo.js';
import type { DocumentLimits } from '../graphql/limits/document-limits.js';
import type { HttpLimits } from './http-limits.js';
import { createStreams, type StreamsOptions } from './streams/streams.js';
import { createPlayground, type PlaygroundOptions } from './pages/playground.js';
import type { RateLimit } from './rate-limit.js';
import type { RequestContexts } from './request-context.js';
import { createRequestGuard } from './request-guard.js';
import { createDocumentAllowList, type TrustedDocument } from './trusted-documents.js';

export interface GraphQLRouteOptions extends Pick<StreamsOptions, 'subscriptions'> {
  /** The limits of a document before it is parsed. */
  readonly documentLimits: DocumentLimits;
  readonly graphql: GraphQLServer;
  readonly limits: HttpLimits;
  /** The only documents that are executed; undefined = any. */
  readonly trustedDocuments?: (() => readonly TrustedDocument[]) | undefined;
  /** The page for browsers. */
  readonly playground?: PlaygroundOptions | undefined;
  /** The page for browsers without a playground: HTML, given the URL of /graphql. */
  readonly landingPage: (url: string) => string;
}

export interface GraphQLRouteDependencies {
  readonly contexts: RequestContexts;
  readonly rateLimit: Pick<RateLimit, 'countRequest'>;
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

/** /graphql: GraphQL for programs, a page for browsers. */
export async function registerGraphQLRoute(
  server: FastifyInstance,
  options: GraphQLRouteOptions,
  { contexts, rateLimit }: GraphQLRouteDependencies,
): Promise<void> {
  const { graphql, limits, trustedDocuments } = options;
  await graphql.start();
  const handleGraphQL = fastifyApolloHandler(graphql, { context: contexts.get });
  const sendPage = await createPage(server, options);
  const streams = createStreams(server, { ...options, ...limits }, contexts);
  const createContext = (request: FastifyRequest, reply: FastifyReply, done: () => void) => {
    if (!isPageRequest(request)) contexts.create(request, reply);
    done();
  };
  const guard = createRequestGuard({
    batchOperations: limits.batchOperations,
    documentLimits: options.documentLimits,
    trusted: trustedDocuments && createDocumentAllowList(trustedDocuments),
  });
  const guardGraphQL = (request: FastifyRequest) =>
    isPageRequest(request) ? Promise.resolve() : guard(request);
  server.route({
    method: ['GET', 'POST'],
    url: '/graphql',
    preHandler: [createContext, rateLimit.countRequest, guardGraphQL],
    handler(request, reply) {
      if (isPageRequest(request)) return sendPage(request, reply);
      const format = streams.findFormat(request);
      return format ? streams.send(request, reply, format) : handleGraphQL.call(this, request, reply);
    },
  });
}
