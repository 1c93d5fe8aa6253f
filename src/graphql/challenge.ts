import type { ApolloServerPlugin } from '@apollo/server';
import type { GraphQLFormattedError } from 'graphql';
import type { GraphQLContext } from './context.js';

/** The value of WWW-Authenticate, in the form that Microsoft's libraries read. */
function challengeFor({ extensions }: GraphQLFormattedError): string {
  const claims = extensions?.['claims'];
  if (typeof claims !== 'string') return 'Bearer';
  return `Bearer error="insufficient_claims", claims="${Buffer.from(claims).toString('base64')}"`;
}

/** Answers HTTP 401 and a challenge when a request failed for its authentication, so that clients sign in again. */
export const challengeUnauthenticated: ApolloServerPlugin<GraphQLContext> = {
  requestDidStart: () =>
    Promise.resolve({
      willSendResponse({ response: { http, body } }) {
        const { errors = [], data } = body.kind === 'single' ? body.singleResult : {};
        const failed = errors.find(({ extensions }) => extensions?.['code'] === 'UNAUTHENTICATED');
        // Not beside data: a client that signs in and sends all of it again would repeat what was done.
        if (failed && Object.values(data ?? {}).every((value) => value === null)) {
          http.status = 401;
          http.headers.set('www-authenticate', challengeFor(failed));
        }
        return Promise.resolve();
      },
    }),
};
