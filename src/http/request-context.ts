import type { FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLContext } from '../graphql/context.js';

/** The context of a GraphQL request, and who sent it as far as that is known. */
export interface RequestContext extends GraphQLContext {
  /** Tells callers apart without naming them. */
  readonly callerKey?: string | undefined;
}

/** The context of a GraphQL request, from its headers; the signal aborts when the client has gone away. */
export type CreateContext = (
  headers: FastifyRequest['headers'],
  clientGone: AbortSignal,
) => Promise<RequestContext>;

/** Aborts when the connection closes before the answer is out. */
function clientGone({ raw }: FastifyReply): AbortSignal {
  const gone = new AbortController();
  raw.once('close', () => {
    if (!raw.writableFinished) gone.abort();
  });
  return gone.signal;
}

/** Makes the context of each request once: the rate limit needs the caller before GraphQL needs the rest. */
export function createRequestContexts(contextOf: CreateContext) {
  const made = new WeakMap<FastifyRequest, Promise<RequestContext>>();
  return {
    create: (request: FastifyRequest, reply: FastifyReply): void => {
      const context = contextOf(request.headers, clientGone(reply));
      // Whoever asks for it is told of a failure; a request may be refused before anybody does.
      context.catch(() => undefined);
      made.set(request, context);
    },
    get: (request: FastifyRequest): Promise<RequestContext> => {
      const context = made.get(request);
      return context ?? Promise.reject(new Error('The context of this request was not made.'));
    },
    /** Who calls; undefined where that is not known, and where no context could be made. */
    getCallerKey: async (request: FastifyRequest): Promise<string | undefined> => {
      const context = await made.get(request)?.catch(() => undefined);
      return context?.callerKey;
    },
  };
}
