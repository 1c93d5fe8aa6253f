import type { FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLContext } from '../graphql/context.js';
import { getFullAddress } from './client-address.js';
import { createAttachedValue } from './attached-value.js';
import { Disconnection, type DisconnectSignal } from './disconnection.js';

/** The context of a GraphQL request and the key of its caller. */
export interface RequestContext extends GraphQLContext {
  /** Distinguishes callers without identifying them; undefined for an unknown caller. */
  readonly callerKey?: string | undefined;
  /** When the token of the caller expires, in milliseconds since 1970; undefined if unknown. */
  readonly expiresAt?: number | undefined;
  /** The message of a token that was valid and has expired: only its owner can have it, and should get a new one. */
  readonly expired?: string | undefined;
}

/**
 * Creates the context of a GraphQL request from its headers; the signal aborts when the client disconnects.
 *
 * @param getAddress Returns the address of the client while it is connected, for the audit trail.
 */
export type CreateContext = (
  headers: FastifyRequest['headers'],
  clientGone: DisconnectSignal,
  getAddress?: () => string,
) => Promise<RequestContext>;

/** Creates the context of each request once: the rate limit needs the caller before GraphQL needs the service. */
export function createRequestContexts(createContext: CreateContext) {
  const contexts = createAttachedValue<FastifyRequest, Promise<RequestContext>>('context');
  /** The context; undefined before it is created, and if it could not be created. */
  const find = async (request: FastifyRequest): Promise<RequestContext | undefined> =>
    contexts.get(request)?.catch(() => undefined);
  return {
    create: (request: FastifyRequest, reply: FastifyReply): void => {
      const clientGone = new Disconnection(reply.raw);
      const context = createContext(request.headers, clientGone, () => getFullAddress(request));
      // `get` reports the error; a request that is rejected earlier never calls it.
      context.catch(() => undefined);
      contexts.set(request, context);
    },
    get: (request: FastifyRequest): Promise<RequestContext> => {
      const context = contexts.get(request);
      return context ?? Promise.reject(new Error('The context of this request was not created.'));
    },
    find,
  };
}

export type RequestContexts = ReturnType<typeof createRequestContexts>;
