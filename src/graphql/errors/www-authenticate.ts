import type { ApolloServerPlugin } from '@apollo/server';
import { unwrapResolverError } from '@apollo/server/errors';
import { CaseOperationsError } from '../../domain/errors.js';
import type { GraphQLContext } from '../context.js';

/** The value of WWW-Authenticate: RFC 6750's, and for claims in the form that Microsoft's libraries read. */
function toChallenge({ reason, details: { claims } }: CaseOperationsError): string {
  if (reason === 'missingToken') return 'Bearer';
  if (claims === undefined) return 'Bearer error="invalid_token"';
  return `Bearer error="insufficient_claims", claims="${Buffer.from(claims).toString('base64')}"`;
}

function isUnauthenticated(error: unknown): error is CaseOperationsError {
  return error instanceof CaseOperationsError && error.code === 'UNAUTHENTICATED';
}

/** Null, a list of nothing (the entities that a gateway asks for), or the name of a root type. */
function isNothing(value: unknown): boolean {
  if (Array.isArray(value)) return value.every(isNothing);
  return value === null || value === 'Query' || value === 'Mutation';
}

/** Answers HTTP 401 and a challenge when a request failed for its authentication, so that clients sign in again. */
export const wwwAuthenticate: ApolloServerPlugin<GraphQLContext> = {
  requestDidStart: () =>
    Promise.resolve({
      willSendResponse({ errors = [], requestIsBatched, response: { http, body } }) {
        const { data } = body.kind === 'single' ? body.singleResult : {};
        const failed = errors.map((error) => unwrapResolverError(error)).find(isUnauthenticated);
        // Not beside data or other requests: a client that signs in and sends all of it again would repeat what was done.
        if (failed && !requestIsBatched && Object.values(data ?? {}).every(isNothing)) {
          http.status = 401;
          http.headers.set('www-authenticate', toChallenge(failed));
        }
        return Promise.resolve();
      },
    }),
};
