import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyRequest, RouteHandlerMethod } from 'fastify';
import { LRUCache } from 'lru-cache';
import type { GraphQLServer } from '../graphql/apollo.js';
import type { AnswerCompiled } from '../graphql/compiled/compiled-answers.js';
import { isJsonObject } from '../graphql/json-object.js';
import { isResponseAcceptable } from './acceptable.js';
import { HttpError } from './http-error.js';
import type { RequestContexts } from './request-context.js';

export interface OperationHandlerOptions {
  readonly graphql: GraphQLServer;
  readonly answerCompiled: AnswerCompiled | undefined;
  readonly contexts: Pick<RequestContexts, 'get'>;
}

/** Maximum number of Accept headers that are remembered; clients send any string. */
const maxAcceptHeaders = 100;

/** Maximum length of one. */
const maxAcceptLength = 1_000;

/** A GET changes nothing. */
function checkAccept({ method, headers: { accept = '' } }: FastifyRequest): void {
  if (method !== 'POST' || isResponseAcceptable(accept)) return;
  const message =
    'The Accept header must allow application/json or application/graphql-response+json. Nothing was executed.';
  throw new HttpError(406, message, { code: 'BAD_REQUEST' });
}

/** Handles queries and mutations: by compiled code where possible, else by Apollo Server. */
export function createOperationHandler({
  graphql,
  answerCompiled,
  contexts,
}: OperationHandlerOptions): RouteHandlerMethod {
  const apollo = fastifyApolloHandler(graphql, { context: contexts.get });
  const handleByApollo: RouteHandlerMethod = async function (request, reply) {
    checkAccept(request);
    return apollo.call(this, request, reply);
  };
  if (!answerCompiled) return handleByApollo;
  /** The content type that Apollo Server has chosen for an Accept header, which nothing else determines. */
  const contentTypes = new LRUCache<string, string>({ max: maxAcceptHeaders });

  return async function (request, reply) {
    const { method, body, headers } = request;
    if (method !== 'POST' || !isJsonObject(body)) return handleByApollo.call(this, request, reply);
    const { accept = '' } = headers;
    const contentType = contentTypes.get(accept);
    const answer =
      contentType === undefined ? undefined : await answerCompiled(body, () => contexts.get(request));
    if (contentType !== undefined && answer) {
      reply.header('cache-control', 'no-store').header('content-type', contentType);
      if (answer.challenge !== undefined) reply.code(401).header('www-authenticate', answer.challenge);
      return answer.body;
    }
    const response: unknown = await handleByApollo.call(this, request, reply);
    const chosen = reply.getHeader('content-type');
    if (reply.statusCode === 200 && typeof chosen === 'string' && accept.length <= maxAcceptLength) {
      contentTypes.set(accept, chosen);
    }
    return response;
  };
}
