import type { ApolloServerPlugin } from '@apollo/server';
import { unwrapResolverError } from '@apollo/server/errors';
import { CaseOperationsError } from '../../domain/errors.js';
import type { GraphQLContext } from '../context.js';

/** The value of WWW-Authenticate (RFC 6750); claims have the format that Microsoft's libraries read. */
function toChallenge({ reason, details: { claims } }: CaseOperationsError): string {
  if (reason === 'missingToken') return 'Bearer';
  if (claims === undefined) return 'Bearer error="invalid_token"';
  return `Bearer error="insufficient_claims", claims="${Buffer.from(claims).toString('base64')}"`;
}

function isUnauthenticated(error: unknown): error is CaseOperationsError {
  return error instanceof CaseOperationsError && error.code === 'UNAUTHENTICATED';
}

/** Whether a value has no data: null, a list of such values (`_entities`), or the name of a root type. */
function isEmpty(value: unknown): boolean {
  if (Array.isArray(value)) return value.every(isEmpty);
  return value == null || value === 'Query' || value === 'Mutation';
}

/**
 * Returns the value of WWW-Authenticate if the authentication of a request failed. Not with data: a client that signs in
 * and sends everything again would repeat changes.
 */
export function findChallenge(
  errors: readonly unknown[],
  data: object | null | undefined,
): string | undefined {
  const failed = errors.map((error) => unwrapResolverError(error)).find(isUnauthenticated);
  return failed && Object.values(data ?? {}).every(isEmpty) ? toChallenge(failed) : undefined;
}

/** Sets HTTP 401 and a challenge if the authentication of a request failed, so that clients sign in again. */
export const wwwAuthenticate: ApolloServerPlugin<GraphQLContext> = {
  requestDidStart: () =>
    Promise.resolve({
      willSendResponse({ errors = [], requestIsBatched, response: { http, body } }) {
        const { data } = body.kind === 'single' ? body.singleResult : {};
        const challenge = findChallenge(errors, data);
        // In a batch, others may have changed something.
        if (challenge !== undefined && !requestIsBatched) {
          http.status = 401;
          http.headers.set('www-authenticate', challenge);
        }
        return Promise.resolve();
      },
    }),
};
